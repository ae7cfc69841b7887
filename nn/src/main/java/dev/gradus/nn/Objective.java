package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The error E of a network as a function of its parameters: the mountain to descend.
 *
 * <p>It is the mean of the losses of the points, each times its weight where points have weights,
 * over the sum of these, or 0 if that is 0; and what {@linkplain #plus terms} add. Where the loss
 * can be computed more accurately from the input of the last layer, it is.
 */
public final class Objective {
  private final Sequential net;
  private final Loss loss; // as it was given
  private final Loss applied; // after so many layers
  private final int count;
  private final List<Term> terms;

  /**
   * The error of a network.
   *
   * @param net the network
   * @param loss the loss of each point
   * @throws IllegalArgumentException if the loss has no meaning for what the last layer gives
   */
  public Objective(Sequential net, Loss loss) { this(net, loss, List.of()); }

  private Objective(Sequential net, Loss loss, List<Term> terms) {
    given(net, "Objective", "the network", "a Sequential");
    given(loss, "Objective", "the loss", "one such as Loss.meanSquaredError()");
    @Nullable Loss before = loss.before(net.last());
    Link link = net.link();
    if (before == null && link != Link.ANY && !loss.takes().contains(link)) {
      throw new IllegalArgumentException("Objective: " + Given.text(loss) + " takes "
          + taken(loss) + ", but " + net + " ends with " + net.last() + ", which gives " + link
          + "; " + instead(loss));
    }
    this.net = net;
    this.loss = loss;
    this.terms = terms;
    applied = before == null ? loss : before;
    count = net.layers().size() - (before == null ? 0 : 1);
  }

  private static String taken(Loss loss) {
    return String.join(" or ", loss.takes().stream().filter(l -> l != Link.ANY).sorted()
        .map(Link::toString).toList());
  }

  private static String instead(Loss loss) {
    if (loss instanceof BinaryCrossEntropy) {
      return "end it with Sigmoid, or use Loss.binaryCrossEntropyWithLogits()";
    }
    if (loss instanceof BinaryCrossEntropyWithLogits) {
      return "end it with Dense, or use Loss.binaryCrossEntropy() after Sigmoid";
    }
    if (loss instanceof Focal f) {
      return "end it with Sigmoid, or use Loss.focalWithLogits(" + f.gamma() + ")";
    }
    if (loss instanceof FocalWithLogits f) {
      return "end it with Dense, or use Loss.focal(" + f.gamma() + ") after Sigmoid";
    }
    return loss instanceof CrossEntropy
        ? "end it with Softmax, or with Dense, whose outputs are taken for logits"
        : "end it with a layer that gives these";
  }

  /**
   * The same error with something added.
   *
   * @param term what is added to the error of the points
   * @return the error
   */
  public Objective plus(Term term) {
    given(term, "Objective.plus", "the term", "one such as Term.squares(1e-4)");
    List<Term> all = new ArrayList<>(terms);
    all.add(term);
    return new Objective(net, loss, List.copyOf(all));
  }

  /** The network. */
  Sequential net() { return net; }

  /** What a plan predicts for this error to be computed: outputs, or inputs of the last layer. */
  int count() { return count; }

  Loss loss() { return loss; }

  List<Term> terms() { return terms; }

  /** Fails, in the name of what the user called, unless the error is defined for all data. */
  void check(String call, Dataset data, boolean inFloats) {
    Finite.check(call, data.rows(), inFloats);
    Finite.check(call, "the target of point", data.targets(), inFloats);
    if (data.hasClasses()) {
      int[] classes = data.classNumbers();
      for (int i = 0; i < classes.length; i++) checkClass(call, i, classes[i]);
    }
    checkTargets(data.targets());
    double[] weights = data.weightsOrOnes();
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      if (Double.isFinite(inFloats ? (float) sum : sum)) continue;
      throw new IllegalArgumentException(call + ": the weights of points 0 to " + i + " add to "
          + sum + ", more than " + (inFloats ? "a float" : "a double") + " holds; divide all "
          + "weights by the largest");
    }
  }

  /** Fails unless the loss is defined for the targets. */
  void checkTargets(Tensor targets) { applied.check(targets); }

  void checkClass(String call, long point, double given) {
    int c = (int) given;
    if (c != given || c < 0) {
      throw new IllegalArgumentException(call + ": point " + point + " has class " + given
          + "; number the classes from 0");
    }
    if (c < net.outputs()) return;
    throw new IndexOutOfBoundsException(call + ": point " + point + " has class " + c
        + " but the network has " + net.outputs() + " outputs, for classes 0 to "
        + (net.outputs() - 1) + "; give it an output for each class"
        + (net.outputs() == 1 ? ", or use Dataset.binary" : ""));
  }

  /**
   * An error and its derivative by every parameter.
   *
   * @param error E
   * @param gradient ∂E/∂w for every w that is learnt
   */
  public record Slope(double error, Gradient gradient) {
    /** Refuses null. */
    public Slope {
      given(gradient, "Slope", "the gradient", "that of the error");
    }
  }

  /**
   * The error, as an expression; of a prediction, so nothing is drawn at random.
   *
   * @param parameters in the order of the network's layout
   * @param points [points, inputs]
   * @param targets what should be predicted for them
   * @return a scalar
   */
  public Var error(List<Var> parameters, Var points, Var targets) {
    Given.all(parameters, "Objective.error", "the list of parameters", "a var for each parameter");
    given(points, "Objective.error", "the points", "a tensor with a row for each point");
    given(targets, "Objective.error", "the targets", "a row for each point");
    return error(new Pass(net, parameters, net.bufferConstants(), 0, null), points,
        targets, null);
  }

  Var error(Pass pass, Var points, Var targets, @Nullable Var weights) {
    Var e = mean(net.apply(points, pass, count), targets, weights);
    for (Term term : terms) {
      Var more = Given.result(term.of(net, pass.parameters, points), "Objective.error", "the term",
          "a scalar to be added to the error");
      if (!more.shape().isScalar()) {
        throw new IllegalArgumentException("Objective.error: the term gave shape " + more.shape()
            + "; return a scalar, such as a sum");
      }
      e = e.add(more);
    }
    return e;
  }

  /** The mean of the losses of outputs, or inputs of the last layer. */
  Var mean(Var output, Var targets, @Nullable Var weights) {
    Var own = applied.weights(targets);
    if (weights == null) {
      Var losses = losses(output, targets);
      return own == null ? losses.mean() : over(losses.sum(), own);
    }
    Var counts = weights.greaterThan(0);
    // 0 times infinity is nothing here, and so is its slope
    Var rows = counts.reshape(output.shape().dim(0), 1);
    Var losses = losses(output.where(rows, output.stopGradient()), targets).flatten();
    Var counted = losses.multiply(weights).where(counts, Var.constant(0));
    Var each = own == null ? weights : own.multiply(weights);
    return over(counted.sum(), each);
  }

  /** A sum over that of the weights; points that count nothing have the error 0, not 0/0. */
  private static Var over(Var sum, Var weights) {
    Var all = weights.sum();
    return sum.divide(Var.constant(1).where(all.equalTo(Var.constant(0)), all));
  }

  /** Fails if the loss gives weight 0 to all that have one. */
  void checkCounts(String call, Dataset data) {
    Var own = applied.weights(Var.constant(data.targets()));
    if (own == null) return;
    Var given = data.constantWeights();
    if ((given == null ? own : own.multiply(given)).sum().toDouble() != 0) return;
    throw new IllegalArgumentException(call + ": " + Given.text(loss) + " gives all points of the "
        + data + " the weight 0, so there is nothing to average over; give points of a class whose "
        + "weight is above 0");
  }

  private Var losses(Var output, Var targets) {
    Var losses = Given.result(applied.perPoint(output, targets), "Objective.error",
        "the loss", "one number for each point, computed from the output");
    Shape shape = losses.shape();
    boolean isColumn = shape.rank() == 2 && shape.dim(1) == 1;
    if ((shape.rank() == 1 || isColumn) && shape.dim(0) == output.shape().dim(0)) return losses;
    throw new IllegalArgumentException("Objective.error: the loss gave shape " + losses.shape()
        + " for an output of shape " + output.shape() + "; return one number for each point, as "
        + ".mean(-1) does");
  }

  /** The network, the loss, and the terms. */
  @Override
  public String toString() {
    return "error of " + net + " by " + Given.text(loss)
        + (terms.isEmpty() ? "" : ", plus " + Given.list(terms));
  }

  /** The error at vars of a tape, to be differentiated. */
  Var recorded(String call, Pass pass, Var points, Var targets, @Nullable Var weights) {
    Var e = error(pass, points, targets, weights);
    if (e.index() >= 0) return e;
    throw new IllegalArgumentException(call + ": the loss gave " + e + ", which does not depend on "
        + "the output, so there is nothing to learn; compute it from the output");
  }

  /**
   * The error, as a number; of a prediction, so nothing is drawn at random.
   *
   * @param parameters where on the mountain
   * @param data the points it is averaged over
   * @return E
   * @throws IllegalArgumentException if the loss is not defined for the data, or one is not finite
   * @throws IndexOutOfBoundsException if the network has no output for a class
   */
  public double error(Parameters parameters, Dataset data) {
    given(parameters, "Objective.error", "the set of parameters",
        "those of the network, as net.initialize(seed)");
    given(data, "Objective.error", "the data set", "a Dataset, as Dataset.numbers(points, "
        + "targets)");
    check("Objective.error", data, false);
    Pass pass = new Pass(net, parameters.constants(), net.bufferConstants(), 0, null);
    return error(pass, Var.constant(data.points()), Var.constant(data.targets()),
        data.constantWeights()).toDouble();
  }

  /**
   * The error and its gradient, as the first step of a training has them with seed 0.
   *
   * @param parameters where on the mountain
   * @param data the points the error is averaged over
   * @return E and ∂E/∂w for every w
   * @throws IllegalArgumentException if the loss is not defined for the data, or one is not finite
   * @throws IndexOutOfBoundsException if the network has no output for a class
   */
  public Slope slope(Parameters parameters, Dataset data) { return slope(parameters, data, 0, 0); }

  /**
   * The error and its gradient in a step of training, for networks that draw random numbers.
   *
   * @param parameters where on the mountain
   * @param data the points the error is averaged over
   * @param seed that of the training
   * @param step from 0
   * @return E and ∂E/∂w for every w
   * @throws IllegalArgumentException if the loss is not defined for the data, or one is not finite
   * @throws IndexOutOfBoundsException if the network has no output for a class
   */
  public Slope slope(Parameters parameters, Dataset data, long seed, long step) {
    given(parameters, "Objective.slope", "the set of parameters",
        "those of the network, as net.initialize(seed)");
    given(data, "Objective.slope", "the data set", "a Dataset, as Dataset.numbers(points, "
        + "targets)");
    check("Objective.slope", data, false);
    Tape tape = new Tape();
    List<Var> w = new ArrayList<>();
    List<String> names = net.layout().names();
    for (int i = 0; i < names.size(); i++) {
      Tensor x = parameters.tensors().get(i);
      w.add(net.isFrozen(i) ? tape.input(names.get(i), x) : tape.variable(names.get(i), x));
    }
    Pass pass = new Pass(net, w, net.bufferConstants(), seed,
        site -> Var.constant((double) step));
    Var e = tape.recording(() -> recorded("Objective.slope", pass,
        tape.input("points", data.points()), data.targetsOn(tape), data.constantWeights()));
    return new Slope(e.toDouble(), e.backward());
  }
}
