package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Operations at the very numbers that they are made with, in plans of either precision: what the
 * operations page says of a bound holds at it, and on either side of it what it says of that side.
 */
class OwnBoundsTest {
  /** An operation at a bound b, one number below it and one above; value, slope and curvature. */
  private record At(UnaryOperator<Var> f, double b, double[] below, double[] on, double[] above) {
    double steepest() {
      return Math.max(1, Math.max(Math.abs(below[1]), Math.abs(above[1])));
    }
  }

  private static double[] of(double y, double slope, double curvature) {
    return new double[] {y, slope, curvature};
  }

  /** The operations of the page that take a number b > 0, or have one of their own, at it. */
  private static Map<String, At> atTheirBounds(double b) {
    Map<String, At> all = new LinkedHashMap<>();
    all.put("clamp, high", new At(x -> x.clamp(-b, b), b, of(b, 1, 0), of(b, 1, 0), of(b, 0, 0)));
    all.put("clamp, low", new At(x -> x.clamp(-b, b), -b, of(-b, 0, 0), of(-b, 1, 0),
        of(-b, 1, 0)));
    double h = b * b / 2;
    UnaryOperator<Var> huber = x -> x.huber(Var.constant(0), b, Reduction.SUM);
    all.put("huber, right", new At(huber, b, of(h, b, 1), of(h, b, 1), of(h, b, 0)));
    all.put("huber, left", new At(huber, -b, of(h, -b, 0), of(h, -b, 1), of(h, -b, 1)));
    UnaryOperator<Var> ramp = x -> Var.apply(new Rectifiers.Ramp(-b, b), x);
    all.put("ramp, high", new At(ramp, b, of(b, 1, 0), of(b, 0, 0), of(b, 0, 0)));
    all.put("ramp, low", new At(ramp, -b, of(-b, 0, 0), of(-b, 0, 0), of(-b, 1, 0)));
    all.put("inside, closed", new At(x -> Var.apply(new Rectifiers.Inside(-b, b, true), x), b,
        of(1, 0, 0), of(1, 0, 0), of(0, 0, 0)));
    all.put("inside, open", new At(x -> Var.apply(new Rectifiers.Inside(-b, b, false), x), b,
        of(1, 0, 0), of(0, 0, 0), of(0, 0, 0)));
    all.put("greaterThan", new At(x -> x.greaterThan(b), b, of(0, 0, 0), of(0, 0, 0),
        of(1, 0, 0)));
    all.put("lessThan", new At(x -> x.lessThan(b), b, of(1, 0, 0), of(0, 0, 0), of(0, 0, 0)));
    all.put("equalTo", new At(x -> x.equalTo(Var.constant(b)), b, of(0, 0, 0), of(1, 0, 0),
        of(0, 0, 0)));
    all.put("maximum", new At(x -> x.maximum(b), b, of(b, 0, 0), of(b, 0.5, 0), of(b, 1, 0)));
    all.put("minimum", new At(x -> x.minimum(b), b, of(b, 1, 0), of(b, 0.5, 0), of(b, 0, 0)));
    all.put("clamp to one number", new At(x -> x.clamp(b, b), b, of(b, 0, 0), of(b, 1, 0),
        of(b, 0, 0)));
    all.put("a user's", new At(x -> Var.custom(new Threshold(b), x), b, of(0, 0, 0), of(b, 1, 0),
        of(b, 1, 0)));
    double zero = 0;
    all.put("leakyRelu", new At(x -> x.leakyRelu(b), zero, of(zero, b, 0), of(zero, b, 0),
        of(zero, 1, 0)));
    all.put("elu", new At(x -> x.elu(b), zero, of(zero, b, b), of(zero, b, b), of(zero, 1, 0)));
    all.put("hardtanh", new At(Var::hardtanh, 1, of(1, 1, 0), of(1, 0, 0), of(1, 0, 0)));
    all.put("relu6", new At(Var::relu6, 6, of(6, 1, 0), of(6, 0, 0), of(6, 0, 0)));
    return all;
  }

