package dev.gradus.verify;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import java.util.Arrays;
import java.util.List;

/** What the entries of a point are called: by block and index, as in {@code W1[2, 0]}. */
record Names(Layout layout) {
  /** Of one array of numbers. */
  static Names of(int size) { return new Names(new Layout(List.of("x"), List.of(Shape.of(size)))); }

  /** The entry at a place of the long vector. */
  String entry(int place) {
    String block = block(place);
    int[] index = layout.position(place);
    return index.length == 0 ? block : block + Arrays.toString(index);
  }

  /** The block of the entry at a place. */
  String block(int place) { return layout.names().get(layout.tensor(place)); }
}
