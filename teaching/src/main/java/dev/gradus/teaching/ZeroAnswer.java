package dev.gradus.teaching;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.ZeroGradient;
import dev.gradus.autodiff.ZeroGradient.Reason;
import dev.gradus.nn.Parameters;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why slopes are zero, or nearly so: the reasons with units and points named, and the function of
 * the unit that the chosen weight leads to, with each point where it stands on it.
 */
final class ZeroAnswer {
  private static final int SHOWN = 6;
  private static final int PIECES = 60;
  private static final double WIDTH = 8;
  private static final double FAR = 800; // from here on the slope of σ is no longer a double

  private final @Nullable Problem problem; // null for somebody's own tape
  private final Scene scene;
  private final Names names;
  private final int chosen;

  private ZeroAnswer(@Nullable Problem problem, Scene scene, Fragment link) {
    this.problem = problem;
    this.scene = scene;
    names = new Names(scene);
    chosen = scene.chosen(link);
  }

  static Json of(@Nullable Problem problem, Scene scene, Fragment link) {
    return new ZeroAnswer(problem, scene, link).json();
  }

  private Json json() {
    int tensor = scene.layout().tensor(chosen);
    Var variable = scene.variables().get(tensor);
    double slope = scene.gradient().toArray()[chosen];
    Json json = new Json().with("name", scene.layout().entry(chosen))
        .with("tensor", scene.layout().names().get(tensor)).with("slope", Digits.of(slope))
        .with("isZero", slope == 0).with("size", String.valueOf(variable.shape().size()));
    ZeroGradient found = scene.gradient().explainZero(variable);
    json.with("zeros", String.valueOf(found.zeros())).with("isNone", found.zeros() == 0)
        .with("reasons", reasons(found));
    Var z = problem == null ? null : sums();
    return problem == null || z == null ? json
        : json.with("unit", unit(problem, z)).with("saturated", saturated(problem));
  }

  private List<Json> reasons(ZeroGradient found) {
    List<Json> reasons = new ArrayList<>();
    for (Reason reason : found.reasons()) {
      if (reasons.size() == SHOWN) break;
      Json json = new Json().with("kind", reason.kind().name());
      Var y = reason.node();
      List<Json> places = new ArrayList<>();
      if (y != null) {
        json.with("node", "%" + y.index()).with("op", y.op().name());
        for (int entry : reason.entries()) {
          if (places.size() == SHOWN) break;
          Var at = Names.isFunction(y) ? y.input(0) : y;
          places.add(new Json().with("name", Values.set(names.entry(y, entry)))
              .with("from", Values.set(names.entry(at, entry)))
              .with("value", Digits.of(at.value().toArray()[entry]))
              .with("point", names.isByPoint(y)
                  ? String.valueOf(entry / y.shape().dim(1) + 1) : ""));
        }
      }
      int more = reason.entries().size() - places.size();
      reasons.add(json.with("places", places).with("more", more == 0 ? "" : String.valueOf(more)));
    }
    return reasons;
  }

  /** The sums of the layer that the chosen weight belongs to. */
  private @Nullable Var sums() {
    int layer = names.layer(scene.variables().get(scene.layout().tensor(chosen)));
    for (Var y : scene.nodes()) {
      if (layer > 0 && names.layer(y) == layer && y.op().name().equals("add")) return y;
    }
    return null;
  }

  private int column() {
    int[] at = scene.layout().position(chosen);
    return at[at.length - 1];
  }

  /** What the units of the layer apply to their sums; null for a prediction that is a sum. */
  private @Nullable String function(Problem of, Var z) {
    boolean isLast = names.layer(z) == names.last();
    return !isLast ? of.activation() : of.isClass() ? "sigmoid" : null;
  }

  private static Var applied(String function, Var x) {
    return switch (function) {
      case "tanh" -> x.tanh();
      case "relu" -> x.relu();
      default -> x.sigmoid();
    };
  }

  private Json unit(Problem of, Var z) {
    int columns = z.shape().dim(1);
    int column = column();
    String function = function(of, z);
    Json json = new Json().with("z", Values.set(names.entry(z, column)))
        .with("function", function == null ? "none" : function);
    if (function == null) return json;
    double[] sums = new double[z.shape().dim(0)];
    for (int i = 0; i < sums.length; i++) sums[i] = z.value().toArray()[i * columns + column];
    Tensor at = Tensor.vector(sums);
    double[] values = applied(function, Var.constant(at)).value().toArray();
    double[] slopes = Autodiff.grad(v -> applied(function, v).sum()).at(at).toArray();
    List<Json> dots = new ArrayList<>();
    int flattest = 0;
    double widest = WIDTH;
    for (int i = 0; i < sums.length; i++) {
      if (Math.abs(slopes[i]) < Math.abs(slopes[flattest])) flattest = i;
      widest = Math.max(widest, Math.min(Math.abs(sums[i]), 2 * WIDTH));
    }
    for (int i = 0; i < sums.length; i++) {
      double x = Math.max(-widest, Math.min(widest, sums[i]));
      dots.add(new Json().with("point", String.valueOf(i + 1)).with("z", Digits.of(sums[i]))
          .with("h", Digits.of(values[i])).with("slope", Digits.of(slopes[i])).with("x", x)
          .with("y", x == sums[i] ? values[i] : applied(function, Var.constant(x)).toDouble())
          .with("isBeyond", x != sums[i]).with("isFlattest", i == flattest));
    }
    return json.with("dots", dots).with("flattest", dots.get(flattest)).with("widest", widest)
        .with("curve", curve(function, widest));
  }

  private static List<List<Double>> curve(String function, double widest) {
    List<List<Double>> curve = new ArrayList<>();
    for (int i = 0; i <= PIECES; i++) {
      double x = widest * (2.0 * i / PIECES - 1);
      curve.add(List.of(x, applied(function, Var.constant(x)).toDouble()));
    }
    return curve;
  }

  /** The weights with the bias of the unit so far out that it is flat for every point. */
  private String saturated(Problem of) {
    int tensor = scene.layout().tensor(chosen) / 2 * 2 + 1;
    double[] w = of.weights().toArray();
    w[scene.layout().start(scene.layout().names().get(tensor)) + column()] =
        of.activation().equals("relu") ? -FAR : FAR;
    return Weights.text(Parameters.of(of.weights().layout(), w));
  }
}
