package dev.gradus.onnx;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.nn.Prepared;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What is done to points before a network takes them, in ONNX's operators: (x − shift) / scale +
 * offset, or 1 where x is a number. In doubles, as a large x less a large shift would lose the
 * digits of floats; the network is given its own precision.
 */
final class Preparing {
  private final Prepared by;
  private final Graph graph;

  Preparing(Prepared by, Graph graph) {
    this.by = by;
    this.graph = graph;
  }

  /** The points as the network takes them. */
  Value of(Value raw) {
    long[] from = IntStream.range(0, by.outputs()).mapToLong(by::from).toArray();
    Value x = graph.op("Gather", Map.of("axis", 1), raw, graph.integers(from));
    long equal = IntStream.range(0, by.outputs()).filter(this::isEqual).count();
    Value y = equal == 0 ? affine(x) : equal == by.outputs() ? equal(x)
        : graph.op("Where", Map.of(), graph.op("Cast", Map.of("to", Graph.BOOL),
            doubles("says_equal", j -> isEqual(j) ? 1 : 0)), equal(x), affine(x));
    return graph.precision == Precision.DOUBLE ? y : graph.op("Cast", Map.of("to", Graph.FLOAT), y);
  }

  /** Outputs in the unit of the data. */
  Value answers(Value y) {
    IntStream all = IntStream.range(0, by.targets());
    Value scaled = graph.op("Mul", Map.of(), y, graph.tensor("target_scale",
        Tensor.vector(all.mapToDouble(by::targetScale).toArray())));
    return graph.op("Add", Map.of(), scaled, graph.tensor("target_shift", Tensor.vector(
        IntStream.range(0, by.targets()).mapToDouble(by::targetShift).toArray())));
  }

  private boolean isEqual(int j) { return by.equal(j).isPresent(); }

  private Value doubles(String name, IntToDoubleFunction each) {
    return graph.tensor(name, Tensor.vector(IntStream.range(0, by.outputs()).mapToDouble(each)
        .toArray()), Precision.DOUBLE);
  }

  private Value affine(Value x) {
    Value less = graph.op("Sub", Map.of(), x,
        doubles("shift", j -> isEqual(j) ? 0 : by.shift(j)));
    Value y = graph.op("Div", Map.of(), less,
        doubles("scale", j -> isEqual(j) ? 1 : by.scale(j)));
    boolean isShifted = IntStream.range(0, by.outputs())
        .anyMatch(j -> !isEqual(j) && by.offset(j) != 0);
    return isShifted ? graph.op("Add", Map.of(), y,
        doubles("offset", j -> isEqual(j) ? 0 : by.offset(j))) : y;
  }

  /** A number that is none stays so. */
  private Value equal(Value x) {
    Value same = graph.op("Cast", Map.of("to", Graph.DOUBLE), graph.op("Equal", Map.of(), x,
        doubles("equal", j -> by.equal(j).orElse(0))));
    return graph.op("Where", Map.of(), graph.op("IsNaN", Map.of(), x), x, same);
  }
}
