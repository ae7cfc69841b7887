package dev.gradus.verify.slips;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.verify.slips.Mistake.Unknown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Slips with the gradient when it is done: blocks, order, clipping, and what was left in it. */
final class WholeSlips {
  private WholeSlips() {}

  static List<Slip> all() {
    return List.of(
        new Catalogued("two blocks are swapped",
            "The blocks come in the order of the variables, each with its own derivative.",
            WholeSlips::swapped),
        each("the block is written column by column",
            "The gradient has the order of the weights: row by row here.",
            (p, block, i, number) -> isMatrix(block) ? ProductSlips.transposed(block) : block),
        each("the block is read column by column",
            "The gradient has the order of the weights: row by row here.",
            (p, block, i, number) -> isMatrix(block) ? ProductSlips.readByColumns(block) : block),
        each("the entries are shifted by one place",
            "Indices begin at 0 and end before n; an entry and its slope have the same one.",
            (p, block, i, number) -> moved(block, 1)),
        each("the entries are shifted back by one place",
            "Indices begin at 0 and end before n; an entry and its slope have the same one.",
            (p, block, i, number) -> moved(block, -1)),
        new Catalogued("the gradient of the call before is still in it",
            "Set the sums to 0 before each pass.",
            (slip, program) -> List.of(Mistake.after(slip, "", (p, right, number) -> {
              List<Tensor> sum = right;
              for (Recording b = p.before(); b != null; b = b.before()) {
                sum = plus(sum, b.right(), 1);
              }
              return sum;
            }))),
        Slip.after("the gradient is divided by its length",
            "A direction of length 1 is not the gradient: its length says how steep it is.",
            (p, right) -> times(right, 1 / norm(right))),
        each("each block is divided by its length",
            "A direction of length 1 is not the gradient: its length says how steep it is.",
            (p, block, i, number) -> times(List.of(block), 1 / norm(List.of(block))).get(0)),
        clipped("the gradient is clipped to a length",
            "Clipping belongs to the step; the gradient itself is what it is.", "the length",
            1, WholeSlips::norm, (right, c) -> times(right, Math.min(1, c / norm(right)))),
        clipped("each entry is clipped",
            "Clipping belongs to the step; the gradient itself is what it is.", "the bound",
            0.1, WholeSlips::most, (right, c) -> right.stream().map(b -> clipped(b, c)).toList()),
        new Catalogued("a weight decay is in it that the error has not",
            "λw is the slope of ½λw²: it belongs to the gradient only if that is in the error.",
            WholeSlips::decayed),
        new Catalogued("it is the new weights, not the gradient",
            "Hand out ∂E/∂w; w − α ∂E/∂w is the step.",
            (slip, program) -> List.of(Mistake.after(slip, "",
                (p, right, rate) -> plus(values(p), right, -rate))
                .with(Unknown.of("the rate of the step", 0.1, 100)))),
        new Catalogued("the blocks are in another order",
            "The blocks come in the order of the variables.", WholeSlips::reordered),
        new Catalogued("it is multiplied by a constant, such as the rate of the step",
            "Hand out ∂E/∂w; the rate belongs to the step w − α ∂E/∂w.",
            (slip, program) -> program.right().size() < 2 ? List.of()
                : List.of(Mistake.after(slip, "", (p, right, c) -> times(right, c))
                    .with(new Unknown("the constant", 0.1, -1e9, 1e9, (right, wrong) -> 0.1)))));
  }

  /** What becomes of one block. */
  private interface Each {
    Tensor of(Recording program, Tensor block, int i, double number);
  }

  private static Slip each(String name, String help, Each change) {
    return new Catalogued(name, help, (slip, program) -> List.of(
        Mistake.after(slip, "", (p, right, number) -> {
          List<Tensor> all = new ArrayList<>();
          for (int i = 0; i < right.size(); i++) all.add(change.of(p, right.get(i), i, number));
          return all;
        })));
  }

  private interface Measure {
    double of(List<Tensor> gradient);
  }

  private interface Clip {
    List<Tensor> of(List<Tensor> gradient, double bound);
  }

  private static Slip clipped(String name, String help, String number, double usual,
      Measure measure, Clip clip) {
    return new Catalogued(name, help, (slip, program) -> List.of(
        Mistake.after(slip, "", (p, right, bound) -> clip.of(right, bound))
            .with(new Unknown(number, usual, 0, 1e9, (right, wrong) -> measure.of(wrong)))));
  }

  /** λw in all blocks, in the matrices, in the others. */
  private static List<Mistake> decayed(Slip slip, Recording program) {
    List<Mistake> all = new ArrayList<>();
    for (String variant : List.of("of all", "of the weights", "of the biases")) {
      all.add(Mistake.after(slip, variant, (p, right, c) -> {
        List<Tensor> sum = new ArrayList<>(plus(right, values(p), c));
        for (int i = 0; i < sum.size(); i++) {
          boolean matrix = right.get(i).shape().rank() > 1;
          if (variant.equals(matrix ? "of the biases" : "of the weights")) sum.set(i, right.get(i));
        }
        return sum;
      }).with(Unknown.of("λ", 0.01, 100)));
    }
    return all;
  }

