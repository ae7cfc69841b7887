package dev.gradus.teaching;

import dev.gradus.autodiff.ChainRule;
import dev.gradus.autodiff.Contribution;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps 2 and 3: a line of the tape forwards, its parts backwards, and why in that order. */
final class PathOfTape {
  private final ChainRule chain;
  private final Names names;
  private final int point;
  private final Passes passes;

  private PathOfTape(Scene scene, Fragment link) {
    chain = scene.chain();
    names = new Names(scene);
    point = names.point(link);
    passes = Passes.of(scene);
  }

  /** What the first line that is computed gives for a point's first unit. */
  static PathAnswer.Posed forwards(Scene scene, Fragment link) {
    PathOfTape of = new PathOfTape(scene, link);
    Var product = of.passes.computed().get(0); // the inputs times the weights
    Var x = product.input(0);
    Var w = product.input(1);
    int columns = w.shape().dim(1);
    Terms terms = new Terms();
    Terms turned = new Terms();
    int inputs = w.shape().dim(0);
    for (int k = 0; k < inputs; k++) {
      terms.add(of, x, of.point * inputs + k, w, k * columns);
      if (k < columns) turned.add(of, x, of.point * inputs + k, w, k);
    }
    Judge.OfNumber judge =
        Judge.OfNumber.within("2", terms.sum, terms.largest).slip(terms.first, "2.first")
            .slip(turned.sum, "2.turned").slip(terms.withoutSigns, "2.signs");
    return of.posed("2", judge).with("node", "%" + product.index())
        .with("line", TapeAnswer.line(product)).with("names", Values.set(terms.names()))
        .with("values", terms.values).going("at", "0");
  }

  private PathAnswer.Posed posed(String step, Judge judge) {
    return new PathAnswer.Posed("tape", step, judge).with("point", String.valueOf(point + 1));
  }

  /** What goes back from a unit, to a unit, and in which order. */
  static PathAnswer.Posed backwards(String step, Scene scene, Fragment link) {
    PathOfTape of = new PathOfTape(scene, link);
    return switch (step) {
      case "3" -> of.part();
      case "3b" -> of.sum();
      default -> of.order();
    };
  }

  /** A sum of products, two numbers each. */
  private static final class Terms {
    private final List<String> products = new ArrayList<>();
    private final List<String> values = new ArrayList<>(); // x_1 = 0.5, …
    private double sum;
    private double withoutSigns;
    private double first;
    private double last;
    private double largest;

    void add(PathOfTape of, Var x, int i, Var w, int k) {
      double a = x.value().toArray()[i];
      double b = w.value().toArray()[k];
      add(of.names.entry(x, i), a, of.names.entry(w, k), b);
    }

    void add(String x, double a, String w, double b) {
      last = a * b;
      if (products.isEmpty()) first = last;
      sum += last;
      withoutSigns += Math.abs(last);
      largest = Math.max(largest, Math.abs(last));
      products.add(x + "·" + w);
      values.add(Values.set(x + " = " + Digits.of(a)));
      values.add(Values.set(w + " = " + Digits.of(b)));
    }

    String names() { return String.join(" + ", products); }
  }

  private @Nullable Var lastFunction() {
    Var found = null;
    for (Var y : passes.computed()) if (Names.isFunction(y)) found = y;
    return found;
  }

  /** What the function of a unit sends to its sum. */
  private PathAnswer.Posed part() {
    Var h = lastFunction();
    if (h == null) throw new PathAnswer.NeedsMore("tape", "needs.function");
    int entry = point * h.shape().dim(1);
    double adjoint = chain.adjoint(h).toArray()[entry];
    double slope = chain.slope(h, entry, 0).toArray()[entry];
    Judge judge = Judge.OfNumber.of("3", adjoint * slope).slip(adjoint, "3.adjoint")
        .slip(slope, "3.slope").slip(adjoint + slope, "3.added");
    return posed("3", judge).with("node", "%" + h.index())
        .with("h", Values.set(names.entry(h, entry)))
        .with("z", Values.set(names.entry(h.input(0), entry)))
        .with("f", h.op().name().equals("sigmoid") ? "σ" : h.op().name())
        .with("adjoint", Digits.of(adjoint)).with("slope", Digits.of(slope))
        .going("at", passes.before(h));
  }

