package dev.gradus.verify;

import dev.gradus.autodiff.check.Kinks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** Derivatives that are known to be right or wrong, of the kinds people write. */
final class Plants {
  private Plants() {}

  /** A derivative and where it is looked at. */
  record Plant(String name, Check check, double... x) {
    Report run() { return check.at(x); }

    @Override public String toString() { return name; }
  }

  private static Plant plant(String name, ToDoubleFunction<double[]> f,
      UnaryOperator<double[]> g, double... x) {
    return new Plant(name, Verify.gradient(f, g), x);
  }

  private static double[] of(double... numbers) { return numbers; }

  static double relu(double[] x) { return Functions.sum(x, v -> Math.max(0, v)); }

  private static double largest(double[] x) { return Arrays.stream(x).max().orElseThrow(); }

  /** Puts the slope of the largest on one of those that are equal, or some on all. */
  private static UnaryOperator<double[]> ofLargest(int which, double part) {
    return x -> {
      double[] d = new double[x.length];
      int seen = 0;
      for (int i = 0; i < x.length; i++) {
        if (x[i] == largest(x) && (which < 0 || which == seen++)) d[i] = part;
      }
      return d;
    };
  }

  /** Of everything that a float computes: a product and a sum, rounded each time. */
  private static double inFloats(double[] x) {
    float y = 0;
    for (int i = 0; i < x.length; i++) y += (float) Math.sin((float) x[i]) * (i + 1);
    return y;
  }

  private static double[] slopeInFloats(double[] x, double factor) {
    double[] d = new double[x.length];
    for (int i = 0; i < d.length; i++) d[i] = (float) (factor * (i + 1) * Math.cos(x[i]));
    return d;
  }

  static List<Plant> right() {
    List<Plant> all = new ArrayList<>();
    for (Functions.Smooth s : Functions.all()) all.add(plant(s.name(), s.f(), s.g(), s.x()));
    all.add(plant("|x| at 0 with the slope 0", x -> Math.abs(x[0]),
        x -> of(Math.signum(x[0])), 0));
    all.add(plant("relu at 0 with the slope 0", Plants::relu,
        x -> Functions.each(x, v -> v > 0 ? 1 : 0), 0, 1, -1));
    all.add(plant("relu at 0 with the slope 1", Plants::relu,
        x -> Functions.each(x, v -> v >= 0 ? 1 : 0), 0, 1, -1));
    all.add(new Plant("relu at 0 with a declared slope", Verify.gradient(Plants::relu,
        x -> Functions.each(x, v -> v > 0 ? 1 : v < 0 ? 0 : 0.2)).kinks(Kinks.ANY_BETWEEN), 0, 1));
    all.add(plant("larger of two equal ones, the first", Plants::largest, ofLargest(0, 1), 2, 2));
    all.add(plant("larger of two equal ones, the last", Plants::largest, ofLargest(1, 1), 2, 2));
    all.add(plant("larger of two equal ones, shared", Plants::largest, ofLargest(-1, 0.5), 2, 2));
    all.add(plant("largest of three equal ones, shared", Plants::largest,
        ofLargest(-1, 1 / 3.0), 2, 2, 2));
    all.add(plant("a kink nearby", x -> Math.abs(x[0] - 1), x -> of(Math.signum(x[0] - 1)),
        1.0001));
    all.add(plant("not defined to the left", x -> {
      if (x[0] <= 0) throw new ArithmeticException("negative");
      return Math.log(x[0]);
    }, x -> of(1 / x[0]), 1e-4));
    all.add(plant("a wave that is shorter than all first steps", x -> Math.sin(1e9 * x[0]),
        x -> of(1e9 * Math.cos(1e9 * x[0])), 0.7));
    all.add(plant("a kink next to the point", x -> Math.abs(x[0] - 100),
        x -> of(Math.signum(x[0] - 100)), 100 - 1e-9));
    all.add(new Plant("inside a domain", Verify.gradient(x -> Math.sqrt(1 - x[0] * x[0]),
        x -> of(-x[0] / Math.sqrt(1 - x[0] * x[0]))).inside(Domain.between(-1, 1)), 0.999));
    all.add(new Plant("in floats", Verify.gradient(Plants::inFloats,
        x -> slopeInFloats(x, 1)).floats(), 0.5, 1, -0.7));
    Random random = new Random(5);
    all.add(plant("noise that is a function of x", x -> Math.sin(x[0])
        + 1e-12 * Math.sin(1e15 * x[0]), x -> of(Math.cos(x[0])), 0.4));
    all.add(plant("x|x| at 0", x -> x[0] * Math.abs(x[0]), x -> of(2 * Math.abs(x[0])), 0));
    all.add(plant("a minimum that is hit", x -> Math.pow(x[0] - 0.1, 2) + Math.pow(x[1], 4),
        x -> of(2 * (x[0] - 0.1), 4 * Math.pow(x[1], 3)), 0.1, 0));
    all.add(plant("its argument as the gradient", x -> Functions.sum(x, v -> v * v / 2), x -> x,
        1, 2));
    double[] weights = random.doubles(300, -1, 1).toArray();
    all.add(plant("300 entries", x -> Functions.sum(x, Math::sin),
        x -> Functions.each(x, Math::cos), weights));
    return all;
  }

