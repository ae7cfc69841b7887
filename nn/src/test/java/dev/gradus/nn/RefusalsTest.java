package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What contradicts itself is refused in its own name, at the call that a user wrote. */
class RefusalsTest {
  private static final Dataset DATA = Dataset.numbers(
      Tensor.matrix(new double[][] {{1, 2}, {3, 4}}), Tensor.matrix(new double[][] {{1}, {0}}));
  private static final Sequential NET = Sequential.of(new Dense(2, 1));
  private static final Loss MSE = Loss.meanSquaredError();

  private static void failsWith(String text, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(text);
  }

  /** By plans and eagerly. */
  private static void refused(String text, Optimizer optimizer) {
    failsWith(text, () -> Training.of(NET, MSE).optimizer(optimizer).begin(DATA).step());
    failsWith(text, () -> optimizer.from(NET, NET.initialize(1))
        .step(new Objective(NET, MSE).slope(NET.initialize(1), DATA).gradient()));
  }

  /** An optimiser that says so of itself. */
  private record Own(List<Slot> slots, String served, Function<Step, List<Var>> steps)
      implements Optimizer {
    @Override public List<Var> step(Step s) { return steps.apply(s); }
    @Override public String toString() { return "Own"; }
  }

  @Test
  void anUpdateHasTheShapeOfItsParameter() {
    for (Shape shape : List.of(Shape.SCALAR, Shape.of(1), Shape.of(1, 1), Shape.of(1, 2))) {
      Own own = new Own(List.of(), null, s -> List.of(Var.constant(Tensor.full(shape, 0.1)),
          s.gradient(1)));
      String text = ": step gave shape " + shape + " for parameter 0 of shape [2, 1]; give what is "
          + "taken off each entry";
      refused("Own" + text, own);
      refused("Own" + text, new Averaged(own, 0.5));
      refused("Own" + text, own.then(new Sgd(0.1)));
    }
  }

  @Test
  void slotsHaveNamesOfTheirOwn() {
    Slot v = Slot.of("v");
    refused("Own: slots() gave two of the name v; give each a name of its own",
        new Own(List.of(v, Slot.scalar("v", 1)), null, Step::gradients));
    refused("Averaged(Averaged(Sgd(0.1), 0.9), 0.5): slots() gave two of the name average; give "
        + "each a name of its own", new Averaged(new Averaged(new Sgd(0.1), 0.9), 0.5));
    new ClipNorm(1).then(new Sgd(0.1, 0.9)).then(new Sgd(0.1, 0.9)).from(NET, NET.initialize(1));
  }

  @Test
  void whatIsServedIsASlotOfEachParameter() {
    String text = ": served() gave v, but the slots with a tensor for each parameter are %s; "
        + "return one of these, or null";
    refused("Own" + text.formatted("none"), new Own(List.of(), "v", Step::gradients));
    refused("Own" + text.formatted("none"),
        new Own(List.of(Slot.scalar("v", 1)), "v", Step::gradients));
    refused("Own" + text.formatted("w"), new Own(List.of(Slot.of("w")), "v", Step::gradients));
  }

  @Test
  void aSlotIsKeptOnce() {
    refused("Own: step keeps v of W^(1) twice; keep what is to be remembered once",
        new Own(List.of(Slot.of("v")), null, s -> {
          s.keep("v", 0, s.gradient(0));
          s.keep("v", 0, s.gradient(0).negate());
          return s.gradients();
        }));
    refused("Own: step keeps n twice; keep what is to be remembered once",
        new Own(List.of(Slot.scalar("n", 0)), null, s -> {
          s.keep("n", s.slot("n").add(1));
          s.keep("n", s.slot("n").add(2));
          return s.gradients();
        }));
  }

  @Test
  void schedulesStartAtNumbers() {
    Schedule nan = step -> Double.NaN;
    assertThatThrownBy(() -> nan.warmUp(3)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Schedule.warmUp: what a function of RefusalsTest is in step 0 is NaN; use a "
            + "finite number");
    failsWith("Schedule.linear: the way from -1.5E308 to 1.5E308 is Infinity; use a finite number",
        () -> Schedule.linear(-1.5e308, 1.5e308, 3));
  }