  /** What a hidden unit receives from two units or more that it leads to. */
  private PathAnswer.Posed sum() {
    Var product = null;
    for (Var y : passes.computed()) {
      boolean isHidden = y.op().name().equals("matmul") && y.input(0).arity() > 0;
      if (isHidden && y.shape().dim(1) > 1) product = y;
    }
    if (product == null) throw new PathAnswer.NeedsMore("tape", "needs.two");
    Var h = product.input(0);
    Var w = product.input(1);
    int columns = w.shape().dim(1);
    int rows = w.shape().dim(0);
    double[] adjoints = chain.adjoint(product).toArray();
    double[] weights = w.value().toArray();
    Var z = sumOf(product);
    Terms terms = new Terms();
    double turned = 0;
    for (int k = 0; k < columns; k++) {
      double adjoint = adjoints[point * columns + k];
      terms.add("∂E/∂" + names.entry(z, point * columns + k), adjoint, names.entry(w, k),
          weights[k]);
      if (k < rows) turned += adjoint * weights[k * columns];
    }
    int entry = point * rows;
    Judge judge = Judge.OfNumber.within("3b", terms.sum, terms.largest)
        .slip(terms.first, "3b.one").slip(terms.last, "3b.one").slip(turned, "3b.turned")
        .slip(terms.first - (terms.sum - terms.first), "3b.minus");
    return posed("3b", judge).with("node", "%" + product.index())
        .with("h", Values.set(names.entry(h, entry))).with("count", String.valueOf(columns))
        .with("values", terms.values).going("at", passes.before(product));
  }

  /** The sum z that a product is a part of. */
  private Var sumOf(Var product) {
    for (Var y : passes.computed()) {
      if (y.op().name().equals("add") && y.input(0) == product) return y;
    }
    return product;
  }

  /** What would be missing if a line were visited before one that read it. */
  private PathAnswer.Posed order() {
    Var node = readMost();
    if (node == null) throw new PathAnswer.NeedsMore("tape", "needs.slope");
    List<Contribution> parts = chain.contributionsTo(node);
    Contribution last = parts.get(parts.size() - 1);
    double[] whole = chain.adjoint(node).toArray();
    double[] part = last.part().toArray();
    int entry = 0;
    for (int i = 0; i < part.length; i++) {
      if (Math.abs(part[i]) > Math.abs(part[entry])) entry = i;
    }
    double partial =
        parts.size() == 1 ? 0 : parts.get(parts.size() - 2).total().toArray()[entry];
    Var consumer = last.consumer();
    Judge.OfChoice judge = Judge.OfChoice.of("3c.right").wrong("3c.order").wrong("3c.value")
        .right("3c.lacks").wrong("3c.other");
    String own = names.entry(node, entry);
    judge.why().with("entry", own.startsWith("%") ? own : Values.set(own))
        .with("partial", Digits.of(partial)).with("whole", Digits.of(whole[entry]));
    return new PathAnswer.Posed("tape", parts.size() == 1 ? "3c.one" : "3c", judge)
        .with("node", "%" + node.index()).with("line", TapeAnswer.line(node))
        .with("consumer", "%" + consumer.index())
        .with("consumerLine", TapeAnswer.line(consumer))
        .with("first", "%" + parts.get(0).consumer().index())
        .going("at", passes.before(consumer));
  }

  /** A line that two others read, if there is one; else what a function gives. */
  private @Nullable Var readMost() {
    Var most = null;
    for (Var y : passes.computed()) {
      List<Contribution> parts = chain.contributionsTo(y);
      if (parts.isEmpty() || isZero(parts.get(parts.size() - 1).part())) continue;
      if (parts.get(0).consumer() != parts.get(parts.size() - 1).consumer()) return y;
      if (most == null || Names.isFunction(y)) most = y;
    }
    return most;
  }

  private static boolean isZero(Tensor x) {
    for (double v : x.toArray()) if (v != 0) return false;
    return true;
  }
}
