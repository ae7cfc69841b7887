package dev.gradus.autodiff;

import java.util.ArrayList;
import java.util.List;

/** Entries of tensors, named and shown to people. */
final class EntryText {
  static final int SHOWN = 8;

  private EntryText() {}

  /** The place of a row-major position: {@code [1, 2]}. */
  static String place(Shape shape, int at) {
    List<Integer> index = new ArrayList<>();
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      index.add(0, at % shape.dim(axis));
      at /= shape.dim(axis);
    }
    return index.toString();
  }

  /** One entry with its place, of a scalar the number alone: {@code 3.0 at [1, 2]}. */
  static String at(Tensor x, int i) {
    return x.at(i) + (x.shape().isScalar() ? "" : " at " + place(x.shape(), i));
  }

  /** All entries of a small tensor, the first ones of a larger. */
  static String brief(Tensor x) {
    if (x.size() <= SHOWN) return x.toString();
    StringBuilder out = new StringBuilder("[");
    for (int i = 0; i < SHOWN; i++) out.append(x.at(i)).append(", ");
    return out.append("…]").toString();
  }

  /** The place of the first entry that differs; −1 if none does. */
  static int difference(Tensor a, Tensor b) {
    for (int i = 0; i < a.size(); i++) if (Double.compare(a.at(i), b.at(i)) != 0) return i;
    return -1;
  }
}
