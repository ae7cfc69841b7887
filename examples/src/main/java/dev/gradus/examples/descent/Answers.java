package dev.gradus.examples.descent;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Task;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Model;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Preparation;
import dev.gradus.nn.Prepared;

/**
 * Numbers to predict in the unit that they are learned in: with mean 0 and deviation 1, whatever
 * that of their file is. A network's last layer can be told to answer in that of the file.
 */
public final class Answers {
  private final Prepared scaling;

  private Answers(Prepared scaling) { this.scaling = scaling; }

  /** The unit of the numbers to predict, or of classes, which stay as they are. */
  static Answers of(Points points) {
    Preparation how = points.task() == Task.NUMBER ? Preparation.standardise() : Preparation.none();
    Tensor column = column(points.targets());
    return new Answers(how.fit(Dataset.numbers(column, column)));
  }

  private static Tensor column(Tensor x) {
    return Tensor.of(Shape.of(x.size(), 1), x.toArray());
  }

  /** The points with what a network learns. */
  Dataset learnt(Points points) {
    return points.data(Tensor.vector(scaling.apply(column(points.targets())).toArray()));
  }

  /**
   * The mean of the numbers that are learned from.
   *
   * @return in the unit of their file
   */
  public double mean() { return scaling.shift(0); }

  /**
   * The standard deviation of the numbers that are learned from.
   *
   * @return in the unit of their file
   */
  public double deviation() { return scaling.scale(0); }

  /** The model with other parameters, answering in the unit of the file. */
  Model with(Model model, Parameters learnt) {
    if (deviation() == 1 && mean() == 0) return model.with(learnt);
    Layout layout = learnt.layout();
    double[] w = learnt.toArray();
    int layer = layout.names().size() / 2; // each layer has W and b, and the last one no more
    for (int i = layout.start("W^(" + layer + ")"); i < w.length; i++) w[i] *= deviation();
    w[w.length - 1] += mean();
    return model.with(Parameters.of(layout, w));
  }

  /** The unit. */
  @Override
  public String toString() { return "answers of mean " + mean() + ", deviation " + deviation(); }
}
