package dev.gradus.examples.descent;

import dev.gradus.nn.Dense;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Sigmoid;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be chosen about an experiment apart from its points.
 *
 * @param hidden the number of units of each hidden layer
 * @param rate the learning rate α
 * @param epochs how often every point is met
 * @param batch how many points a step averages over; all of them if there are not as many
 * @param seed for the first weights, the order of the points, and which of them are held out
 * @param holdOut the share of the points that is not learned from, below 1; 0 for none
 */
public record Settings(List<Integer> hidden, double rate, int epochs, int batch, long seed,
    double holdOut) {
  /** Settings whose list is copied. */
  public Settings {
    hidden = List.copyOf(hidden);
  }

  /**
   * A composition of matrix multiplications and sigmoids with one output: the probability of class
   * 1.
   *
   * @param features the number of inputs
   * @return the network
   */
  public Sequential network(int features) {
    List<Layer> layers = new ArrayList<>();
    int units = features;
    for (int next : hidden) {
      layers.add(new Dense(units, next));
      layers.add(new Sigmoid());
      units = next;
    }
    layers.add(new Dense(units, 1));
    layers.add(new Sigmoid());
    return Sequential.of(layers.toArray(Layer[]::new));
  }
}
