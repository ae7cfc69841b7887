// twin: float
package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.program.Access;
import dev.gradus.autodiff.plan.program.Instruction;
import dev.gradus.autodiff.plan.program.Node;
import java.util.List;
import java.util.function.Consumer;

/** An operation that has no loop of its own here: its value is asked for, as tensors. */
final class DoubleCallback implements Runnable {
  private final Op op;
  private final Shape shape;
  private final Shape[] shapes;
  private final Tensor[] constants;
  private final double[][] x;
  private final Consumer<Tensor> result;

  DoubleCallback(Instruction in, Node head, DoubleMemory memory,
      Consumer<Tensor> result) {
    op = head.op;
    shape = head.shape;
    List<Access> reads = in.reads(head);
    this.result = result;
    int n = reads.size();
    shapes = new Shape[n];
    constants = new Tensor[n];
    x = new double[n][];
    for (int k = 0; k < n; k++) {
      Node source = reads.get(k).source();
      shapes[k] = head.input(k).shape;
      if (source.constant != null) {
        constants[k] = Tensor.of(shapes[k], source.constant.toArray());
      } else {
        x[k] = memory.arrayOf(source);
      }
    }
  }

  @Override public void run() {
    Tensor[] values = new Tensor[shapes.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = constants[k] != null ? constants[k] : Conversions.tensor(shapes[k], x[k]);
    }
    result.accept(op.value(shape, values));
  }
}
