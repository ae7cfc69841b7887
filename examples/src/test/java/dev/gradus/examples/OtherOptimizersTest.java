package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.optimize.DifferentiableFunction;
import dev.gradus.autodiff.optimize.Lbfgs;
import dev.gradus.autodiff.optimize.Minimum;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Objective;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Sigmoid;
import dev.gradus.nn.Term;
import dev.gradus.nn.Training;
import java.util.Random;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.junit.jupiter.api.Test;

/** The error of a network, handed to an optimiser of another library, Hipparchus. */
class OtherOptimizersTest {
  private static Dataset points() {
    Random random = new Random(4);
    double[][] x = new double[60][];
    int[] labels = new int[60];
    for (int i = 0; i < 60; i++) {
      x[i] = new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      labels[i] = x[i][0] - x[i][1] + 0.5 * random.nextGaussian() > 0 ? 1 : 0;
    }
    return Dataset.binary(Tensor.matrix(x), labels);
  }

  /** With a penalty the error of one layer has one minimum only. */
  @Test
  void conjugateGradientsEndWhereLbfgsDoes() {
    Training training = Training.of(
        new Objective(Sequential.of(new Dense(3, 1), new Sigmoid()), Loss.binaryCrossEntropy())
            .plus(Term.squares(0.01)));
    DifferentiableFunction f = training.function(points());
    double[] found = new NonLinearConjugateGradientOptimizer(
        NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE,
        new SimpleValueChecker(1e-15, 1e-15)).optimize(new MaxEval(10_000), GoalType.MINIMIZE,
            new InitialGuess(new double[f.size()]), new ObjectiveFunction(f::value),
            new ObjectiveFunctionGradient(w -> {
              double[] g = new double[f.size()];
              f.valueAndGradient(w, g);
              return g;
            })).getPoint();
    Minimum ours = new Lbfgs().minimize(f, new double[f.size()]);
    // searching a line by values alone, it ends where these differ little: E is quadratic there
    assertThat(f.value(found)).isBetween(ours.value(), ours.value() + 1e-8);
    assertThat(ours.w()).containsExactly(found, within(1e-3));
  }
}
