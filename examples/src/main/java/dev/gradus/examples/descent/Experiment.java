package dev.gradus.examples.descent;

import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.check.GradientCheck;
import dev.gradus.autodiff.check.Report;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.examples.data.BadInputException;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Split;
import dev.gradus.examples.data.Task;
import dev.gradus.examples.text.Numbers;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Epoch;
import dev.gradus.nn.Evaluation;
import dev.gradus.nn.Model;
import dev.gradus.nn.NonFiniteErrorException;
import dev.gradus.nn.Objective;
import dev.gradus.nn.Observer;
import dev.gradus.nn.Optimizer;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Preparation;
import dev.gradus.nn.Prepared;
import dev.gradus.nn.Run;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A descent of Mount Errorest: points, a network, and steps down the error E. For classes it is the
 * average of −ln of the probability that is given to each point's class, for numbers the average of
 * the squared differences, in units of their deviation.
 */
public final class Experiment {
  /** How many weights and biases an experiment may have: each is drawn, printed and checked. */
  public static final int LARGEST = 2000;

  private final Settings settings;
  private final Sequential net;
  private final Objective objective;
  private final Training training;
  private final Points points;
  private final @Nullable Points held;

  /**
   * An experiment that has not begun.
   *
   * @param points all there are
   * @param settings what is chosen
   * @throws BadInputException if the network has too many weights, or a class too few points
   *         to hold any out
   */
  public Experiment(Points points, Settings settings) throws BadInputException {
    this.settings = settings;
    net = settings.network(points);
    if (net.layout().size() > LARGEST) {
      throw new BadInputException("the network has " + net.layout().size()
          + " weights and biases, but each one is drawn, printed and checked, so at most " + LARGEST
          + " are allowed; use fewer or smaller hidden layers");
    }
    Split split = settings.holdOut() > 0
        ? Split.of(points, settings.holdOut(), settings.seed()) : null;
    this.points = split == null ? points : split.learned();
    held = split == null ? null : split.held();
    if (split != null && points.task() == Task.NUMBER) checkVaries(split.learned());
    objective = new Objective(net, Settings.loss(points.task()));
    // in double, as every step and slope is compared with what was foretold
    Training all = Training.of(objective).precision(Precision.DOUBLE).optimizer(optimizer())
        .epochs(settings.epochs()).batch(settings.batch()).seed(settings.seed())
        .prepared(preparation(points.task()));
    training = held == null || settings.patience() == 0 ? all
        : all.validate(held.data()).stopEarly(settings.patience());
  }

  private static Preparation preparation(Task task) {
    Preparation all = Preparation.standardise();
    return task == Task.NUMBER ? all.standardiseTargets() : all;
  }

  private static void checkVaries(Points learned) throws BadInputException {
    double[] all = learned.targets().toArray();
    if (Arrays.stream(all).anyMatch(t -> t != all[0])) return;
    throw new BadInputException("--hold-out: all points that are left to learn from have the"
        + " number " + Numbers.given(all[0]) + "; hold out a smaller share, or take another"
        + " --seed");
  }

  private Optimizer optimizer() { return settings.rule().optimizer(settings.rate()); }

  /**
   * The points that are learned from.
   *
   * @return all points but those held out
   */
  public Points learned() { return points; }

  /**
   * The network.
   *
   * @return its layers
   */
  public Sequential net() { return net; }

  /**
   * Goes down.
   *
   * @param listener is told of the start and of every epoch
   * @return what was seen
   * @throws BadInputException if the steps lead out of the finite numbers
   */
  public Outcome run(Consumer<DescentLog.Entry> listener) throws BadInputException {
    Parameters start = net.initialize(settings.seed());
    Dataset data = points.data();
    Way way = new Way(training.begin(start, data).model(), listener);
    try {
      way.reach(0, settings.epochs(), start);
      training.observe(Observer.ofEpochs(way::ended)).begin(start, data).finish();
      return outcome(way);
    } catch (NonFiniteErrorException e) {
      throw diverged(e.epoch());
    } catch (Diverged e) {
      throw diverged(e.epoch);
    }
  }

