// twin: float
package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.kernel.DoubleSums;
import dev.gradus.autodiff.plan.program.Buffer;
import dev.gradus.autodiff.plan.program.Node;
import dev.gradus.autodiff.plan.program.Schedule;
import dev.gradus.autodiff.plan.program.Storage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The arrays of one workspace: one for each buffer, and the constants. */
final class DoubleMemory implements Memory {
  private final Storage storage;
  private final double[][] numbers;
  private final int[][] indices;
  private final Map<Node, double[]> constants = new HashMap<>();
  private final Map<Node, double[]> expanded = new HashMap<>();
  private final Map<Node, double[]> sums = new HashMap<>();

  DoubleMemory(Storage storage) {
    this.storage = storage;
    List<Buffer> buffers = storage.buffers();
    numbers = new double[buffers.size()][];
    indices = new int[buffers.size()][];
    for (Buffer b : buffers) {
      if (b.isIndex()) indices[b.id()] = new int[b.length()];
      else numbers[b.id()] = new double[b.length()];
    }
  }

  Storage storage() { return storage; }

  boolean isStored(Node node) { return storage.bufferOf(node) != null; }

  /** What a value is kept in; of a constant the part that repeats. */
  double[] arrayOf(Node node) {
    Buffer b = storage.bufferOf(node);
    if (b != null) return numbers[b.id()];
    return constants.computeIfAbsent(node, n -> narrowed(tensor(n), true));
  }

  /** All entries of a value, one by one. */
  double[] expanded(Node node) {
    if (storage.bufferOf(node) != null) return arrayOf(node);
    double[] part = arrayOf(node);
    if (part.length == node.size()) return part;
    return expanded.computeIfAbsent(node, n -> narrowed(tensor(n), false));
  }

  /**
   * The parts of long sums, one for each block of their terms, for all threads that take them: the
   * sums themselves where these are one block.
   */
  double[] sums(Node node, int length) {
    int blocks = DoubleSums.blocks(length);
    if (blocks == 1) return arrayOf(node);
    return sums.computeIfAbsent(node, n -> new double[n.size() * blocks]);
  }

  int[] indices(Node node) {
    return indices[java.util.Objects.requireNonNull(storage.bufferOf(node)).id()];
  }

  double[] arrayOf(Buffer b) { return numbers[b.id()]; }

  private static Tensor tensor(Node n) { return java.util.Objects.requireNonNull(n.constant); }

  private static double[] narrowed(Tensor x, boolean part) {
    double[] y = new double[part ? x.toPeriod().length : x.size()];
    x.copyTo(0, y.length, y, 0);
    return y;
  }

  @Override public Object array(Buffer b) {
    return b.isIndex() ? indices[b.id()] : numbers[b.id()];
  }

  @Override public void bind(Buffer b, Object array) {
    if (b.isIndex()) indices[b.id()] = (int[]) array;
    else numbers[b.id()] = (double[]) array;
  }

  @Override public Tensor tensor(Buffer b) {
    return b.isIndex() ? Conversions.tensor(b.shape(), indices[b.id()])
        : Conversions.tensor(b.shape(), numbers[b.id()]);
  }

  @Override public void set(Buffer b, Tensor x) {
    if (b.isIndex()) Conversions.copy(x, indices[b.id()]);
    else Conversions.copy(x, numbers[b.id()]);
  }

  @Override public Runnable steps(Schedule schedule, Crew crew) {
    return DoubleBinder.bound(schedule, storage, this, crew);
  }
}
