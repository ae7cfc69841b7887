package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Losses, layers and optimisers of users that give null, or what cannot be learned from. */
class UserPartsTest {
  private static final Dataset DATA = Dataset.of(Tensor.matrix(new double[][] {{1, 2}, {3, 4}}),
      Tensor.matrix(new double[][] {{1}, {0}}));
  private static final Sequential NET = Sequential.of(new Dense(2, 1));
  private static final Loss MSE = Loss.meanSquaredError();

  /** An optimiser that says this of itself. */
  private record Own(Map<String, Double> settings, List<String> state, List<Var> next)
      implements Optimizer {
    @Override public List<Var> step(Var w, Var gradient, List<Var> state,
        Function<String, Var> setting) {
      return next;
    }
  }

  private static void failsWith(String text, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(text);
  }

  private static void train(Sequential net, Loss loss, Optimizer optimizer) {
    Training.of(net, loss).optimizer(optimizer).epochs(1).run(DATA);
  }

  @Test
  void aLossThatGivesNullIsNamed() {
    Loss loss = (output, target) -> null;
    String text = "Objective.error: the loss gave null; return a scalar, computed from the output";
    failsWith(text, () -> train(NET, loss, new Sgd(0.1)));
    failsWith(text, () -> new Objective(NET, loss).slope(NET.initialize(1), DATA));
    failsWith(text, () -> new Objective(NET, loss).error(NET.initialize(1), DATA));
  }

  @Test
  void aLossThatIgnoresTheOutputIsNamed() {
    Loss loss = (output, target) -> Var.constant(3);
    String text = ": the loss gave constant = 3.0, which does not depend on the output, so there "
        + "is nothing to learn; compute it from the output";
    failsWith("Training" + text, () -> train(NET, loss, new Sgd(0.1)));
    failsWith("Objective.slope" + text,
        () -> new Objective(NET, loss).slope(NET.initialize(1), DATA));
  }

  @Test
  void aLayerThatGivesNullIsNamed() {
    record Nothing(List<Layer.Parameter> parameters) implements Layer {
      @Override public Var apply(Var x, List<Var> parameters) { return null; }
      @Override public String toString() { return "Nothing"; }
    }
    Sequential net = Sequential.of(new Dense(2, 1), new Nothing(List.of()));
    String text = "Sequential: layer 2 of [Dense(2, 1), Nothing] gave null; return its outputs for "
        + "the points";
    failsWith(text, () -> train(net, MSE, new Sgd(0.1)));
    failsWith(text, () -> new Objective(net, MSE).error(net.initialize(1), DATA));
    failsWith("Sequential: the parameters() of a layer gave null; return a name and a shape for "
        + "each; List.of() for none", () -> Sequential.of(new Dense(2, 1), new Nothing(null)));
  }

  @Test
  void anOptimizerThatGivesNullIsNamed() {
    List<Var> hole = Collections.singletonList(null);
    Map<String, Own> wrong = Map.of(
        "settings() gave null; return a value for each name; Map.of() for none",
        new Own(null, List.of(), List.of()),
        "state() gave null; return a name for each remembered tensor; List.of() for none",
        new Own(Map.of(), null, List.of()),
        "step gave null; return the new parameter and what is to be remembered of it",
        new Own(Map.of(), List.of(), null),
        "step gave null at place 0 of its list; return the new parameter and what is to be "
            + "remembered of it",
        new Own(Map.of(), List.of(), hole));
    wrong.forEach((text, own) -> {
      failsWith("Optimizer: " + text, () -> train(NET, MSE, own));
      failsWith("Optimizer: " + text, () -> own.from(NET.initialize(1))
          .step(new Objective(NET, MSE).slope(NET.initialize(1), DATA).gradient()));
    });
  }
}
