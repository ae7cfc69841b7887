package dev.gradus.onnx;

/** A tensor in an ONNX file that is being made: an input, a number, or what an operator gives. */
public final class Value {
  final Graph graph;
  final String name;

  Value(Graph graph, String name) {
    this.graph = graph;
    this.name = name;
  }

  /** What the file calls it. */
  @Override
  public String toString() { return name; }
}