  /** Orders in which people write blocks, as long vectors. */
  private static List<Mistake> reordered(Slip slip, Recording program) {
    int n = program.right().size();
    List<Integer> pairs = new ArrayList<>(); // b before W
    List<Integer> layers = new ArrayList<>(); // the last layer first
    List<Integer> weights = new ArrayList<>();
    List<Integer> biases = new ArrayList<>();
    List<Integer> back = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      pairs.add((i ^ 1) < n ? i ^ 1 : i);
      back.add(n - 1 - i);
      layers.add(n % 2 == 0 ? (n - 1 - i) ^ 1 : n - 1 - i);
      (program.right().get(i).shape().rank() > 1 ? weights : biases).add(i);
    }
    List<Integer> biasesFirst = new ArrayList<>(biases);
    biasesFirst.addAll(weights);
    weights.addAll(biases);
    List<Mistake> all = new ArrayList<>();
    all.add(inOrder(slip, "biases before weights, layer by layer", pairs));
    all.add(inOrder(slip, "the last layer first", layers));
    all.add(inOrder(slip, "the last block first", back));
    all.add(inOrder(slip, "all weights, then all biases", weights));
    all.add(inOrder(slip, "all biases, then all weights", biasesFirst));
    return all;
  }

  private static Mistake inOrder(Slip slip, String variant, List<Integer> order) {
    return Mistake.after(slip, variant, (p, right, number) -> {
      double[] all = new double[p.layout().size()];
      int at = 0;
      for (int i : order) {
        double[] block = right.get(i).toArray();
        System.arraycopy(block, 0, all, at, block.length);
        at += block.length;
      }
      List<Tensor> blocks = new ArrayList<>();
      at = 0;
      for (Tensor t : right) {
        blocks.add(Tensor.of(t.shape(), Arrays.copyOfRange(all, at, at + t.size())));
        at += t.size();
      }
      return blocks;
    });
  }

  private static boolean isMatrix(Tensor block) {
    return block.shape().rank() == 2 && block.shape().dim(0) > 1 && block.shape().dim(1) > 1;
  }

  private static List<Tensor> values(Recording p) {
    return p.variables().stream().map(v -> v.value()).toList();
  }

  private static List<Mistake> swapped(Slip slip, Recording program) {
    List<Mistake> all = new ArrayList<>();
    List<String> names = program.layout().names();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        Shape a = program.layout().shape(names.get(i));
        Shape b = program.layout().shape(names.get(j));
        if (a.size() != b.size()) continue;
        int first = i;
        int second = j;
        all.add(Mistake.after(slip, "those of " + names.get(i) + " and " + names.get(j),
            (p, right, number) -> {
              List<Tensor> swapped = new ArrayList<>(right);
              swapped.set(first, Tensor.of(a, right.get(second).toArray()));
              swapped.set(second, Tensor.of(b, right.get(first).toArray()));
              return swapped;
            }));
      }
    }
    return all;
  }

  private static Tensor moved(Tensor x, int by) {
    double[] a = x.toArray();
    double[] m = new double[a.length];
    for (int i = 0; i < a.length; i++) m[(i + by + a.length) % a.length] = a[i];
    return Tensor.of(x.shape(), m);
  }

  private static Tensor clipped(Tensor x, double bound) {
    double[] a = x.toArray();
    for (int i = 0; i < a.length; i++) a[i] = Math.max(-bound, Math.min(bound, a[i]));
    return Tensor.of(x.shape(), a);
  }

  static List<Tensor> plus(List<Tensor> a, List<Tensor> b, double factor) {
    List<Tensor> sum = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      double[] x = a.get(i).toArray();
      double[] y = b.get(i).toArray();
      for (int j = 0; j < x.length; j++) x[j] += factor * y[j];
      sum.add(Tensor.of(a.get(i).shape(), x));
    }
    return sum;
  }

  static List<Tensor> times(List<Tensor> a, double factor) {
    List<Tensor> all = new ArrayList<>();
    for (Tensor t : a) {
      double[] x = t.toArray();
      for (int j = 0; j < x.length; j++) x[j] *= factor;
      all.add(Tensor.of(t.shape(), x));
    }
    return all;
  }

  private static double norm(List<Tensor> a) {
    double sum = 0;
    for (Tensor t : a) for (double x : t.toArray()) sum += x * x;
    return Math.sqrt(sum);
  }

  private static double most(List<Tensor> a) {
    double most = 0;
    for (Tensor t : a) for (double x : t.toArray()) most = Math.max(most, Math.abs(x));
    return most;
  }
}
