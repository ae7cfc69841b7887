package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.optimize.DifferentiableFunction;
import dev.gradus.autodiff.optimize.Lbfgs;
import dev.gradus.autodiff.optimize.Minimum;
import dev.gradus.autodiff.plan.Precision;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Laws of the error as a function of one long vector, and of its descent on all points at once. */
class MinimizeTest {
  private static final Dataset XOR = Dataset.binary(
      Tensor.matrix(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}), 0, 1, 1, 0);
  private static final Sequential NET =
      Sequential.of(new Dense(2, 4), new Tanh(), new Dense(4, 1), new Sigmoid());

  @Provide
  Arbitrary<Sequential> networks() { return Nets.networks(); }

  @Property(tries = 40, seed = "14")
  void theFunctionIsTheObjectiveAndItsSlopeOrSaysWhyNot(@ForAll("networks") Sequential net) {
    Dataset data = Nets.data(7, 3);
    Objective objective = new Objective(net, Loss.binaryCrossEntropy()).plus(Term.squares(0.01));
    Training training = Training.of(objective).seed(5);
    DifferentiableFunction f;
    try {
      f = training.function(data);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageMatching("Training.function: (Dropout.* draws|a layer updates) .*");
      assertThat(changes(net)).as(net.toString()).isTrue();
      return;
    }
    assertThat(changes(net)).as(net.toString()).isFalse();
    Parameters start = net.initialize(5);
    Objective.Slope slope = objective.slope(start, data);
    double[] w = IntStream.range(0, net.layout().names().size()).filter(i -> !net.isFrozen(i))
        .mapToObj(start.tensors()::get).flatMapToDouble(t -> java.util.Arrays.stream(t.toArray()))
        .toArray();
    double[] g = new double[f.size()];
    assertThat(w).hasSize(f.size());
    assertThat(f.valueAndGradient(w, g)).isCloseTo(slope.error(), within(1e-12));
    assertThat(g).containsExactly(slope.gradient().toArray(), within(1e-11));
  }

  /** Where all points are the same, what is predicted is the mean and the variance of targets. */
  @Test
  void theGaussianLossIsLeastAtTheMeanAndTheLogarithmOfTheVariance() {
    Dataset data = Dataset.numbers(Tensor.ones(4, 1), Tensor.vector(1, 2, 4, 9));
    Model model = Training.of(Sequential.of(new Dense(1, 2)), Loss.gaussian())
        .precision(Precision.DOUBLE).minimize(new Lbfgs(), data).model();
    assertThat(model.predict(Tensor.vector(1)).toArray())
        .containsExactly(new double[] {4, Math.log(38 / 4.0)}, within(1e-7));
  }

  /** Whether a layer that is not frozen draws or keeps something. */
  private static boolean changes(Layer layer) {
    return !layer.isFrozen() && (layer instanceof Dropout || layer instanceof BatchNorm
        || layer.children().stream().anyMatch(MinimizeTest::changes));
  }

  @Test
  void layersThatDifferFromStepToStepAreRefusedWithTheMend() {
    Training drops = Training.of(Sequential.of(new Dense(2, 3), new Dropout(0.5), new Dense(3, 1),
        new Sigmoid()), Loss.binaryCrossEntropy());
    assertThatThrownBy(() -> drops.minimize(new Lbfgs(), XOR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Training.minimize: Dropout(0.5) draws random numbers, so the error "
            + "is another each time; leave the layer out, or train by steps with run");
    Training norms = Training.of(Sequential.of(new Dense(2, 3), new BatchNorm(), new Dense(3, 1),
        new Sigmoid()), Loss.binaryCrossEntropy());
    assertThatThrownBy(() -> norms.function(XOR)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Training.function: a layer updates its buffer mean^(2) in each step, but a "
            + "descent of all points has no such steps; put the layer into Frozen, or take "
            + "LayerNorm for BatchNorm");
    Training training = Training.of(NET, Loss.binaryCrossEntropy());
    Dataset none = XOR.select();
    assertThatThrownBy(() -> training.function(none))
        .hasMessage("Training.function: the data set has no points; give at least 1");
    assertThatThrownBy(() -> training.minimize(new Lbfgs(), none))
        .hasMessage("Training.minimize: the data set has no points; give at least 1");
    assertThatThrownBy(() -> training.plan(none, 1))
        .hasMessage("Training.plan: the data set has no points; give at least 1");
    Training held = Training.of(NET, Loss.binaryCrossEntropy()).holdOut(0.5);
    assertThatThrownBy(() -> held.minimize(new Lbfgs(), XOR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Training.minimize: holdOut, validate, stopEarly, plateau, watch and observe "
            + "are of epochs, and there are none; leave them out, and watch by the last argument");
  }

  @Test
  void aDescentLearnsXorAndGivesAModel() {
    Training training = Training.of(NET, Loss.binaryCrossEntropy()).seed(1);
    Fit fit = training.minimize(new Lbfgs().gradientTolerance(1e-5), XOR);
    assertThat(fit.minimum().value()).isLessThan(1e-4);
    assertThat(fit.model().classify(XOR.points())).containsExactly(0, 1, 1, 0);
    assertThat(fit.model().precision()).isEqualTo(Precision.FLOAT);
    assertThat(new Objective(NET, Loss.binaryCrossEntropy()).error(fit.model().parameters(), XOR))
        .isCloseTo(fit.minimum().value(), within(1e-12));
    Fit again = training.threads(3).minimize(new Lbfgs().gradientTolerance(1e-5), XOR);
    assertThat(again.model()).isEqualTo(fit.model());
  }

  @Test
  void whatIsFrozenStays() {
    Sequential net = Sequential.of(new Frozen(new Dense(2, 6)), new Tanh(), new Dense(6, 1),
        new Sigmoid());
    Parameters start = net.initialize(2);
    Fit fit = Training.of(net, Loss.binaryCrossEntropy()).minimize(new Lbfgs().iterations(20),
        start, XOR, soFar -> soFar.iterations() < 5);
    assertThat(fit.minimum().ending()).isEqualTo(Minimum.Ending.STOPPED);
    assertThat(fit.minimum().w()).hasSize(7);
    Parameters end = fit.model().parameters();
    assertThat(end.get("W^(1)")).isEqualTo(start.get("W^(1)"));
    assertThat(end.get("b^(1)")).isEqualTo(start.get("b^(1)"));
    assertThat(end.get("W^(2)")).isNotEqualTo(start.get("W^(2)"));
  }

  /** u″ + π² sin πx, of which nothing is left where u = sin πx; divided by π². */
  private record Residual41(Tensor x) implements Term {
    @Override
    public Var of(Sequential net, List<Var> parameters, Var points) {
      UnaryOperator<Var> u = v -> net.apply(v, parameters).sum();
      // the points do not know each other, so the slope of a sum is that of each
      UnaryOperator<Var> slope = v -> Autodiff.grad(u).apply(v).sum();
      Var at = Var.constant(x);
      Var second = Autodiff.grad(slope).apply(at);
      return second.divide(Math.PI * Math.PI).add(at.multiply(Math.PI).sin()).square().mean();
    }
  }

  private static final double[] GRID = IntStream.range(0, 41).mapToDouble(i -> i / 40.0).toArray();

  private static Tensor grid() {
    double[][] x = new double[41][];
    for (int i = 0; i < 41; i++) x[i] = new double[] {GRID[i]};
    return Tensor.matrix(x);
  }

  private static Training ofEquation() {
    Sequential net = Sequential.of(new Dense(1, 16), new Tanh(), new Dense(16, 16), new Tanh(),
        new Dense(16, 1));
    return Training.of(new Objective(net, Loss.meanSquaredError()).plus(new Residual41(grid())));
  }

  private static final Dataset ENDS = Dataset.numbers(Tensor.matrix(new double[][] {{0}, {1}}),
      Tensor.matrix(new double[][] {{0}, {0}}));

  @Test
  void aTermOfSecondDerivativesSolvesAnEquation() {
    for (long seed = 0; seed < 3; seed++) {
      Fit fit = ofEquation().seed(seed).precision(Precision.DOUBLE)
          .minimize(new Lbfgs().memory(30).iterations(800), ENDS);
      double[] u = fit.model().predict(grid()).toArray();
      double worst = 0;
      for (int i = 0; i < 41; i++) {
        worst = Math.max(worst, Math.abs(u[i] - Math.sin(Math.PI * GRID[i])));
      }
      assertThat(worst).as("with seed %s: %s", seed, fit).isLessThanOrEqualTo(1e-4);
    }
  }

  /** A step of training takes the same slope as eager recording does. */
  @Test
  void aTermOfSecondDerivativesWorksInPlansOfSteps() {
    Sequential net = Sequential.of(new Dense(1, 4), new Tanh(), new Dense(4, 1));
    Objective objective =
        new Objective(net, Loss.meanSquaredError()).plus(new Residual41(grid()));
    Parameters start = net.initialize(3);
    Parameters after = Training.of(objective).optimizer(new Sgd(0.5)).batch(2).epochs(1)
        .precision(Precision.DOUBLE).run(start, ENDS).parameters();
    double[] w = start.toArray();
    double[] slope = objective.slope(start, ENDS).gradient().toArray();
    for (int i = 0; i < w.length; i++) w[i] -= 0.5 * slope[i];
    assertThat(after.toArray()).containsExactly(w, within(1e-12));
  }
}
