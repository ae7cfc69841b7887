package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;
import java.util.List;

/**
 * Looks up a vector for each whole number: columns of indices become columns of numbers that are
 * learnt. A point with k indices gets k vectors, one after the other.
 *
 * @param count how many rows the table has: indices are from 0 to below it
 * @param units how long each vector is
 */
public record Embedding(int count, int units) implements Layer {
  /**
   * A table.
   *
   * @throws IllegalArgumentException if a number is not positive, or there are more numbers than an
   *     array holds
   */
  public Embedding {
    Dense.checkSize("Embedding", count, units);
  }

  @Override
  public int outputs(int inputs) {
    long outputs = (long) inputs * units;
    if (outputs >= Integer.MIN_VALUE && outputs <= Integer.MAX_VALUE) return (int) outputs;
    throw new IllegalArgumentException("Embedding: " + inputs + " indices of " + units
        + " numbers each are " + outputs + " outputs, more than " + Integer.MAX_VALUE
        + "; use fewer of one of them");
  }

  @Override
  public List<Parameter> parameters(int inputs) {
    return List.of(new Parameter("E", Shape.of(count, units), Initializer.normal(1), Role.TABLE));
  }

  @Override
  public boolean isPointwise() { return true; }

  @Override
  public Link link() { return Link.REAL; }

  @Override
  public Var apply(Var x, Context here) {
    given(x, "Embedding.apply", "the indices", "a tensor with a row for each point");
    given(here, "Embedding.apply", "the context", "that of the network");
    Var rows = here.parameter("E").embedding(x);
    int columns = x.shape().dim(-1) * units;
    return x.shape().rank() == 1 ? rows.reshape(columns)
        : rows.reshape(x.shape().dim(0), columns);
  }

  @Override
  public String toString() { return "Embedding(" + count + ", " + units + ")"; }
}
