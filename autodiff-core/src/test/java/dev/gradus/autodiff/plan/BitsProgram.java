package dev.gradus.autodiff.plan;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs whose results are printed as digests of their bits: run as a process of its own, cold,
 * interpreted, with the Vector API or without, all must print the same.
 */
final class BitsProgram {
  private BitsProgram() {}

  /** Prints a digest for each precision. Arguments: how many threads, how many runs. */
  public static void main(String[] args) {
    int threads = Integer.parseInt(args[0]);
    int runs = Integer.parseInt(args[1]);
    for (Precision p : Precision.values()) System.out.println(p + " " + digest(p, threads, runs));
  }

  /** Results of a training and of a program of many kernels; the same after any number of runs. */
  static String digest(Precision precision, int threads, int runs) {
    return training(precision, threads) + " " + kernels(precision, threads, runs);
  }

  /** Twenty steps of a classifier with odd sizes. */
  private static long training(Precision precision, int threads) {
    int[] widths = {37, 65, 18, 10};
    int points = 49;
    Tape tape = new Tape();
    List<Var> w = new ArrayList<>();
    Var y = tape.input("x", Shape.of(points, widths[0]));
    for (int l = 0; l < 3; l++) {
      w.add(tape.variable("w" + l, Shape.of(widths[l], widths[l + 1])));
      w.add(tape.variable("b" + l, Shape.of(widths[l + 1])));
      y = y.matmul(w.get(2 * l)).add(w.get(2 * l + 1));
      if (l < 2) y = l == 0 ? y.sigmoid() : y.tanh();
    }
    Var e = y.crossEntropy(tape.indices("labels", Shape.of(points)));
    List<Var> g = tape.gradient(e, w);
    Plan.Builder b = Plan.builder(tape).output("e", e);
    for (int i = 0; i < w.size(); i++) {
      b.next(w.get(i), w.get(i).subtract(g.get(i).multiply(0.3)));
    }
    Workspace ws = Helped.workspace(b.compile(precision), threads);
    for (Var v : w) fill(ws, ((dev.gradus.autodiff.Leaf) v.op()).label());
    fill(ws, "x");
    for (int i = 0; i < points; i++) ws.indices("labels")[i] = i * i % 10;
    for (int i = 0; i < 20; i++) ws.run();
    long digest = ws.get("e").hashCode();
    for (Var v : w) {
      digest = 31 * digest + ws.get(((dev.gradus.autodiff.Leaf) v.op()).label()).hashCode();
    }
    return digest;
  }

  /** Products of all kinds of shape, long sums, and every kernel. */
  private static long kernels(Precision precision, int threads, int runs) {
    Tape tape = new Tape();
    Var a = tape.input("a", Shape.of(97, 67));
    Var b = tape.input("b", Shape.of(67, 130));
    Var v = tape.input("v", Shape.of(9001));
    Plan.Builder p = Plan.builder(tape).output("ab", a.matmul(b))
        .output("left", a.transpose().matmul(a)).output("right", a.matmul(a.transpose()))
        .output("both", b.transpose().matmul(a.transpose()))
        .output("column", a.matmul(b.slice(1, 0, 1)))
        .output("row", a.slice(0, 1).matmul(b)).output("narrow", b.slice(1, 3, 10).transpose()
            .matmul(b))
        .output("sum", v.sum()).output("columns", a.sum(0)).output("rows", a.sum(1))
        .output("softmax", a.softmax(1)).output("log", a.logSoftmax(1)).output("lse",
            a.logSumExp(1));
    Var[] maps = {v.exp(), v.expm1(), v.abs().add(0.1).log(), v.abs().log1p(), v.tanh(),
        v.sigmoid(), v.softplus(), v.logSigmoid(), v.sin(), v.cos(), v.sign(), v.relu(),
        v.bceWithLogits(v.sigmoid()), v.square().multiply(v).subtract(v.divide(v.exp()))};
    for (int i = 0; i < maps.length; i++) p.output("map" + i, maps[i]);
    Workspace ws = Helped.workspace(p.compile(precision), threads);
    for (String name : List.of("a", "b", "v")) fill(ws, name);
    for (int i = 0; i < runs; i++) ws.run();
    long digest = 0;
    for (String name : List.of("ab", "left", "right", "both", "column", "row", "narrow", "sum",
        "columns", "rows", "softmax", "log", "lse")) {
      digest = 31 * digest + ws.get(name).hashCode();
    }
    for (int i = 0; i < maps.length; i++) digest = 31 * digest + ws.get("map" + i).hashCode();
    return digest;
  }

  private static void fill(Workspace ws, String name) {
    Shape shape = ws.get(name).shape();
    double[] x = new double[shape.size()];
    long state = name.hashCode();
    for (int i = 0; i < x.length; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      x[i] = (state >> 40) * 0x1p-23; // exact in both precisions
    }
    ws.set(name, Tensor.of(shape, x));
  }
}
