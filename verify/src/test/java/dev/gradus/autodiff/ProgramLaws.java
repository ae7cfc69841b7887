package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.check.Entry;
import dev.gradus.autodiff.check.GradientCheck;
import dev.gradus.autodiff.check.Report;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.programs.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What must hold of every program, however its operations are composed. */
final class ProgramLaws {
  private static final double ROUNDING = 0x1p-44;
  private static final Pattern LINE = Pattern.compile("%(\\d+) = (.*?)(?: +#.*)?");
  private static final Pattern RESULT = Pattern.compile("∂%\\d+/∂(\\w+) = (?:%(\\d+)|(0), as .*)");

  private ProgramLaws() {}

  /** How a program was checked. */
  enum Outcome {
    /** All laws were checked. */
    CHECKED,
    /** The value is not finite, so nothing was checked. */
    NOT_FINITE,
    /** All laws were checked, but most entries of the gradient could not be measured. */
    ILL_CONDITIONED
  }

  /** The result for one program, with the verdicts on its gradient's entries. */
  record Result(Outcome outcome, int kinks, int[] verdicts, long evaluations) {
    int count(Verdict verdict) { return verdicts[verdict.ordinal()]; }
  }

  /**
   * Checks all laws but those of second order.
   *
   * @throws AssertionError if one does not hold
   */
  static Result check(Program program) {
    Tape tape = new Tape();
    List<Var> variables = recorded(tape, program);
    List<Var> results = program.results(variables);
    Var e = results.get(results.size() - 1);
    Gradient gradient = backwardTwiceIsTheSame(tape, e);
    if (!Double.isFinite(e.toDouble())) {
      return new Result(Outcome.NOT_FINITE, 0, new int[Verdict.values().length], 0);
    }
    valuesAreTheSameUntracked(program, results);
    derivativeFunctionAgrees(program, gradient);
    adjointProgramAgrees(tape, gradient, variables);
    forwardAgreesWithReverse(program);
    return measured(GradientCheck.ofAll(program::result)
        .compare(gradient.parts(), gradient.layout(), program.variables()));
  }

  /**
   * Checks the gradient of the gradient along a direction.
   *
   * @throws AssertionError if it is wrong
   */
  static Result checkSecondOrder(Program program) {
    List<Tensor> second = Autodiff.gradAll(v -> slope(program, v)).at(program.variables());
    return measured(
        GradientCheck.ofAll(v -> slope(program, v)).compare(second, program.variables()));
  }

  /**
   * Checks that a gradient that is 0.1 % off in one entry does not pass, and fails if the right one
   * passes there. One that passes as 0 but for rounding is left out: it is no more than rounding of
   * numbers near 1 or of the largest entry, and the check says that as much would not have shown.
   *
   * @throws AssertionError if it does
   */
  static void checkPlanted(Program program, int pick) {
    List<Tensor> gradient = Autodiff.gradAll(program::result).at(program.variables());
    int[] places = IntStream.range(0, gradient.size()).filter(k -> Arrays
        .stream(gradient.get(k).toArray()).anyMatch(g -> g != 0 && Double.isFinite(g))).toArray();
    if (places.length == 0) return;
    int k = places[pick % places.length];
    double[] part = gradient.get(k).toArray();
    int j = pick / places.length % part.length;
    while (part[j] == 0 || !Double.isFinite(part[j])) j = (j + 1) % part.length;
    part[j] *= pick % 2 == 0 ? 1.001 : 0.999;
    List<Tensor> wrong = new ArrayList<>(gradient);
    wrong.set(k, Tensor.of(gradient.get(k).shape(), part));
    int place = j + gradient.subList(0, k).stream().mapToInt(Tensor::size).sum();

    GradientCheck check = GradientCheck.ofAll(program::result);
    Entry right = check.compare(gradient, program.variables()).entries().get(place);
    double entry = Math.abs(right.derivative());
    double large = gradient.stream().mapToDouble(ProgramLaws::largest).max().orElse(0);
    boolean isRounding = entry <= ROUNDING * Math.max(1, large);
    if (isRounding && right.verdict() == Verdict.VERIFIED && right.shows() > entry) return;
    Verdict verdict = check.compare(wrong, program.variables()).entries().get(place).verdict();
    assertThat(verdict).as("entry %s, 0.1 %% off", place).isIn(Verdict.WRONG,
        right.verdict() == Verdict.VERIFIED ? Verdict.WRONG : Verdict.UNDECIDED);
  }

  /**
   * The slope of the program along a fixed direction, plus 1: it is often 0 but for rounding, which
   * is to be measured against the size of the numbers in the program.
   */
  private static Var slope(Program program, List<Var> variables) {
    List<Var> gradient = Autodiff.gradAll(program::result).apply(variables);
    Var sum = Var.constant(1);
    for (Var g : gradient) sum = sum.add(g.multiply(Var.constant(direction(g.shape(), 2))).sum());
    return sum;
  }

  private static Result measured(Report report) {
    assertThat(report.count(Verdict.WRONG)).as(report.toString()).isZero();
    int[] verdicts = new int[Verdict.values().length];
    for (Verdict v : Verdict.values()) verdicts[v.ordinal()] = report.count(v);
    boolean vague = 2 * report.count(Verdict.UNDECIDED) > report.entries().size();
    return new Result(vague ? Outcome.ILL_CONDITIONED : Outcome.CHECKED, report.kinks(), verdicts,
        report.evaluations());
  }