  /** Each of the layers that hold others. */
  private static final Map<String, UnaryOperator<Layer>> WITHIN = Map.of("Residual", Residual::new,
      "Repeated", l -> new Repeated(l, 2), "Frozen", Frozen::new, "Parallel", Parallel::of);

  @Test
  void deepNestingIsRefusedWhereItIsMade() {
    WITHIN.forEach((name, within) -> {
      for (int depth : new int[] {Nesting.MOST, Nesting.MOST + 1, 10_000}) {
        Layer deep = new Dense(2, 2);
        // asking 10,000 layers for their inputs would take more of the stack than there is
        for (int i = 0; i < Math.min(depth, name.equals("Parallel") ? 61 : depth); i++) {
          deep = within.apply(deep);
        }
        Layer all = deep;
        if (depth == Nesting.MOST) Sequential.of(2, all);
        else {
          String text = "Sequential.of: parts are nested deeper than 60, down to one of " + name
              + "; put them one after the other instead";
          failsWith(text, () -> Sequential.of(2, all));
          failsWith(text, () -> Sequential.of(all));
        }
      }
    });
    BiFunction<Schedule, Schedule, Schedule> times = Schedule::times;
    Map.of("times", times, "then", (a, b) -> a.then(3, b)).forEach((name, more) -> {
      Schedule one = Schedule.constant(1);
      Schedule deep = one;
      for (int i = 0; i <= Nesting.MOST; i++) deep = more.apply(deep, one);
      Schedule deepest = deep;
      failsWith("Schedule." + name + ": parts are nested deeper than 60, down to one of "
          + (name.equals("then") ? "Then" : "Times") + "; put them one after the other instead",
          () -> more.apply(deepest, one));
      assertThat(deepest.at(1000)).isEqualTo(1);
    });
  }

  @Test
  void aLayerThatGivesOtherColumnsThanItSaysIsNamed() {
    record Lying(int says, Shape gives) implements Layer {
      @Override public int outputs(int inputs) { return says; }
      @Override public Var apply(Var x, Context here) { return x.sum().broadcastTo(gives); }
      @Override public String toString() { return "Lying"; }
    }
    String rest = " for an input of shape [2, 1], but says that it has 3 outputs; give a row for "
        + "each point, and let outputs(inputs) say how many columns";
    for (Shape gives : List.of(Shape.of(2, 2), Shape.of(1, 3), Shape.of(3), Shape.of(2, 3, 1))) {
      Lying lying = new Lying(3, gives);
      Sequential net = Sequential.of(new Dense(2, 1), lying, new Dense(3, 1));
      failsWith("Sequential: layer 2 of [Dense(2, 1), Lying, Dense(3, 1)] gave shape " + gives
          + rest, () -> new Objective(net, MSE).error(net.initialize(1), DATA));
      Sequential within = Sequential.of(new Dense(2, 1), new Frozen(lying), new Dense(3, 1));
      failsWith("Sequential: child 0 of Frozen(Lying) gave shape " + gives + rest,
          () -> Training.of(within, MSE).run(DATA));
    }
  }

  @Test
  void aMessageHasOneRecipe() {
    failsWith("Sequential: layer 2 of [Dense(2, 3), Residual(Dense(3, 4))]: Residual(Dense(3, 4)) "
        + "adds 4 outputs to 3 inputs; let it give as many as it takes",
        () -> Sequential.of(new Dense(2, 3), new Residual(new Dense(3, 4))));
    failsWith("Sequential: layer 2 of [Dense(2, 3), Repeated(Dense(3, 4), 2)]: "
        + "Repeated(Dense(3, 4), 2) takes 3 inputs but gives itself 4; let it give as many as it "
        + "takes",
        () -> Sequential.of(new Dense(2, 3), new Repeated(new Dense(3, 4), 2)));
  }

  @Test
  void namesOfClassesTellThemApart() {
    String text = "withClassNames: the classes 0 and 2 are both named x; give each a name of its "
        + "own";
    Dataset data = Dataset.classes(DATA.points(), 0, 2);
    failsWith("Dataset." + text, () -> data.withClassNames("x", "y", "x"));
    failsWith("PointStream." + text,
        () -> PointStream.classes(2, () -> (x, t) -> false).withClassNames("x", "y", "x"));
    failsWith("PointStream.withClassNames: the classes 0 and 1 are both named no; give each a name "
        + "of its own",
        () -> PointStream.binary(2, () -> (x, t) -> false).withClassNames("no", "no"));
  }