  private Outcome outcome(Way way) {
    DescentLog.Entry end = way.log.end();
    Objective.Slope slope = objective.slope(end.parameters(), way.prepared);
    boolean finite = Double.isFinite(slope.error());
    for (double g : slope.gradient().toArray()) finite &= Double.isFinite(g);
    if (!finite) throw new Diverged(end.epoch());
    Model model = way.begun.with(end.parameters());
    return new Outcome(points, held, settings, Answers.of(way.preparation), way.begun, way.log,
        firstStep(way.log.first().parameters(), way.prepared), slope,
        check(end.parameters(), slope, way.prepared), evaluation(model, points, end.epoch()),
        held == null ? null : evaluation(model, held, end.epoch()));
  }

  /** Numbers became infinite in an epoch, outside of the steps. */
  private static final class Diverged extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int epoch;

    Diverged(int epoch) { this.epoch = epoch; }
  }

  private BadInputException diverged(int epoch) {
    return new BadInputException("the descent left the finite numbers in epoch " + epoch
        + ": its steps are too large; use a --rate at least ten times smaller");
  }

  /** What is seen on the way. */
  private final class Way {
    private final Model begun;
    private final Prepared preparation;
    private final Consumer<DescentLog.Entry> listener;
    private final DescentLog log = new DescentLog(settings.epochs());
    private final Dataset prepared;
    private final @Nullable Dataset heldPrepared;

    Way(Model begun, Consumer<DescentLog.Entry> listener) {
      this.begun = begun;
      this.listener = listener;
      preparation = Objects.requireNonNull(begun.preparation());
      prepared = preparation.apply(points.data());
      heldPrepared = held == null ? null : preparation.apply(held.data());
    }

    void ended(Run run, Epoch epoch) {
      boolean last = run.outcome() != dev.gradus.nn.Outcome.RUNNING;
      DescentLog.Entry e = reach(epoch.number(), last ? epoch.number() : epoch.of(),
          run.parameters());
      if (settings.patience() > 0 && run.bestEpoch().orElse(0) == epoch.number()) log.best(e);
    }

    DescentLog.Entry reach(int epoch, int of, Parameters w) {
      Model model = begun.with(w);
      DescentLog.Entry entry = new DescentLog.Entry(epoch, of, score(model, points, prepared, w,
          epoch), held == null || heldPrepared == null ? null
              : score(model, held, heldPrepared, w, epoch), w);
      log.add(entry);
      listener.accept(entry);
      return entry;
    }

    private Score score(Model model, Points some, Dataset data, Parameters w, int epoch) {
      Evaluation e = evaluation(model, some, epoch);
      return new Score(objective.error(w, data),
          some.task() == Task.NUMBER ? e.r2() : e.accuracy(), onlyAnswer(some, e));
    }

    private int onlyAnswer(Points some, Evaluation e) {
      if (some.task() == Task.NUMBER) return -1;
      Tensor counts = e.confusion().counts();
      int only = -1;
      for (int c = 0; c < some.classes().size(); c++) {
        double taken = 0;
        for (int i = 0; i < some.classes().size(); i++) taken += counts.get(i, c);
        if (taken == 0) continue;
        if (only >= 0) return -1;
        only = c;
      }
      return only;
    }
  }

  private static Evaluation evaluation(Model model, Points some, int epoch) {
    Tensor answers = model.predict(some.rows());
    for (double y : answers.toArray()) if (!Double.isFinite(y)) throw new Diverged(epoch);
    return Evaluation.of(answers, some.data());
  }

  private FirstStep firstStep(Parameters start, Dataset data) {
    Gradient gradient = objective.slope(start, data).gradient();
    double squares = 0;
    for (double g : gradient.toArray()) squares += g * g;
    List<Tensor> step = new ArrayList<>();
    if (settings.rule().beginsPlain()) {
      for (Tensor g : gradient.parts()) step.add(times(g, settings.rate()));
    } else {
      List<Tensor> after = optimizer().from(net, start).step(gradient).parameters().tensors();
      for (int i = 0; i < after.size(); i++) {
        step.add(Var.constant(start.tensors().get(i)).subtract(Var.constant(after.get(i)))
            .value());
      }
    }
    return new FirstStep(objective, start, data, Math.sqrt(squares), step);
  }

  private static Tensor times(Tensor x, double factor) {
    return Var.constant(x).multiply(factor).value();
  }

  private Report check(Parameters w, Objective.Slope slope, Dataset data) {
    Var x = Var.constant(data.points());
    Var t = Var.constant(data.targets());
    return GradientCheck.ofAll(v -> objective.error(v, x, t))
        .compare(slope.gradient().parts(), w.layout(), w.tensors().toArray(Tensor[]::new));
  }
}
