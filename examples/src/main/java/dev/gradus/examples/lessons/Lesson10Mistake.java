package dev.gradus.examples.lessons;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Check;
import dev.gradus.verify.Report;
import dev.gradus.verify.Verify;
import dev.gradus.verify.slips.Diagnosis;
import dev.gradus.verify.slips.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * Lesson 10: a mistake in a backward pass, found.
 *
 * <p>Somebody wrote a network of five layers by hand, and its backward pass. It trains, but not
 * well. There is no message and no crash: only numbers, some of which are wrong. First they are
 * compared with the slopes of the error; this finds an entry. Then halves: a layer in the middle is
 * looked at, and the mistake is on one side of it. At last they are compared with a program that is
 * right, which says what the mistake looks like.
 */
public final class Lesson10Mistake {
  private Lesson10Mistake() {}

  /**
   * Runs the lesson.
   *
   * @param arguments none
   */
  public static void main(String... arguments) {
    Backpropagation net = new Backpropagation(false);
    System.out.println("A network 2-8-8-8-8-1 by hand. What leaves layer 2 goes through layers 3 "
        + "and 4,\nand past them. Is its gradient right?\n");
    Report wrong = of(net, 1, Backpropagation.LAYERS).check();
    System.out.println(wrong);

    System.out.println("\nNot all. Which layer? What flows back goes from the last to the first, "
        + "so behind the\nmistake all is right, and before it nothing is. Halve:");
    int layer = lastWrong(net);
    System.out.println("So the mistake lies between: in the slopes of what leaves layer " + layer
        + ".");

    System.out.println("\nWhat does it look like? The same network in Var, of which the tape knows "
        + "the gradient,\nis walked backwards again and again, each time with one slip that people "
        + "make:");
    Report explained = of(net, 1, Backpropagation.LAYERS).against(right(net)).check();
    Diagnosis diagnosis = explained.diagnosis().orElseThrow();
    System.out.println(diagnosis);

    System.out.println("\nIn the code stands  da[k - 1][i] = sum;  it should be  "
        + "da[k - 1][i] += sum;\nWith that:\n");
    Report mended = of(new Backpropagation(true), 1, Backpropagation.LAYERS).check();
    System.out.println(mended);

    Claim.that(wrong.verdict() == Verdict.WRONG && layer == 2
        && diagnosis.explanations().size() > 0 && mended.verdict() == Verdict.VERIFIED,
        "a check finds the entry, halves find the layer, and a program that is right names the "
            + "slip");
  }

  private static Check of(Backpropagation net, int first, int last) {
    return Verify.blocks(net.layers(first, last), net::error, net::backward);
  }

  /** The last layer whose slopes are wrong: those behind it are right. */
  private static int lastWrong(Backpropagation net) {
    int wrong = 0;
    int right = Backpropagation.LAYERS + 1;
    while (right - wrong > 1) {
      int middle = (wrong + right) / 2;
      Report report = of(net, middle, middle).check();
      System.out.println("  layer " + middle + ": " + report.verdict());
      if (report.verdict() == Verdict.WRONG) wrong = middle;
      else right = middle;
    }
    return wrong;
  }

  private static Reference right(Backpropagation net) {
    List<String> names = new ArrayList<>();
    List<Shape> shapes = new ArrayList<>();
    for (int k = 1; k <= Backpropagation.LAYERS; k++) {
      int units = Backpropagation.UNITS[k];
      names.addAll(List.of("W" + k, "b" + k));
      shapes.addAll(List.of(Shape.of(Backpropagation.UNITS[k - 1], units), Shape.of(units)));
    }
    Var x = Var.constant(Tensor.matrix(net.points));
    Var t = Var.constant(Tensor.of(Shape.of(net.targets.length, 1), net.targets));
    return Reference.of(v -> {
      Var second = layer(layer(x, v, 1).tanh(), v, 2).tanh();
      Var fourth = layer(layer(second, v, 3).tanh(), v, 4).tanh().add(second);
      return layer(fourth, v, 5).mse(t);
    }, new Layout(names, shapes));
  }

  private static Var layer(Var x, List<Var> v, int k) {
    return x.matmul(v.get(2 * k - 2)).add(v.get(2 * k - 1));
  }
}
