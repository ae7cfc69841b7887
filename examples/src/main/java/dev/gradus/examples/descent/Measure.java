package dev.gradus.examples.descent;

import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Task;
import dev.gradus.examples.text.Numbers;
import dev.gradus.nn.Confusion;
import dev.gradus.nn.Evaluation;
import java.util.List;

/**
 * A number by which predictions are judged, over all points at once.
 *
 * @param name such as recall
 * @param value of it
 * @param isShare whether it is a share of points
 */
public record Measure(String name, double value, boolean isShare) {
  /**
   * The numbers that suit what is learned.
   *
   * @param points what is predicted for
   * @param e the predictions
   * @return of two classes those of class 1; of more the means over the classes; of numbers the
   *         misses in their unit
   */
  public static List<Measure> all(Points points, Evaluation e) {
    if (points.task() == Task.NUMBER) {
      return List.of(new Measure("R^2", e.r2(), false), new Measure("RMSE", e.rmse(), false),
          new Measure("MAE", e.mae(), false));
    }
    Confusion c = e.confusion();
    boolean two = points.task() == Task.TWO_CLASSES;
    return List.of(new Measure("accuracy", e.accuracy(), true),
        new Measure("precision", two ? c.precision(1) : c.macroPrecision(), true),
        new Measure("recall", two ? c.recall(1) : c.macroRecall(), true),
        new Measure("F1", two ? c.f1(1) : c.macroF1(), false),
        new Measure("ROC-AUC", e.rocAuc(), false));
  }

  /**
   * The numbers of one class.
   *
   * @param e the predictions
   * @param label the class, from 0
   * @return precision, recall and F1
   */
  public static List<Measure> ofClass(Evaluation e, int label) {
    Confusion c = e.confusion();
    return List.of(new Measure("precision", c.precision(label), true),
        new Measure("recall", c.recall(label), true), new Measure("F1", c.f1(label), false));
  }

  /**
   * How good a place on the way is, as a person reads it.
   *
   * @param task what is learned
   * @param quality of a score
   * @return a share of points, or R² to four digits
   */
  public static String shown(Task task, double quality) {
    return task == Task.NUMBER ? Numbers.rounded(quality) : Numbers.percent(quality);
  }

  /**
   * The value as a person reads it.
   *
   * @return a share of points, or a number to four digits; 1.000 only if it is exact
   */
  public String shown() {
    if (isShare) return Numbers.percent(value);
    String rounded = Numbers.rounded(value);
    return value < 1 && rounded.equals("1.000") ? "0.9999" : rounded;
  }
}
