package dev.gradus.autodiff;

import dev.gradus.autodiff.errors.Brief;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An index expression such as {@code ij,jk->ik}, read and carried out as permutations, reshapes and
 * products of batches of matrices, two factors at a time.
 */
final class Einsum {
  /** Letters with at most one ... among them; possessive, so that long ones are read once. */
  private static final Pattern AXES = Pattern.compile("[A-Za-z]*+(?:\\.\\.\\.)?+[A-Za-z]*+");
  private static final char REST = '…'; // how ... is kept, as one character
  private static final char FIRST = '\ue000'; // what names the last of its axes; others follow

  private final String expression;
  private final String[] factors;
  private final String result;

  Einsum(String expression) {
    this.expression = expression;
    String text = expression.replace(" ", "");
    int arrow = text.indexOf("->");
    String[] sides = arrow < 0 ? new String[0] : text.substring(0, arrow).split(",", -1);
    String right = text.substring(arrow < 0 ? 0 : arrow + 2);
    if (arrow < 0 || !Stream.concat(Stream.of(sides), Stream.of(right))
        .allMatch(axes -> AXES.matcher(axes).matches())) {
      throw error("is no index expression; write letters for the axes, such as ij,jk->ik, and at "
          + "most one ... for those before, between or after them");
    }
    factors = Stream.of(sides).map(Einsum::shortened).toArray(String[]::new);
    result = shortened(right);
    if (result.chars().distinct().count() < result.length()) {
      throw error("has a letter twice in the result; use diagonalMatrix to spread a diagonal");
    }
    String all = String.join("", factors);
    for (int i = 0; i < result.length(); i++) {
      char c = result.charAt(i);
      if (all.indexOf(c) < 0) {
        throw error("has " + named(c) + " in the result only; take it from one of the factors");
      }
    }
    if (all.indexOf(REST) >= 0 && result.indexOf(REST) < 0) {
      throw error("has ... in a factor but not in the result; write it there, or letters that are "
          + "summed over");
    }
  }

  private static String shortened(String axes) { return axes.replace("...", "" + REST); }

  private static String named(char c) { return c == REST ? "..." : "" + c; }

  Var of(Var... x) {
    if (factors.length != x.length) {
      throw error("states " + factors.length + " factors but there are " + x.length
          + "; separate the letters of two factors by a comma");
    }
    Shape rest = rest(x);
    checkLengths(x);
    List<Term> terms = new ArrayList<>();
    for (int k = 0; k < x.length; k++) terms.add(diagonals(term(x[k], k, rest), x[k].shape()));
    String wanted = result.replace("" + REST, letters(rest.rank()));
    while (terms.size() > 1) {
      int[] pair = cheapest(terms, wanted);
      String kept = kept(terms, wanted, pair[0], pair[1]);
      Term b = terms.remove(pair[1]);
      terms.set(pair[0], product(terms.get(pair[0]), b, kept));
    }
    return terms.get(0).keep(wanted).in(wanted);
  }

  /** What the axes that ... stands for broadcast to, aligned at the end. */
  private Shape rest(Var... x) {
    Shape all = Shape.SCALAR;
    for (int k = 0; k < x.length; k++) {
      int letters = factors[k].replace("" + REST, "").length();
      int rank = x[k].shape().rank();
      boolean open = letters < factors[k].length();
      if (open ? letters > rank : letters != rank) {
        throw error("has " + letters + " letters for shape " + x[k].shape() + "; write one for "
            + "each axis");
      }
      if (open) {
        Shape own = Shape.of(java.util.Arrays.copyOfRange(x[k].shape().toArray(),
            factors[k].indexOf(REST), factors[k].indexOf(REST) + rank - letters));
        all = Shape.broadcast(
            "einsum: \"" + Brief.of(expression) + "\": the axes ...", all, own);
      }
    }
    return all;
  }

  /** Names for the last n axes that ... stands for, first to last. */
  private static String letters(int n) {
    return IntStream.range(0, n).mapToObj(i -> "" + (char) (FIRST + n - 1 - i))
        .collect(Collectors.joining());
  }

  /** A letter has one length in all factors; within one, a diagonal has its own error. */
  private void checkLengths(Var... x) {
    for (int k = 0; k < x.length; k++) {
      for (int i = 0; i < factors[k].length(); i++) {
        char c = factors[k].charAt(i);
        for (int before = 0; c != REST && before < k; before++) {
          int j = factors[before].indexOf(c);
          if (j < 0 || length(x[before], before, j) == length(x[k], k, i)) continue;
          throw error("gives " + c + " length " + length(x[before], before, j) + " in shape "
              + x[before].shape() + " but " + length(x[k], k, i) + " in shape " + x[k].shape()
              + "; make them the same");
        }
      }
    }
  }

