package dev.gradus.teaching;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chosen weight moved by Δ: the change of every node that moves, beside its slope by the weight
 * times Δ. Slopes go forwards here, from the weight to E.
 */
final class NudgeAnswer {
  private static final double LARGEST = 2;
  private static final int STEPS = 40; // of the slider, on both sides of 0

  private NudgeAnswer() {}

  static Json of(Scene scene, Fragment link) {
    Names names = new Names(scene);
    int chosen = scene.chosen(link);
    int at = link.integer("nudge", 10, -STEPS, STEPS);
    double delta = LARGEST * at / STEPS;
    int point = names.point(link);
    double w = scene.weight(chosen);
    List<Tensor> moved = scene.replayed(chosen, w + delta);
    List<@Nullable Tensor> slopes = slopes(scene, chosen);
    List<Json> rows = new ArrayList<>();
    for (Var y : scene.nodes()) {
      Tensor slope = slopes.get(y.index());
      if (slope == null || y.arity() == 0) continue;
      boolean isByPoint = names.isByPoint(y);
      Tensor change = of(y, moved.get(y.index()), y.value(), 1, -1);
      Tensor foretold = of(y, slope, slope, delta, 0);
      String name = names.of(y);
      rows.add(new Json().with("node", "%" + y.index()).with("op", y.op().name())
          .with("name", name.startsWith("%") ? "" : Values.set(name))
          .with("before", Values.brief(y.value(), isByPoint, point))
          .with("after", Values.brief(moved.get(y.index()), isByPoint, point))
          .with("change", Values.brief(change, isByPoint, point))
          .with("slope", Values.brief(slope, isByPoint, point))
          .with("foretold", Values.brief(foretold, isByPoint, point)));
    }
    double e = scene.error().toDouble();
    double after = moved.get(scene.error().index()).toDouble();
    double foretold = delta * scene.gradient().toArray()[chosen];
    return new Json().with("name", scene.layout().entry(chosen)).with("at", at)
        .with("most", STEPS).with("delta", Digits.of(delta)).with("weight", Digits.of(w))
        .with("moved", Digits.of(w + delta)).with("error", Digits.of(e))
        .with("after", Digits.of(after)).with("change", Digits.of(after - e))
        .with("foretold", Digits.of(foretold)).with("off", Digits.of(after - e - foretold, 2))
        .with("point", String.valueOf(point + 1)).with("rows", rows);
  }

  /** ∂node/∂w of each node; null where it does not move. */
  private static List<@Nullable Tensor> slopes(Scene scene, int chosen) {
    int tensor = scene.layout().tensor(chosen);
    Var variable = scene.variables().get(tensor);
    double[] one = new double[variable.shape().size()];
    one[chosen - scene.layout().start(scene.layout().names().get(tensor))] = 1;
    List<@Nullable Tensor> slopes = new ArrayList<>();
    for (Var y : scene.nodes()) {
      List<@Nullable Tensor> inputs = new ArrayList<>();
      for (int k = 0; k < y.arity(); k++) inputs.add(slopes.get(y.input(k).index()));
      slopes.add(y.index() == variable.index() ? Tensor.of(y.shape(), one)
          : y.arity() == 0 ? null : Values.tangent(y, inputs));
    }
    return slopes;
  }

  /** p·a + q·b. */
  private static Tensor of(Var y, Tensor a, Tensor b, double p, double q) {
    double[] sum = a.toArray();
    double[] other = b.toArray();
    for (int i = 0; i < sum.length; i++) sum[i] = p * sum[i] + q * other[i];
    return Tensor.of(y.shape(), sum);
  }
}
