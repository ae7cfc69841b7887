package dev.gradus.autodiff;

import dev.gradus.autodiff.errors.Given;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's operation with its results checked. The library's own are not, as the tests of all
 * operations have done so.
 *
 * @param op what the user wrote
 */
public record Custom(Op op) implements Op {
  /** The result of the operation, recorded where an input is on a tape. */
  static Var apply(Op op, Var... x) {
    checkCount(op, x.length);
    Var[] inputs = op instanceof Op.Zip ? broadcast(op, x) : x;
    Shape[] shapes = new Shape[x.length];
    Tensor[] values = new Tensor[x.length];
    for (int k = 0; k < x.length; k++) {
      shapes[k] = inputs[k].shape();
      values[k] = inputs[k].known();
    }
    Custom checked = new Custom(op);
    Tensor y = Var.valueOf(checked, checked.shape(shapes), values);
    return Var.recorded(checked, y, inputs);
  }

  private static void checkCount(Op op, int inputs) {
    int wanted = op instanceof Op.Map || op instanceof Op.Linear ? 1
        : op instanceof Op.Zip || op instanceof Op.Bilinear ? 2 : Math.max(1, inputs);
    if (inputs != wanted) {
      throw new IllegalArgumentException(op.name() + ": takes " + wanted
          + (wanted == 1 ? " input" : " inputs") + " but was given " + inputs
          + "; give Var.custom as many, or implement another kind of Op");
    }
  }

  private static Var[] broadcast(Op op, Var[] x) {
    Shape common = new Custom(op).shape(x[0].shape(), x[1].shape());
    return new Var[] {x[0].broadcastTo(common), x[1].broadcastTo(common)};
  }

  @Override
  public String name() { return op.name(); }

  @Override
  public String parameters() { return op.parameters(); }

  @Override
  public Shape shape(Shape... x) {
    return Given.result(op.shape(x), op.name(), "its shape(…)", "the shape of its value");
  }

  @Override
  public Tensor value(Shape shape, Tensor... x) {
    return checked(op.name(), op.value(shape, x), shape);
  }

  /** A value that a user's code gave, of the shape that it stated. */
  static Tensor checked(String name, Tensor y, Shape stated) {
    Given.result(y, name, "its value(…)", "a tensor of the shape that its shape(…) states");
    if (!y.shape().equals(stated)) {
      throw new IllegalStateException(name + ": its value has shape " + y.shape()
          + " but its shape(…) is " + stated + "; make the two agree");
    }
    return y;
  }

  @Override
  public @Nullable Var pullback(int k, Var ybar, Var y) {
    Var part = op.pullback(k, ybar, y);
    Shape x = y.input(k).shape();
    if (part != null && !part.shape().equals(x)) {
      throw new IllegalStateException(op.name() + ": its pullback towards input " + k
          + " has shape " + part.shape() + " but the input has " + x
          + "; give an adjoint of the input's shape (sumTo undoes broadcasting)");
    }
    return part;
  }

  @Override
  public @Nullable Var pushforward(int k, Var dx, Var y) {
    Var part = op.pushforward(k, dx, y);
    if (part != null && !part.shape().equals(y.shape())) {
      throw new IllegalStateException(op.name() + ": its pushforward from input " + k
          + " has shape " + part.shape() + " but the result has " + y.shape()
          + "; give a tangent of the result's shape");
    }
    return part;
  }

  @Override
  public @Nullable Var batched(int n, Var... x) { return op.batched(n, x); }

  @Override
  public List<Formula> formulas() { return op.formulas(); }

  @Override
  public Op inFloats() { return new Custom(op.inFloats()); }
}