  /** The length of the axis that letter i of factor k names: after ... counted from the end. */
  private int length(Var x, int k, int i) {
    int rest = factors[k].indexOf(REST);
    return x.shape().dim(rest < 0 || i < rest ? i : i - factors[k].length());
  }

  /** Factor k with a letter for each axis; axes of ... that stretch are left out. */
  private Term term(Var x, int k, Shape rest) {
    int open = factors[k].indexOf(REST);
    if (open < 0) return new Term(x, factors[k]);
    int n = x.shape().rank() - factors[k].length() + 1;
    StringBuilder names = new StringBuilder(factors[k].substring(0, open));
    List<Integer> stretched = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      boolean stretches = x.shape().dim(open + i) != rest.dim(i - n);
      if (stretches) stretched.add(open + i);
      else names.append((char) (FIRST + n - 1 - i));
    }
    int[] gone = stretched.stream().mapToInt(Integer::intValue).toArray();
    Var y = gone.length == 0 ? x : x.reshape(x.shape().reduce("einsum", false, gone));
    return new Term(y, names.append(factors[k].substring(open + 1)).toString());
  }

  /** A letter that comes twice replaced by the diagonal, again and again. */
  private Term diagonals(Term t, Shape shape) {
    for (int i = 0; i < t.letters.length(); i++) {
      char c = t.letters.charAt(i);
      int j = t.letters.indexOf(c, i + 1);
      if (j < 0) continue;
      if (t.x.shape().dim(i) != t.x.shape().dim(j)) {
        throw error("has " + c + " twice in shape " + shape + " with lengths "
            + t.x.shape().dim(i) + " and " + t.x.shape().dim(j) + "; a diagonal needs a square");
      }
      t = t.diagonal(i, j);
      i = -1; // once more from the front, for a letter that comes three times
    }
    return t;
  }

  /** The letters that are still needed once terms i and j are multiplied. */
  private static String kept(List<Term> terms, String wanted, int i, int j) {
    StringBuilder kept = new StringBuilder(wanted);
    for (int k = 0; k < terms.size(); k++) {
      if (k != i && k != j) kept.append(terms.get(k).letters);
    }
    return kept.toString();
  }

  /** The two terms whose product takes the fewest multiplications; of equal ones the first two. */
  private static int[] cheapest(List<Term> terms, String wanted) {
    int[] best = {0, 1};
    double least = Double.POSITIVE_INFINITY;
    for (int j = 1; j < terms.size(); j++) {
      for (int i = 0; i < j; i++) {
        double cost = cost(terms.get(i), terms.get(j), kept(terms, wanted, i, j));
        if (cost >= least) continue;
        least = cost;
        best = new int[] {i, j};
      }
    }
    return best;
  }

  private static double cost(Term a, Term b, String kept) {
    double cost = 1;
    for (int i = 0; i < a.letters.length(); i++) {
      char c = a.letters.charAt(i);
      if ((kept + b.letters).indexOf(c) >= 0) cost *= a.length(c);
    }
    for (int i = 0; i < b.letters.length(); i++) {
      char c = b.letters.charAt(i);
      if (a.letters.indexOf(c) < 0 && kept.indexOf(c) >= 0) cost *= b.length(c);
    }
    return cost;
  }

  /** The product of two terms, summed over the letters that are not kept. */
  private static Term product(Term a, Term b, String kept) {
    Term p = a.keep(kept + b.letters);
    Term q = b.keep(kept + a.letters);
    String batch = letters(p.letters, q.letters, kept, true, true);
    String left = letters(p.letters, q.letters, kept, false, true);
    String right = letters(q.letters, p.letters, kept, false, true);
    String inner = letters(p.letters, q.letters, kept, true, false);
    Shape shape = p.lengths(batch).then(p.lengths(left)).then(q.lengths(right));
    Var y = p.grouped(batch, left, inner).matmul(q.grouped(batch, inner, right));
    return new Term(y.reshape(shape), batch + left + right);
  }

  /** The letters of one term that the other has or has not, and that are kept or not. */
  private static String letters(String of, String other, String kept, boolean shared,
      boolean isKept) {
    return of.chars().filter(c -> other.indexOf(c) >= 0 == shared && kept.indexOf(c) >= 0 == isKept)
        .mapToObj(Character::toString).collect(Collectors.joining());
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
