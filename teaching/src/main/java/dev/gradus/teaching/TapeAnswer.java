package dev.gradus.teaching;

import dev.gradus.autodiff.Contribution;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;

/** The tape: each node with its value and its adjoint, and both passes step by step. */
final class TapeAnswer {
  private TapeAnswer() {}

  static Json of(Scene scene) {
    List<Json> nodes = new ArrayList<>();
    for (Var y : scene.nodes()) {
      List<Integer> inputs = new ArrayList<>();
      for (int k = 0; k < y.arity(); k++) inputs.add(y.input(k).index());
      nodes.add(new Json().with("line", y.toString()).with("op", y.op().name())
          .with("inputs", inputs).with("shape", y.shape().toString())
          .with("value", texts(y.value())).with("adjoint", texts(scene.chain().adjoint(y))));
    }
    List<Json> parts = new ArrayList<>();
    for (Contribution c : scene.chain().contributions()) {
      parts.add(new Json().with("node", c.node().index()).with("from", c.consumer().index())
          .with("input", c.input()).with("part", texts(c.part())).with("total", texts(c.total())));
    }
    return new Json().with("error", Digits.of(scene.error().toDouble())).with("nodes", nodes)
        .with("parts", parts);
  }

  static List<String> texts(Tensor x) {
    List<String> texts = new ArrayList<>();
    for (double v : x.toArray()) texts.add(Digits.of(v));
    return texts;
  }
}