  @Test
  void weightsThatAddToMoreThanThePrecisionHoldsAreRefused() {
    Dataset data = Dataset.numbers(Tensor.zeros(3, 2), Tensor.zeros(3, 1));
    failsWith("Training.begin: the weights of points 0 to 1 add to 6.0E38, more than a float "
        + "holds; divide all weights by the largest",
        () -> Training.of(NET, MSE).begin(data.weighted(3e38, 3e38, 0)));
    Training.of(NET, MSE).precision(Precision.DOUBLE).begin(data.weighted(3e38, 3e38, 0)).step();
    failsWith("Objective.error: the weights of points 0 to 2 add to Infinity, more than a double "
        + "holds; divide all weights by the largest",
        () -> new Objective(NET, MSE).error(NET.initialize(1), data.weighted(1e308, 0, 1e308)));
  }

  @Test
  void aPointOfWeightNothingCountsNothingEvenIfItsErrorIsInfinite() {
    Loss poles = (output, target) -> output.subtract(target).reciprocal().square();
    Tensor one = Tensor.matrix(new double[][] {{1, 2}});
    Dataset alone = Dataset.numbers(one, Tensor.matrix(new double[][] {{7}}));
    Parameters w = Parameters.of(NET.layout(), 1, 1, 0); // 3 for the first point and 7 for the next
    Dataset both = Dataset.numbers(DATA.points(), Tensor.matrix(new double[][] {{7}, {7}}))
        .weighted(1, 0);
    Objective e = new Objective(NET, poles);
    assertThat(e.error(w, both)).isEqualTo(e.error(w, alone)).isEqualTo(1 / 16.0);
    assertThat(e.slope(w, both).gradient().toArray())
        .containsExactly(e.slope(w, alone).gradient().toArray());
    for (Precision precision : Precision.values()) {
      Training training = Training.of(NET, poles).epochs(1).precision(precision);
      assertThat(training.run(w, both).parameters()).isEqualTo(training.run(w, alone).parameters());
    }
    Tensor infinite = Tensor.matrix(new double[][] {{6}, {Double.POSITIVE_INFINITY}});
    Evaluation measured = Evaluation.of(infinite, both);
    assertThat(measured.rmse()).isEqualTo(1);
    assertThat(measured.mae()).isEqualTo(1);
    assertThat(measured.r2()).isZero();
  }

  @Test
  void aBatchThatCountsNothingIsAStepAllTheSame() {
    Dataset data = Dataset.numbers(Tensor.ones(2, 2), Tensor.zeros(2, 1)).weighted(0, 1);
    Parameters w = Parameters.of(NET.layout(), 1, 1, 0);
    Parameters after = Training.of(NET, MSE).optimizer(new WeightDecay(0.5).then(new Sgd(0.1)))
        .precision(Precision.DOUBLE).epochs(1).batch(1).run(w, data.select(0, 1)).parameters();
    // 0.95·(1 − 0.05 − 0.1·4), in either order: the decay is taken in both steps
    assertThat(after.get("W^(1)").toArray()).containsExactly(new double[] {0.5225, 0.5225},
        within(1e-15));
  }

  @Test
  void columnsWhoseLengthNoDoubleHoldsAreRefused() {
    Dataset data = Dataset.numbers(Tensor.matrix(new double[][] {{0, -1.5e308}, {1, 1.5e308}}),
        Tensor.zeros(2, 1));
    for (Preparation p : List.of(Preparation.range(0, 1), Preparation.standardise())) {
      failsWith("Preparation.fit: column 1 runs from -1.5E308 to 1.5E308, which is longer than a "
          + "double holds; divide that column by 1.5E308", () -> p.fit(data));
    }
  }

  @Test
  void aMatrixOfManyClassesIsNamedAndItsMeansAreThere() {
    int k = 70_000;
    Tensor outputs = Tensor.of(Shape.of(2, k), new double[2 * k]);
    Confusion c = Evaluation.of(outputs, Dataset.classes(Tensor.zeros(2, 1), 0, k - 1)).confusion();
    assertThatThrownBy(c::counts).isInstanceOf(IllegalStateException.class)
        .hasMessage("Confusion.counts: 70000 classes make a matrix of 4900000000 numbers, more "
            + "than memory holds; ask for precision, recall or f1 of a class, or for the means of "
            + "these");
    assertThat(c.recall(0)).isEqualTo(1);
    assertThat(c.precision(0)).isEqualTo(0.5);
    assertThat(c.micro()).isEqualTo(0.5);
    assertThat(c).hasToString("confusion of 70000 classes: 0.5000 right, means of precision 0.2500,"
        + " recall 0.5000, F1 0.3333");
  }

