package dev.gradus.teaching;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Formula;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tensors, formulas and single operations as answers hold them. */
final class Values {
  private static final int ROWS = 8;
  private static final int FEW = 6;

  private Values() {}

  /** A tensor as a matrix of texts: all rows, or those around the one that is looked at. */
  static Json matrix(Tensor x, boolean isByPoint, int point) {
    int rank = x.shape().rank();
    int columns = rank == 0 ? 1 : Math.max(1, x.shape().dim(rank - 1));
    int rows = x.size() / columns;
    int from = rows <= ROWS ? 0 : Math.max(0, Math.min(point - ROWS / 2, rows - ROWS));
    int to = Math.min(rows, from + ROWS);
    double[] data = x.toArray();
    List<Json> lines = new ArrayList<>();
    for (int i = from; i < to; i++) {
      List<String> line = new ArrayList<>();
      for (int j = 0; j < columns; j++) line.add(Digits.of(data[i * columns + j]));
      lines.add(new Json().with("head", isByPoint ? String.valueOf(i + 1) : "")
          .with("chosen", isByPoint && i == point).with("entries", line));
    }
    return new Json().with("shape", x.shape().toString()).with("points", isByPoint)
        .with("rows", lines).with("left", rows - lines.size() == 0 ? ""
            : String.valueOf(rows - lines.size()));
  }

  /** In one line: of a node with a row for each point that of the point. */
  static String brief(Tensor x, boolean isByPoint, int point) {
    double[] data = x.toArray();
    int columns = isByPoint ? x.shape().dim(1) : data.length;
    int from = isByPoint ? point * columns : 0;
    StringBuilder out = new StringBuilder();
    for (int j = 0; j < Math.min(columns, FEW); j++) {
      out.append(j == 0 ? "" : ", ").append(Digits.of(data[from + j]));
    }
    return out.append(columns > FEW ? ", …" : "").toString();
  }

  /** A formula as the page sets it. */
  static String set(String formula) { return Formula.of(formula).mathml(); }

  /** A number within a formula: a power of ten and a sign in brackets where they must be. */
  static String factor(double x) {
    String text = Digits.of(x);
    return text.startsWith("−") || text.indexOf('·') > 0 ? "(" + text + ")" : text;
  }

  /** How all entries of y move with one entry of its input k. */
  static Tensor column(Var y, int k, int entry) {
    List<Var> x = new ArrayList<>();
    List<Var> dx = new ArrayList<>();
    for (int i = 0; i < y.arity(); i++) {
      Tensor value = y.input(i).value();
      double[] direction = new double[value.size()];
      if (i == k) direction[entry] = 1;
      x.add(Var.constant(value));
      dx.add(Var.constant(Tensor.of(value.shape(), direction)));
    }
    return Autodiff.jvpAll(v -> Var.custom(y.op(), v.toArray(Var[]::new)), x, dx).value();
  }

  /** How one entry of y moves with all entries of its first input. */
  static Tensor row(Var y, int entry) {
    List<Var> rest = new ArrayList<>();
    for (int i = 0; i < y.arity(); i++) rest.add(Var.constant(y.input(i).value()));
    double[] unit = new double[y.value().size()];
    unit[entry] = 1;
    return Autodiff.vjp(x -> {
      Var[] inputs = rest.toArray(Var[]::new);
      inputs[0] = x;
      return Var.custom(y.op(), inputs);
    }, rest.get(0), Var.constant(Tensor.of(y.shape(), unit))).value();
  }

  /** How y moves where its inputs move so; null for one that does not. */
  static @Nullable Tensor tangent(Var y, List<@Nullable Tensor> moves) {
    List<Var> x = new ArrayList<>();
    List<Var> dx = new ArrayList<>();
    boolean moved = false;
    for (int i = 0; i < y.arity(); i++) {
      Tensor move = moves.get(i);
      moved |= move != null;
      x.add(Var.constant(y.input(i).value()));
      dx.add(Var.constant(move == null ? Tensor.full(y.input(i).shape(), 0) : move));
    }
    if (!moved) return null;
    return Autodiff.jvpAll(v -> Var.custom(y.op(), v.toArray(Var[]::new)), x, dx).value();
  }
}
