package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Losses, layers and optimisers of users that give null, or what cannot be learned from. */
class UserPartsTest {
  private static final Dataset DATA = Dataset.numbers(
      Tensor.matrix(new double[][] {{1, 2}, {3, 4}}),
      Tensor.matrix(new double[][] {{1}, {0}}));
  private static final Sequential NET = Sequential.of(new Dense(2, 1));
  private static final Loss MSE = Loss.meanSquaredError();

  /** An optimiser that says this of itself. */
  private record Own(Map<String, Double> hyper, List<Slot> slots, List<Var> next)
      implements Optimizer {
    @Override public Map<String, Double> hyperparameters(long step) { return hyper; }
    @Override public List<Var> step(Step s) { return next; }
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
    String text = "Objective.error: the loss gave null; return one number for each point, "
        + "computed from the output";
    failsWith(text, () -> train(NET, loss, new Sgd(0.1)));
    failsWith(text, () -> new Objective(NET, loss).slope(NET.initialize(1), DATA));
    failsWith(text, () -> new Objective(NET, loss).error(NET.initialize(1), DATA));
  }

  @Test
  void aLossThatIgnoresTheOutputIsNamed() {
    Loss loss = (output, target) -> Var.constant(Tensor.vector(3, 3));
    String text = ": the loss gave constant = 3.0, which does not depend on the output, so there "
        + "is nothing to learn; compute it from the output";
    failsWith("Training" + text, () -> train(NET, loss, new Sgd(0.1)));
    failsWith("Objective.slope" + text,
        () -> new Objective(NET, loss).slope(NET.initialize(1), DATA));
  }

  @Test
  void aLayerThatGivesNullIsNamed() {
    record Nothing(List<Parameter> all) implements Layer {
      @Override public List<Parameter> parameters(int inputs) { return all; }
      @Override public Var apply(Var x, Context here) { return null; }
      @Override public String toString() { return "Nothing"; }
    }
    Sequential net = Sequential.of(new Dense(2, 1), new Nothing(List.of()));
    String text = "Sequential: layer 2 of [Dense(2, 1), Nothing] gave null; return its outputs for "
        + "the points";
    failsWith(text, () -> train(net, MSE, new Sgd(0.1)));
    failsWith(text, () -> new Objective(net, MSE).error(net.initialize(1), DATA));
    failsWith("Sequential: the parameters(inputs) of Nothing gave null; return a Parameter for "
        + "each; "
        + "List.of() for none", () -> Sequential.of(new Dense(2, 1), new Nothing(null)));
  }

  @Test
  void anOptimizerThatGivesNullIsNamed() {
    List<Var> hole = Collections.singletonList(null);
    Map<String, Own> wrong = Map.of(
        "hyperparameters(step) gave null; return a value for each name; Map.of() for none",
        new Own(null, List.of(), List.of()),
        "slots() gave null; return a Slot for all that is remembered; List.of() for none",
        new Own(Map.of(), null, List.of()),
        "step gave null; return what is taken off each parameter",
        new Own(Map.of(), List.of(), null),
        "step gave null at place 0 of its list; return what is taken off each parameter",
        new Own(Map.of(), List.of(), hole));
    wrong.forEach((text, own) -> {
      failsWith("Optimizer: " + text, () -> train(NET, MSE, own));
      failsWith("Optimizer: " + text, () -> own.from(NET, NET.initialize(1))
          .step(new Objective(NET, MSE).slope(NET.initialize(1), DATA).gradient()));
    });
  }

  @Test
  void anObserverThatGivesNullIsNamed() {
    Training training = Training.of(NET, MSE).epochs(1);
    failsWith("Observer: stepped gave null; return Signal.CONTINUE, or Signal.stop(reason)",
        () -> training.observe(new Observer() {
          @Override public Signal stepped(Run run, double error) { return null; }
        }).run(DATA));
    failsWith("Observer: epochEnded gave null; return Signal.CONTINUE, or Signal.stop(reason)",
        () -> training.observe(new Observer() {
          @Override public Signal epochEnded(Run run, Epoch epoch) { return null; }
        }).run(DATA));
  }
}
