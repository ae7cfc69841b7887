package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;
import java.util.List;

/**
 * Normalises each unit over the points of a batch in training, by running means in predictions:
 * g·(x − mean)/√(variance + ε) + b. Source: Ioffe and Szegedy, Batch normalization, 2015,
 * algorithms 1 and 2.
 *
 * <p>A step of training leaves mean ← (1 − m)·mean + m·batch mean, and the like of the variance,
 * that of the batch divided by n − 1. Batches have at least two points.
 *
 * @param momentum m, above 0 to 1
 * @param epsilon ε, positive
 */
public record BatchNorm(double momentum, double epsilon) implements Layer {
  /**
   * Batch normalisation.
   *
   * @throws IllegalArgumentException if a number is outside its range
   */
  public BatchNorm {
    if (!(momentum > 0 && momentum <= 1)) {
      throw new IllegalArgumentException("BatchNorm: the momentum " + momentum
          + " is not above 0 to 1; use about 0.1");
    }
    Numbers.checkPositive("BatchNorm", "epsilon", epsilon, "about 1e-5");
  }

  /** Batch normalisation with m = 0.1 and ε = 10⁻⁵. */
  public BatchNorm() { this(0.1, 1e-5); }

  @Override
  public List<Parameter> parameters(int inputs) {
    Shape units = Shape.of(inputs);
    return List.of(Parameter.scale("g", units), Parameter.bias("b", units));
  }

  @Override
  public List<Buffer> buffers(int inputs) {
    Shape units = Shape.of(inputs);
    return List.of(new Buffer("mean", units, 0), new Buffer("variance", units, 1));
  }

  @Override
  public boolean isPointwise() { return true; }

  @Override
  public Link link() { return Link.REAL; }

  @Override
  public Var apply(Var x, Context here) {
    given(x, "BatchNorm.apply", "the input", "a tensor with a row for each point");
    given(here, "BatchNorm.apply", "the context", "that of the network");
    Var mean = here.buffer("mean");
    Var variance = here.buffer("variance");
    if (here.isTraining()) {
      int n = x.shape().rank() == 2 ? x.shape().dim(0) : 1;
      if (n < 2) {
        throw new IllegalArgumentException("BatchNorm: a batch of " + n + " point has no variance; "
            + "use batches of at least 2, and such that none of 1 is left at the end");
      }
      mean = x.mean(0);
      variance = x.subtract(mean).square().mean(0);
      keep(here, "mean", mean);
      keep(here, "variance", variance.multiply(n / (n - 1.0)));
    }
    return x.subtract(mean).multiply(variance.add(epsilon).rsqrt())
        .multiply(here.parameter("g")).add(here.parameter("b"));
  }

  private void keep(Context here, String name, Var now) {
    here.update(name, here.buffer(name).multiply(1 - momentum).add(now.multiply(momentum)));
  }

  @Override
  public String toString() { return "BatchNorm"; }
}
