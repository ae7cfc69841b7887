package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A number by which a model is judged, over a whole set of points: for a training to {@linkplain
 * Training#watch watch}, or to {@linkplain Training#stopEarly(int, Metric) stop} by.
 *
 * <pre>{@code
 * Metric second = Metric.higher("recall of class 2", e -> e.confusion().recall(2));
 * }</pre>
 */
public final class Metric {
  /** The share of points whose class is predicted. */
  public static final Metric ACCURACY = higher("accuracy", Evaluation::accuracy);

  /** The mean of the classes' F1 scores. */
  public static final Metric MACRO_F1 = higher("macro F1", e -> e.confusion().macroF1());

  /** The area under the receiver's operating characteristic. */
  public static final Metric ROC_AUC = higher("ROC-AUC", Evaluation::rocAuc);

  /** −ln of the probability that was given to what happened, averaged. */
  public static final Metric LOG_LOSS = lower("log loss", Evaluation::logLoss);

  /** The squared distance of probabilities from what happened, averaged. */
  public static final Metric BRIER = lower("Brier score", Evaluation::brier);

  /** How far probabilities are from the share of points that are right, in 15 bins. */
  public static final Metric CALIBRATION_ERROR =
      lower("calibration error", e -> e.calibrationError(15));

  /** The share of the targets' variance that is predicted. */
  public static final Metric R2 = higher("R²", Evaluation::r2);

  /** The square root of the mean squared difference. */
  public static final Metric RMSE = lower("RMSE", Evaluation::rmse);

  /** The mean absolute difference. */
  public static final Metric MAE = lower("MAE", Evaluation::mae);

  private final String name;
  private final boolean higher;
  private final ToDoubleFunction<Evaluation> function;

  private Metric(String call, String name, boolean higher, ToDoubleFunction<Evaluation> function) {
    this.name = given(name, call, "the name", "a few words");
    this.higher = higher;
    this.function = given(function, call, "the function", "one such as Evaluation::accuracy");
  }

  /**
   * A metric of which a higher value is better.
   *
   * @param name in words; equal metrics have equal names
   * @param function its value
   * @return the metric
   */
  public static Metric higher(String name, ToDoubleFunction<Evaluation> function) {
    return new Metric("Metric.higher", name, true, function);
  }

  /**
   * A metric of which a lower value is better.
   *
   * @param name in words; equal metrics have equal names
   * @param function its value
   * @return the metric
   */
  public static Metric lower(String name, ToDoubleFunction<Evaluation> function) {
    return new Metric("Metric.lower", name, false, function);
  }

  /**
   * What it is called.
   *
   * @return in words
   */
  public String name() { return name; }

  /**
   * Whether a higher value is better.
   *
   * @return false if a lower one is
   */
  public boolean isHigherBetter() { return higher; }

  /**
   * Its value.
   *
   * @param evaluation predictions with their targets
   * @return a number
   * @throws IllegalArgumentException if it has no meaning for them
   */
  public double of(Evaluation evaluation) {
    given(evaluation, "Metric.of", "the evaluation", "one of model.evaluate(data)");
    return function.applyAsDouble(evaluation);
  }

  /** Whether a value is better than another. NaN is no better than any number. */
  boolean isBetter(double x, double than) { return higher ? x > than : x < than; }

  /** Whether the other has the same name and direction. */
  @Override
  public boolean equals(Object o) {
    return o instanceof Metric m && name.equals(m.name) && higher == m.higher;
  }

  @Override
  public int hashCode() { return Objects.hash(name, higher); }

  /** The name. */
  @Override
  public String toString() { return name; }
}
