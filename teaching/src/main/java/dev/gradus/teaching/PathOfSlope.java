package dev.gradus.teaching;

import dev.gradus.autodiff.Paths.Link;
import dev.gradus.autodiff.Paths.Place;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps 1 and 4: the sign of a slope, and a slope by hand: a path, two paths, all points. */
final class PathOfSlope {
  private static final int LISTED = 24; // paths of a point, of which the first two are asked
  private static final int POINTS = 6; // whose sums are added by hand

  private final Names names;
  private final Slope slope;
  private final int chosen;
  private final int point;
  private final List<List<Link>> paths = new ArrayList<>(); // of that point

  private PathOfSlope(Scene scene, Names names, int chosen, int point) {
    this.names = names;
    this.chosen = chosen;
    this.point = point;
    slope = new Slope(scene, names, chosen);
    for (Link link : slope.byPoint().getOrDefault(point, List.of())) {
      follow(new ArrayList<>(List.of(link)));
    }
  }

  private void follow(List<Link> path) {
    Place here = path.get(path.size() - 1).to();
    if (paths.size() == LISTED) return;
    if (here.equals(slope.end())) {
      paths.add(path);
      return;
    }
    for (Link link : slope.paths().links(here)) {
      List<Link> longer = new ArrayList<>(path);
      longer.add(link);
      follow(longer);
    }
  }

  /** Which way E goes with the last bias, as all predictions go with it. */
  static PathAnswer.Posed sign(Problem problem) {
    Scene scene = problem.scene();
    int last = scene.layout().size() - 1;
    Tensor predicted = problem.network()
        .apply(Var.constant(problem.inputs()), problem.weights().constants()).value();
    double mean = mean(predicted);
    double target = mean(problem.targets());
    if (!Double.isFinite(mean)) throw new PathAnswer.NeedsMore("network", "needs.finite");
    boolean isEven = Digits.of(mean).equals(Digits.of(target));
    boolean isFalling = !isEven && mean < target;
    Judge.OfChoice judge =
        Judge.OfChoice.of(isEven ? "1.even" : isFalling ? "1.falls" : "1.grows");
    judge.option(isFalling, "1.negative", new Json(), isEven ? "1.even.no" : "1.other.no");
    judge.option(!isFalling && !isEven, "1.positive", new Json(),
        isEven ? "1.even.no" : "1.other.no");
    judge.option(isEven, "1.zero", new Json(), "1.zero.no");
    judge.why().with("slope", Digits.of(scene.gradient().toArray()[last]));
    return new PathAnswer.Posed("network", problem.isClass() ? "1" : "1.number", judge)
        .with("bias", Values.set(scene.layout().entry(last))).with("mean", Digits.of(mean))
        .with("target", Digits.of(target)).going("i", String.valueOf(last));
  }

  private static double mean(Tensor x) {
    double sum = 0;
    for (double v : x.toArray()) sum += v;
    return sum / x.size();
  }

  /** A slope written out, a question at a time. */
  static PathAnswer.Posed byHand(String step, Scene scene, Fragment link) {
    PathOfSlope of = chosen(scene, link, step.equals("4b") ? 2 : 1);
    if (of == null) {
      throw new PathAnswer.NeedsMore("slope", step.equals("4b") ? "needs.two" : "needs.paths");
    }
    PathAnswer.Posed posed = switch (step) {
      case "4" -> of.one();
      case "4b" -> of.two();
      default -> of.points();
    };
    return posed.with("point", String.valueOf(of.point + 1))
        .with("w", Values.set(scene.layout().entry(of.chosen)))
        .going("i", String.valueOf(of.chosen)).going("see", "paths").going("as", "names");
  }

  /** The chosen entry if a point has two paths from it, else the first that has most. */
  private static @Nullable PathOfSlope chosen(Scene scene, Fragment link, int least) {
    Names names = new Names(scene);
    int point = names.point(link);
    PathOfSlope best = new PathOfSlope(scene, names, scene.chosen(link), point);
    for (int i = 0; i < scene.layout().size() && best.paths.size() < 2; i++) {
      PathOfSlope other = new PathOfSlope(scene, names, i, point);
      if (other.paths.size() > best.paths.size() || i == 0) best = other;
    }
    return best.paths.size() < least ? null : best;
  }

  private static double product(List<Link> path) {
    double product = 1;
    for (Link link : path) product *= link.slope();
    return product;
  }

  /** The path up to where the points are added up. */
  private PathAnswer.Posed one() {
    List<Link> path = paths.get(0);
    double right = product(path);
    Judge.OfNumber judge = Judge.OfNumber.of("4", right)
        .slip(right * slope.average(), "4.average");
    for (Link link : path) {
      String factor = new Factors(names, false).of(link);
      if (factor.isEmpty()) continue;
      judge.slip(right / link.slope(), "4.left", new Json().with("factor", Values.set(factor)));
    }
    return withPath(new PathAnswer.Posed("slope", "4", judge), path);
  }

  private PathAnswer.Posed withPath(PathAnswer.Posed posed, List<Link> path) {
    return posed.with("via", via(path))
        .with("names", product(path, false)).with("numbers", product(path, true));
  }

  /** Factor by factor, so that a line may break between them. */
  private Json product(List<Link> path, boolean inNumbers) {
    return new Json().with("product",
        new Factors(names, inNumbers).each(path).stream().map(Values::set).toList());
  }

  private List<String> via(List<Link> path) {
    return names.via(path).stream().map(Values::set).toList();
  }

  private PathAnswer.Posed two() {
    double first = product(paths.get(0));
    double second = product(paths.get(1));
    double right = first + second;
    Judge.OfNumber judge = Judge.OfNumber
        .within("4b", right, Math.max(Math.abs(first), Math.abs(second)))
        .slip(second, "4b.one").slip(first, "4b.one").slip(first * second, "4b.times")
        .slip(first - second, "4b.minus").slip(right / 2, "4b.half");
    return withPath(new PathAnswer.Posed("slope", "4b", judge), paths.get(1))
        .with("first", Digits.of(first)).with("before", via(paths.get(0)));
  }

  private PathAnswer.Posed points() {
    double right = slope.tape();
    int n = names.points();
    double largest = Math.abs(right);
    List<String> sums = new ArrayList<>();
    for (int p = 0; p < n && n <= POINTS; p++) {
      sums.add(Digits.of(slope.sum(p)));
      largest = Math.max(largest, Math.abs(slope.sum(p) * slope.average()));
    }
    Judge.OfNumber judge = Judge.OfNumber.within("4c", right, largest)
        .slip(slope.total(), "4c.sum").slip(slope.sum(point), "4c.one")
        .slip(slope.sum(point) * slope.average(), "4c.one");
    judge.why().with("slope", Digits.of(right));
    return new PathAnswer.Posed("slope", n <= POINTS ? "4c" : "4c.many", judge)
        .with("count", String.valueOf(n)).with("sums", sums)
        .with("total", Digits.of(slope.total()));
  }
}
