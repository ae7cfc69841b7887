package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;

/** What the outputs of a network say of classes: probabilities of these, or logits. */
final class Probabilities {
  /** Whether its outputs are, taken by themselves or together. */
  private enum Kind { EACH, TOGETHER, LOGITS, NONE }

  private final Sequential net;
  private final Kind kind;

  /** Logits are said to be: a network does not know that its outputs are. */
  Probabilities(Sequential net, boolean logits) {
    this.net = net;
    kind = net.link() == Link.PROBABILITY_EACH ? Kind.EACH
        : net.link() == Link.PROBABILITIES ? Kind.TOGETHER : logits ? Kind.LOGITS : Kind.NONE;
  }

  /** Fails unless the outputs say anything of classes. */
  void check(String call) {
    if (kind != Kind.NONE) return;
    throw new IllegalStateException(call + ": " + (net.outputs() == 1 ? "the one output of " + net
        + " is no probability" : "the outputs of " + net + " are no probabilities")
        + "; end the network with " + (net.outputs() == 1 ? "Sigmoid" : "Softmax")
        + ", use predict, or say with asClassifier() that they are logits");
  }

  /** Fails unless each output is a label by itself. */
  void checkEach(String call) {
    if (kind == Kind.EACH || kind == Kind.LOGITS && net.outputs() == 1) return;
    throw new IllegalStateException(call + ": the outputs of " + net + " are no probabilities of "
        + "labels by themselves; end the network with Sigmoid, or use classify");
  }

  boolean areLogits() { return kind == Kind.LOGITS; }

  /** From what one output, the probability or the logit of class 1, is class 1. */
  double half() { return kind == Kind.LOGITS ? 0 : 0.5; }

  /** The probabilities of labels by themselves, one for each output. */
  double[] each(Tensor outputs) {
    return (kind == Kind.LOGITS ? Var.constant(outputs).sigmoid().value() : outputs).toArray();
  }

  /** The probability of each class, from [points, outputs]. */
  Tensor of(Tensor outputs) {
    Var y = Var.constant(outputs);
    if (net.outputs() > 1) return kind == Kind.LOGITS ? y.softmax(-1).value() : outputs;
    Var p = kind == Kind.LOGITS ? y.sigmoid() : y;
    Var q = kind == Kind.LOGITS ? y.negate().sigmoid() : Var.constant(1).subtract(p);
    return kind == Kind.TOGETHER ? outputs : q.concat(-1, p).value();
  }

  /** How many layers are applied for {@link #logs}: the last is left out where it is undone. */
  int count() {
    int all = net.layers().size();
    return net.last() instanceof Softmax || net.last() instanceof Sigmoid ? all - 1 : all;
  }

  /** ln of the probability of each class: from logits, which do not underflow, where there are. */
  Tensor logs(Tensor scores) {
    Var z = Var.constant(scores);
    boolean fromLogits = kind == Kind.LOGITS || count() < net.layers().size();
    if (net.outputs() == 1 && kind != Kind.TOGETHER) {
      Var p = fromLogits ? z.logSigmoid() : z.log();
      Var q = fromLogits ? z.negate().logSigmoid() : z.negate().log1p();
      return q.concat(-1, p).value();
    }
    if (!fromLogits) return z.log().value();
    return (kind == Kind.EACH ? z.logSigmoid() : z.logSoftmax(-1)).value();
  }

  /** The outputs for one point, which came as a vector, as such. */
  static Tensor shaped(Tensor rows, Shape points) {
    return points.rank() == 1 ? Tensor.vector(rows.toArray()) : rows;
  }
}
