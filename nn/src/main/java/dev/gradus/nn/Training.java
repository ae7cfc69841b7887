package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gradient descent over a data set: epochs of mini-batches in an order drawn from a seed.
 *
 * <pre>{@code
 * Model model = Training.of(net, Loss.binaryCrossEntropy())
 *     .optimizer(new Sgd(0.5)).epochs(500).batch(16).seed(1)
 *     .run(Dataset.of(points, labels));
 * }</pre>
 *
 * <p>Steps run as plans, in {@link Precision#FLOAT} unless said otherwise, on arrays that are
 * changed in place; the data are converted once. Immutable: each setting gives a new one. The same
 * seed gives the same bits, from run to run, on any number of threads and whatever else the program
 * does.
 */
public final class Training {
  private final Sequential net;
  private final Objective objective;
  private final Optimizer optimizer;
  private final int epochs;
  private final int batch;
  private final long seed;
  private final Precision precision;
  private final int threads;
  private final @Nullable Consumer<Epoch> listener;

  private Training(Sequential net, Objective objective, Optimizer optimizer, int epochs, int batch,
      long seed, Precision precision, int threads, @Nullable Consumer<Epoch> listener) {
    this.net = net;
    this.objective = objective;
    this.optimizer = optimizer;
    this.epochs = epochs;
    this.batch = batch;
    this.seed = seed;
    this.precision = precision;
    this.threads = threads;
    this.listener = listener;
  }

  /**
   * What a listener is told after each epoch.
   *
   * @param number from 1
   * @param of how many there will be
   * @param error E, averaged over the points as they were met during the epoch
   * @param parameters after the epoch
   */
  public record Epoch(int number, int of, double error, Parameters parameters) {
    /** Refuses null. */
    public Epoch {
      given(parameters, "Epoch", "the set of parameters", "those after the epoch");
    }
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
    return new Training(net, new Objective(net, loss), new Sgd(0.1), 100, 32, 0,
        Precision.FLOAT, 1, null);
  }

  /**
   * The same training with another optimiser.
   *
   * @param optimizer how steps are taken
   * @return the training
   */
  public Training optimizer(Optimizer optimizer) {
    given(optimizer, "Training.optimizer", "the optimizer", "one such as new Sgd(0.1)");
    return new Training(net, objective, optimizer, epochs, batch, seed, precision, threads,
        listener);
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
    return new Training(net, objective, optimizer, epochs, batch, seed, precision, threads,
        listener);
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
    return new Training(net, objective, optimizer, epochs, points, seed, precision, threads,
        listener);
  }

  /**
   * The same training with another seed, for the first weights and the order of the points.
   *
   * @param seed any number
   * @return the training
   */
  public Training seed(long seed) {
    return new Training(net, objective, optimizer, epochs, batch, seed, precision, threads,
        listener);
  }

  /**
   * The same training in other numbers. The model keeps them.
   *
   * @param precision of the numbers that are computed with
   * @return the training
   */
  public Training precision(Precision precision) {
    given(precision, "Training.precision", "the precision", "Precision.FLOAT or Precision.DOUBLE");
    return new Training(net, objective, optimizer, epochs, batch, seed, precision, threads,
        listener);
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
    return new Training(net, objective, optimizer, epochs, batch, seed, precision, threads,
        listener);
  }

  /**
   * The same training with a listener, called after each epoch on the training's thread.
   *
   * @param listener what is told
   * @return the training
   */
  public Training listener(Consumer<Epoch> listener) {
    given(listener, "Training.listener", "the listener",
        "what is told after each epoch, or call nothing for none");
    return new Training(net, objective, optimizer, epochs, batch, seed, precision, threads,
        listener);
  }

  /**
   * Trains from random parameters.
   *
   * @param data the points
   * @return the trained model
   * @throws IllegalArgumentException if there are no points, they do not fit the network, one is
   *     not finite, or the loss is not defined for a target
   * @throws IndexOutOfBoundsException if the network has no output for a class
   * @throws NonFiniteErrorException if the error or a parameter becomes infinite or NaN
   */
  public Model run(Dataset data) {
    given(data, "Training.run", "the data set", "a Dataset, as Dataset.of(points, targets)");
    return run(net.initialize(seed), data);
  }

  /**
   * Trains from given parameters.
   *
   * @param start the parameters to begin with
   * @param data the points
   * @return the trained model
   * @throws IllegalArgumentException if there are no points, they do not fit the network, one is
   *     not finite, or the loss is not defined for a target
   * @throws IndexOutOfBoundsException if the network has no output for a class
   * @throws NonFiniteErrorException if the error or a parameter becomes infinite or NaN
   */
  public Model run(Parameters start, Dataset data) {
    given(start, "Training.run", "the set of parameters",
        "those of the network, as net.initialize(seed)");
    given(data, "Training.run", "the data set", "a Dataset, as Dataset.of(points, targets)");
    if (data.size() == 0) {
      throw new IllegalArgumentException("Training.run: the data set has no points; give at least "
          + "1");
    }
    objective.check("Training.run", data, precision);
    Parameters valid = new Model(net, start, precision).parameters();
    PlannedDescent descent =
        new PlannedDescent(objective, optimizer, valid, data, precision, threads);
    for (int epoch = 1; epoch <= epochs; epoch++) {
      int[] order = data.order(seed + 0x9E3779B97F4A7C15L * epoch);
      Map<String, Object> before = descent.snapshot();
      double error = epoch(descent, order);
      if (!Double.isFinite(error) || !descent.isFinite()) {
        descent.restore(before);
        throw failure(descent, order, epoch);
      }
      if (listener != null) {
        listener.accept(new Epoch(epoch, epochs, error, descent.parameters()));
      }
    }
    return new Model(net, epochs == 0 ? valid : descent.parameters(), precision);
  }

  /** One epoch; the error averaged over the points, or the first that is not finite. */
  private double epoch(PlannedDescent descent, int[] order) {
    double sum = 0;
    for (int from = 0; from < order.length; from += batch) {
      int to = Math.min(order.length, from + batch);
      double error = descent.step(order, from, to);
      if (!Double.isFinite(error)) return error;
      sum += error * ((double) (to - from) / order.length); // the sum of all may overflow
    }
    return sum;
  }

  /** Takes the steps of an epoch again, each on its own, to find the one that failed. */
  private NonFiniteErrorException failure(PlannedDescent descent, int[] order, int epoch) {
    for (int from = 0; from < order.length; from += batch) {
      int to = Math.min(order.length, from + batch);
      Parameters good = descent.parameters();
      double error = descent.step(order, from, to);
      if (!Double.isFinite(error) || !descent.isFinite()) {
        return NonFiniteErrorException.at(epoch, from / batch + 1, error,
            good, optimizer);
      }
    }
    throw new IllegalStateException("Training.run: epoch " + epoch + " failed once and passed when "
        + "it was run again; a layer, loss or optimiser of yours is not pure");
  }

  /**
   * The plan of one step, as the training runs it: forward, error, gradient, and the optimiser's
   * update of the parameters in place. To run steps of your own, in a {@code plan.workspace()}.
   *
   * <p>Its leaves are {@code points}, {@code targets} (indices where the data have classes), the
   * parameters by their names in the network's layout, such as {@code W^(1)}, the optimiser's
   * settings, such as {@code rate}, to be set before the first run, and what it remembers, such as
   * {@code velocity of W^(1)}. Its output is {@code error}, as it was before the step.
   *
   * @param data what says how many columns points and targets have, and whether these are classes
   * @param points how many a step averages over
   * @return the plan
   * @throws IllegalArgumentException if the number of points is not positive, or the loss is not
   *     defined for the data
   * @throws IndexOutOfBoundsException if the network has no output for a class
   */
  public Plan plan(Dataset data, int points) {
    given(data, "Training.plan", "the data set", "a Dataset, as Dataset.of(points, targets)");
    if (points < 1) {
      throw new IllegalArgumentException("Training.plan: a step on " + points
          + " points; use at least 1");
    }
    objective.check("Training.plan", data, precision);
    return PlannedDescent.plan(objective, optimizer, data, points, precision);
  }
}
