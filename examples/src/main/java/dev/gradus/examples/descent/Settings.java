package dev.gradus.examples.descent;

import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Task;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Sigmoid;
import dev.gradus.nn.Softmax;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be chosen about an experiment apart from its points.
 *
 * @param hidden the number of units of each hidden layer
 * @param curve the activation of hidden layers
 * @param rule how steps are made of slopes
 * @param rate the learning rate α
 * @param epochs how often every point is met
 * @param batch how many points a step averages over; all of them if there are not as many
 * @param seed for the first weights, the order of the points, and which of them are held out
 * @param holdOut the share of the points that is not learned from, below 1; 0 for none
 * @param patience how many epochs to wait for a lesser E of the points held out; 0 for all
 */
public record Settings(List<Integer> hidden, Curve curve, Rule rule, double rate, int epochs,
    int batch, long seed, double holdOut, int patience) {
  /** Settings whose list is copied. */
  public Settings {
    hidden = List.copyOf(hidden);
  }

  /**
   * Settings of plain gradient descent with sigmoids.
   *
   * @param hidden the number of units of each hidden layer
   * @param rate the learning rate α
   * @param epochs how often every point is met
   * @param batch how many points a step averages over; all of them if there are not as many
   * @param seed for the first weights, the order of the points, and which of them are held out
   * @param holdOut the share of the points that is not learned from, below 1; 0 for none
   */
  public Settings(List<Integer> hidden, double rate, int epochs, int batch, long seed,
      double holdOut) {
    this(hidden, Curve.SIGMOID, Rule.PLAIN, rate, epochs, batch, seed, holdOut, 0);
  }

  /**
   * The same settings with other hidden layers.
   *
   * @param units the number of units of each
   * @return the settings
   */
  Settings withHidden(List<Integer> units) {
    return new Settings(units, curve, rule, rate, epochs, batch, seed, holdOut, patience);
  }

  /**
   * A composition of matrix multiplications and activations: its output is the probability of class
   * 1 of two, that of each of more classes, or a number.
   *
   * @param points that it is for
   * @return the network
   */
  public Sequential network(Points points) {
    List<Layer> layers = new ArrayList<>();
    int units = points.features().size();
    for (int next : hidden) {
      layers.add(new Dense(units, next));
      layers.add(curve.layer());
      units = next;
    }
    layers.add(new Dense(units, points.task() == Task.CLASSES ? points.classes().size() : 1));
    if (points.task() != Task.NUMBER) {
      layers.add(points.task() == Task.CLASSES ? new Softmax() : new Sigmoid());
    }
    return Sequential.of(layers.toArray(Layer[]::new));
  }

  /**
   * The error to make small.
   *
   * @param task what is learned
   * @return of the library
   */
  public static Loss loss(Task task) {
    return switch (task) {
      case TWO_CLASSES -> Loss.binaryCrossEntropy();
      case CLASSES -> Loss.crossEntropy();
      case NUMBER -> Loss.meanSquaredError();
    };
  }
}
