package dev.gradus.teaching;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Formula;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Backpropagation in matrices, from the last layer to the first: δ of each layer, which is the
 * adjoint of its sums on the tape, and the slopes by its weights and biases.
 */
final class MatricesAnswer {
  private final Problem problem;
  private final Scene scene;
  private final Names names;
  private final int point;

  private MatricesAnswer(Problem problem, Scene scene, Names names, int point) {
    this.problem = problem;
    this.scene = scene;
    this.names = names;
    this.point = point;
  }

  static List<Json> of(Problem problem, Scene scene, Names names, Fragment link) {
    int point = link.integer("point", 0, 0, Math.max(0, names.points() - 1));
    var answer = new MatricesAnswer(problem, scene, names, point);
    List<Json> layers = new ArrayList<>();
    for (int k = names.last(); k >= 1; k--) layers.add(answer.layer(k));
    return layers;
  }

  private Json layer(int k) {
    Var z = node(k, "add");
    Tensor delta = scene.chain().adjoint(z);
    String text = k == names.last() ? last() : hidden(k);
    double off = k == names.last() ? difference(delta, ofLast())
        : difference(delta, ofHidden(k));
    Var w = node(k, "matmul").input(1);
    Var before = node(k, "matmul").input(0);
    Formula formula = Formula.of("δ^(" + k + ") = " + text);
    String byWeights = "∂E/∂W^(" + k + ") = " + names.of(before) + "ᵀ·δ^(" + k + ")";
    String byBiases = "∂E/∂b^(" + k + ") = Σ_points δ^(" + k + ")";
    Tensor product = Var.constant(before.value()).transpose().matmul(Var.constant(delta)).value();
    Tensor slopes = scene.chain().adjoint(w);
    return new Json().with("layer", String.valueOf(k)).with("node", "%" + z.index())
        .with("formula", formula.mathml()).with("latex", formula.latex())
        .with("shapes", k == names.last() ? "" : shapes(k, z)).with("off", Digits.of(off, 2))
        .with("delta", Values.matrix(delta, true, point))
        .with("byWeights", Values.set(byWeights)).with("byBiases", Values.set(byBiases))
        .with("weightsLatex", Formula.of(byWeights).latex())
        .with("biasesLatex", Formula.of(byBiases).latex()).with("weightsNode", "%" + w.index())
        .with("weightsShapes", turned(before.shape()) + " · " + z.shape() + " → " + w.shape())
        .with("weightsOff", Digits.of(difference(slopes, product), 2))
        .with("slopes", Values.matrix(slopes, false, 0))
        .with("biases", Values.matrix(scene.gradient().parts().get(2 * k - 1), false, 0));
  }

  private String shapes(int k, Var z) {
    Var next = node(k + 1, "add");
    Shape w = node(k + 1, "matmul").input(1).shape();
    return next.shape() + " · " + turned(w) + " ⊙ " + z.shape() + " → " + z.shape();
  }

  private static String turned(Shape s) { return "[" + s.dim(1) + ", " + s.dim(0) + "]"; }

  private String last() {
    String difference = "(Ŷ − Y)/" + names.points();
    return problem.isClass() ? difference : "2·" + difference;
  }

  private String hidden(int k) {
    String function = problem.activation().equals("sigmoid") ? "σ" : problem.activation();
    return "(δ^(" + (k + 1) + ")·W^(" + (k + 1) + ")ᵀ) ⊙ " + function + "′(Z^(" + k + "))";
  }

  private Tensor ofLast() {
    Var yhat = problem.network().apply(Var.constant(problem.inputs()),
        problem.weights().constants());
    return yhat.subtract(Var.constant(problem.targets()))
        .multiply((problem.isClass() ? 1.0 : 2.0) / names.points()).value();
  }

  private Tensor ofHidden(int k) {
    Var z = node(k, "add");
    Var h = node(k, "");
    Tensor bend = Autodiff.grad(v -> Var.custom(h.op(), v).sum()).at(z.value());
    Var next = Var.constant(scene.chain().adjoint(node(k + 1, "add")));
    Var w = Var.constant(node(k + 1, "matmul").input(1).value());
    return next.matmul(w.transpose()).multiply(Var.constant(bend)).value();
  }

  /** The node of a layer made by an operation; by the function of its units, if none is named. */
  private Var node(int k, String op) {
    @Nullable Var found = null;
    for (Var y : scene.nodes()) {
      boolean isIt = op.isEmpty() ? Names.isFunction(y) : y.op().name().equals(op);
      if (names.layer(y) == k && isIt) found = y;
    }
    if (found != null) return found;
    throw new IllegalArgumentException("layer " + k + " has no " + op + " on this tape");
  }

  private static double difference(Tensor a, Tensor b) {
    double[] p = a.toArray();
    double[] q = b.toArray();
    double most = 0;
    for (int i = 0; i < p.length; i++) most = Math.max(most, Math.abs(p[i] - q[i]));
    return most;
  }
}
