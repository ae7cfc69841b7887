package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;

/** What losses have in common: their shapes and the domains of their targets. */
final class Losses {
  private Losses() {}

  static void checkGiven(Var output, Var target) {
    given(output, "Loss.perPoint", "the output", "that of a network for some points");
    given(target, "Loss.perPoint", "the target", "what the output should be");
  }

  static void checkShapes(String loss, Var output, Var target) {
    checkGiven(output, target);
    // never broadcast: [n, 1] with [n] would be [n, n]
    if (!output.shape().equals(target.shape())) {
      throw new IllegalArgumentException(loss + ": the output has shape " + output.shape()
          + " but the target " + target.shape() + "; give one target for each output");
    }
  }

  /** The mean over the outputs of each point; of one output the error as it is, [points, 1]. */
  static Var rows(Var errors) {
    Shape shape = errors.shape();
    return shape.rank() == 2 && shape.dim(1) != 1 ? errors.mean(1) : errors;
  }

  /** Fails unless all targets are allowed. */
  static void check(String loss, Tensor targets, DoublePredicate allowed, String instead) {
    int wrong = firstOther(targets, allowed);
    if (wrong >= 0) throw refused(loss, targets, wrong, instead);
  }

  /** Fails unless all are from 0 to 1; two other numbers are taken for labels. */
  static void checkProbabilities(String loss, Tensor targets, String instead) {
    int wrong = firstOther(targets, x -> x >= 0 && x <= 1);
    if (wrong < 0) return;
    double[] all = DoubleStream.of(targets.toPeriod()).distinct().sorted().toArray();
    throw refused(loss, targets, wrong, "not from 0 to 1; "
        + (all.length == 2 ? "give 0 for " + all[0] + " and 1 for " + all[1] + ", or use "
            : "give 0 and 1 for two classes, or use ") + instead);
  }

  /** The place of the first target that is not allowed, or −1. */
  private static int firstOther(Tensor targets, DoublePredicate allowed) {
    given(targets, "Loss.check", "the tensor of targets", "what should be predicted");
    double[] t = targets.toPeriod();
    for (int i = 0; i < t.length; i++) if (!allowed.test(t[i])) return i;
    return -1;
  }

  private static IllegalArgumentException refused(String loss, Tensor targets, int i,
      String instead) {
    return new IllegalArgumentException(loss + ": the target of point "
        + i / (targets.size() / targets.shape().dim(0)) + " is " + targets.toPeriod()[i] + ", "
        + instead);
  }
}
