package dev.gradus.teaching;

import dev.gradus.autodiff.Formula;
import dev.gradus.autodiff.Paths.Link;
import dev.gradus.autodiff.Paths.Path;
import dev.gradus.autodiff.Var;
import dev.gradus.teaching.text.Digits;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One slope written out: the paths of each point, or what is left when common factors are taken
 * out, in names or in numbers; what the tape says; and what differences say.
 *
 * <p>Keys: {@code see} (paths, factors or matrices), {@code as} (names or numbers).
 */
final class SlopeAnswer {
  private static final int ALL = 24; // paths that are listed
  private static final int LARGEST = 12; // of more
  private static final int POINTS = 6; // written out in one formula
  private static final int TERMS = 32;
  private static final double STEP = 1e-5;

  private final @Nullable Problem problem; // null for somebody's own tape
  private final Scene scene;
  private final Names names;
  private final Slope slope;
  private final int chosen;
  private final boolean inNumbers;
  private final Factors factors;

  private SlopeAnswer(@Nullable Problem problem, Scene scene, Fragment link) {
    this.problem = problem;
    this.scene = scene;
    names = new Names(scene);
    chosen = scene.chosen(link);
    slope = new Slope(scene, names, chosen);
    inNumbers = link.oneOf("as", "names", "numbers").equals("numbers");
    factors = new Factors(names, inNumbers);
  }

  static Json of(@Nullable Problem problem, Scene scene, Fragment link) {
    var answer = new SlopeAnswer(problem, scene, link);
    String see = link.oneOf("see", "paths", "factors", "matrices");
    Json json = answer.json().with("see", see);
    if (see.equals("matrices") && problem != null) {
      return json.with("matrices", MatricesAnswer.of(problem, scene, answer.names, link));
    }
    return see.equals("paths") ? answer.withPaths(json) : answer.withFactors(json);
  }

  private Json json() {
    Formula whole = Formula.of(whole());
    double differences = differences();
    double off = Math.abs(differences - slope.tape());
    double paths = slope.total() * slope.average();
    return new Json().with("name", scene.layout().entry(chosen)).with("chosen", chosen)
        .with("as", inNumbers ? "numbers" : "names")
        .with("parts", problem != null && problem.isApart())
        .with("isClass", problem != null && problem.isClass())
        .with("isNetwork", problem != null).with("weight", Digits.of(scene.weight(chosen)))
        .with("count", slope.paths().count().toString())
        .with("isMany", slope.paths().count().compareTo(BigInteger.ONE) > 0)
        .with("points", String.valueOf(names.points()))
        .with("slopes", String.valueOf(scene.layout().size()))
        .with("lines", String.valueOf(scene.nodes().size()))
        .with("formula", whole.mathml()).with("latex", whole.latex())
        .with("total", Digits.of(slope.total())).with("average", Digits.of(slope.average()))
        .with("sum", Digits.of(paths)).with("tape", Digits.of(slope.tape()))
        .with("isSame", Math.abs(paths - slope.tape()) <= 1e-12 * Math.abs(slope.tape()))
        .with("differences", Digits.of(differences))
        .with("isClose", off <= 1e-6 * Math.abs(slope.tape()) + 1e-9)
        .with("cancelled", problem != null && problem.isClass() ? cancelled(problem) : List.of());
  }

  private double differences() {
    double w = scene.weight(chosen);
    return scene.difference(chosen, STEP * Math.max(1, Math.abs(w)));
  }

  private String byPoint(int point) {
    List<Link> links = slope.byPoint().getOrDefault(point, List.of());
    var factored = new Factored(slope.paths(), factors, slope.end());
    List<String> terms = new ArrayList<>();
    for (Link link : links) {
      String rest = factored.from(link.to());
      boolean isNegative = rest.startsWith("−") ^ Factors.isSign(link);
      String bare = rest.startsWith("−") ? rest.substring(1) : rest;
      String first = factors.of(link);
      terms.add((isNegative ? "−" : "") + (first.isEmpty() ? bare
          : bare.equals("1") ? first : first + "·" + bare));
    }
    return factored.terms() > TERMS ? "…" : joined(terms);
  }

  private static String joined(List<String> terms) {
    StringBuilder out = new StringBuilder();
    for (String term : terms) {
      if (out.length() == 0) out.append(term);
      else if (term.startsWith("−")) out.append(" − ").append(term.substring(1));
      else out.append(" + ").append(term);
    }
    return out.length() == 0 ? "0" : out.toString();
  }

