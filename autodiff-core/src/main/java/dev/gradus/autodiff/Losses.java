package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.math.DoubleLogistic;
import java.util.List;

/**
 * The losses that errors of networks are made of: of each entry, or of each row of classes. They
 * give the mean unless told otherwise.
 */
public sealed interface Losses permits Var {
  /**
   * The squared error (x − t)².
   *
   * @param target what they should be, of a shape that broadcasts with this one
   * @return their mean
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var mse(Var target) { return mse(target, Reduction.MEAN); }

  /**
   * The squared error (x − t)².
   *
   * @param target what they should be, of a shape that broadcasts with this one
   * @param reduction what to make of the losses
   * @return their sum or mean, or the losses themselves
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var mse(Var target, Reduction reduction) {
    given(target, "mse", "the target", "what the predictions should be, of their shape");
    given(reduction, "mse", "the reduction", "Reduction.MEAN or another");
    fit("mse", target);
    return reduction.of(((Var) this).subtract(target).square());
  }

  /**
   * The absolute error |x − t|. Where they are equal the slope is taken as 0.
   *
   * @param target what they should be, of a shape that broadcasts with this one
   * @return their mean
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var l1(Var target) { return l1(target, Reduction.MEAN); }

  /**
   * The absolute error |x − t|. Where they are equal the slope is taken as 0.
   *
   * @param target what they should be, of a shape that broadcasts with this one
   * @param reduction what to make of the losses
   * @return their sum or mean, or the losses themselves
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var l1(Var target, Reduction reduction) {
    given(target, "l1", "the target", "what the predictions should be, of their shape");
    given(reduction, "l1", "the reduction", "Reduction.MEAN or another");
    fit("l1", target);
    return reduction.of(((Var) this).subtract(target).abs());
  }

  /**
   * The Huber loss: ½d² of an error d = x − t up to δ in size, δ(|d| − ½δ) beyond. Source: Huber,
   * Robust estimation of a location parameter, 1964.
   *
   * @param target what they should be, of a shape that broadcasts with this one
   * @param delta where the parabola goes over to straight lines
   * @return their mean
   * @throws IllegalArgumentException if delta is not above 0, the shapes do not broadcast, or
   *     there are no entries
   */
  default Var huber(Var target, double delta) { return huber(target, delta, Reduction.MEAN); }

  /**
   * The Huber loss: ½d² of an error d = x − t up to δ in size, δ(|d| − ½δ) beyond. Source: Huber,
   * Robust estimation of a location parameter, 1964.
   *
   * @param target what they should be, of a shape that broadcasts with this one
   * @param delta where the parabola goes over to straight lines
   * @param reduction what to make of the losses
   * @return their sum or mean, or the losses themselves
   * @throws IllegalArgumentException if delta is not above 0, the shapes do not broadcast
   */
  default Var huber(Var target, double delta, Reduction reduction) {
    given(target, "huber", "the target", "what the predictions should be, of their shape");
    given(reduction, "huber", "the reduction", "Reduction.MEAN or another");
    if (!(delta > 0)) {
      throw new IllegalArgumentException("huber: delta is " + delta + "; use a number above 0");
    }
    fit("huber", target);
    return reduction.of(Var.apply(new HuberOf(delta), ((Var) this).subtract(target)));
  }

