package dev.gradus.autodiff;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A shape or a tensor in a stream of objects: its lengths and its entries, checked when read. */
final class Written implements Serializable {
  private static final long serialVersionUID = 1;

  private final int[] dims;
  private final double @Nullable [] entries;

  Written(Shape shape) {
    dims = shape.toArray();
    entries = null;
  }

  Written(Tensor x) {
    dims = x.shape().toArray();
    entries = x.toArray();
  }

  private Object readResolve() {
    Shape shape = Shape.of(dims);
    return entries == null ? shape : Tensor.of(shape, entries);
  }
}
