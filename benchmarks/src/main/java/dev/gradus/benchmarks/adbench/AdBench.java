package dev.gradus.benchmarks.adbench;

import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Runs one problem on an input file: {@code AdBench gmm|lstm|ba FILE [EXPECTED]}. Prints objective,
 * checksums of the derivative, the error ρ beside expected results, and times: of the objective
 * alone, of the derivative recorded anew, and of its plan replayed. Ends with 1 where the results
 * are not those expected.
 */
public final class AdBench {
  private static final long WARM_UP = 6_000_000_000L; // a plan of 100,000 nodes takes long to warm
  private static final long TIME = 3_000_000_000L;

  private AdBench() {}

  /** What a way of running a problem finds: its values, and gradients scalar by scalar. */
  record Found(List<Tensor> values, List<List<Tensor>> gradients) {}

  /**
   * Runs the command.
   *
   * @param args problem, input file and perhaps expected results
   * @throws IOException if a file cannot be read
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 2 || args.length > 3) {
      System.err.println("Usage: AdBench gmm|lstm|ba FILE [EXPECTED]");
      System.exit(2);
    }
    Problem problem = read(args[0], Path.of(args[1]));
    Found found = recorded(problem);
    List<Tensor> values = found.values();
    double[] results = problem.results(values, found.gradients());
    int count = values.stream().mapToInt(Tensor::size).sum();
    print("objective          %.17e", problem.objective(values));
    print("derivative         %d numbers", results.length - count);
    print("checksum           sum of results %.15e, of magnitudes %.15e",
        Arrays.stream(results).sum(), Arrays.stream(results).map(Math::abs).sum());
    boolean right = true;
    if (args.length == 3) {
      double worst = worst(results, expected(Path.of(args[2])));
      right = worst <= problem.tolerance();
      print("largest error ρ    %.1e, %s %.0e", worst, right ? "within" : "NOT within",
          problem.tolerance());
    }
    print("objective          %s", time(() -> values(problem)));
    print("recorded anew      %s", time(() -> recorded(problem)));
    long start = System.nanoTime();
    Replay replay = new Replay(problem);
    print("compiled           %.1f ms", (System.nanoTime() - start) / 1e6);
    replay.run();
    double[] again = problem.results(replay.found().values(), replay.found().gradients());
    print("                   %.1e is the largest ρ beside the recorded results",
        worst(again, results));
    print("replayed           %s", time(replay::run));
    if (!right) System.exit(1);
  }

  private static void print(String format, Object... what) {
    System.out.printf(Locale.ROOT, format + "%n", what);
  }

  static Problem read(String problem, Path file) throws IOException {
    return switch (problem) {
      case "gmm" -> GaussianMixture.read(file);
      case "lstm" -> LongShortTermMemory.read(file);
      case "ba" -> BundleAdjustment.read(file);
      default -> throw new IllegalArgumentException("AdBench: there is no problem " + problem
          + "; use gmm, lstm or ba");
    };
  }

  static double[] expected(Path file) throws IOException {
    Numbers in = Numbers.of(file);
    return in.next(in.left());
  }

  /** The largest ρ; where all parts of the results are alike the expected ones may be one part. */
  static double worst(double[] results, double[] expected) {
    if (expected.length == 0 || results.length % expected.length != 0) {
      throw new IllegalArgumentException("AdBench: " + expected.length + " expected numbers for "
          + results.length + " results; check that the file is of this input");
    }
    double worst = 0;
    for (int i = 0; i < results.length; i++) {
      double x = results[i];
      double y = expected[i % expected.length];
      double rho = Math.abs(x - y) / Math.max(1, Math.abs(x) + Math.abs(y));
      if (!(rho <= worst)) worst = rho;
    }
    return worst;
  }

  /** The values alone, nothing recorded. */
  static List<Tensor> values(Problem problem) {
    List<Var> x = new ArrayList<>();
    for (Tensor t : problem.point()) x.add(Var.constant(t));
    return tensors(problem.terms(x).values());
  }

  /** The program recorded anew, and differentiated. */
  static Found recorded(Problem problem) {
    Tape tape = new Tape();
    List<Var> x = new ArrayList<>();
    for (Tensor t : problem.point()) x.add(tape.variable("x" + x.size(), t));
    Problem.Terms terms = problem.terms(x);
    List<List<Tensor>> gradients = new ArrayList<>();
    for (Var scalar : terms.scalars()) {
      Gradient g = scalar.backward();
      gradients.add(x.stream().map(g::of).toList());
    }
    return new Found(tensors(terms.values()), gradients);
  }

  private static List<Tensor> tensors(List<Var> vars) {
    return vars.stream().map(Var::value).toList();
  }

  /** Median and smallest of the times of many runs, after warming up. */
  private static String time(Runnable run) {
    sample(run, WARM_UP);
    double[] ms = sample(run, TIME);
    return String.format(Locale.ROOT, "%.3f ms, median of %d; smallest %.3f ms",
        ms[ms.length / 2], ms.length, ms[0]);
  }

  private static double[] sample(Runnable run, long time) {
    List<Double> ms = new ArrayList<>();
    long end = System.nanoTime() + time;
    for (long start = System.nanoTime(); start < end;) {
      run.run();
      long now = System.nanoTime();
      ms.add((now - start) / 1e6);
      start = now;
    }
    return ms.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }
}
