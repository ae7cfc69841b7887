package dev.gradus.examples.programs;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Model;
import dev.gradus.nn.Optimizer;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Sigmoid;
import dev.gradus.nn.Slot;
import dev.gradus.nn.Step;
import dev.gradus.nn.Tanh;
import dev.gradus.nn.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Points of a ring and of its middle, told apart by an optimiser that the library lacks. */
public final class OwnOptimizer {
  private OwnOptimizer() {}

  /**
   * A step of its own length for each weight, which grows while the sign of the slope stays and is
   * halved when it turns. For full batches. Source: Riedmiller and Braun, A direct adaptive method
   * for faster backpropagation learning: the RPROP algorithm, 1993; this is the variant iRprop− of
   * Igel and Hüsken, 2000.
   */
  record Rprop(double first) implements Optimizer {
    @Override
    public List<Slot> slots() {
      return List.of(new Slot("length", Slot.Kind.PARAMETER, first), Slot.of("slope"));
    }

    @Override
    public List<Var> step(Step s) {
      List<Var> d = new ArrayList<>();
      for (int i = 0; i < s.size(); i++) {
        Var same = s.gradient(i).multiply(s.slot("slope", i)); // above 0 where the sign stayed
        Var factor = Var.constant(1.2).where(same.greaterThan(0),
            Var.constant(0.5).where(same.lessThan(0), Var.constant(1)));
        Var length = s.keep("length", i, s.slot("length", i).multiply(factor).clamp(1e-6, 1));
        Var g = Var.constant(0).where(same.lessThan(0), s.gradient(i));
        d.add(s.keep("slope", i, g).sign().multiply(length));
      }
      return d;
    }
  }

  /** Learns, and prints how well. */
  public static void main(String... args) {
    Random random = new Random(1);
    double[][] points = new double[200][];
    int[] outside = new int[points.length];
    for (int i = 0; i < points.length; i++) {
      outside[i] = i % 2;
      double angle = 2 * Math.PI * random.nextDouble();
      double radius = 0.3 * random.nextGaussian() + 2 * outside[i];
      points[i] = new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
    }
    Dataset data = Dataset.binary(Tensor.matrix(points), outside);
    Sequential net = Sequential.of(new Dense(2, 8), new Tanh(), new Dense(8, 1), new Sigmoid());
    Model model = Training.of(net, Loss.binaryCrossEntropy()).optimizer(new Rprop(0.01))
        .batch(data.size()).epochs(100).seed(1).run(data);
    System.out.println("accuracy " + model.evaluate(data).accuracy());
    System.out.println("log loss " + model.evaluate(data).logLoss());
  }
}
