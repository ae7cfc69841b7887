// twin: float
package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.kernel.DoubleMap;
import dev.gradus.autodiff.kernel.DoubleZip;
import dev.gradus.autodiff.math.DoubleExponential;
import dev.gradus.autodiff.math.DoubleTrigonometry;
import dev.gradus.autodiff.plan.program.Instruction;
import dev.gradus.autodiff.plan.program.Node;
import java.util.ArrayList;
import java.util.List;

/** A chain of single numbers: one loop runs its code, without a call for what is frequent. */
final class DoubleScalarChain implements DoubleChain {
  private final int[] code;
  private final double[] r; // the registers
  private final DoubleMap[] maps;
  private final DoubleZip[] zips;
  private final double[][] loads;
  private final int[] loaded;
  private final double[][] stores;
  private final int[] stored;
  private final double[] left = new double[1]; // what functions that are called are given
  private final double[] right = new double[1];
  private final double[] result = new double[1];

  private DoubleScalarChain(ScalarCode c, Instruction in, DoubleMemory memory, double[] part) {
    code = c.code;
    r = new double[c.registers()];
    maps = new DoubleMap[c.maps.size()];
    for (int i = 0; i < maps.length; i++) maps[i] = DoubleFunctions.loopOf(c.maps.get(i));
    zips = new DoubleZip[c.zips.size()];
    for (int i = 0; i < zips.length; i++) zips[i] = DoubleFunctions.loopOf(c.zips.get(i));
    List<double[]> from = new ArrayList<>();
    int[] to = new int[c.loads.size()];
    for (ScalarCode.Transfer t : c.loads) {
      Node node = t.node();
      if (node.isConstant()) {
        r[t.register()] = memory.arrayOf(node)[0]; // for good
      } else {
        to[from.size()] = t.register();
        from.add(node == in.head && !memory.isStored(node) ? part : memory.arrayOf(node));
      }
    }
    loads = from.toArray(new double[0][]);
    loaded = to;
    stores = new double[c.stores.size()][];
    stored = new int[stores.length];
    for (int i = 0; i < stored.length; i++) {
      stores[i] = memory.arrayOf(c.stores.get(i).node());
      stored[i] = c.stores.get(i).register();
    }
  }

  static DoubleChain of(Instruction in, DoubleMemory memory, double[] part) {
    return new DoubleScalarChain(new ScalarCode(in, memory.storage()), in, memory, part);
  }

  @Override public void run(int from, int to, int base) {
    for (int i = 0; i < loads.length; i++) r[loaded[i]] = loads[i][0];
    compute(code, r);
    for (int i = 0; i < stores.length; i++) stores[i][0] = r[stored[i]];
  }

  private void compute(int[] code, double[] r) {
    for (int pc = 0; pc < code.length; pc += ScalarCode.WIDTH) {
      int a = code[pc + 1];
      int b = code[pc + 2];
      int y = code[pc + 4];
      switch (code[pc]) {
        case ScalarCode.ADD -> r[y] = r[a] + r[b];
        case ScalarCode.SUBTRACT -> r[y] = r[a] - r[b];
        case ScalarCode.MULTIPLY -> r[y] = r[a] * r[b];
        case ScalarCode.DIVIDE -> r[y] = r[a] / r[b];
        case ScalarCode.NEGATE -> r[y] = -r[a];
        case ScalarCode.SQUARE -> r[y] = r[a] * r[a];
        case ScalarCode.EXP -> r[y] = DoubleExponential.exp(r[a]);
        case ScalarCode.SIN -> r[y] = DoubleTrigonometry.sin(r[a]);
        case ScalarCode.COS -> r[y] = DoubleTrigonometry.cos(r[a]);
        case ScalarCode.WHERE -> r[y] = r[b] != 0 ? r[a] : r[code[pc + 3]];
        case ScalarCode.MAP -> r[y] = map(maps[code[pc + ScalarCode.CALLED]], r[a]);
        default -> r[y] = zip(zips[code[pc + ScalarCode.CALLED]], r[a], r[b]);
      }
    }
  }

  private double map(DoubleMap f, double x) {
    left[0] = x;
    f.run(left, 0, result, 0, 1);
    return result[0];
  }

  private double zip(DoubleZip f, double a, double b) {
    left[0] = a;
    right[0] = b;
    f.run(left, 0, right, 0, result, 0, 1);
    return result[0];
  }
}
