package dev.gradus.teaching.marking;

import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.slips.Mistake;
import dev.gradus.verify.slips.Recording;
import dev.gradus.verify.slips.Reference;
import dev.gradus.verify.slips.Slip;
import dev.gradus.verify.slips.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One number that somebody got wrong with pencil and paper, and with which the rest was computed
 * rightly: found from the answer, as the number that explains all of it.
 */
final class Miscalculated {
  private static final int MOST = 8; // entries of a node that are tried
  private static final int STEPS = 20;
  private static final double[] BEGINNINGS = {0.1, -0.5, 1};

  private final Exercise exercise;
  private final Reply reply;
  private final Recording program;
  private final Stages stages;

  Miscalculated(Exercise exercise, Reply reply) {
    this.exercise = exercise;
    this.reply = reply;
    program = exercise.reference().at(exercise.weights());
    stages = new Stages(program);
  }

  /** On the way forward; null if no number explains the answer. */
  @Nullable Forward forward(Predicate<Forward> explains) {
    for (int i = program.error().index() - 1; i >= 0; i--) { // a sum before its terms
      Var y = program.nodes().get(i);
      boolean isCurve = y.op() instanceof Op.Unary;
      if (y.arity() == 0 || isCurve || !program.varies(y) || y.shape().size() > MOST) continue;
      for (int entry = 0; entry < y.shape().size(); entry++) {
        for (double beginning : BEGINNINGS) {
          Forward found = with(y, entry, fitted(y, entry, beginning));
          if (explains.test(found)) return found;
        }
      }
    }
    return null;
  }

  private Forward with(Var y, int entry, double off) {
    double[] by = new double[y.shape().size()];
    by[entry] = off;
    Tensor shift = Tensor.of(y.shape(), by);
    return Forward.changed(exercise, y, "a number on the way forward is miscalculated",
        "It comes from " + String.join(" and ", stages.near(y)) + "; the rest follows from it.",
        (node, x) -> Forward.again(node, x)
            .add(Var.constant(shift)));
  }

  /** By how much it is off, by secants in least squares. */
  private double fitted(Var y, int entry, double beginning) {
    double x = beginning;
    double before = 0;
    double[] last = residuals(with(y, entry, before).error());
    for (int step = 0; step < STEPS; step++) {
      double[] now = residuals(with(y, entry, x).error());
      double slopes = 0;
      double products = 0;
      for (int i = 0; i < now.length; i++) {
        double slope = (now[i] - last[i]) / (x - before);
        slopes += slope * slope;
        products += slope * now[i];
      }
      double move = -products / slopes;
      if (!(Math.abs(move) > 1e-9 * Math.abs(x))) break; // also where nothing depends on it
      before = x;
      last = now;
      x += move;
    }
    return x;
  }

  /** How far a program is from the answer, each block beside its largest entry. */
  private double[] residuals(Function<List<Var>, Var> error) {
    Recording at = Reference.of(error, exercise.layout()).at(exercise.weights());
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < at.right().size(); i++) {
      String name = exercise.layout().names().get(i);
      if (reply.has(name)) all.add(off(at.right().get(i).toArray(), reply.get(name)));
    }
    if (reply.has(Exercise.VALUE)) {
      all.add(off(at.error().value().toArray(), reply.get(Exercise.VALUE)));
    }
    return all.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] off(double[] x, double[] given) {
    double most = 1e-300;
    for (double a : given) most = Math.max(most, Math.abs(a));
    double[] off = new double[x.length];
    for (int i = 0; i < x.length; i++) off[i] = (x[i] - given[i]) / most;
    return off;
  }

  /** On the way back: slips in which an entry of an adjoint is the number that fits best. */
  List<Slip> back() {
    List<Slip> all = new ArrayList<>();
    for (Step s : program.steps()) {
      Var v = s.to();
      boolean isUsedOnce = program.steps().stream().filter(t -> t.to() == v).count() == 1;
      if (v.arity() == 0 || !isUsedOnce || v.shape().size() > MOST) continue;
      for (int entry = 0; entry < v.shape().size(); entry++) all.add(times(v, entry));
    }
    return all;
  }

  private Slip times(Var v, int entry) {
    double[] none = blocks(scaled(v, entry, 0));
    double[] right = program.right().stream().flatMapToDouble(t -> Arrays.stream(t.toArray()))
        .toArray();
    double products = 0;
    double squares = 0;
    for (int i = 0; i < right.length; i++) {
      String name = exercise.layout().names().get(exercise.layout().tensor(i));
      double slope = right[i] - none[i];
      if (slope == 0 || !reply.has(name)) continue;
      double given = reply.get(name)[i - exercise.layout().start(name)];
      products += slope * (given - none[i]);
      squares += slope * slope;
    }
    return scaled(v, entry, products / squares);
  }

  private double[] blocks(Slip slip) {
    Mistake mistake = slip.in(program).get(0);
    return mistake.gradient(program).stream().flatMapToDouble(t -> Arrays.stream(t.toArray()))
        .toArray();
  }

  private static Slip scaled(Var v, int entry, double c) {
    double[] by = new double[v.shape().size()];
    Arrays.fill(by, 1);
    by[entry] = c;
    Var factor = Var.constant(Tensor.of(v.shape(), by));
    return Slip.at("a number on the way back is miscalculated",
        "The rest follows from it rightly.", s -> s.to().index() == v.index(),
        s -> s.part().multiply(factor));
  }
}
