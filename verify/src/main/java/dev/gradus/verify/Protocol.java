package dev.gradus.verify;

import dev.gradus.autodiff.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls function and derivative in an order in which state that they keep shows: at the point, at
 * another, at the point again, and with one array whose numbers change in between.
 */
final class Protocol {
  private static final int CALLS = 6; // one after the other
  private static final double[] AWAY = {1e-2, 1e-4, 1e-6};
  private static final String ELSEWHERE = "after calls at another point";
  private static final String SAME_ARRAY = "in an array that held another point before";

  private final Watched f;
  private final Watched g;
  private final double[] x;
  private final Settings s;
  private final List<Finding> findings = new ArrayList<>();
  private final double[] value;
  private final double[] derivative;
  private boolean lost;
  private double @Nullable [] sameElsewhere;
  private String note = "";

  /** Another point and what the functions give there. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Elsewhere(double[] x, double[] value, double[] derivative) {}

  /** At a point; what the functions throw there is thrown. */
  Protocol(Watched f, Watched g, double[] x, Settings s) {
    this.f = f;
    this.g = g;
    this.x = x;
    this.s = s;
    Elsewhere there = callElsewhere(); // first, so that what is kept for ever is not that of x
    double[] argument = x.clone();
    Supplier<double[]> heldValue = f.live(argument);
    this.value = heldValue.get().clone();
    noteIfHandedOut(f, argument, heldValue, value);
    argument = x.clone();
    Supplier<double[]> held = g.live(argument);
    this.derivative = held.get().clone();
    noteIfHandedOut(g, argument, held, derivative);
    History values = new History(f, x, value);
    History derivatives = new History(g, x, derivative);
    if (there != null) {
      if (History.same(derivative, there.derivative())) sameElsewhere = there.x();
      History valuesThere = new History(f, there.x(), there.value());
      History derivativesThere = new History(g, there.x(), there.derivative());
      valuesThere.again(ELSEWHERE);
      derivatives.again("after the " + f.name() + " was called at another point");
      derivativesThere.again(ELSEWHERE);
      checkHeld(f, heldValue, value);
      checkHeld(g, held, derivative);
      useOneArray(values, valuesThere);
      useOneArray(derivatives, derivativesThere);
      judge(valuesThere, value);
      judge(derivativesThere, derivative);
    }
    for (int i = 0; i < CALLS; i++) derivatives.again("at a later call");
    judge(values, there == null ? null : there.value());
    judge(derivatives, there == null ? null : there.derivative());
    for (Watched w : List.of(f, g)) {
      if (!w.written().isEmpty()) add(Finding.Kind.ARGUMENT, Verdict.WRONG, w.written());
    }
  }

  double[] value() { return value; }

  double[] derivative() { return derivative; }

  /** Another point, called first, at which the derivative is the same; null if it is not. */
  double @Nullable [] sameElsewhere() { return sameElsewhere; }

  /** What is neither wrong nor undecided, but better known, in words; else empty. */
  String note() { return note; }

  List<Finding> findings() { return findings; }

  /** Whether nothing can be compared, as the answers are not those of a function. */
  boolean isLost() { return lost; }

  private void add(Finding.Kind kind, Verdict verdict, String reason) {
    findings.add(Finding.of(kind, verdict, reason));
  }

  /** Calls both at a point nearby at which both are defined; null if there is no such point. */
  private @Nullable Elsewhere callElsewhere() {
    for (double away : AWAY) {
      double[] there = moved(away);
      try {
        double[] y = f.at(there);
        if (isFinite(y)) return new Elsewhere(there, y, g.at(there));
      } catch (RuntimeException e) {
        // not defined there: nearer
      }
    }
    return null;
  }

  private static boolean isFinite(double[] y) {
    for (double v : y) if (!Double.isFinite(v)) return false;
    return true;
  }

  private double[] moved(double away) {
    double largest = 0;
    for (double v : x) largest = Math.max(largest, Math.abs(v));
    double[] there = x.clone();
    for (int i = 0; i < there.length; i++) {
      double size = x[i] != 0 ? Math.abs(x[i]) : largest != 0 ? largest : 1;
      double step = away * size * (1 + i % 7 / 7.0) * (i % 2 == 0 ? 1 : -1);
      there[i] = s.holds(i, x[i] + step) ? x[i] + step : x[i] - step;
    }
    return there;
  }

  /** An optimiser that steps in the array of its point would step in the result, too. */
  private void noteIfHandedOut(Watched w, double[] argument, Supplier<double[]> held,
      double[] was) {
    if (argument.length == 0) return;
    double before = argument[0];
    argument[0] = before == 1 ? 2 : 1;
    boolean isArgument = !History.same(held.get(), was);
    argument[0] = before;
    if (isArgument) {
      note = "note: the " + w.name() + " hands out the very array it is given, so who changes one "
          + "changes the other; a copy is safe";
    }
  }

  /** What was handed out at first must be as it was. */
  private void checkHeld(Watched w, Supplier<double[]> held, double[] was) {
    if (History.same(held.get(), was)) return;
    add(Finding.Kind.BUFFER, Verdict.WRONG, "the " + w.name() + " hands out the same array again: "
        + "what it gave first was changed by a later call, so who keeps it has other numbers");
  }

  /** As optimisers do, who step in the array of their weights. */
  private void useOneArray(History here, History there) {
    double[] argument = x.clone();
    here.again(ELSEWHERE, argument);
    System.arraycopy(there.x(), 0, argument, 0, argument.length);
    there.again(SAME_ARRAY, argument);
  }

  private void judge(History h, double @Nullable [] there) {
    if (!h.isBroken()) return;
    String cause = h.cause(there);
    lost |= h.isOf(f) || cause.isEmpty() && !h.isSmall();
    if (cause.isEmpty()) {
      add(Finding.Kind.CHANCE, Verdict.UNDECIDED, h.text("it is not deterministic"));
    } else {
      add(Finding.Kind.STATE, Verdict.WRONG, h.text(cause));
    }
  }
}