  /**
   * The binary cross-entropy −t·ln p − (1−t)·ln(1−p) of a probability p, where 0·ln 0 is 0. Of a
   * sigmoid use {@link #bceWithLogits(Var)}, which does not lose what the sigmoid rounds away.
   *
   * @param target the labels t, 0 or 1 or anything between, of a shape that broadcasts with this
   *     one
   * @return their mean
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var bce(Var target) { return bce(target, Reduction.MEAN); }

  /**
   * The binary cross-entropy −t·ln p − (1−t)·ln(1−p) of a probability p, where 0·ln 0 is 0. Of a
   * sigmoid use {@link #bceWithLogits(Var)}, which does not lose what the sigmoid rounds away.
   *
   * @param target the labels t, 0 or 1 or anything between, of a shape that broadcasts with this
   *     one
   * @param reduction what to make of the losses
   * @return their sum or mean, or the losses themselves
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var bce(Var target, Reduction reduction) {
    given(target, "bce", "the target", "what the predictions should be, of their shape");
    given(reduction, "bce", "the reduction", "Reduction.MEAN or another");
    fit("bce", target);
    Var p = (Var) this;
    Var others = target.subtractFrom(1).xlog1py(p.negate());
    return reduction.of(target.xlogy(p).add(others).negate());
  }

  /**
   * The binary cross-entropy of a logit: −t·ln σ(z) − (1−t)·ln(1 − σ(z)), where z is this var.
   * Neither value nor slope overflows or cancels, however large the logit.
   *
   * @param target the labels t, 0 or 1 or anything between, of a shape that broadcasts with this
   *     one
   * @return their mean
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var bceWithLogits(Var target) { return bceWithLogits(target, Reduction.MEAN); }

  /**
   * The binary cross-entropy of a logit: −t·ln σ(z) − (1−t)·ln(1 − σ(z)), where z is this var.
   * Neither value nor slope overflows or cancels, however large the logit.
   *
   * @param target the labels t, 0 or 1 or anything between, of a shape that broadcasts with this
   *     one
   * @param reduction what to make of the losses
   * @return their sum or mean, or the losses themselves
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var bceWithLogits(Var target, Reduction reduction) {
    given(target, "bceWithLogits", "the target", "what the predictions should be, of their shape");
    given(reduction, "bceWithLogits", "the reduction", "Reduction.MEAN or another");
    return reduction.of(Var.apply(BceWithLogits.OP, (Var) this, target));
  }

  /**
   * The cross-entropy −Σ tⱼ·ln softmax(z)ⱼ along the last axis, where z is this var.
   *
   * @param target for each row the index of its class, a tensor without the last axis, such as
   *     {@link Tape#indices}; or the probabilities of all classes, of the shape of this var
   * @return the mean over the rows
   * @throws IllegalArgumentException if the shapes do not fit
   * @throws IndexOutOfBoundsException if an index is no whole number or outside the classes
   */
  default Var crossEntropy(Var target) { return crossEntropy(target, 0, Reduction.MEAN); }

  /**
   * The cross-entropy −Σ tⱼ·ln softmax(z)ⱼ along the last axis, with label smoothing: each tⱼ is
   * drawn towards 1/classes. Source: Szegedy et al., arXiv:1512.00567, section 7.
   *
   * @param target for each row the index of its class, a tensor without the last axis, or the
   *     probabilities of all classes, of the shape of this var
   * @param smoothing how far, from 0, not at all, to 1, all the way
   * @param reduction what to make of the losses of the rows
   * @return their sum or mean, or the losses themselves
   * @throws IllegalArgumentException if the shapes do not fit, or the smoothing is not between 0
   *     and 1
   * @throws IndexOutOfBoundsException if an index is no whole number or outside the classes
   */
  default Var crossEntropy(Var target, double smoothing, Reduction reduction) {
    given(target, "crossEntropy", "the target", "what the predictions should be, of their shape");
    given(reduction, "crossEntropy", "the reduction", "Reduction.MEAN or another");
    if (!(smoothing >= 0 && smoothing <= 1)) {
      throw new IllegalArgumentException("crossEntropy: the smoothing is " + smoothing
          + "; use a number from 0 to 1");
    }
    Shape shape = ((Var) this).shape();
    Shape rows = shape.reduce("crossEntropy", false, -1);
    boolean byIndex = target.shape().equals(rows);
    if (!byIndex && !target.shape().equals(shape)) {
      throw new IllegalArgumentException("crossEntropy: shape " + shape + " needs a target of "
          + "shape " + rows + " with the class of each row, or of shape " + shape
          + " with probabilities, not "
          + target.shape() + "; reshape one of them");
    }
    Var log = ((Var) this).logSoftmax(-1);
    Var losses = byIndex ? picked("crossEntropy", log, target)
        : target.multiply(log).sum(-1).negate();
    if (smoothing == 0) return reduction.of(losses);
    return reduction.of(losses.multiply(1 - smoothing).subtract(log.mean(-1).multiply(smoothing)));
  }

  /**
   * The negative log-likelihood: minus the entry of each row that the index names.
   *
   * @param index for each row of log-probabilities along the last axis the index of its class, a
   *     tensor without that axis, such as {@link Tape#indices}
   * @return the mean over the rows
   * @throws IllegalArgumentException if the shapes do not fit
   * @throws IndexOutOfBoundsException if an index is no whole number or outside the classes
   */
  default Var nll(Var index) { return nll(index, Reduction.MEAN); }

