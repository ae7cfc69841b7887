package dev.gradus.teaching.marking;

import dev.gradus.autodiff.Shape;

/** Numbers of an exercise under a name: given, or a block whose slope is asked for its marks. */
record Part(String name, Numbers numbers, int marks) {
  boolean isLabels() { return numbers.areLabels(); }

  Shape shape() { return numbers.shape(); }

  /** The field in which an answer leaves the slopes. */
  String field() { return "d" + name; }

  /** As Java declares it. */
  String type() { return "double" + "[]".repeat(shape().rank()); }
}
