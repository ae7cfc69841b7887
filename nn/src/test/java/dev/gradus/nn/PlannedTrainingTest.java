package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Training and prediction by plans, against eager recording and against themselves. */
class PlannedTrainingTest {
  private static final Sequential NET = Sequential.of(new Dense(5, 33), new Tanh(),
      new Dense(33, 17), new Sigmoid(), new Dense(17, 3));

  private static Dataset data(int n) {
    Random random = new Random(n);
    double[][] x = new double[n][];
    int[] classes = new int[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.doubles(5, -1, 1).toArray();
      classes[i] = x[i][0] > 0.3 ? 2 : x[i][1] * x[i][2] > 0 ? 1 : 0;
    }
    return Dataset.classes(Tensor.matrix(x), classes);
  }

  private static Training training() {
    return Training.of(NET, Loss.crossEntropy()).optimizer(new Sgd(0.5, 0.9)).batch(16).epochs(4)
        .seed(3);
  }

  /** The same training, every step recorded anew. */
  private static Parameters eager(Dataset data) {
    Objective objective = new Objective(NET, Loss.crossEntropy());
    Descent descent = new Sgd(0.5, 0.9).from(NET, NET.initialize(3));
    for (int epoch = 1; epoch <= 4; epoch++) {
      int[] order = Draw.shuffled(data.size(), 3, Streams.ORDER, epoch);
      for (int from = 0; from < order.length; from += 16) {
        int[] rows = Arrays.copyOfRange(order, from, Math.min(order.length, from + 16));
        descent = descent.step(objective.slope(descent.parameters(), data.select(rows)).gradient());
      }
    }
    return descent.parameters();
  }