  /**
   * The negative log-likelihood: minus the entry of each row that the index names.
   *
   * @param index for each row of log-probabilities along the last axis the index of its class, a
   *     tensor without that axis
   * @param reduction what to make of the losses of the rows
   * @return their sum or mean, or the losses themselves
   * @throws IllegalArgumentException if the shapes do not fit
   * @throws IndexOutOfBoundsException if an index is no whole number or outside the classes
   */
  default Var nll(Var index, Reduction reduction) {
    given(index, "nll", "the index", "the class of each row");
    given(reduction, "nll", "the reduction", "Reduction.MEAN or another");
    Var log = (Var) this;
    Shape rows = log.shape().reduce("nll", false, -1);
    if (!index.shape().equals(rows)) {
      throw new IllegalArgumentException("nll: log-probabilities of shape " + log.shape()
          + " need an index of shape " + rows + ", not " + index.shape()
          + "; give one class for each row");
    }
    return reduction.of(picked("nll", log, index));
  }

  /** Minus the entry of each row that the index names. */
  private static Var picked(String operation, Var log, Var index) {
    int last = log.shape().rank() - 1;
    index.checkIndices(operation, log.shape(), last);
    return Var.apply(new Indexing.Gather(last, operation), log, index.expandDims(-1)).squeeze(-1)
        .negate();
  }

  /** An error in the name of what the user called, before the operations inside it have one. */
  private void fit(String operation, Var target) {
    Shape.broadcast(operation, ((Var) this).shape(), target.shape());
  }

  /**
   * The terms t·(ln t − q) of the Kullback-Leibler divergence of log-probabilities q from
   * probabilities t, where 0·ln 0 is 0. Its value is their sum over the classes: use {@link
   * Reduction#SUM} and divide by the number of rows for the mean over rows.
   *
   * @param target the probabilities t, of a shape that broadcasts with this one
   * @return their mean
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var klDivergence(Var target) { return klDivergence(target, Reduction.MEAN); }

  /**
   * The terms t·(ln t − q) of the Kullback-Leibler divergence of log-probabilities q from
   * probabilities t, where 0·ln 0 is 0. Its value is their sum over the classes: use {@link
   * Reduction#SUM} and divide by the number of rows for the mean over rows.
   *
   * @param target the probabilities t, of a shape that broadcasts with this one
   * @param reduction what to make of the losses
   * @return their sum or mean, or the losses themselves
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var klDivergence(Var target, Reduction reduction) {
    given(target, "klDivergence", "the target", "what the predictions should be, of their shape");
    given(reduction, "klDivergence", "the reduction", "Reduction.MEAN or another");
    fit("klDivergence", target);
    return reduction.of(target.xlogy(target).subtract(target.multiply((Var) this)));
  }

  /**
   * ½d² up to δ, δ(|d| − ½δ) beyond: slope d between −δ and δ, at infinity too.
   *
   * @param delta where the parabola goes over to straight lines
   */
  record HuberOf(double delta) implements Op.Unary {
    @Override public String name() { return "huber"; }

    @Override public double value(double d) {
      double a = Math.abs(d);
      return a <= delta ? 0.5 * a * a : delta * (a - 0.5 * delta);
    }

    @Override public Var slope(Var x, Var y) { return x.clamp(-delta, delta); }
    @Override public Op inFloats() { return new HuberOf((float) delta); }
  }

  /**
   * −t ln σ(z) − (1−t) ln σ(−z): slope (1−t)·σ(z) − t·σ(−z), which is σ(z) − t without the
   * cancellation.
   */
  record BceWithLogits() implements Op.Binary {
    static final BceWithLogits OP = new BceWithLogits();

    @Override public double value(double z, double t) { return DoubleLogistic.bceWithLogits(z, t); }

    @Override public Var slope(int k, Var z, Var t, Var y) {
      return k == 0 ? Var.apply(SigmoidError.OP, z, t) : z.negate();
    }

    @Override public List<Formula> formulas() {
      return Formula.list("y = −t·ln(σ(z)) − (1 − t)·ln(σ(−z))",
          "z̄ = ȳ·(σ(z) − t)", "t̄ = −ȳ·z");
    }
  }

  /** σ(z) − t, written (1−t)·σ(z) − t·σ(−z): slopes σ(z)·σ(−z) and −1. */
  record SigmoidError() implements Op.Binary {
    static final SigmoidError OP = new SigmoidError();

    @Override public double value(double z, double t) { return DoubleLogistic.sigmoidError(z, t); }

    @Override public Var slope(int k, Var z, Var t, Var y) {
      return k == 0 ? Var.apply(Activations.SigmoidSlope.OP, z) : Var.constant(-1);
    }

    @Override public List<Formula> formulas() {
      return Formula.list("y = σ(z) − t", "z̄ = ȳ·σ(z)·σ(−z)", "t̄ = −ȳ");
    }
  }
}
