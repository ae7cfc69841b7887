package dev.gradus.teaching;

import dev.gradus.autodiff.ChainRule;
import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;

/**
 * A tape and the error E on it: what most panels look at, whether a network of the page recorded it
 * or somebody's own program.
 */
final class Scene {
  private final Tape tape;
  private final Var error;
  private final Layout layout;
  private final List<Var> nodes = new ArrayList<>(); // up to E: looking records nothing
  private final Gradient gradient;
  private final ChainRule chain;

  Scene(Tape tape, Var error, Layout layout) {
    this.tape = tape;
    this.error = error;
    this.layout = layout;
    for (int i = 0; i <= error.index(); i++) nodes.add(tape.get(i));
    gradient = tape.backward(error);
    chain = gradient.chainRule();
  }

  Var error() { return error; }

  Layout layout() { return layout; }

  List<Var> nodes() { return nodes; }

  Gradient gradient() { return gradient; }

  ChainRule chain() { return chain; }

  List<Var> variables() { return tape.variables(); }

  /** The entry of the long vector that a link has chosen. */
  int chosen(Fragment link) { return link.integer("i", 0, 0, layout.size() - 1); }

  /** The value of an entry of the long vector. */
  double weight(int i) {
    int tensor = layout.tensor(i);
    return tape.variables().get(tensor).value().toArray()[i
        - layout.start(layout.names().get(tensor))];
  }

  /**
   * The values of all nodes where entry i of the long vector has another value: each operation's
   * own definition, applied anew.
   */
  List<Tensor> replayed(int i, double value) {
    int tensor = layout.tensor(i);
    int moved = tape.variables().get(tensor).index();
    List<Tensor> values = new ArrayList<>();
    for (Var y : nodes) {
      if (y.index() == moved) {
        double[] w = y.value().toArray();
        w[i - layout.start(layout.names().get(tensor))] = value;
        values.add(Tensor.of(y.shape(), w));
      } else if (y.arity() == 0) {
        values.add(y.value());
      } else {
        Tensor[] x = new Tensor[y.arity()];
        for (int k = 0; k < x.length; k++) x[k] = values.get(y.input(k).index());
        values.add(y.op().value(y.shape(), x));
      }
    }
    return values;
  }

  /** The central difference of E by entry i of the long vector: (E(w + h) − E(w − h))/2h. */
  double difference(int i, double h) {
    double w = weight(i);
    return (errorWith(i, w + h) - errorWith(i, w - h)) / (2 * h);
  }

  private double errorWith(int i, double value) {
    return replayed(i, value).get(error.index()).toDouble();
  }
}
