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
  private @Nullable Elsewhere elsewhere;
  private boolean lost;

  /** Another point and what the functions give there. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Elsewhere(double[] x, double[] value, double[] derivative) {}

  /** At a point; what the functions throw there is thrown. */
  Protocol(Watched f, Watched g, double[] x, Settings s) {
    this.f = f;
    this.g = g;
    this.x = x;
    this.s = s;
    Supplier<double[]> heldValue = f.live(x.clone());
    this.value = heldValue.get().clone();
    Supplier<double[]> held = g.live(x.clone());
    this.derivative = held.get().clone();
    History values = new History(f, x, value);
    History derivatives = new History(g, x, derivative);
    elsewhere = callElsewhere(derivatives);
    checkHeld(f, heldValue, value);
    checkHeld(g, held, derivative);
    derivatives.again(ELSEWHERE);
    values.again(ELSEWHERE);
    for (int i = 0; i < CALLS; i++) derivatives.again("at a later call");
    judge(values, elsewhere == null ? null : elsewhere.value());
    judge(derivatives, elsewhere == null ? null : elsewhere.derivative());
    if (elsewhere != null && findings.isEmpty()) useOneArray(elsewhere);
    for (Watched w : List.of(f, g)) {
      if (!w.written().isEmpty()) add(Finding.Kind.ARGUMENT, Verdict.WRONG, w.written());
    }
  }

  double[] value() { return value; }

  double[] derivative() { return derivative; }

  @Nullable Elsewhere elsewhere() { return elsewhere; }

  List<Finding> findings() { return findings; }

  /** Whether nothing can be compared, as the answers are not those of a function. */
  boolean isLost() { return lost; }

  private void add(Finding.Kind kind, Verdict verdict, String reason) {
    findings.add(Finding.of(kind, verdict, reason));
  }

  /** Calls both at a point nearby at which both are defined; none if there is no such point. */
  private @Nullable Elsewhere callElsewhere(History derivatives) {
    for (double away : AWAY) {
      double[] there = moved(away);
      try {
        double[] y = f.at(there);
        derivatives.again("after the " + f.name() + " was called at another point");
        double[] d = g.at(there);
        if (isFinite(y)) return new Elsewhere(there, y, d);
      } catch (RuntimeException e) {
        if (derivatives.isBroken()) return null; // else not defined there: try nearer
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

  /** What was handed out at first must be as it was. */
  private void checkHeld(Watched w, Supplier<double[]> held, double[] was) {
    if (History.same(held.get(), was)) return;
    add(Finding.Kind.BUFFER, Verdict.WRONG, "the " + w.name() + " hands out the same array again: "
        + "what it gave first was changed by a later call, so who keeps it has other numbers");
  }

  /** As optimisers do, who step in the array of their weights. */
  private void useOneArray(Elsewhere there) {
    double[] argument = x.clone();
    for (Watched w : List.of(f, g)) {
      History here = new History(w, x, w == f ? value : derivative);
      History after = new History(w, there.x(), w == f ? there.value() : there.derivative());
      here.again("in another array", argument);
      System.arraycopy(there.x(), 0, argument, 0, argument.length);
      after.again(SAME_ARRAY, argument);
      System.arraycopy(x, 0, argument, 0, argument.length);
      judge(here, after.first());
      judge(after, here.first());
    }
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
