package dev.gradus.autodiff;

import static dev.gradus.autodiff.Samples.lengths;
import static dev.gradus.autodiff.Samples.shape;
import static dev.gradus.autodiff.Samples.smaller;
import static dev.gradus.autodiff.ShapeCases.any;

import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random shapes that fit as factors. */
final class ProductCases {
  private static final Arbitrary<Integer> FEW = Arbitraries.of(0, 1, 2, 3);

  private static final List<String> OF_TWO = List.of("ij,jk->ik", "ij,jk->ki", "ij,kj->ik",
      "bij,bjk->bik", "bij,jk->bik", "i,j->ij", "i,i->", "ij,ij->", "ij,ij->i", "ij,k->",
      "ii,j->i", "ii,ij->j", "bii,i->b", "ab,cd->dbca", "abc,cb->a", ",ij->ji", "i,->i", ",->",
      "iij,jk->ki");
  private static final List<String> OF_ONE = List.of("ij->ji", "ij->i", "ij->j", "ij->", "ii->",
      "ii->i", "iij->j", "iji->j", "abc->cab", "abc->b", "i->i", "iii->i", "->");

  private static final List<String> OF_THREE = List.of("ij,jk,kl->il", "i,ij,j->", "i,j,k->kij",
      "ij,ij,ij->j", "ij,kj,k->i", ",i,i->i", "ii,ij,k->j");

  private ProductCases() {}

  static Arbitrary<Case> matmul() {
    return Arbitraries.oneOf(matrices(), matrices(), batches(), flaggedBatches());
  }

  private static Arbitrary<Case> matrices() {
    return Combinators.combine(lengths(), lengths(), lengths(), Arbitraries.of(0, 1, 2, 3, 4, 5, 6))
        .flatAs((m, k, n, form) -> switch (form) {
          case 4 -> pair("matmul", Shape.of(k), Shape.of(k, n), v -> v.get(0).matmul(v.get(1)));
          case 5 -> pair("matmul", Shape.of(m, k), Shape.of(k), v -> v.get(0).matmul(v.get(1)));
          case 6 -> pair("matmul", Shape.of(k), Shape.of(k), v -> v.get(0).matmul(v.get(1)));
          default -> flagged(Shape.SCALAR, m, k, n, (form & 1) != 0, (form & 2) != 0);
        });
  }

  private static Arbitrary<Case> flagged(Shape batch, int m, int k, int n, boolean ta,
      boolean tb) {
    return pair("matmul " + ta + " " + tb, batch.then(ta ? Shape.of(k, m) : Shape.of(m, k)),
        batch.then(tb ? Shape.of(n, k) : Shape.of(k, n)),
        v -> ta || tb ? v.get(0).matmul(v.get(1), ta, tb) : v.get(0).matmul(v.get(1)));
  }

  private static Arbitrary<Case> flaggedBatches() {
    Arbitrary<Boolean> either = Arbitraries.of(false, true);
    return Combinators.combine(FEW, FEW, FEW, FEW, either, either)
        .flatAs((b, m, k, n, ta, tb) -> flagged(Shape.of(b), m, k, n, ta, tb));
  }

  /** Batches that broadcast to a third, of vectors too. */
  private static Arbitrary<Case> batches() {
    return Combinators.combine(FEW.list().ofMinSize(1).ofMaxSize(2), FEW, FEW, FEW)
        .flatAs((lengths, m, k, n) -> Combinators
            .combine(smaller(shape(lengths)), smaller(shape(lengths)), Arbitraries.of(0, 1, 2, 2))
            .flatAs((p, q, form) -> pair("matmul",
                form == 0 ? Shape.of(k) : p.then(Shape.of(m, k)),
                form == 1 ? Shape.of(k) : q.then(Shape.of(k, n)),
                v -> v.get(0).matmul(v.get(1)))));
  }

  static Arbitrary<Case> dot() {
    return Arbitraries.of(0, 1, 2, 3, 7, 8, 9)
        .flatMap(n -> pair("dot", Shape.of(n), Shape.of(n), v -> v.get(0).dot(v.get(1))));
  }