  static List<Plant> wrong() {
    List<Plant> all = new ArrayList<>();
    for (double off : new double[] {0.1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7}) {
      for (Functions.Smooth s : Functions.all()) {
        int last = s.x().length - 1;
        double entry = s.g().apply(s.x())[last];
        // beside large terms only what is above their rounding can be seen
        double seen = 50 * Math.ulp(s.f().applyAsDouble(s.x())) / Math.min(1, largest(s.x()));
        if (!(off * Math.abs(entry) > seen)) continue;
        all.add(plant(s.name() + ", last entry off by " + off, s.f(), x -> {
          double[] d = s.g().apply(x).clone();
          d[last] *= 1 + off;
          return d;
        }, s.x()));
      }
    }
    for (Functions.Smooth s : Functions.all()) {
      if (s.name().contains("minimum")) continue;
      all.add(plant(s.name() + ", sign", s.f(), x -> Functions.each(s.g().apply(x), v -> -v),
          s.x()));
      all.add(plant(s.name() + ", twice", s.f(), x -> Functions.each(s.g().apply(x), v -> 2 * v),
          s.x()));
      all.add(plant(s.name() + ", nothing", s.f(), x -> new double[x.length], s.x()));
      all.add(plant(s.name() + ", no number", s.f(), x -> {
        double[] d = s.g().apply(x).clone();
        d[0] = Double.NaN;
        return d;
      }, s.x()));
    }
    all.add(plant("entries swapped", Functions::valley, x -> {
      double[] d = Functions.slope(x);
      return of(d[1], d[0]);
    }, -1.2, 1));
    all.add(plant("one term of a product forgotten", x -> x[0] * Math.exp(x[0]),
        x -> of(Math.exp(x[0])), 0.8));
    all.add(plant("inner slope forgotten", x -> Math.sin(2 * x[0]), x -> of(Math.cos(2 * x[0])),
        0.8));
    all.add(plant("one of two uses lost", x -> x[0] * x[0], x -> of(x[0]), 1.5));
    all.add(plant("mean for the sum", x -> Functions.sum(x, v -> v * v),
        x -> Functions.each(x, v -> 2 * v / x.length), 1, 2, 3, 4));
    all.add(plant("slope at y, not at x", x -> Math.tanh(x[0]),
        x -> of(1 - Math.pow(Math.tanh(Math.tanh(x[0])), 2)), 0.6));
    all.add(plant("0 where there is a slope of 1e-6", x -> x[0] * x[0] + 1e-6 * x[1],
        x -> of(2 * x[0], 0), 1, 1));
    all.add(plant("a constant added", x -> Math.sin(x[0]), x -> of(Math.cos(x[0]) + 1e-5), 0.3));
    all.add(plant("largest of equal ones, all", Plants::largest, ofLargest(-1, 1), 2, 2));
    all.add(plant("largest of equal ones, none", Plants::largest, x -> new double[2], 2, 2));
    all.add(plant("largest of three equal ones, all", Plants::largest, ofLargest(-1, 1), 2, 2, 2));
    all.add(plant("a sharp bend for a kink", x -> Math.sqrt(Math.pow(x[0] - 100, 2) + 1e-12),
        x -> of(1), 100));
    all.add(plant("a sharp bend at 0 for a kink", x -> Math.sqrt(x[0] * x[0] + 1e-15),
        x -> of(1), 0));
    all.add(plant("the other side of a kink nearby", x -> Math.abs(x[0]),
        x -> of(-Math.signum(x[0])), 1e-10));
    all.add(plant("the mean of both sides beside a kink", x -> Math.max(0, x[0] - 100),
        x -> of(0.5), 100 + 1e-6));
    all.add(plant("relu at 0 with the slope 2", Plants::relu,
        x -> Functions.each(x, v -> v > 0 ? 1 : v < 0 ? 0 : 2), 0));
    all.add(new Plant("in floats, 5 % off", Verify.gradient(Plants::inFloats,
        x -> slopeInFloats(x, 1.05)).floats(), 0.5, 1, -0.7));
    all.add(plant("saturated, squares for slopes", x -> Math.tanh(5 * x[0]),
        x -> of(5 * (1 - Math.tanh(5 * x[0]))), 1));
    all.add(plant("wrong beyond 1 only", x -> x[0] * x[0], x -> of(x[0] > 1 ? x[0] : 2 * x[0]),
        1.5));
    for (int n : new int[] {200, 300, 1000}) {
      double[] x = new Random(n).doubles(n, -1, 1).toArray();
      all.add(plant("one of " + n + " off by 1e-3", v -> Functions.sum(v, Math::sin), v -> {
        double[] d = Functions.each(v, Math::cos);
        d[n / 3] *= 1.001;
        return d;
      }, x));
      all.add(plant("two of " + n + " that cancel", v -> Functions.sum(v, Math::sin), v -> {
        double[] d = Functions.each(v, Math::cos);
        d[n / 3] += 0.01;
        d[n / 2] -= 0.01;
        return d;
      }, x));
      all.add(plant("a 0 among " + n, v -> Functions.sum(v, Math::sin), v -> {
        double[] d = Functions.each(v, Math::cos);
        d[n - 1] = 0;
        return d;
      }, x));
    }
    return all;
  }

  /** Functions that have no derivative at the point, or none that can be seen: never verified. */
  static List<Plant> undecidable() {
    return List.of(
        plant("relu at 0 with the slope 0.3, undeclared", Plants::relu,
            x -> Functions.each(x, v -> v > 0 ? 1 : v < 0 ? 0 : 0.3), 0),
        plant("slopes 0 at kinks, by the chain rule", x -> 2 * relu(x) + relu(of(-x[0])),
            x -> of(x[0] > 0 ? 2 : x[0] < 0 ? -1 : 0), 0),
        plant("a jump", x -> x[0] < 0 ? 0 : 1, x -> of(0), 0),
        plant("a cube root at 0", x -> Math.cbrt(x[0]), x -> of(1), 0),
        plant("a wave between neighbouring numbers", x -> Math.sin(x[0]),
            x -> of(Math.cos(x[0])), 1e17),
        plant("nothing but rounding", x -> 1e20 + x[0], x -> of(1), 1),
        plant("not defined to the left", x -> Math.sqrt(x[0]), x -> of(1), 0),
        plant("in floats, unsaid", Plants::inFloats, x -> slopeInFloats(x, 1), 0.5, 1, -0.7));
  }
}
