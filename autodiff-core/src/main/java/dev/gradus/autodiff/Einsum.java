package dev.gradus.autodiff;

import dev.gradus.autodiff.errors.Brief;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An index expression such as {@code ij,jk->ik}, read and carried out as permutations, reshapes and
 * one product of batches of matrices.
 */
final class Einsum {
  private final String expression;
  private final String[] factors;
  private final String result;

  Einsum(String expression) {
    this.expression = expression;
    String text = expression.replace(" ", "");
    int arrow = text.indexOf("->");
    if (arrow < 0 || !text.matches("[A-Za-z]*(,[A-Za-z]*)?->[A-Za-z]*")) {
      throw error("is no index expression; write letters for the axes, such as ij,jk->ik");
    }
    factors = text.substring(0, arrow).split(",", -1);
    result = text.substring(arrow + 2);
    if (result.chars().distinct().count() < result.length()) {
      throw error("has a letter twice in the result; use diagonalMatrix to spread a diagonal");
    }
    for (int i = 0; i < result.length(); i++) {
      char c = result.charAt(i);
      if (String.join("", factors).indexOf(c) < 0) {
        throw error("has " + c + " in the result only; take it from one of the factors");
      }
    }
  }

  Var of(Var x) {
    count(1);
    Term t = term(x, 0).keep(result);
    return t.in(result);
  }

  Var of(Var x, Var z) {
    count(2);
    Term a = term(x, 0);
    Term b = term(z, 1);
    for (int i = 0; i < a.letters.length(); i++) {
      char c = a.letters.charAt(i);
      if (b.letters.indexOf(c) >= 0 && a.length(c) != b.length(c)) {
        throw error("gives " + c + " length " + a.length(c) + " in shape " + x.shape() + " but "
            + b.length(c) + " in shape " + z.shape() + "; make them the same");
      }
    }
    a = a.keep(result + b.letters);
    b = b.keep(result + a.letters);
    String batch = letters(a.letters, b.letters, true, true);
    String left = letters(a.letters, b.letters, false, true);
    String right = letters(b.letters, a.letters, false, true);
    String inner = letters(a.letters, b.letters, true, false);
    Var p = a.grouped(batch, left, inner);
    Var q = b.grouped(batch, inner, right);
    Shape shape = a.lengths(batch).then(a.lengths(left)).then(b.lengths(right));
    return new Term(p.matmul(q).reshape(shape), batch + left + right).in(result);
  }

  /** The letters of one factor that the other has or has not, and the result has or has not. */
  private String letters(String of, String other, boolean shared, boolean kept) {
    return of.chars().filter(c -> other.indexOf(c) >= 0 == shared && result.indexOf(c) >= 0 == kept)
        .mapToObj(Character::toString).collect(Collectors.joining());
  }

  private void count(int n) {
    if (factors.length != n) {
      throw error("states " + factors.length + " factors but there are " + n
          + "; separate the letters of two factors by a comma");
    }
  }

  private Term term(Var x, int k) {
    if (factors[k].length() != x.shape().rank()) {
      throw error("has " + factors[k].length() + " letters for shape " + x.shape()
          + "; write one for each axis");
    }
    Term t = new Term(x, factors[k]);
    for (int i = 0; i < t.letters.length(); i++) {
      int j = t.letters.indexOf(t.letters.charAt(i), i + 1);
      if (j < 0) continue;
      if (t.x.shape().dim(i) != t.x.shape().dim(j)) {
        throw error("has " + t.letters.charAt(i) + " twice in shape " + x.shape()
            + " with different lengths; a diagonal needs a square");
      }
      t = t.diagonal(i, j);
      i = -1; // once more from the front, for a letter that comes three times
    }
    return t;
  }

  private IllegalArgumentException error(String what) {
    return new IllegalArgumentException("einsum: \"" + Brief.of(expression) + "\" " + what);
  }

  /** A tensor with a letter for each axis. */
  private record Term(Var x, String letters) {
    int length(char c) { return x.shape().dim(letters.indexOf(c)); }

    Shape lengths(String of) { return Shape.of(of.chars().map(c -> length((char) c)).toArray()); }

    /** Axes i and j replaced by their diagonal, which comes last. */
    Term diagonal(int i, int j) {
      char c = letters.charAt(i);
      String rest = new StringBuilder(letters).deleteCharAt(j).deleteCharAt(i).toString();
      int[] order = IntStream.concat(
          IntStream.range(0, letters.length()).filter(k -> k != i && k != j), IntStream.of(i, j))
          .toArray();
      return new Term(x.permute(order).diagonal(), rest + c);
    }

    /** Summed over the letters that are not among the given ones. */
    Term keep(String kept) {
      int[] gone = IntStream.range(0, letters.length())
          .filter(i -> kept.indexOf(letters.charAt(i)) < 0).toArray();
      String rest = letters.chars().filter(c -> kept.indexOf(c) >= 0)
          .mapToObj(Character::toString).collect(Collectors.joining());
      return gone.length == 0 ? this : new Term(x.sum(gone), rest);
    }

    /** With the axes in the order of the letters. */
    Var in(String order) {
      return order.equals(letters) ? x
          : x.permute(order.chars().map(letters::indexOf).toArray());
    }

    /** A batch of matrices from three groups of letters. */
    Var grouped(String batch, String rows, String columns) {
      return in(batch + rows + columns).reshape(lengths(batch).size(), lengths(rows).size(),
          lengths(columns).size());
    }
  }
}
