package dev.gradus.autodiff;

import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every operation that works entry by entry, with its derivatives of order 1 and 2, at some
 * thousand numbers, as one checksum of all bits: recorded eagerly and run by a plan.
 */
final class ElementwiseBits {
  /** How many numbers: not a multiple of any vector's length. */
  static final int COUNT = 3001;

  /** Zeros, ends of ranges and of domains, kinks, poles, and what is no number. */
  private static final double[] AWKWARD = {0, 0.5, 1, 1.5, 2, 2.5, 3, 10, 1e9, 1e19, 1e150, 1e300,
      Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NaN, Double.MIN_VALUE, Double.MIN_NORMAL,
      Float.MIN_VALUE, Float.MIN_NORMAL, 0x1p-54, 0x1p-25, 1e-8, 1e-3, Math.nextDown(1.0),
      Math.nextUp(1.0), Math.nextUp(1.0f), 0.625, Math.PI / 4, Math.PI / 2, Math.PI, 355,
      0x1p20, 0x1.8p20, 0x1p28, 0x1p31, 0x1p52, 0x1p53, 0x1.6ac5b262ca1ffp849, 27.2, 36.7, 37, 88.7,
      89, 103.9, 104, 709.7, 709.8, 710.5, 744.4, 745.2, 1023, 1024, 1074};

  private ElementwiseBits() {}

  /** Prints the checksums of a mode, {@code eager} or a precision: the work of one process. */
  public static void main(String[] args) {
    print(args[0]).forEach((name, bits) -> System.out.println(name + " " + bits));
  }

  private static Map<String, String> print(String mode) {
    return mode.equals("eager") ? eager() : planned(Precision.valueOf(mode));
  }

  /** Of eager recording. */
  static Map<String, String> eager() {
    Map<String, String> all = new TreeMap<>();
    for (Case c : cases()) {
      Tape tape = new Tape();
      List<Var> x = new ArrayList<>();
      for (int k = 0; k < c.x().size(); k++) x.add(tape.variable("x" + k, numbers(k, false)));
      all.put(c.name(), checksum(wanted(c, tape, x).stream().map(Var::value).toList()));
    }
    return all;
  }

  /** Of a plan. */
  static Map<String, String> planned(Precision precision) {
    Map<String, String> all = new TreeMap<>();
    for (Case c : cases()) {
      Tape tape = new Tape();
      List<Var> x = new ArrayList<>();
      for (int k = 0; k < c.x().size(); k++) x.add(tape.variable("x" + k, Shape.of(COUNT)));
      List<Var> wanted = wanted(c, tape, x);
      Plan.Builder plan = Plan.builder(tape);
      for (int i = 0; i < wanted.size(); i++) plan.output("y" + i, wanted.get(i));
      Workspace ws = plan.compile(precision).workspace();
      boolean single = precision == Precision.FLOAT;
      for (int k = 0; k < c.x().size(); k++) ws.set("x" + k, numbers(k, single));
      ws.run();
      List<Tensor> y = new ArrayList<>();
      for (int i = 0; i < wanted.size(); i++) y.add(ws.get("y" + i));
      all.put(c.name(), checksum(y));
    }
    return all;
  }

  /** The value, the slope towards each input, and the slopes of those. */
  private static List<Var> wanted(Case c, Tape tape, List<Var> x) {
    Var y = c.f().apply(x);
    List<Var> wanted = new ArrayList<>(List.of(y));
    for (Var slope : slopes(y, tape, x)) {
      wanted.add(slope);
      wanted.addAll(slopes(slope, tape, x));
    }
    return wanted;
  }

  /** A sum of entries that depend on one entry each has their slopes as its gradient. */
  private static List<Var> slopes(Var y, Tape tape, List<Var> x) {
    return y.tape() == tape ? tape.gradient(y.sum(), x) : List.of();
  }

  /** Each operation of numbers once, each with parameters as often as the table has it. */
  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (OperationRow row : OperationRows.ALL) {
      if (row.name().equals("get")) continue; // has a point of rank 0, but takes one entry of many
      List<Case> numbers = Stream.concat(row.points().stream().map(Point::at),
          row.edges().stream().map(OperationRow.Edge::at))
          .filter(c -> c.x().stream().allMatch(x -> x.shape().rank() == 0)).toList();
      int count = row.f() != null ? Math.min(1, numbers.size()) : numbers.size();
      for (int i = 0; i < count; i++) {
        Case c = numbers.get(i);
        cases.add(new Case(row.name() + (row.f() != null ? "" : "#" + i), c.f(), c.x()));
      }
    }
    return cases;
  }

  /** The numbers of input k: in another order for each, so that all kinds meet. */
  private static Tensor numbers(int k, boolean single) {
    double[] x = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      int at = (int) ((i * (2L * k + 1) + 13L * k) % COUNT);
      x[i] = single ? (float) number(at) : number(at);
    }
    return Tensor.vector(x);
  }

  private static double number(int i) {
    if (i < 2 * AWKWARD.length) return i % 2 == 0 ? AWKWARD[i / 2] : -AWKWARD[i / 2];
    long bits = mixed(i);
    double u = (bits >> 11) * 0x1p-52; // from −1 to 1
    return switch (i % 5) {
      case 0 -> u;
      case 1 -> 4 * u;
      case 2 -> 40 * u;
      case 3 -> 800 * u;
      default -> Math.scalb(u, (int) (mixed(-i) % 1000));
    };
  }

  /** 64 bits that look random. Source: G. L. Steele et al., Fast splittable generators, 2014. */
  private static long mixed(long i) {
    long z = i * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /** Of all bits; all NaN count as one. */
  private static String checksum(List<Tensor> y) {
    long sum = 0;
    for (Tensor t : y) {
      for (int i = 0; i < COUNT; i++) {
        sum = mixed(sum + Double.doubleToLongBits(t.at(i)) + 1);
      }
    }
    return Long.toHexString(sum);
  }
}