  /** x from a threshold on, else 0. */
  record Threshold(double from) implements Op.Unary {
    @Override public double value(double x) { return x >= from ? x : 0; }
    @Override public Var slope(Var x, Var y) {
      return x.greaterThan(from).add(x.equalTo(Var.constant(from)));
    }
    @Override public Op inFloats() { return new Threshold((float) from); }
  }

  /** Value, slope and curvature as one vector. */
  private static Var derivatives(UnaryOperator<Var> f, Var x) {
    UnaryOperator<Var> slope = Autodiff.grad(f);
    Var two = slope.apply(x).reshape(1).concat(0, Autodiff.grad(slope).apply(x).reshape(1));
    return f.apply(x).reshape(1).concat(0, two);
  }

  private static void holds(String name, At at, Precision p) {
    boolean isFloat = p == Precision.FLOAT;
    double b = isFloat ? (float) at.b : at.b;
    double[] x = {isFloat ? Math.nextDown((float) b) : Math.nextDown(b), b,
        isFloat ? Math.nextUp((float) b) : Math.nextUp(b)};
    double[][] expected = {at.below, at.on, at.above};
    var ws = Plan.of(v -> derivatives(at.f, v), Shape.SCALAR, p).workspace();
    for (int i = 0; i < x.length; i++) {
      double[] y = ws.run(Tensor.scalar(x[i])).get(0).toArray();
      for (int order = 0; order < y.length; order++) {
        double e = expected[i][order];
        double ulps = (isFloat ? Math.ulp((float) e) : Math.ulp(e)) * 4;
        double moved = Math.abs(x[i] - b) * at.steepest();
        assertThat(Math.abs(y[order] - e)).as("%s of %s in %s at %s, order %s: %s, not %s", name,
            at.b, p, x[i], order, y[order], e).isLessThanOrEqualTo(ulps + moved);
      }
    }
  }

  @Test
  void everyOperationMeetsItsOwnNumbersInEitherPrecision() {
    List<Double> bounds = new ArrayList<>(List.of(0.1, 0.2, 0.3, 0.6, 0.7, 1e-3, 1. / 3, 0.25, 1.0,
        5.0, 1e10, 16777217.0));
    Random random = new Random(12);
    for (int i = 0; i < 10; i++) bounds.add(random.nextDouble() * 4);
    for (double b : bounds) {
      atTheirBounds(b).forEach((name, at) -> {
        for (Precision p : Precision.values()) holds(name, at, p);
      });
    }
  }

  /** Numbers that operations hold and only compute with, never compare: what they are. */
  private static final Map<String, String> NOT_COMPARED = Map.of("Pow", "the exponent",
      "Norm", "the exponent", "LeakyRelu", "a factor", "Elu", "a factor", "Step", "the results",
      "RootMeanSquare", "a divisor and a summand");

  @Test
  void whatIsComparedIsRoundedAndNothingElse() throws Exception {
    Set<String> kept = new TreeSet<>();
    for (Class<?> op : OperationRowsTest.operations()) {
      boolean holds = op.isRecord() && Arrays.stream(op.getRecordComponents())
          .anyMatch(c -> c.getType() == double.class);
      if (holds && !isRounded(op)) kept.add(op.getSimpleName());
    }
    assertThat(kept).as("records that hold a double and have no inFloats; give them one if they "
        + "compare entries with it, else say in NOT_COMPARED what it is")
        .isEqualTo(new TreeSet<>(NOT_COMPARED.keySet()));
  }

  private static boolean isRounded(Class<?> op) throws NoSuchMethodException {
    return op.getMethod("inFloats").getDeclaringClass() != Op.class;
  }

  @Test
  void everyOperationThatComparesIsTriedAtItsNumbers() throws Exception {
    Set<String> without = new TreeSet<>();
    for (Class<?> op : OperationRowsTest.operations()) {
      if (isRounded(op)) without.add(op.getSimpleName());
    }
    for (At at : atTheirBounds(1).values()) {
      Tape tape = new Tape();
      derivatives(at.f, tape.variable("x", at.b));
      for (int i = 0; i < tape.size(); i++) {
        without.remove(tape.get(i).op().getClass().getSimpleName());
      }
    }
    assertThat(without).as("operations with inFloats and without a line in atTheirBounds")
        .isEmpty();
  }
}