  private static List<Var> recorded(Tape tape, Program program) {
    List<Var> variables = new ArrayList<>();
    for (Tensor t : program.variables()) variables.add(tape.variable(t));
    return variables;
  }

  private static Gradient backwardTwiceIsTheSame(Tape tape, Var e) {
    String before = tape.toString();
    Gradient first = e.backward();
    Gradient second = e.backward();
    assertThat(second.parts()).as("backward() twice").isEqualTo(first.parts());
    assertThat(tape.toString()).as("the tape after backward()").isEqualTo(before);
    return first;
  }

  private static void valuesAreTheSameUntracked(Program program, List<Var> results) {
    List<Var> plain =
        program.results(Arrays.stream(program.variables()).map(Var::constant).toList());
    for (int i = 0; i < plain.size(); i++) {
      assertThat(plain.get(i).value()).as("value untracked").isEqualTo(results.get(i).value());
      assertThat(plain.get(i).index()).as("index of a value on no tape").isEqualTo(-1);
    }
  }

  private static void derivativeFunctionAgrees(Program program, Gradient gradient) {
    assertThat(Autodiff.gradAll(program::result).at(program.variables()))
        .as("Autodiff.gradAll and backward()").isEqualTo(gradient.parts());
  }

  /** The printed adjoints of scalars have the gradient's value, all others its shape. */
  private static void adjointProgramAgrees(Tape tape, Gradient gradient, List<Var> variables) {
    String[] ends = new String[2 * tape.size() + 10_000]; // what stands behind the = of each line
    int results = 0;
    for (String line : (tape + gradient.toString()).split("\n")) {
      Matcher m = LINE.matcher(line);
      if (m.matches()) ends[Integer.parseInt(m.group(1))] = m.group(2);
      Matcher result = RESULT.matcher(line);
      if (!result.matches()) continue;
      Tensor part = gradient.of(result.group(1));
      assertThat(result.group(1)).isEqualTo(((Leaf) variables.get(results++).op()).label());
      if (result.group(3) != null) {
        assertThat(part).as(line).isEqualTo(Tensor.full(part.shape(), 0));
      } else {
        String end = ends[Integer.parseInt(result.group(2))];
        assertThat(end).as(line).endsWith(part.shape().isScalar() ? " = " + part.toDouble()
            : " " + part.shape());
      }
    }
    assertThat(results).as("variables in the adjoint program").isEqualTo(variables.size());
  }

  /**
   * ⟨w, J·dx⟩ by the forward pass is ⟨Jᵀw, dx⟩ by the reverse pass: of a result in the middle and
   * of the last one, by each variable. Both may be rounding errors, as where probabilities are
   * summed to 1, so the difference is measured against the tangents of all results as well.
   */
  private static void forwardAgreesWithReverse(Program program) {
    Tensor[] x = program.variables();
    int last = program.sources().size() + program.steps().size() - 1;
    int middle = Math.min(last, program.sources().size() + program.steps().size() / 2);
    for (int i = 0; i < x.length; i++) {
      int variable = i;
      Function<Var, List<Var>> results = v -> {
        List<Var> all = new ArrayList<>(Arrays.stream(x).map(Var::constant).toList());
        all.set(variable, v);
        return program.results(all);
      };
      Var at = Var.constant(x[i]);
      Var dx = Var.constant(direction(x[i].shape(), 3));
      double tangents = largest(Autodiff.jvp(v -> joined(results.apply(v)), at, dx).value());
      for (int place : new int[] {middle, last}) {
        UnaryOperator<Var> f = v -> results.apply(v).get(place);
        Var w = Var.constant(direction(f.apply(at).shape(), 1));
        Var forward = w.multiply(Autodiff.jvp(f, at, dx));
        Var reverse = Autodiff.vjp(f, at, w).multiply(dx);
        double size = forward.abs().sum().toDouble() + reverse.abs().sum().toDouble();
        assertThat(Math.abs(forward.sum().toDouble() - reverse.sum().toDouble()))
            .as("⟨w, J·dx⟩ = Σ %s, ⟨Jᵀw, dx⟩ = Σ %s", forward.value(), reverse.value())
            .isLessThanOrEqualTo(1e-11 * size + 1e-13 * tangents);
      }
    }
  }

  /** The entries of all results, one after the other. */
  private static Var joined(List<Var> results) {
    Var[] vectors = results.stream().map(v -> v.reshape(v.shape().size())).toArray(Var[]::new);
    return vectors[0].concat(0, Arrays.copyOfRange(vectors, 1, vectors.length));
  }

  private static Tensor direction(Shape shape, int phase) {
    double[] d = new double[shape.size()];
    for (int i = 0; i < d.length; i++) d[i] = Math.cos(phase + 2 * i) + (i % 2 == 0 ? 0.5 : -0.5);
    return Tensor.of(shape, d);
  }

  private static double largest(Tensor x) {
    double largest = 0;
    for (double v : x.dense()) largest = Math.max(largest, Math.abs(v));
    return largest;
  }
}
