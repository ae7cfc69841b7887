package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Precision;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
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
  private record Own(Map<String, Schedule> hyper, List<Slot> slots, List<Var> next)
      implements Optimizer {
    @Override public Map<String, Schedule> hyperparameters() { return hyper; }
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
        "hyperparameters() gave null; return a Schedule for each name; Map.of() for none",
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

  /** Numbers that change from step to step. */
  private record Changing(Schedule rate) implements Optimizer {
    @Override public Map<String, Schedule> hyperparameters() {
      return Collections.singletonMap("rate", rate);
    }

    @Override public List<Var> step(Step s) {
      return s.gradients().stream().map(g -> g.multiply(s.hyper("rate"))).toList();
    }
    @Override public String toString() { return "Changing"; }
  }

  private static void failsInStepThree(String text, Optimizer optimizer) {
    failsWith(text, () -> Training.of(NET, MSE).optimizer(optimizer).run(DATA));
    Run run = Training.of(NET, MSE).optimizer(optimizer).begin(DATA);
    for (int i = 0; i < 3; i++) run.step();
    Parameters before = run.parameters();
    failsWith(text, run::step);
    assertThat(run.steps()).isEqualTo(3);
    assertThat(run.parameters()).isEqualTo(before);
    failsWith(text, () -> {
      Descent at = optimizer.from(NET, NET.initialize(1));
      Objective e = new Objective(NET, MSE);
      for (int i = 0; i < 4; i++) at = at.step(e.slope(at.parameters(), DATA).gradient());
    });
  }

  @Test
  void aHyperparameterThatIsNoNumberIsNamedWithItsStep() {
    for (double x : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      String text = "%s: the hyperparameter %s is " + x + " in step 3; let its schedule give a "
          + "finite number in each step";
      Changing rule = new Changing(step -> step == 3 ? x : 0.01);
      failsInStepThree(text.formatted("Changing", "rate"), rule);
      failsInStepThree(text.formatted("Averaged(Changing, 0.9)", "rate"), new Averaged(rule, 0.9));
      failsInStepThree(text.formatted("ClipNorm(1.0).then(Changing)", "2.rate"),
          new ClipNorm(1).then(rule));
      failsWith(text.formatted("Changing", "rate").replace("step 3", "step 0"),
          () -> train(NET, MSE, new Changing(step -> x)));
    }
    failsWith("Changing: hyperparameters() gave null for rate; return a Schedule for each name",
        () -> train(NET, MSE, new Changing(null)));
  }

  /** Each rule of the library that has a rate. */
  private static Map<String, Function<Schedule, Optimizer>> withRates() {
    return Map.of("Sgd", Sgd::new, "Adam", Adam::new, "AdamW", rate -> new AdamW(rate, 0.1),
        "RmsProp", rate -> new RmsProp(rate, 0.9, 1e-8, 0),
        "Adagrad", rate -> new Adagrad(rate, 1e-10), "Lion", rate -> new Lion(rate, 0.1));
  }

  @Test
  void aRateIsNeverBelowZero() {
    withRates().forEach((name, made) -> {
      for (double x : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -0.1}) {
        String text = ": the rate is " + x + " in step 3; let its schedule give 0 or a positive "
            + "number in each step";
        String rule = name.equals("AdamW") ? "Adam" : name; // which it is made of
        failsWith(rule + text.replace("step 3", "step 0"), () -> made.apply(step -> x));
        Optimizer later = made.apply(step -> step == 3 ? x : 0.01);
        failsInStepThree(rule + text, later);
        failsInStepThree(rule + text, new ClipNorm(1).then(new Averaged(later, 0.9)));
      }
      Parameters start = NET.initialize(1);
      Parameters end = Training.of(NET, MSE).optimizer(made.apply(Schedule.constant(0))).epochs(2)
          .precision(Precision.DOUBLE)
          .run(start, DATA).parameters();
      assertThat(end).as("%s with rate 0", name).isEqualTo(start);
    });
  }

  @Test
  void anObserverMayNotStepItsRun() {
    String text = "Run.step: an observer may not step its run; return Signal.CONTINUE, and it goes "
        + "on";
    List<Consumer<Run>> steps = List.of(Run::step, Run::epoch, Run::finish);
    for (Consumer<Run> own : steps) {
      Training training = Training.of(NET, MSE).epochs(4);
      assertThatThrownBy(() -> training.observe(new Observer() {
        @Override public Signal stepped(Run run, double error) {
          own.accept(run);
          return Signal.CONTINUE;
        }
      }).run(DATA)).isInstanceOf(IllegalStateException.class).hasMessage(text);
      Run run = training.observe(Observer.ofEpochs((r, e) -> {
        if (e.number() == 2) own.accept(r);
      })).begin(DATA);
      assertThatThrownBy(run::finish).hasMessage(text);
      assertThat(run.finish().model()).isEqualTo(training.run(DATA)); // and goes on
    }
    Run other = Training.of(NET, MSE).epochs(4).begin(DATA);
    Training.of(NET, MSE).epochs(4).observe(Observer.ofEpochs((r, e) -> other.step())).run(DATA);
    assertThat(other.steps()).isEqualTo(4);
  }

  @Test
  void aMetricThatIsNoNumberIsNotBetter() {
    double[] values = {Double.NaN, 1, Double.NaN, Double.NaN, 5};
    for (boolean always : new boolean[] {true, false}) {
      int[] at = {-1}; // measured once when the run begins
      Metric metric = Metric.higher("own", e -> {
        int epoch = at[0]++;
        return always || epoch < 0 ? Double.NaN : values[Math.min(epoch, 4)];
      });
      Run run = Training.of(NET, MSE).optimizer(new Sgd(0.01)).epochs(40).validate(DATA)
          .stopEarly(2, metric).begin(DATA).finish();
      assertThat(run.outcome()).isEqualTo(Outcome.STOPPED_EARLY);
      assertThat(run.bestEpoch()).hasValue(always ? 1 : 2);
      assertThat(run.epochs()).isEqualTo(always ? 3 : 4);
    }
  }
}