  static Arbitrary<Case> outer() {
    return Combinators.combine(lengths(), lengths()).flatAs(
        (m, n) -> pair("outer", Shape.of(m), Shape.of(n), v -> v.get(0).outer(v.get(1))));
  }

  static Arbitrary<Case> kron() {
    Arbitrary<Shape> shapes = FEW.list().ofMaxSize(3).map(Samples::shape);
    return Combinators.combine(shapes, shapes).flatAs(
        (p, q) -> pair("kron", p, q, v -> v.get(0).kron(v.get(1))));
  }

  /** Weighted, so that no second derivative along the directions of the tests vanishes. */
  static Arbitrary<Case> cross() {
    Var weights = Var.constant(Tensor.vector(1, 1.7, 0.6));
    return FEW.list().ofMaxSize(2).map(Samples::shape).flatMap(s -> Combinators
        .combine(smaller(s), smaller(s)).flatAs((p, q) -> pair("cross", p.then(Shape.of(3)),
            q.then(Shape.of(3)), v -> v.get(0).cross(v.get(1)).multiply(weights))));
  }

  static Arbitrary<Case> quadraticForm() {
    return lengths().flatMap(n -> pair("quadraticForm", Shape.of(n), Shape.of(n, n),
        v -> v.get(0).quadraticForm(v.get(1))));
  }

  static Arbitrary<Case> einsum() {
    Arbitrary<List<Integer>> lengths = FEW.list().ofSize(26);
    Arbitrary<Case> two = Combinators.combine(Arbitraries.of(OF_TWO), lengths).flatAs((e, n) -> {
      String[] factors = e.substring(0, e.indexOf('-')).split(",", -1);
      return pair("einsum " + e, shapeOf(factors[0], n), shapeOf(factors[1], n),
          v -> v.get(0).einsum(e, v.get(1)));
    });
    Arbitrary<Case> one = Combinators.combine(Arbitraries.of(OF_ONE), lengths).flatAs(
        (e, n) -> any(shapeOf(e.substring(0, e.indexOf('-')), n))
            .map(x -> Samples.of("einsum " + e, v -> v.einsum(e), x)));
    Arbitrary<Case> three = Combinators.combine(Arbitraries.of(OF_THREE), lengths)
        .flatAs((e, n) -> {
          String[] factors = e.substring(0, e.indexOf('-')).split(",", -1);
          return Combinators.combine(any(shapeOf(factors[0], n)), any(shapeOf(factors[1], n)),
              any(shapeOf(factors[2], n))).as((a, b, c) -> new Case("einsum " + e,
                  v -> v.get(0).einsum(e, v.get(1), v.get(2)), List.of(a, b, c)));
        });
    return Arbitraries.oneOf(two, two, one, three, batches(lengths));
  }

  /** Factors whose further axes broadcast. */
  private static Arbitrary<Case> batches(Arbitrary<List<Integer>> lengths) {
    return Combinators.combine(Arbitraries.of("...ij,...jk->...ik", "i...,...->...i",
        "...ii,...j->j...", "...,...->..."), lengths, FEW.list().ofMaxSize(2).map(Samples::shape))
        .flatAs((e, n, s) -> Combinators.combine(smaller(s), smaller(s)).flatAs((p, q) -> {
          String[] factors = e.substring(0, e.indexOf('-')).split(",", -1);
          return pair("einsum " + e, open(factors[0], n, p), open(factors[1], n, q),
              v -> v.get(0).einsum(e, v.get(1)));
        }));
  }

  /** The shape of a factor with further axes. */
  private static Shape open(String factor, List<Integer> lengths, Shape further) {
    int at = factor.indexOf("...");
    return shapeOf(factor.substring(0, at), lengths).then(further)
        .then(shapeOf(factor.substring(at + 3), lengths));
  }

  private static Shape shapeOf(String letters, List<Integer> lengths) {
    return Shape.of(letters.chars().map(c -> lengths.get(c - 'a')).toArray());
  }

  private static Arbitrary<Case> pair(String name, Shape p, Shape q, Function<List<Var>, Var> f) {
    return Combinators.combine(any(p), any(q)).as((a, b) -> new Case(name, f, List.of(a, b)));
  }
}