  /** All of it in one formula: in names one term for points of a kind, in numbers one for each. */
  private String whole() {
    String left = "∂E/∂" + scene.layout().entry(chosen) + " = ";
    String average = slope.average() == 1 ? "" : factors.product(slope.tail());
    Map<String, List<Integer>> kinds = new LinkedHashMap<>();
    for (int point : slope.byPoint().keySet()) {
      if (inNumbers && kinds.size() == POINTS) break;
      kinds.computeIfAbsent(byPoint(point), p -> new ArrayList<>()).add(point);
    }
    List<String> terms = new ArrayList<>();
    kinds.forEach((term, points) -> terms.add(inNumbers || points.get(0) < 0 ? term
        : (term.startsWith("−") ? "−" : "") + "Σ_" + kind(points, kinds.size()) + " "
            + (term.startsWith("−") ? term.substring(1) : term)));
    if (inNumbers && slope.byPoint().size() > POINTS) terms.add("…");
    String sum = joined(terms);
    String right = average.isEmpty() ? sum
        : average + "·" + (terms.size() > 1 || sum.startsWith("−") ? "[" + sum + "]" : sum);
    return left + right + (inNumbers ? " = " + Digits.of(slope.tape()) : "");
  }

  /** What the points of a term have in common: all of them, or those of one colour. */
  private String kind(List<Integer> points, int kinds) {
    if (kinds == 1 || problem == null || !problem.isClass()) return "points";
    double[] p = problem.points().get(points.get(0));
    return p[p.length - 1] == 1 ? "blue" : "red";
  }

  private String label(int point) {
    if (point < 0 || problem == null) return "";
    double[] p = problem.points().get(point);
    return Digits.of(p[p.length - 1]);
  }

  private static String number(int point) { return point < 0 ? "" : String.valueOf(point + 1); }

  private Json withPaths(Json json) {
    BigInteger count = slope.paths().count();
    boolean isAll = count.compareTo(BigInteger.valueOf(ALL)) <= 0;
    List<Path> listed = slope.paths().largest(isAll ? ALL : LARGEST);
    List<Json> rows = new ArrayList<>();
    double together = 0;
    for (Path path : ordered(listed, isAll)) {
      List<String> via = names.via(path.links()).stream().map(Values::set).toList();
      double product = 1;
      for (Link link : slope.within(path)) product *= link.slope();
      together += path.product();
      rows.add(new Json().with("point", number(slope.point(path)))
          .with("label", label(slope.point(path))).with("via", via)
          .with("formula", Values.set(factors.product(slope.within(path))))
          .with("value", Digits.of(product)));
    }
    json.with("rows", rows).with("sums", isAll ? sums() : List.of());
    if (isAll) return json;
    return json.with("more", count.subtract(BigInteger.valueOf(rows.size())).toString())
        .with("listed", String.valueOf(rows.size()))
        .with("together", Digits.of((slope.paths().sum() - together) / slope.average()));
  }

  /** All paths by points, the largest first within each. */
  private List<Path> ordered(List<Path> paths, boolean isAll) {
    if (!isAll) return paths;
    List<Path> ordered = new ArrayList<>(paths);
    ordered.sort((p, q) -> Integer.compare(slope.point(p), slope.point(q)));
    return ordered;
  }

  private List<Json> sums() {
    List<Json> sums = new ArrayList<>();
    for (int point : slope.byPoint().keySet()) {
      sums.add(new Json().with("point", number(point)).with("label", label(point))
          .with("count", slope.count(point).toString()).with("value", Digits.of(slope.sum(point))));
    }
    return sums;
  }

  private Json withFactors(Json json) {
    List<Json> rows = new ArrayList<>();
    for (int point : slope.byPoint().keySet()) {
      if (rows.size() == LARGEST) break;
      rows.add(new Json().with("point", number(point)).with("label", label(point))
          .with("count", slope.count(point).toString())
          .with("formula", Values.set(byPoint(point)))
          .with("value", Digits.of(slope.sum(point))));
    }
    int left = slope.byPoint().size() - rows.size();
    return json.with("rows", rows).with("left", left == 0 ? "" : String.valueOf(left));
  }

  /** How the slopes of σ and of ln cancel, for the first blue and the first red point. */
  private List<Json> cancelled(Problem of) {
    List<Json> lines = new ArrayList<>();
    String z = "z_1^(" + names.last() + ")";
    for (int label = 1; label >= 0; label--) {
      int point = first(of, label);
      if (point < 0) continue;
      String blue = "−1/ŷ";
      String red = "1/(1 − ŷ)";
      String one = label == 1 ? blue : red;
      double yhat = of.network()
          .apply(Var.constant(of.inputs()), of.weights().constants()).value()
          .get(point, 0);
      double bend = yhat * (1 - yhat);
      double slopeOfLog = label == 1 ? -1 / yhat : 1 / (1 - yhat);
      lines.add(new Json().with("point", number(point)).with("label", String.valueOf(label))
          .with("names", Values.set("σ′(" + z + ")·(" + one + ") = ŷ·(1 − ŷ)·(" + one
              + ") = ŷ − " + label))
          .with("numbers", Values.set(Values.factor(bend) + "·" + Values.factor(slopeOfLog) + " = "
              + Digits.of(bend * slopeOfLog))));
    }
    return lines;
  }

  private static int first(Problem of, int label) {
    for (int i = 0; i < of.points().size(); i++) {
      double[] p = of.points().get(i);
      if (p[p.length - 1] == label) return i;
    }
    return -1;
  }
}
