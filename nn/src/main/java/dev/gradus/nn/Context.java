package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;

/**
 * What a layer finds where it stands in a network: what it has learnt and kept, whether this is
 * training, and random numbers of its own.
 */
public final class Context {
  private final Site site;
  private final Pass pass;

  Context(Site site, Pass pass) {
    this.site = site;
    this.pass = pass;
  }

  /**
   * A parameter of this layer.
   *
   * @param name as the layer calls it, such as {@code W}
   * @return its var
   * @throws IllegalArgumentException if the layer states none of that name
   */
  public Var parameter(String name) {
    given(name, "Context.parameter", "the name", "one of the layer's parameters");
    for (int i = 0; i < site.parameters.size(); i++) {
      if (site.parameters.get(i).name().equals(name)) {
        return pass.parameters.get(site.firstParameter + i);
      }
    }
    throw new IllegalArgumentException("Context.parameter: " + site.layer
        + " has no parameter " + Given.brief(name) + " among [" + Given.list(site.parameters)
        + "]; state it in parameters(inputs)");
  }

  /**
   * A buffer of this layer, as it was before this step.
   *
   * @param name as the layer calls it
   * @return its var
   * @throws IllegalArgumentException if the layer states none of that name
   */
  public Var buffer(String name) {
    given(name, "Context.buffer", "the name", "one of the layer's buffers");
    return pass.buffers.get(place("Context.buffer", name));
  }

  /**
   * What a step of training leaves in a buffer of this layer. Predictions change nothing.
   *
   * @param name as the layer calls it
   * @param next of the buffer's shape
   * @throws IllegalArgumentException if the layer states none of that name, or the shape is another
   */
  public void update(String name, Var next) {
    given(name, "Context.update", "the name", "one of the layer's buffers");
    given(next, "Context.update", "the next value", "a var of the buffer's shape");
    int i = place("Context.update", name);
    Shape shape = site.buffers.get(i - site.firstBuffer).shape();
    if (!shape.equals(next.shape())) {
      throw new IllegalArgumentException("Context.update: the buffer " + Given.brief(name) + " of "
          + site.layer + " has shape " + shape + " but its next value has " + next.shape()
          + "; give one of its shape");
    }
    if (isTraining()) pass.next.set(i, next.stopGradient());
  }

  private int place(String call, String name) {
    for (int i = 0; i < site.buffers.size(); i++) {
      if (site.buffers.get(i).name().equals(name)) return site.firstBuffer + i;
    }
    throw new IllegalArgumentException(call + ": " + site.layer + " has no buffer "
        + Given.brief(name) + " among [" + Given.list(site.buffers) + "]; state it in "
        + "buffers(inputs)");
  }

  /**
   * Whether this is a step of training; else it is a prediction, as always within a frozen layer.
   *
   * @return true while slopes are taken
   */
  public boolean isTraining() { return pass.isTraining() && !site.isFrozen; }

  /**
   * Random numbers from 0 to below 1, others in each step and for each layer.
   *
   * @param shape how many
   * @return of that shape
   * @throws IllegalStateException if this is a prediction, which draws nothing
   */
  public Var uniform(Shape shape) {
    given(shape, "Context.uniform", "the shape", "a shape, as Shape.of(2, 3)");
    return pass.draws("uniform", site).uniform(pass.seed, pass.stream(site), shape);
  }

  /**
   * Random numbers with mean 0 and variance 1, others in each step and for each layer.
   *
   * @param shape how many
   * @return of that shape
   * @throws IllegalStateException if this is a prediction, which draws nothing
   */
  public Var normal(Shape shape) {
    given(shape, "Context.normal", "the shape", "a shape, as Shape.of(2, 3)");
    return pass.draws("normal", site).normal(pass.seed, pass.stream(site), shape);
  }

  /**
   * Applies a child of this layer. One that is applied twice has the same parameters both times.
   *
   * @param child which of {@link Layer#children()}, from 0
   * @param x its input
   * @return its output
   * @throws IndexOutOfBoundsException if there is no such child
   */
  public Var apply(int child, Var x) {
    given(x, "Context.apply", "the input", "a tensor with a row for each point");
    if (child < 0 || child >= site.children.size()) {
      throw new IndexOutOfBoundsException("Context.apply: " + site.layer + " has "
          + site.children.size() + " children but was asked for " + child
          + "; state them in children()");
    }
    return pass.apply(site.children.get(child), x, site.layer, child);
  }
}
