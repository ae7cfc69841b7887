package dev.gradus.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one operation does to the errors of its inputs.
 *
 * <p>What it adds is its own rounding, and for each input its error times the slope towards it,
 * from the operation's own pushforward: ê(y) = ε(y) + Σ |∂y/∂x| e(x). Slopes are the largest of
 * those at the input and at the corners of the box that its error spans, so that a divisor which is
 * uncertain by half is not taken for exact. Its own rounding, in units u of the precision, is
 *
 * <ul>
 *   <li>none where a result is one of the inputs or a mask;
 *   <li>|y| for sums, products and quotients of two numbers, {@value #FUNCTION}|y| for other
 *       functions of one number: three units in the last place; for those of two besides {@value
 *       #FUNCTION}Σ|∂y/∂x||x|, as the difference of a probability and a target keeps its last
 *       digits only as far as these do;
 *   <li>n Σ|∂y/∂x||x| where up to n entries are added up, and for functions of several entries
 *       (n + {@value #FUNCTION})(|y| + Σ|∂y/∂x||x|); for the logarithm of a sum of exponentials
 *       of which the largest is 1 also that 1.
 * </ul>
 */
final class RunningErrorStep {
  private static final int FUNCTION = 6;

  private final Rounding rounding;
  private final Var y; // on a tape of its own
  private final Op op;
  private final double[][] x;
  private final double[][] e;
  private final double[] value;
  private final double[] size; // of what is added up
  private final boolean byEntry;
  private final boolean isStraight; // its slopes are the same everywhere
  private boolean isDecision;

  RunningErrorStep(Rounding rounding, Var recorded, Tensor[] inputs, double[][] errors) {
    this.rounding = rounding;
    op = rounding.of(recorded.op());
    e = errors;
    x = Arrays.stream(inputs).map(Tensor::toArray).toArray(double[][]::new);
    y = applied(op, recorded.shape(), inputs);
    value = y.value().toArray();
    size = new double[value.length];
    byEntry = op instanceof Op.Map || op instanceof Op.Zip || op instanceof Pairwise.Where;
    isStraight = op instanceof Op.Linear || op instanceof Parts.Concat
        || op instanceof Indexing.Gather || op instanceof Indexing.Scatter;
  }

  /** The operation on a tape of its own. */
  private static Var applied(Op op, Shape shape, Tensor... x) {
    Tape tape = new Tape();
    Var[] inputs = Arrays.stream(x).map(tape::constant).toArray(Var[]::new);
    return Var.recorded(op, op.value(shape, x), inputs);
  }

  /** What it gives. */
  Tensor value() { return y.value(); }

  /** Whether rounding may decide on an entry, as {@link #error()} found. */
  boolean isDecision() { return isDecision; }

  /** The bound of each entry's error; infinite if there is none. */
  double[] error() {
    double[] own = new double[value.length];
    double[] inherited = new double[value.length];
    boolean[] jumps = new boolean[value.length];
    List<double[][]> places = places();
    for (int p = 0; p < places.size(); p++) {
      Slopes at = new Slopes(places.get(p));
      for (int i = 0; i < value.length; i++) {
        if (p == 0) {
          own[i] = ownError(at, i);
          size[i] = at.size[i];
        }
        if (Double.isFinite(value[i])) {
          inherited[i] = Math.max(inherited[i], at.inherited[i]);
        } else if (!isKnown(i)) {
          inherited[i] = Double.POSITIVE_INFINITY;
        }
      }
      changed(at.value, inherited, jumps);
    }
    if (op instanceof Op.Flat && !byEntry) swap(inherited, jumps);
    double[] error = new double[value.length];
    for (int i = 0; i < error.length; i++) {
      error[i] = own[i] + inherited[i];
      if (Double.isNaN(error[i]) || isOnTheEdge(i, error[i])) {
        error[i] = Double.POSITIVE_INFINITY;
      } else if (rounding.isOut(value[i]) && Double.isFinite(value[i])) {
        error[i] = 0;
      }
      if (jumps[i] || Double.isInfinite(error[i]) && isKnown(i)) isDecision = true;
    }
    return error;
  }

  /** Whether what a result depends on has a bound. */
  private boolean isKnown(int i) {
    for (double[] errors : e) {
      boolean known = byEntry ? Double.isFinite(errors[i])
          : Arrays.stream(errors).allMatch(Double::isFinite);
      if (!known) return false;
    }
    return true;
  }

  /** Whether the result, or a part of the sum that it is, may be out of range or not. */
  private boolean isOnTheEdge(int i, double error) {
    double v = Math.abs(value[i]);
    boolean isSum = isStraight || op instanceof Op.Bilinear;
    boolean isOneSided = Double.isFinite(v) && size[i] <= 1.001 * v;
    return Double.isFinite(v) && rounding.isOut(v + error) && !rounding.isOut(v - error)
        || isSum && rounding.isOut(size[i]) && !isOneSided;
  }

  /** What the operation itself rounds; at.size is Σ|∂y/∂x||x|, at.terms how many there are. */
  private double ownError(Slopes at, int i) {
    double v = Math.abs(value[i]);
    if (isChoice() || !Double.isFinite(v)) return 0;
    if (v == 0 && (isArithmetic() || op instanceof Op.Map || at.size[i] == 0)) return 0;
    if (isArithmetic() || op instanceof Draws.Draw) return rounding.of(v);
    if (op instanceof Op.Map) return FUNCTION * rounding.of(v);
    if (op instanceof Op.Zip) return FUNCTION * rounding.of(v + at.size[i]);
    if (isStraight) return at.terms[i] < 2 ? 0 : at.terms[i] * rounding.of(at.size[i]);
    int own = op instanceof Op.Bilinear ? 0 : FUNCTION;
    double size = at.size[i] + (op instanceof Op.Bilinear ? 0 : v) + (isLogOfSum() ? 1 : 0);
    return (at.terms[i] + own) * rounding.of(size);
  }

  private boolean isChoice() {
    boolean isFlat = op instanceof Op.Flat && !(op instanceof Draws.Draw);
    return isFlat || op instanceof Pairwise.Where || op instanceof Extremes.Max
        || op instanceof Pairwise.Maximum || op instanceof Pairwise.Minimum
        || op instanceof Elementwise.Abs || op instanceof Elementwise.Negate
        || op instanceof Rectifiers.Relu || op instanceof Rectifiers.NegativePart
        || op instanceof Rectifiers.Clamp;
  }

  private boolean isLogOfSum() {
    return op instanceof Softmaxes.LogSoftmax || op instanceof Softmaxes.LogSumExp;
  }

  private boolean isArithmetic() {
    return op.getClass().getNestHost() == Arithmetic.class || op instanceof Elementwise.Square
        || op instanceof Elementwise.Reciprocal || op instanceof Elementwise.Sqrt;
  }

  /** The inputs, and the corners of their box, with 0 where it is inside, as poles are there. */
  private List<double[][]> places() {
    List<double[][]> places = new ArrayList<>();
    places.add(x);
    if (!isStraight) corners(0, x, places);
    if (op instanceof Op.Flat && op instanceof Op.Zip) places.add(met());
    return places;
  }

  /** The inputs, equal where their errors let them be, as no corner is. */
  private double[][] met() {
    double[] b = x[1].clone();
    for (int i = 0; i < b.length; i++) {
      if (Math.abs(b[i] - x[0][i]) <= e[0][i] + e[1][i]) b[i] = x[0][i];
    }
    return new double[][] {x[0], b};
  }

  private void corners(int k, double[][] at, List<double[][]> places) {
    if (k == x.length) {
      if (at != x) places.add(at);
      return;
    }
    boolean isHelp = op instanceof Statistics.RootMeanSquare && k == 1; // the squares of input 0
    if (isHelp || Arrays.stream(e[k]).allMatch(v -> v == 0)) {
      corners(k + 1, at, places);
      return;
    }
    boolean crosses = false;
    for (int i = 0; i < x[k].length; i++) crosses |= e[k][i] >= Math.abs(x[k][i]) && e[k][i] > 0;
    for (int side = -1; side <= 1; side++) {
      if (side == 0 && !crosses) continue;
      double[][] corner = at.clone();
      corner[k] = moved(x[k], e[k], side);
      corners(k + 1, corner, places);
    }
  }

  /** Further from 0, nearer to it or beyond, and 0 if that is between. */
  private double[] moved(double[] x, double[] e, int side) {
    double[] at = new double[x.length];
    for (int i = 0; i < at.length; i++) {
      double beyond = x[i] < 0 ? x[i] + e[i] : x[i] - e[i];
      at[i] = side > 0 ? x[i] < 0 ? x[i] - e[i] : x[i] + e[i]
          : side == 0 && e[i] >= Math.abs(x[i]) && e[i] > 0 ? 0 : beyond;
    }
    return at;
  }

  /** Each entry up and the others down, and the reverse: whatever order the errors allow. */
  private void swap(double[] inherited, boolean[] jumps) {
    for (int j = 0; j < 2 * x[0].length; j++) {
      double[] at = new double[x[0].length];
      for (int i = 0; i < at.length; i++) {
        at[i] = x[0][i] + (i == j / 2 == (j % 2 == 0) ? e[0][i] : -e[0][i]);
      }
      changed(op.value(y.shape(), Tensor.of(y.input(0).shape(), at)).toArray(), inherited, jumps);
    }
  }

  /** Takes a change into account that curvature makes, and notes one that is a jump. */
  private void changed(double[] other, double[] inherited, boolean[] jumps) {
    for (int i = 0; i < other.length; i++) {
      if (Double.compare(other[i], value[i]) == 0 || other[i] == value[i]) continue;
      double change = Math.abs(other[i] - value[i]);
      if (!Double.isFinite(change)) inherited[i] = Double.POSITIVE_INFINITY;
      else if (change > 2 * inherited[i]) jumps[i] = true;
      else inherited[i] = Math.max(inherited[i], change);
    }
  }

  /** Value and slopes at one place. */
  private final class Slopes {
    private final double[] value;
    private final double[] inherited = new double[RunningErrorStep.this.value.length];
    private final double[] size = new double[inherited.length];
    private final int[] terms = new int[inherited.length];

    Slopes(double[][] at) {
      Tensor[] values = new Tensor[at.length];
      for (int k = 0; k < at.length; k++) values[k] = Tensor.of(y.input(k).shape(), at[k]);
      Var z = applied(op, y.shape(), values);
      value = z.value().toArray();
      for (int k = 0; k < at.length; k++) {
        if (byEntry) entries(k, z, at[k]);
        else columns(k, z, at[k]);
      }
    }

    private void entries(int k, Var z, double[] at) {
      double[] slope = pushed(k, z, Tensor.full(z.input(k).shape(), 1));
      for (int i = 0; i < inherited.length; i++) {
        double part = Math.abs(slope[i] * at[i]);
        if (Double.isFinite(part)) size[i] += part;
        inherited[i] += e[k][i] == 0 ? 0 : slope[i] != 0 ? Math.abs(slope[i] * e[k][i])
            : Double.isInfinite(e[k][i]) && !(op instanceof Pairwise.Where) ? e[k][i] : 0;
      }
    }

    private void columns(int k, Var z, double[] at) {
      for (int j = 0; j < at.length; j++) {
        double[] unit = new double[at.length];
        unit[j] = 1;
        double[] slope = pushed(k, z, Tensor.of(z.input(k).shape(), unit));
        for (int i = 0; i < slope.length; i++) {
          if (slope[i] == 0) continue;
          terms[i]++;
          if (e[k][j] != 0) inherited[i] += Math.abs(slope[i] * e[k][j]);
          double part = Math.abs(slope[i] * at[j]);
          if (Double.isFinite(part)) size[i] += part;
        }
      }
    }

    private double[] pushed(int k, Var z, Tensor dx) {
      Var dz = op.pushforward(k, Var.constant(dx), z);
      return dz == null ? new double[inherited.length]
          : dz.broadcastTo(z.shape()).value().toArray();
    }
  }
}
