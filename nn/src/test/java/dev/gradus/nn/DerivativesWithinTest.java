package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Layers, losses, terms and optimisers of users may take derivatives at constants, by what stands
 * on the tape: in a step that is seen, in one by a plan, and in predictions.
 */
class DerivativesWithinTest {
  private static final Dataset DATA = Dataset.numbers(
      Tensor.matrix(new double[][] {{1}, {2}, {-1}}),
      Tensor.matrix(new double[][] {{2}, {1}, {0}}));

  /** 2ab, as the slope of a·v² at v = b, a constant. */
  private static Var twice(Var a, double b) {
    return Autodiff.grad(v -> a.multiply(v.square()).sum()).apply(Var.constant(b));
  }

  /** x times the slope of g·v² at ½, which is g. */
  private static final Layer SLOPE = new Layer() {
    @Override
    public List<Parameter> parameters(int inputs) {
      return List.of(new Parameter("g", Shape.SCALAR, Initializer.constant(2),
          Role.WEIGHT));
    }

    @Override
    public Var apply(Var x, Context here) {
      return x.multiply(twice(here.parameter("g"), 0.5));
    }
  };

  /** x times g. */
  private static final Layer PLAIN = new Layer() {
    @Override public List<Parameter> parameters(int inputs) { return SLOPE.parameters(inputs); }
    @Override public Var apply(Var x, Context here) { return x.multiply(here.parameter("g")); }
  };

  private record Squares(boolean slopes) implements Loss {
    @Override
    public Var perPoint(Var output, Var target) {
      Var e = output.subtract(target);
      Var scale = slopes ? twice(e.sum(), 0.5).divide(e.sum()) : Var.constant(1);
      return e.square().multiply(scale).mean(-1);
    }
  }

  private static Objective objective(boolean slopes) {
    Sequential net = Sequential.of(1, slopes ? SLOPE : PLAIN);
    Term term = (n, parameters, points) -> slopes ? twice(parameters.get(0), 0.5)
        : parameters.get(0);
    return new Objective(net, new Squares(slopes)).plus(term);
  }

  /** The slope, halved and doubled again by one at a constant if so asked. */
  private record Own(boolean slopes) implements Optimizer {
    @Override
    public List<Var> step(Step s) {
      Var g = s.gradient(0);
      return List.of((slopes ? twice(g, 0.5) : g).multiply(0.1));
    }
  }

  @Test
  void inAStepThatIsSeen() {
    Parameters start = Sequential.of(1, SLOPE).initialize(0);
    assertThat(objective(true).slope(start, DATA).gradient().toArray()).containsExactly(
        objective(false).slope(start, DATA).gradient().toArray(), within(1e-13));
    assertThat(objective(true).error(start, DATA))
        .isCloseTo(objective(false).error(start, DATA), within(1e-13));
    Descent seen = new Own(true).from(Sequential.of(1, SLOPE), start);
    assertThat(seen.step(objective(true).slope(start, DATA).gradient()).parameters().toArray())
        .containsExactly(new Own(false).from(Sequential.of(1, PLAIN), start)
            .step(objective(false).slope(start, DATA).gradient()).parameters().toArray(),
            within(1e-13));
  }

  @Test
  void inStepsByPlansAndInPredictions() {
    Model[] models = new Model[2];
    for (int i = 0; i < 2; i++) {
      models[i] = Training.of(objective(i == 0)).optimizer(new Own(i == 0)).batch(2).epochs(3)
          .precision(Precision.DOUBLE).validate(DATA).run(DATA);
    }
    assertThat(models[0].parameters().toArray())
        .containsExactly(models[1].parameters().toArray(), within(1e-13));
    assertThat(models[0].predict(DATA.points()).toArray())
        .containsExactly(models[1].predict(DATA.points()).toArray(), within(1e-13));
  }
}