  @Test
  @Tag("without-vector")
  void plansInDoubleDescendAsEagerRecordingDoes() {
    Dataset data = data(70); // batches of 16 and one of 6
    double[] expected = eager(data).toArray();
    double[] actual =
        training().precision(Precision.DOUBLE).run(data).parameters().toArray();
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i])).as("weight %s", i)
          .isLessThanOrEqualTo(1e-12 * (1 + Math.abs(expected[i])));
    }
  }

  @Test
  void aTrainingIsInFloatsUnlessToldOtherwise() {
    Dataset data = data(70);
    Model model = training().run(data);
    assertThat(model.precision()).isEqualTo(Precision.FLOAT);
    for (double w : model.parameters().toArray()) assertThat(w).isEqualTo((float) w);
    assertThat(training().precision(Precision.FLOAT).run(data).parameters())
        .isEqualTo(model.parameters());
    assertThat(training().precision(Precision.DOUBLE).run(data).parameters())
        .isNotEqualTo(model.parameters());
  }

  @Test
  @Tag("without-vector")
  void anyNumberOfThreadsGivesTheSameBits() {
    Sequential wide = Sequential.of(new Dense(5, 300), new Relu(), new Dense(300, 300),
        new Sigmoid(), new Dense(300, 3));
    Training t = Training.of(wide, Loss.crossEntropy()).batch(100).epochs(2);
    Parameters alone = t.run(data(250)).parameters();
    for (int threads : new int[] {2, 3}) {
      assertThat(t.threads(threads).run(data(250)).parameters()).isEqualTo(alone);
    }
  }

  @Test
  void manyTrainingsAtOnceGiveTheBitsOfOne() throws Exception {
    Dataset data = data(50);
    Parameters alone = training().run(data).parameters();
    for (Model m : onThreads(64, () -> training().run(data))) {
      assertThat(m.parameters()).isEqualTo(alone);
    }
  }

  @Test
  void aPredictionHasTheSameBitsWhateverComesWithIt() throws Exception {
    for (Precision precision : Precision.values()) {
      Model model = new Model(NET, NET.initialize(1), precision);
      Tensor points = data(2500).points();
      double[][] together = model.predict(points).toMatrix();
      for (int n : new int[] {1, 2, 7, 100, 1024, 1025}) {
        int[] rows = new Random(n).ints(n, 0, 2500).toArray();
        double[][] some = model.predict(points.rows(rows)).toMatrix();
        for (int i = 0; i < n; i++) {
          assertThat(some[i]).as("%s of %s points", rows[i], n).isEqualTo(together[rows[i]]);
        }
      }
      assertThat(model.predict(Tensor.vector(points.toMatrix()[5])).toArray())
          .isEqualTo(together[5]);
    }
  }

  @Test
  void twoModelsOfOneNetworkDoNotMixTheirNumbers() throws Exception {
    Model a = new Model(NET, NET.initialize(1));
    Model b = new Model(NET, NET.initialize(2));
    Tensor points = data(9).points();
    Tensor ofA = a.predict(points);
    Tensor ofB = b.predict(points);
    assertThat(ofA).isNotEqualTo(ofB);
    for (boolean right : onThreads(16, () -> {
      boolean same = true;
      for (int i = 0; i < 200; i++) {
        same &= a.predict(points).equals(ofA) && b.predict(points).equals(ofB);
      }
      return same;
    })) {
      assertThat(right).isTrue();
    }
  }

  /** A layer that mixes points, as it subtracts their mean. */
  record Centered() implements Layer {
    @Override
    public Var apply(Var x, Context here) { return x.subtract(x.mean(0)); }
  }

  @Test
  void aLayerThatMixesPointsSeesThemAll() {
    Sequential net = Sequential.of(new Dense(5, 3), new Centered());
    Tensor points = data(1500).points();
    double[] y = new Model(net, net.initialize(1), Precision.DOUBLE).predict(points).toArray();
    Tensor eager = net.apply(Var.constant(points), net.initialize(1).constants()).value();
    for (int i = 0; i < y.length; i++) {
      assertThat(y[i]).isCloseTo(eager.toArray()[i], org.assertj.core.api.Assertions.within(1e-13));
    }
  }

  /** A layer that looks at a number to choose what to do. */
  record Branching() implements Layer {
    @Override
    public Var apply(Var x, Context here) {
      return x.sum().toDouble() > 0 ? x : x.negate();
    }
  }

  @Test
  void aBranchOnANumberIsAnErrorThatSaysWhatToDo() {
    Sequential net = Sequential.of(new Dense(5, 3), new Branching());
    assertThatThrownBy(() -> new Model(net, net.initialize(1)).predict(data(2).points()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is symbolic: it has a shape but no numbers")
        .hasMessageContaining("write the choice as an operation");
  }

  /** The root of the third column, whatever is in the others. */
  private record Roots() implements Layer {
    @Override
    public Var apply(Var x, Context here) {
      Var mask = Var.constant(Tensor.vector(0, 0, 1, 0, 0));
      return x.multiply(mask).sqrt();
    }
  }

  @Test
  void theStepThatFailedIsNamedAndTheParametersAreThoseBeforeIt() {
    Dataset good = data(48);
    double[][] x = good.points().toMatrix();
    for (double[] row : x) row[2] = 1;
    x[40][2] = -1;
    Dataset broken = Dataset.classes(Tensor.matrix(x), good.classNumbers());
    Sequential net = Sequential.of(new Roots(), new Dense(5, 3));
    int[] order = Draw.shuffled(broken.size(), 3, Streams.ORDER, 1);
    int place = 0;
    while (order[place] != 40) place++;
    NonFiniteErrorException e = catchThrowableOfType(NonFiniteErrorException.class,
        () -> Training.of(net, Loss.crossEntropy()).optimizer(new Sgd(0.5, 0.9)).batch(16).seed(3)
            .run(broken));
    assertThat(e.epoch()).isEqualTo(1);
    assertThat(e.batch()).isEqualTo(place / 16 + 1);
    Run again = Training.of(net, Loss.crossEntropy()).optimizer(new Sgd(0.5, 0.9)).batch(16)
        .seed(3).begin(broken);
    for (int b = 0; b < place / 16; b++) again.step();
    assertThat(e.parameters()).isEqualTo(again.model().parameters());
  }

  @Test
  void aDivergingDescentInDoublesNamesTheStepThatFailed() {
    Sequential line = Sequential.of(new Dense(1, 1));
    Dataset ones = Dataset.numbers(Tensor.ones(8, 1), Tensor.ones(8));
    NonFiniteErrorException e = catchThrowableOfType(NonFiniteErrorException.class,
        () -> Training.of(line, Loss.meanSquaredError()).optimizer(new Sgd(0.501)).batch(1)
            .epochs(1_000_000).precision(Precision.DOUBLE).run(ones));
    assertThat(e).hasMessageContaining("try a rate ten times smaller");
    for (double w : e.parameters().toArray()) assertThat(w).isFinite();
  }

  @Test
  void aNumberThatNoFloatHoldsIsNamed() {
    Dataset good = data(4);
    double[][] x = good.points().toMatrix();
    x[2][1] = 1e39;
    Dataset huge = Dataset.classes(Tensor.matrix(x), good.classNumbers());
    Training in = Training.of(Sequential.of(new Dense(5, 3)), Loss.crossEntropy()).epochs(1);
    assertThatThrownBy(() -> in.run(huge)).hasMessageContaining("point 2 has 1.0E39 in column 1, "
        + "more than a float holds; scale that column, or use Precision.DOUBLE");
  }

  /** Descent whose rate is halved at every step, and which may say something wrong of itself. */
  private record Halving(String asked, int given) implements Optimizer {
    @Override
    public Map<String, Schedule> hyperparameters() {
      return Map.of("rate", step -> Math.scalb(0.5, (int) -step));
    }

    @Override
    public List<Slot> slots() { return List.of(Slot.of("count")); }

    @Override
    public List<Var> step(Step s) {
      for (int i = 0; i < s.size(); i++) s.keep("count", i, s.slot("count", i).add(1));
      return s.gradients().stream().map(g -> g.multiply(s.hyper(asked))).toList()
          .subList(0, given);
    }

    @Override
    public String toString() { return "Halving"; }
  }

  @Test
  void aRateMayChangeFromStepToStep() {
    Run run = Training.of(NET, Loss.crossEntropy()).optimizer(new Halving("rate", 6)).batch(3)
        .precision(Precision.DOUBLE).begin(NET.initialize(3), data(3));
    double[] moved = new double[3];
    double[] before = run.model().parameters().toArray();
    for (int k = 0; k < 3; k++) {
      run.step();
      double[] now = run.model().parameters().toArray();
      for (int i = 0; i < now.length; i++) moved[k] += Math.pow(now[i] - before[i], 2);
      before = now;
    }
    assertThat(moved[1]).isLessThan(moved[0] / 2);
    assertThat(moved[2]).isLessThan(moved[1] / 2);
  }

  @Test
  void anOptimiserThatContradictsItselfIsToldSo() {
    Dataset data = data(3);
    assertThatThrownBy(() -> training().optimizer(new Halving("pace", 6)).run(data))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("Halving: step asks for the "
            + "hyperparameter pace but there are [rate]; name it in hyperparameters()");
    assertThatThrownBy(() -> training().optimizer(new Halving("rate", 1)).run(data))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("Halving: step gave 1 vars for 6 "
            + "parameters; give what is taken off each");
  }

  @Test
  void aStepOfOnesOwnRunsInAWorkspace() {
    Dataset data = data(32);
    Plan plan = training().plan(data, 32);
    Workspace ws = plan.workspace();
    Parameters start = NET.initialize(3);
    for (String name : start.layout().names()) ws.set(name, start.get(name));
    ws.set("rate", Tensor.scalar(0.5));
    ws.set("momentum", Tensor.scalar(0.9));
    ws.set("points", data.points());
    ws.set("targets", data.targets());
    ws.run();
    double first = ws.get("error").toDouble();
    for (int i = 0; i < 50; i++) ws.run();
    assertThat(ws.get("error").toDouble()).isLessThan(first);
    assertThat(ws.get("velocity of W^(1)").toArray()).isNotEqualTo(new double[5 * 33]);
  }

  private static <T> List<T> onThreads(int n, Callable<T> task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(n);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> f : threads.invokeAll(java.util.Collections.nCopies(n, task))) {
        results.add(f.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }
}
