package dev.gradus.examples.descent;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.check.GradientCheck;
import dev.gradus.autodiff.check.Report;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.examples.data.BadInputException;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Scaling;
import dev.gradus.examples.data.Split;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Epoch;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Model;
import dev.gradus.nn.NonFiniteErrorException;
import dev.gradus.nn.Objective;
import dev.gradus.nn.Observer;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Run;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Sgd;
import dev.gradus.nn.Training;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A descent of Mount Errorest: points, a network, and gradient descent on the error E, which is the
 * average of −ln ŷ over the points of class 1 and −ln(1−ŷ) over those of class 0.
 */
public final class Experiment {
  /** How many weights and biases an experiment may have: each is drawn, printed and checked. */
  public static final int LARGEST = 2000;

  private final Points points;
  private final @Nullable Points heldPoints;
  private final Settings settings;
  private final Sequential net;
  private final Objective objective;
  private final Model model; // whose plans all places on the way share
  private final Scaling scaling;
  private final Dataset data;
  private final @Nullable Dataset held;

  /**
   * An experiment that has not begun.
   *
   * @param points of two classes
   * @param settings what is chosen
   * @throws BadInputException if the network has too many weights, or a class too few points
   *         to hold any out
   */
  public Experiment(Points points, Settings settings) throws BadInputException {
    this.settings = settings;
    if (settings.holdOut() > 0) {
      Split split = Split.of(points, settings.holdOut(), settings.seed());
      this.points = split.learned();
      heldPoints = split.held();
    } else {
      this.points = points;
      heldPoints = null;
    }
    net = settings.network(points.features().size());
    if (net.layout().size() > LARGEST) {
      throw new BadInputException("the network has " + net.layout().size()
          + " weights and biases, but each one is drawn, printed and checked, so at most " + LARGEST
          + " are allowed; use fewer or smaller hidden layers");
    }
    objective = new Objective(net, Loss.binaryCrossEntropy());
    model = new Model(net, net.initialize(settings.seed()), Precision.DOUBLE);
    scaling = Scaling.of(this.points.rows());
    data = scaled(this.points);
    held = heldPoints == null ? null : scaled(heldPoints);
  }

  private Dataset scaled(Points some) {
    return Dataset.numbers(scaling.apply(some.rows()), some.labels());
  }

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
    DescentLog log = new DescentLog(settings.epochs());
    Consumer<DescentLog.Entry> both = entry -> {
      log.add(entry);
      listener.accept(entry);
    };
    Parameters start = net.initialize(settings.seed());
    both.accept(entry(0, start));
    Parameters end = train(start,
        (run, epoch) -> both.accept(entry(epoch.number(), run.parameters())));
    Objective.Slope slope = objective.slope(end, data);
    boolean finite = Double.isFinite(slope.error());
    for (double g : slope.gradient().toArray()) finite &= Double.isFinite(g);
    if (!finite) throw diverged(settings.epochs());
    return new Outcome(points, heldPoints, scaling, settings, net, log,
        new FirstStep(objective, start, data, settings.rate()), slope, check(end, slope),
        confusion(points, data, end), held == null || heldPoints == null ? null
            : confusion(heldPoints, held, end));
  }

  private Parameters train(Parameters start, BiConsumer<Run, Epoch> listener)
      throws BadInputException {
    try {
      // in double, as every step and slope is compared with what was foretold
      return Training.of(net, Loss.binaryCrossEntropy()).precision(Precision.DOUBLE)
          .optimizer(new Sgd(settings.rate())).epochs(settings.epochs()).batch(settings.batch())
          .seed(settings.seed()).observe(Observer.ofEpochs(listener)).run(start, data).parameters();
    } catch (NonFiniteErrorException e) {
      throw diverged(e.epoch());
    }
  }

  private BadInputException diverged(int epoch) {
    return new BadInputException("the descent left the finite numbers in epoch " + epoch
        + ": its steps are too large; use a --rate at least ten times smaller");
  }

  private DescentLog.Entry entry(int epoch, Parameters w) {
    return new DescentLog.Entry(epoch, settings.epochs(), score(points, data, w),
        held == null || heldPoints == null ? null : score(heldPoints, held, w), w);
  }

  private Score score(Points some, Dataset scaled, Parameters w) {
    return new Score(objective.error(w, scaled), confusion(some, scaled, w).accuracy());
  }

  private Confusion confusion(Points some, Dataset scaled, Parameters w) {
    return Confusion.of(some.labels(),
        model.with(w).classify(scaled.points()));
  }

  private Report check(Parameters w, Objective.Slope slope) {
    Var x = Var.constant(data.points());
    Var t = Var.constant(data.targets());
    return GradientCheck.ofAll(v -> objective.error(v, x, t))
        .compare(slope.gradient().parts(), w.layout(), w.tensors().toArray(Tensor[]::new));
  }
}
