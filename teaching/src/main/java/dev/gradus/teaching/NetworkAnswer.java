package dev.gradus.teaching;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Sequential;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network to be drawn: its units with their values for one point, and its edges and biases, one
 * for each entry of the long vector, with weight and slope.
 */
final class NetworkAnswer {
  private NetworkAnswer() {}

  static Json of(Problem problem, Fragment link) {
    Scene scene = problem.scene();
    int point = link.integer("point", 0, 0, problem.points().size() - 1);
    return new Json().with("error", Digits.of(scene.error().toDouble()))
        .with("layers", problem.layers()).with("act", problem.activation())
        .with("seed", String.valueOf(problem.seed()))
        .with("rate", Digits.plain(problem.rate(), 17))
        .with("parts", problem.isApart()).with("isClass", problem.isClass())
        .with("points", problem.points().size()).with("chosen", problem.chosen(link))
        .with("point", point).with("units", units(problem, point))
        .with("edges", edges(problem, scene.gradient().toArray()));
  }

  /** Layer by layer, each unit: its name, its sum z where it has one, and its value. */
  private static List<List<Json>> units(Problem problem, int point) {
    List<Layer> layers = problem.network().layers();
    List<Var> w = problem.weights().constants();
    Var a = Var.constant(problem.inputs());
    List<List<Json>> units = new ArrayList<>();
    units.add(units(0, null, a.value(), point, "x"));
    for (int k = 1; k < problem.layers().size(); k++) {
      int first = 2 * k - 2; // each layer is a Dense and what bends, but for a number at the end
      List<Var> own = w.subList(first, first + 2);
      Var z = Sequential.of(layers.get(first)).apply(a, own);
      boolean isBent = first + 1 < layers.size();
      if (isBent) a = Sequential.of(layers.get(first), layers.get(first + 1)).apply(a, own);
      else a = z;
      boolean isLast = k == problem.layers().size() - 1;
      units.add(units(k, isBent ? z.value() : null, a.value(), point, isLast ? "ŷ" : "h"));
    }
    return units;
  }

  private static List<Json> units(int k, @Nullable Tensor z, Tensor a, int point, String letter) {
    List<Json> units = new ArrayList<>();
    for (int j = 0; j < a.shape().dim(1); j++) {
      String name = letter.equals("ŷ") ? letter
          : letter + "_" + (j + 1) + (k == 0 ? "" : "^(" + k + ")");
      Json unit = new Json().with("name", name).with("value", Digits.of(a.get(point, j)));
      if (z != null) unit.with("sum", Digits.of(z.get(point, j)));
      units.add(unit);
    }
    return units;
  }

  /** Each entry of the long vector: from which unit to which of which layer; a bias from none. */
  private static List<Json> edges(Problem problem, double[] slopes) {
    Layout layout = problem.weights().layout();
    double[] w = problem.weights().toArray();
    double heaviest = 0;
    for (double x : w) heaviest = Math.max(heaviest, Math.abs(x));
    List<Json> edges = new ArrayList<>();
    for (int i = 0; i < w.length; i++) {
      int[] at = layout.position(i);
      edges.add(new Json().with("name", layout.entry(i)).with("layer", layout.tensor(i) / 2 + 1)
          .with("from", at.length == 2 ? at[0] : -1).with("to", at[at.length - 1])
          .with("weight", Digits.of(w[i]))
          .with("paint", (int) Math.rint(heaviest == 0 ? 0 : 100 * (w[i] / heaviest)))
          .with("sign", VectorAnswer.sign(w[i])).with("slope", Digits.of(slopes[i])));
    }
    return edges;
  }
}
