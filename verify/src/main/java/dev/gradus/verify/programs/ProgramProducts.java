package dev.gradus.verify.programs;

import static dev.gradus.verify.programs.ProgramOperation.call;
import static dev.gradus.verify.programs.ProgramOperation.pair;
import static dev.gradus.verify.programs.ProgramOperation.tensor;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.programs.ProgramParameters.Chosen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** Products of vectors, matrices and batches of them, for random programs. */
final class ProgramProducts {
  private static final List<String> OF_ONE = List.of("ij->ji", "ij->i", "ij->j", "ii->", "ii->i",
      "ij->", "i->i", "i->", "ijk->kji", "ijk->ik", "ijk->j", "iij->ji", "iji->j", "->");
  private static final List<String> OF_TWO = List.of("ij,jk->ik", "ij,kj->ik", "ij,ij->",
      "ij,ij->ij", "ij,jk->ki", "ij,jk->", "ij,j->i", "ij,i->j", "i,ij->ij", "ii,i->i", "i,i->",
      "i,j->ji", "i,j->", "bij,bjk->bik", "bij,jk->bik", "bij,bij->b", "ijk,k->ij", "i,->i",
      ",ij->ji", ",->");

  private ProgramProducts() {}

  private static final ProgramOperation EINSUM_OF_ONE =
      tensor("einsum(String,Var[])", x -> true, (x, choices) -> {
        List<String> fitting = OF_ONE.stream().filter(e -> isEinsum(e, x)).toList();
        String e = fitting.get(choices.next(fitting.size()));
        return new Chosen('"' + e + '"', v -> v.einsum(e));
      });

  /** Of two factors, or of three of which the last is the first. */
  private static final ProgramOperation EINSUM_OF_TWO = pair("einsum(String,Var[])", x -> true,
      (a, b) -> OF_TWO.stream().anyMatch(e -> isEinsum(e, a.shape(), b.shape())), null,
      (a, b, choices) -> {
        List<String> fitting = OF_TWO.stream().filter(e -> isEinsum(e, a, b)).toList();
        String two = fitting.get(choices.next(fitting.size()));
        int arrow = two.indexOf("->");
        String e = choices.next(2) == 0 ? two
            : two.substring(0, arrow) + "," + two.substring(0, two.indexOf(','))
                + two.substring(arrow);
        return e.equals(two)
            ? call("einsum(String,Var[])", "$0.einsum(\"" + e + "\", $1)",
                v -> v.get(0).einsum(e, v.get(1)))
            : call("einsum(String,Var[])", "$0.einsum(\"" + e + "\", $1, $0)",
                v -> v.get(0).einsum(e, v.get(1), v.get(0)));
      });

  static final List<ProgramOperation> PRODUCTS = List.of(
      pair("matmul(Var)", ProgramOperands::hasAxes, (a, b) -> isProduct(a.shape(), b.shape()),
          a -> Shape.of(a.dim(-1), 2),
          (a, b, choices) -> call("matmul(Var)", "$0.matmul($1)", v -> v.get(0).matmul(v.get(1)))),
      pair("matmul(Var,boolean,boolean)", ProgramOperands::isMatrix,
          (a, b) -> b.shape().rank() == a.shape().rank()
              && !flags(a.shape(), b.shape()).isEmpty(),
          a -> a, (a, b, choices) -> {
            List<Boolean[]> fitting = flags(a, b);
            Boolean[] t = fitting.get(choices.next(fitting.size()));
            return call("matmul(Var,boolean,boolean)", "$0.matmul($1, " + t[0] + ", " + t[1] + ")",
                v -> v.get(0).matmul(v.get(1), t[0], t[1]));
          }),
      product("dot", 1, (a, b) -> b.shape().equals(a.shape()), Var::dot),
      product("outer", 1, (a, b) -> b.shape().rank() == 1, Var::outer),
      product("kron", 2, (a, b) -> b.shape().rank() == 2, Var::kron),
      pair("cross(Var)", a -> endsInThree(a.shape()),
          (a, b) -> endsInThree(b.shape()) && ProgramOperands.broadcast(a, b), a -> a,
          (a, b, choices) -> call("cross(Var)", "$0.cross($1)", v -> v.get(0).cross(v.get(1)))),
      pair("quadraticForm(Var)", x -> x.shape().rank() == 1,
          (x, a) -> a.shape().equals(square(x.shape())), ProgramProducts::square,
          (x, a, choices) -> call("quadraticForm(Var)", "$0.quadraticForm($1)",
              v -> v.get(0).quadraticForm(v.get(1)))),
      new ProgramOperation("einsum(String,Var[])", (draft, choices) -> choices.next(2) == 0
          ? EINSUM_OF_TWO.step().addTo(draft, choices)
          : EINSUM_OF_ONE.step().addTo(draft, choices)));

  /** A product of two factors; where the second has to be made it gets the shape of the first. */
  private static ProgramOperation product(String method, int rank, ProgramOperation.Fit fit,
      BinaryOperator<Var> f) {
    String name = method + "(Var)";
    return pair(name, x -> x.shape().rank() == rank, fit, a -> a,
        (a, b, choices) -> call(name, "$0." + method + "($1)", v -> f.apply(v.get(0), v.get(1))));
  }

  private static boolean endsInThree(Shape x) { return !x.isScalar() && x.dim(-1) == 3; }

  /** Whether two vectors, matrices or batches of them have a product. */
  private static boolean isProduct(Shape a, Shape b) {
    if (a.isScalar() || b.isScalar()) return false;
    return a.dim(-1) == b.dim(b.rank() == 1 ? 0 : -2)
        && ProgramOperands.broadcast(batch(a), batch(b));
  }

  private static Shape batch(Shape x) {
    return Shape.of(Arrays.copyOf(x.toArray(), Math.max(0, x.rank() - 2)));
  }

  /** The transpose flags with which two matrices, or batches of them, fit. */
  private static List<Boolean[]> flags(Shape a, Shape b) {
    List<Boolean[]> fitting = new ArrayList<>();
    if (!batch(a).equals(batch(b))) return fitting;
    for (boolean ta : new boolean[] {false, true}) {
      for (boolean tb : new boolean[] {false, true}) {
        if (a.dim(ta ? -2 : -1) == b.dim(tb ? -1 : -2)) fitting.add(new Boolean[] {ta, tb});
      }
    }
    return fitting;
  }

  /** Whether shapes have as many axes as letters, and axes of one letter the same length. */
  private static boolean isEinsum(String expression, Shape... x) {
    String[] factors = expression.substring(0, expression.indexOf("->")).split(",", -1);
    Map<Character, Integer> lengths = new HashMap<>();
    for (int k = 0; k < x.length; k++) {
      if (factors[k].length() != x[k].rank()) return false;
      for (int i = 0; i < x[k].rank(); i++) {
        Integer other = lengths.putIfAbsent(factors[k].charAt(i), x[k].dim(i));
        if (other != null && other != x[k].dim(i)) return false;
      }
    }
    return true;
  }

  private static Shape square(Shape x) { return Shape.of(x.dim(0), x.dim(0)); }
}