  @Test
  void twoThreadsOnOneRunAreToldSo() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    Run run = Training.of(NET, MSE).epochs(1).observe(new Observer() {
      @Override public Signal stepped(Run r, double error) {
        inside.countDown();
        try {
          asked.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        r.model();
        return Signal.CONTINUE;
      }
    }).begin(DATA);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread first = new Thread(run::finish, "first");
    first.setUncaughtExceptionHandler((t, e) -> failure.set(e));
    first.start();
    inside.await();
    Thread.currentThread().setName("second");
    Map<String, Consumer<Run>> calls = Map.of("model", Run::model, "parameters", Run::parameters,
        "checkpoint", Run::checkpoint);
    calls.forEach((name, call) -> assertThatThrownBy(() -> call.accept(run))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Run." + name + ": thread second came while thread first was in a step of this "
            + "run, which belongs to one thread at a time; wait for it, give each thread a run of "
            + "its own, or share work with Training.threads(n)"));
    asked.countDown();
    first.join();
    assertThat(failure.get()).isNull();
    assertThat(run.steps()).isEqualTo(1);
  }

  @Test
  void partsArePrintedWithoutAddresses() {
    Schedule rate = step -> 0.1;
    Optimizer lambda = Step::gradients;
    Loss loss = (output, target) -> output.subtract(target).square();
    Term term = (net, parameters, points) -> parameters.get(0).sum();
    class Plain implements Optimizer {
      @Override public List<Var> step(Step s) { return s.gradients(); }
    }
    record Holding(Function<Double, Double> f) implements Optimizer {
      @Override public List<Var> step(Step s) { return s.gradients(); }
    }
    assertThat(new Sgd(rate)).hasToString("Sgd(a function of RefusalsTest)");
    List<Optimizer> all = List.of(new Sgd(rate), new Sgd(rate.warmUp(3).times(rate)), lambda,
        new Averaged(new Plain(), 0.5), new ClipNorm(1).then(new Holding(x -> x)), new Plain());
    for (Optimizer optimizer : all) {
      Training training = Training.of(new Objective(NET, loss).plus(term)).optimizer(optimizer);
      for (Object printed : Arrays.asList(training, new Objective(NET, loss).plus(term),
          training.begin(DATA), training.begin(DATA).checkpoint())) {
        assertThat(printed.toString()).doesNotContain("Lambda").doesNotContain("@")
            .contains("a function of RefusalsTest");
      }
    }
    assertThat(Training.of(NET, MSE)).hasToString("training of Sequential[Dense(2, 1)], "
        + "Loss.meanSquaredError(), Sgd(0.1), batches of 32, seed 0, FLOAT, 100 epochs");
    assertThat(new Objective(NET, MSE).plus(Term.squares(0.5))).hasToString(
        "error of Sequential[Dense(2, 1)] by Loss.meanSquaredError(), plus Term.squares(0.5)");
    assertThat(Given.text("a@b")).isEqualTo("a@b");
  }

  @Test
  void anErrorThatOverflowsIsPutDownToItsCause() {
    Tensor x = Tensor.ones(2, 2);
    Training training = Training.of(NET, MSE).epochs(1);
    String text = "training stopped at epoch 1, batch 1: the error is Infinity; no step was taken "
        + "yet, so the rate is not the cause: scale features and targets to about −1 to 1%s, or "
        + "see with Tape.tracing() which operation gives it";
    assertThatThrownBy(() -> training.run(Dataset.numbers(x, Tensor.full(Shape.of(2, 1), 1e30))))
        .hasMessage(text.formatted(""));
    assertThatThrownBy(() -> training.run(Parameters.of(NET.layout(), 1e30, 0, 0),
        Dataset.numbers(x, Tensor.ones(2, 1))))
        .hasMessage(text.formatted(", begin with smaller weights than " + (double) 1e30f));
  }
}
