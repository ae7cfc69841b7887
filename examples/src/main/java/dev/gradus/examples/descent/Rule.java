package dev.gradus.examples.descent;

import dev.gradus.examples.data.Task;
import dev.gradus.nn.Adagrad;
import dev.gradus.nn.Adam;
import dev.gradus.nn.AdamW;
import dev.gradus.nn.Lion;
import dev.gradus.nn.Optimizer;
import dev.gradus.nn.RmsProp;
import dev.gradus.nn.Schedule;
import dev.gradus.nn.Sgd;
import dev.gradus.nn.WeightDecay;
import java.util.Locale;

/**
 * How steps are made of slopes.
 *
 * @param kind the optimiser
 * @param momentum μ, from 0 to below 1; of gradient descent alone
 * @param decay how much weights decay, 0 or more
 */
public record Rule(Kind kind, double momentum, double decay) {
  /** Plain gradient descent. */
  public static final Rule PLAIN = new Rule(Kind.SGD, 0, 0);

  /** The optimisers. */
  public enum Kind {
    /** Gradient descent. */
    SGD,
    /** Adam. */
    ADAM,
    /** Adam with decay of weights apart from the slopes. */
    ADAMW,
    /** RMSProp. */
    RMSPROP,
    /** Adagrad. */
    ADAGRAD,
    /** Lion. */
    LION;

    /** As one types it. */
    @Override
    public String toString() { return name().toLowerCase(Locale.ROOT); }
  }

  /**
   * Whether a step is the rate times the gradient.
   *
   * @return true of gradient descent without momentum and decay
   */
  public boolean isPlain() { return equals(PLAIN); }

  /**
   * Whether the first step is the rate times the gradient.
   *
   * @return true of gradient descent without decay, as momentum begins at 0
   */
  public boolean beginsPlain() { return kind == Kind.SGD && decay == 0; }

  /**
   * The rate that is taken if none is given.
   *
   * @param task what is learned; squares of numbers are steeper than the error of classes
   * @return α: of gradient descent such that a steady slope leads as far with momentum as without
   */
  public double usualRate(Task task) {
    if (kind == Kind.LION) return 0.003; // each weight moves as far as that in every step
    if (kind != Kind.SGD) return 0.01;
    double rate = (task == Task.NUMBER ? 0.05 : 0.5) * (1 - momentum);
    return Math.max(1e-6, Math.rint(1e6 * rate) / 1e6); // as a person would write it
  }

  /**
   * The optimiser.
   *
   * @param rate the learning rate α
   * @return of the library
   */
  public Optimizer optimizer(double rate) {
    if (kind == Kind.ADAMW) return new AdamW(Schedule.constant(rate), decay);
    if (kind == Kind.LION) return new Lion(Schedule.constant(rate), decay);
    Optimizer plain = switch (kind) {
      case SGD -> new Sgd(rate, momentum);
      case ADAM, ADAMW -> new Adam(rate);
      case RMSPROP -> new RmsProp(rate);
      case ADAGRAD -> new Adagrad(rate);
      case LION -> new Lion(rate);
    };
    return decay == 0 ? plain : new WeightDecay(decay).then(plain);
  }
}
