package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.optimize.DifferentiableFunction;
import dev.gradus.autodiff.optimize.Lbfgs;
import dev.gradus.autodiff.optimize.Minimum;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Gradient descent over a data set: epochs of mini-batches in an order drawn from a seed.
 *
 * <pre>{@code
 * Model model = Training.of(net, Loss.binaryCrossEntropy())
 *     .optimizer(new Adam(0.01)).epochs(500).batch(16).seed(1).holdOut(0.2).stopEarly(20)
 *     .run(Dataset.binary(points, labels));
 * }</pre>
 *
 * <p>Steps run as plans, in {@link Precision#FLOAT} unless said otherwise, on arrays that are
 * changed in place. Immutable: each setting gives a new one. The same seed gives the same bits,
 * from run to run, on any number of threads, whatever else the program does, and whether it was
 * stopped and {@linkplain #resume resumed} or not.
 */
public final class Training {
  private final Settings settings;

  private Training(Settings settings) { this.settings = settings; }

  private Training with(Consumer<Settings> change) {
    Settings s = settings.copy();
    change.accept(s);
    return new Training(s);
  }

  /**
   * A training with rate 0.1, 100 epochs, batches of 32 points and seed 0, in {@link
   * Precision#FLOAT} on one thread.
   *
   * @param net the network
   * @param loss the error to make small
   * @return the training
   * @throws IllegalArgumentException if the loss does not fit the last layer
   */
  public static Training of(Sequential net, Loss loss) {
    given(net, "Training.of", "the network", "a Sequential");
    given(loss, "Training.of", "the loss", "one such as Loss.meanSquaredError()");
    return of(new Objective(net, loss));
  }

  /**
   * A training of an error with terms.
   *
   * @param objective the error to make small
   * @return the training
   */
  public static Training of(Objective objective) {
    given(objective, "Training.of", "the objective", "one such as new Objective(net, loss)");
    return new Training(new Settings(objective));
  }

  /**
   * The same training with another optimiser.
   *
   * @param optimizer how steps are taken
   * @return the training
   */
  public Training optimizer(Optimizer optimizer) {
    given(optimizer, "Training.optimizer", "the optimizer", "one such as new Sgd(0.1)");
    return with(s -> s.optimizer = optimizer);
  }

  /**
   * The same training with another number of epochs.
   *
   * @param epochs how often every point is met, 0 or more
   * @return the training
   * @throws IllegalArgumentException if negative
   */
  public Training epochs(int epochs) {
    if (epochs < 0) {
      throw new IllegalArgumentException("Training.epochs: " + epochs
          + " is negative; use 0 or more");
    }
    return with(s -> s.epochs = epochs);
  }

  /**
   * The same training with another batch size.
   *
   * @param points how many points a step averages over; the last batch of an epoch may be smaller
   * @return the training
   * @throws IllegalArgumentException if not positive
   */
  public Training batch(int points) {
    if (points < 1) {
      throw new IllegalArgumentException("Training.batch: " + points
          + " points; use at least 1, or the size of the data set for full batches");
    }
    return with(s -> s.batch = points);
  }

  /**
   * The same training with another seed, for the first weights and the order of the points.
   *
   * @param seed any number
   * @return the training
   */
  public Training seed(long seed) {
    return with(s -> s.seed = seed);
  }

  /**
   * The same training in other numbers. The model keeps them.
   *
   * @param precision of the numbers that are computed with
   * @return the training
   */
  public Training precision(Precision precision) {
    given(precision, "Training.precision", "the precision", "Precision.FLOAT or Precision.DOUBLE");
    return with(s -> s.precision = precision);
  }

  /**
   * The same training with helpers for what is large enough to be shared, as a {@linkplain
   * Plan#workspace(int) plan} has them. The result has the same bits.
   *
   * @param threads how many compute at once, at most, the caller's included
   * @return the training
   * @throws IllegalArgumentException if not positive
   */
  public Training threads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("Training.threads: " + threads
          + " threads; use 1 for the caller's alone, or more");
    }
    return with(s -> s.threads = threads);
  }

  /**
   * The same training with one more observer, called on the training's thread.
   *
   * @param observer what is told, such as {@link Observer#ofEpochs}
   * @return the training
   */
  public Training observe(Observer observer) {
    given(observer, "Training.observe", "the observer", "one such as Observer.ofEpochs(listener)");
    List<Observer> all = new ArrayList<>(settings.observers);
    all.add(observer);
    return with(s -> s.observers = List.copyOf(all));
  }

  /**
   * The same training with some of the points held out: it does not learn from them, and measures
   * its error on them after each epoch. Each class has its share.
   *
   * @param share of the points, between 0 and 1
   * @return the training
   * @throws IllegalArgumentException if the share is not between 0 and 1
   */
  public Training holdOut(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("Training.holdOut: the share " + share
          + " is not between 0 and 1; use about 0.2");
    }
    return with(s -> {
      s.share = share;
      s.heldOut = null;
    });
  }

  /**
   * The same training, which measures its error after each epoch on other points than it learns
   * from. Where both sets of points name their classes, classes are the same if their names are.
   *
   * @param data points that are not learnt from
   * @return the training
   */
  public Training validate(Dataset data) {
    given(data, "Training.validate", "the data set",
        "a Dataset, as Dataset.numbers(points, targets)");
    return with(s -> {
      s.share = 0;
      s.heldOut = data;
    });
  }

  /**
   * The same training, which first prepares points. What the preparation needs to know, it takes
   * from the points that are learnt from, not from those held out. The model keeps the preparation,
   * so it predicts for points that are not prepared.
   *
   * @param preparation what to do with columns
   * @return the training
   */
  public Training prepared(Preparation preparation) {
    given(preparation, "Training.prepared", "the preparation",
        "one such as Preparation.standardise()");
    return with(s -> s.preparation = preparation);
  }

  /**
   * The same training, which ends when the error of the points held out has not become less for so
   * many epochs. Then {@link #run(Source)} gives the model that was best on them.
   *
   * @param patience how many epochs to wait for a better one, at least 1
   * @return the training
   * @throws IllegalArgumentException if not positive
   */
  public Training stopEarly(int patience) {
    Numbers.checkCount("Training.stopEarly", "epochs", patience);
    return with(s -> {
      s.patience = patience;
      s.best = null;
    });
  }

  /**
   * The same training, which ends when a metric of the points held out has not become better for so
   * many epochs, and watches it. Then {@link #run(Source)} gives the model that was best by it.
   *
   * @param patience how many epochs to wait for a better one, at least 1
   * @param by what is compared
   * @return the training
   * @throws IllegalArgumentException if the patience is not positive
   */
  public Training stopEarly(int patience, Metric by) {
    Numbers.checkCount("Training.stopEarly", "epochs", patience);
    given(by, "Training.stopEarly", "the metric", "one such as Metric.ACCURACY");
    return with(s -> {
      s.patience = patience;
      s.best = by;
      s.watch(by);
    });
  }

  /**
   * The same training, whose steps become shorter when the error of the points held out has not
   * become less for so many epochs: what is taken off each weight is multiplied by a factor, again
   * and again, on top of what {@linkplain Schedule schedules} say. A checkpoint knows how far it
   * came.
   *
   * @param patience how many epochs to wait for a better one, at least 1
   * @param factor what steps are multiplied by each time, such as 0.5 or 0.1
   * @param least what the product of all these factors does not fall below, such as 0.001; 0 for no
   *     end
   * @return the training
   * @throws IllegalArgumentException if the patience is not positive, the factor is not between 0
   *     and 1, or the least factor is not from 0 to 1
   */
  public Training plateau(int patience, double factor, double least) {
    Plateau plateau = Plateau.checked(patience, factor, least);
    return with(s -> {
      s.plateau = plateau;
      s.plateauBy = null;
    });
  }

  /**
   * The same training, whose steps become shorter when a metric of the points held out has not
   * become better for so many epochs, and which watches it: as {@link #plateau(int, double,
   * double)}. {@link #stopEarly(int, Metric)} must go by the same metric, if it is asked for.
   *
   * @param patience how many epochs to wait for a better one, at least 1
   * @param factor what steps are multiplied by each time, such as 0.5 or 0.1
   * @param least what the product of all these factors does not fall below, such as 0.001; 0 for no
   *     end
   * @param by what is compared
   * @return the training
   * @throws IllegalArgumentException as there
   */
  public Training plateau(int patience, double factor, double least, Metric by) {
    Plateau plateau = Plateau.checked(patience, factor, least);
    given(by, "Training.plateau", "the metric", "one such as Metric.ACCURACY");
    return with(s -> {
      s.plateau = plateau;
      s.plateauBy = by;
      s.watch(by);
    });
  }

  /**
   * The same training with metrics of the points held out in every {@link Epoch}.
   *
   * @param metrics such as {@link Metric#ACCURACY}; they add up
   * @return the training
   */
  public Training watch(Metric... metrics) {
    Given.all(metrics, "Training.watch", "the array of metrics", "some such as Metric.ACCURACY");
    return with(s -> s.watch(metrics));
  }

  /**
   * Trains from random parameters.
   *
   * @param data the points
   * @return the trained model: as it is after the last step, or the best one if {@link #stopEarly}
   *     was asked for. If the thread is interrupted, training ends after the step under way, and
   *     the thread stays marked as interrupted; if it was interrupted before, no step is taken.
   *     {@link #begin(Source) begin} gives a run that says how it ended
   * @throws IllegalArgumentException if there are no points, they do not fit the network, one is
   *     not finite, or the loss is not defined for a target
   * @throws IndexOutOfBoundsException if the network has no output for a class
   * @throws NonFiniteErrorException if the error or a parameter becomes infinite or NaN
   */
  public Model run(Source data) {
    given(data, "Training.run", "the data set", DATA);
    return trained(settings.at("Training.run").begin(initial(), data));
  }

  /**
   * Trains from given parameters.
   *
   * @param start the parameters to begin with
   * @param data the points
   * @return the trained model: as it is after the last step, or the best one if {@link #stopEarly}
   *     was asked for. If the thread is interrupted, training ends after the step under way, and
   *     the thread stays marked as interrupted; if it was interrupted before, no step is taken.
   *     {@link #begin(Source) begin} gives a run that says how it ended
   * @throws IllegalArgumentException if there are no points, they do not fit the network, one is
   *     not finite, or the loss is not defined for a target
   * @throws IndexOutOfBoundsException if the network has no output for a class
   * @throws NonFiniteErrorException if the error or a parameter becomes infinite or NaN
   */
  public Model run(Parameters start, Source data) {
    given(start, "Training.run", "the set of parameters", START);
    given(data, "Training.run", "the data set", DATA);
    return trained(settings.at("Training.run").begin(start, data));
  }

  private static final String DATA = "a Dataset, as Dataset.numbers(points, targets)";
  private static final String START = "those of the network, as net.initialize(seed)";

  private Model trained(Run run) {
    run.finish();
    return settings.patience > 0 ? run.best() : run.model();
  }

  /** The steps of a training, on rows that the caller chooses. */
  Stepper stepper(Parameters start, Dataset data) {
    return new Stepper(settings, start, settings.objective.net().initialBuffers(), data.form());
  }

  private Parameters initial() { return settings.objective.net().initialize(settings.seed); }

  /**
   * How many steps the training takes on these points, if nothing ends it before its last epoch.
   * A {@link Schedule} that spans all of it needs this number.
   *
   * <pre>{@code
   * Training training = Training.of(net, loss).epochs(30).holdOut(0.2);
   * training.optimizer(new Adam(Schedule.cosine(0.01, training.steps(data)))).run(data);
   * }</pre>
   *
   * @param data the points
   * @return the number of batches in all epochs
   */
  public long steps(Dataset data) {
    given(data, "Training.steps", "the data set", DATA);
    int learnt = data.size() - Parts.heldOut(data.size(), settings.share);
    int batches = learnt / settings.batch + (learnt % settings.batch == 0 ? 0 : 1);
    return (long) settings.epochs * batches;
  }

  /**
   * Begins a training that can be stepped, stopped, watched and kept.
   *
   * @param data the points
   * @return the training before its first step
   * @throws IllegalArgumentException if there are no points, they do not fit the network, one is
   *     not finite, or the loss is not defined for a target
   * @throws IndexOutOfBoundsException if the network has no output for a class
   */
  public Run begin(Source data) {
    given(data, "Training.begin", "the data set", DATA);
    return settings.at("Training.begin").begin(initial(), data);
  }

  /**
   * Begins a training from given parameters.
   *
   * @param start the parameters to begin with
   * @param data the points
   * @return the training before its first step
   * @throws IllegalArgumentException if there are no points, they do not fit the network, one is
   *     not finite, or the loss is not defined for a target
   * @throws IndexOutOfBoundsException if the network has no output for a class
   */
  public Run begin(Parameters start, Source data) {
    given(start, "Training.begin", "the set of parameters", START);
    given(data, "Training.begin", "the data set", DATA);
    return settings.at("Training.begin").begin(start, data);
  }

  /**
   * The error E on all points at once, with its terms, as a function of one long vector: the
   * parameters that are learnt, without those in {@link Frozen}, in the order of the network's
   * layout. By plans in double, whatever the training's precision, on as many threads as it says.
   *
   * @param data the points
   * @return the function, for {@link Lbfgs} or optimisers of other libraries
   * @throws IllegalArgumentException if there are no points, they do not fit the network, one is
   *     not finite, the loss is not defined for a target, or a layer draws random numbers or
   *     updates buffers in a step
   * @throws IndexOutOfBoundsException if the network has no output for a class
   */
  public DifferentiableFunction function(Dataset data) {
    given(data, "Training.function", "the data set", DATA);
    Beginning at = settings.at("Training.function");
    return at.fullBatch(initial(), data.prepared("Training.function", at.fitted(data)))
        .function(settings.threads);
  }

  /**
   * Descends on all points at once from random parameters: no batches, no rate, no epochs.
   *
   * <pre>{@code
   * Model model = training.minimize(new Lbfgs().iterations(200), data).model();
   * }</pre>
   *
   * @param lbfgs how
   * @param data the points
   * @return the network with the parameters found, and why it ended there
   * @throws IllegalArgumentException as {@link #function} has it, or if something is held out or
   *     observes steps, or the error is not finite at the start
   * @throws IndexOutOfBoundsException if the network has no output for a class
   */
  public Fit minimize(Lbfgs lbfgs, Dataset data) {
    return minimize(lbfgs, initial(), data, soFar -> true);
  }

  /**
   * Descends on all points at once from given parameters, watched after each step.
   *
   * @param lbfgs how
   * @param start the parameters to begin with
   * @param data the points
   * @param goesOn told where it stands after each step; false ends it
   * @return the network with the parameters found, and why it ended there
   * @throws IllegalArgumentException as {@link #function} has it, or if something is held out or
   *     observes steps, or the error is not finite at the start
   * @throws IndexOutOfBoundsException if the network has no output for a class
   */
  public Fit minimize(Lbfgs lbfgs, Parameters start, Dataset data, Predicate<Minimum> goesOn) {
    given(lbfgs, "Training.minimize", "the optimiser", "one such as new Lbfgs()");
    given(start, "Training.minimize", "the set of parameters", START);
    given(data, "Training.minimize", "the data set", DATA);
    given(goesOn, "Training.minimize", "the watcher", "a function that says whether to go on");
    boolean ofEpochs = settings.share > 0 || settings.heldOut != null || settings.patience > 0
        || settings.plateau != null;
    if (ofEpochs || !settings.observers.isEmpty() || !settings.watched.isEmpty()) {
      throw new IllegalArgumentException("Training.minimize: holdOut, validate, stopEarly, "
          + "plateau, watch and observe are of epochs, and there are none; leave them out, and "
          + "watch by the last argument");
    }
    Beginning at = settings.at("Training.minimize");
    Prepared prepared = at.fitted(data);
    FullBatch all = at.fullBatch(start, data.prepared("Training.minimize", prepared));
    Minimum m = lbfgs.minimize(all.function(settings.threads), all.vector(), goesOn);
    return new Fit(settings.model(new Predictions.State(all.parameters(m.w()),
        settings.objective.net().initialBuffers()), data, prepared), m);
  }

  /**
   * Goes on from a checkpoint, with the same bits as if the training had never been stopped.
   *
   * @param checkpoint of a training with the same network, loss, optimiser, batches, seed and
   *     precision; the number of epochs may be another
   * @param data the same points. Of a data set all numbers are compared, by their digest; of a
   *     stream those that the epoch under way has read so far
   * @return the training, where it stood
   * @throws IllegalArgumentException if the checkpoint is of another training, or of other data.
   *     To learn from other data, {@linkplain #begin(Parameters, Source) begin} a new training with
   *     the checkpoint's {@linkplain Checkpoint#parameters parameters}
   */
  public Run resume(Checkpoint checkpoint, Source data) {
    given(checkpoint, "Training.resume", "the checkpoint", "one of run.checkpoint()");
    given(data, "Training.resume", "the data set", DATA);
    checkpoint.setup.checkEquals("Training.resume", settings.setup());
    Run run = settings.at("Training.resume").begin(initial(), data);
    run.resume(checkpoint);
    return run;
  }

  /**
   * The plan of one step, as the training runs it: forward, error, gradient, and the optimiser's
   * update of the parameters in place. To run steps of your own, in a {@code plan.workspace()}.
   *
   * <p>Its leaves are {@code points}, {@code targets} (indices where the data have classes), {@code
   * weights} where points have weights, {@code step} where layers draw random numbers, the
   * parameters by their names in the network's layout, such as {@code W^(1)}, the optimiser's
   * hyperparameters, such as {@code rate}, and what it remembers, such as {@code velocity of
   * W^(1)}. A workspace begins at the parameters of this training's seed and with the
   * hyperparameters of step 0. Its output is {@code error}, as it was before the step.
   *
   * @param data what says how many columns points and targets have, and whether these are classes
   * @param points how many a step averages over
   * @return the plan
   * @throws IllegalArgumentException if the number of points is not positive, or the loss is not
   *     defined for the data
   * @throws IndexOutOfBoundsException if the network has no output for a class
   */
  public Plan plan(Dataset data, int points) {
    given(data, "Training.plan", "the data set", "a Dataset, as Dataset.numbers(points, targets)");
    if (points < 1) {
      throw new IllegalArgumentException("Training.plan: a step on " + points
          + " points; use at least 1");
    }
    Dataset prepared = data.prepared("Training.plan",
        settings.at("Training.plan").fitted(data));
    settings.objective.check("Training.plan", prepared, settings.precision == Precision.FLOAT);
    return StepPlan.of(settings.objective, settings.rule(1), initial(), prepared.form(), points,
        settings.seed, settings.precision).plan();
  }

  /** The network, the loss, the optimiser and what else decides its bits. */
  @Override
  public String toString() {
    return "training of " + settings + ", " + settings.epochs + " epochs";
  }
}
