package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;

/**
 * A network with its numbers: it predicts. Immutable, so any number of threads may use it at once.
 *
 * <p>It predicts by plans, made once for each of the first numbers of points; others are put
 * together from plans for 1, 2, 4 and so on. The prediction for a point has the same bits whatever
 * other points come with it, unless a layer of the user's own mixes points: points stay together
 * then, and a plan is made for each number of them, of which the eight used last are kept.
 *
 * @param net the network
 * @param parameters its numbers
 * @param precision of the numbers it computes with
 */
public record Model(Sequential net, Parameters parameters, Precision precision) {
  /**
   * A network with its numbers.
   *
   * @throws IllegalArgumentException if the parameters are of another network
   */
  public Model {
    given(net, "Model", "the network", "a Sequential");
    given(parameters, "Model", "the set of parameters", "those of the network");
    given(precision, "Model", "the precision", "Precision.FLOAT or Precision.DOUBLE");
    if (!net.layout().equals(parameters.layout())) {
      throw new IllegalArgumentException("Model: the network has the parameters " + net.layout()
          + " but was given " + parameters.layout() + "; use parameters of the same layers");
    }
  }

  /**
   * A network with its numbers, which computes in {@link Precision#FLOAT}.
   *
   * @param net the network
   * @param parameters its numbers
   * @throws IllegalArgumentException if the parameters are of another network
   */
  public Model(Sequential net, Parameters parameters) { this(net, parameters, Precision.FLOAT); }

  /**
   * The predictions.
   *
   * @param points [points, inputs], or one point as a vector
   * @return of shape [points, outputs], or a vector for one point
   * @throws IllegalArgumentException if the points have another number of columns
   */
  public Tensor predict(Tensor points) {
    given(points, "Model.predict", "the tensor of points", "a tensor with a row for each point");
    Shape shape = points.shape();
    net.checkPoints(shape);
    if (shape.rank() == 2) return net.predictions().of(points, parameters, precision);
    Tensor row = Tensor.of(Shape.of(1, shape.dim(0)), points.toArray());
    return Tensor.vector(net.predictions().of(row, parameters, precision).toArray());
  }

  /**
   * The most likely class of each point: the largest of several outputs, or for one output, which
   * is the probability of class 1, whether it is at least ½.
   *
   * @param points [points, inputs]
   * @return a class number for each point
   * @throws IllegalStateException if the one output is no probability
   */
  public int[] classify(Tensor points) {
    given(points, "Model.classify", "the tensor of points", "a tensor with a row for each point");
    if (net.outputs() == 1 && !(net.last() instanceof Sigmoid)) {
      throw new IllegalStateException("Model.classify: the one output of " + net
          + " is no probability; end the network with Sigmoid, or use predict");
    }
    double[][] y = predict(points).toMatrix();
    int[] classes = new int[y.length];
    for (int i = 0; i < y.length; i++) {
      if (y[i].length == 1) classes[i] = y[i][0] >= 0.5 ? 1 : 0;
      for (int j = 1; j < y[i].length; j++) if (y[i][j] > y[i][classes[i]]) classes[i] = j;
    }
    return classes;
  }
}
