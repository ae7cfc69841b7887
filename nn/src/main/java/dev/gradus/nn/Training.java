package dev.gradus.nn;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Gradient descent over a data set: epochs of mini-batches in an order drawn from a seed.
 *
 * <pre>{@code
 * Model model = Training.of(net, Loss.binaryCrossEntropy())
 *     .optimizer(new Sgd(0.5)).epochs(500).batch(16).seed(1)
 *     .run(Dataset.of(points, labels));
 * }</pre>
 *
 * <p>Immutable: each setting gives a new one. The same seed gives the same bits, from run to run
 * and whatever else the program does.
 */
public final class Training {
  private final Sequential net;
  private final Objective objective;
  private final Optimizer optimizer;
  private final int epochs;
  private final int batch;
  private final long seed;
  private final Consumer<Epoch> listener;

  private Training(Sequential net, Objective objective, Optimizer optimizer, int epochs, int batch,
      long seed, Consumer<Epoch> listener) {
    this.net = net;
    this.objective = objective;
    this.optimizer = optimizer;
    this.epochs = epochs;
    this.batch = batch;
    this.seed = seed;
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
  public record Epoch(int number, int of, double error, Parameters parameters) {}

  /**
   * A training with rate 0.1, 100 epochs, batches of 32 points and seed 0.
   *
   * @param net the network
   * @param loss the error to make small
   * @return the training
   * @throws IllegalArgumentException if the loss does not fit the last layer
   */
  public static Training of(Sequential net, Loss loss) {
    return new Training(net, new Objective(net, loss), new Sgd(0.1), 100, 32, 0, e -> {});
  }

  /**
   * The same training with another optimiser.
   *
   * @param optimizer how steps are taken
   * @return the training
   */
  public Training optimizer(Optimizer optimizer) {
    return new Training(net, objective, optimizer, epochs, batch, seed, listener);
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
    return new Training(net, objective, optimizer, epochs, batch, seed, listener);
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
    return new Training(net, objective, optimizer, epochs, points, seed, listener);
  }

  /**
   * The same training with another seed, for the first weights and the order of the points.
   *
   * @param seed any number
   * @return the training
   */
  public Training seed(long seed) {
    return new Training(net, objective, optimizer, epochs, batch, seed, listener);
  }

  /**
   * The same training with a listener, called after each epoch on the training's thread.
   *
   * @param listener what is told
   * @return the training
   */
  public Training listener(Consumer<Epoch> listener) {
    return new Training(net, objective, optimizer, epochs, batch, seed, listener);
  }

  /**
   * Trains from random parameters.
   *
   * @param data the points
   * @return the trained model
   * @throws IllegalArgumentException if there are no points or they do not fit the network
   * @throws NonFiniteErrorException if the error or a parameter becomes infinite or NaN
   */
  public Model run(Dataset data) { return run(net.initialize(seed), data); }

  /**
   * Trains from given parameters.
   *
   * @param start the parameters to begin with
   * @param data the points
   * @return the trained model
   * @throws IllegalArgumentException if there are no points or they do not fit the network
   * @throws NonFiniteErrorException if the error or a parameter becomes infinite or NaN
   */
  public Model run(Parameters start, Dataset data) {
    if (data.size() == 0) {
      throw new IllegalArgumentException("Training.run: the data set has no points; give at least "
          + "1");
    }
    Descent descent = optimizer.from(new Model(net, start).parameters());
    for (int epoch = 1; epoch <= epochs; epoch++) {
      int[] order = data.order(seed + 0x9E3779B97F4A7C15L * epoch);
      double sum = 0;
      for (int from = 0; from < order.length; from += batch) {
        int to = Math.min(order.length, from + batch);
        int[] rows = Arrays.copyOfRange(order, from, to);
        Objective.Slope slope = objective.slope(descent.parameters(), data.select(rows));
        Descent next = descent.step(slope.gradient());
        if (!Double.isFinite(slope.error()) || !isFinite(next.parameters())) {
          throw NonFiniteErrorException.at(epoch, from / batch + 1, slope.error(), rows, data,
              descent.parameters(), optimizer);
        }
        sum += slope.error() * (to - from);
        descent = next;
      }
      listener.accept(new Epoch(epoch, epochs, sum / order.length, descent.parameters()));
    }
    return new Model(net, descent.parameters());
  }

  private static boolean isFinite(Parameters w) {
    double[] all = w.toArray();
    for (double x : all) if (!Double.isFinite(x)) return false;
    return true;
  }
}
