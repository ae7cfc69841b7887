package dev.gradus.teaching;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The points, what is predicted for each, and over the plane if they have two coordinates. */
final class PointsAnswer {
  private static final int SHADES = 255;

  private final Problem problem;
  private final String typed; // the points of the link
  private final double low; // what is painted red
  private final double high; // blue

  private PointsAnswer(Problem problem, Fragment link) {
    this.problem = problem;
    typed = Problem.pointsText(link);
    double least = 0;
    double most = 1;
    if (!problem.isClass()) {
      least = Double.POSITIVE_INFINITY;
      most = Double.NEGATIVE_INFINITY;
      for (double y : problem.targets().toArray()) {
        least = Math.min(least, y);
        most = Math.max(most, y);
      }
    }
    low = least;
    high = most > least ? most : least + 1;
  }

  static Json of(Problem problem, Fragment link, String held) {
    return new PointsAnswer(problem, link).answer(link, held);
  }

  private Json answer(Fragment link, String held) {
    List<double[]> points = problem.points();
    Json answer = new Json().with("isClass", problem.isClass())
        .with("point", link.integer("point", 0, 0, points.size() - 1))
        .with("inputs", problem.layers().get(0)).with("low", Digits.of(low, 3))
        .with("high", Digits.of(high, 3));
    if (problem.layers().get(0) != 2) return answer.with("points", points(null));
    Plane plane = Plane.of(points, held);
    double[] predictions = plane.predictions(problem);
    List<Integer> shades = new ArrayList<>();
    for (double y : predictions) shades.add(shade(y));
    return answer.with("points", points(plane)).with("plane", plane.text())
        .with("xs", plane.x().ticks()).with("ys", plane.y().ticks()).with("side", Plane.SIDE)
        .with("shades", shades)
        .with("contour", Plane.contour(predictions, (low + high) / 2));
  }

  private List<Json> points(@Nullable Plane plane) {
    Tensor predicted = problem.network()
        .apply(Var.constant(problem.inputs()), problem.weights().constants()).value();
    List<String> exact = Fragment.parts(typed, ';');
    List<Json> all = new ArrayList<>();
    for (int i = 0; i < problem.points().size(); i++) {
      double[] p = problem.points().get(i);
      List<String> texts = new ArrayList<>();
      for (int k = 0; k < p.length - 1; k++) texts.add(Digits.of(p[k]));
      double target = p[p.length - 1];
      Json point = new Json().with("x", texts).with("exact", Fragment.parts(exact.get(i), ','))
          .with("target", Digits.of(target))
          .with("predicted", Digits.of(predicted.get(i, 0))).with("shade", shade(target));
      if (plane != null) {
        point.with("at", List.of(plane.x().at(p[0]), 1000 - plane.y().at(p[1])));
      }
      all.add(point);
    }
    return all;
  }

  /** From 0, red, to 255, blue. */
  private int shade(double y) {
    double part = (y - low) / (high - low);
    return part > 0 ? (int) Math.rint(SHADES * Math.min(1, part)) : 0;
  }
}
