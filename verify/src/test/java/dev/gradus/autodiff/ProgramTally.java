package dev.gradus.autodiff;

import dev.gradus.autodiff.ProgramLaws.Outcome;
import dev.gradus.autodiff.ProgramLaws.Result;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.programs.Program;
import dev.gradus.verify.programs.Program.Step;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts of what random programs are made of, and of how their checks end. */
final class ProgramTally {
  private final Map<String, Integer> operations = new TreeMap<>();
  private final Map<Integer, Integer> fanOuts = new TreeMap<>();
  private final Map<Integer, Integer> depths = new TreeMap<>();
  private final int[] ranks = new int[4];
  private final Map<Outcome, Integer> outcomes = new TreeMap<>();
  private long kinks;
  private long evaluations;
  private final long[] verdicts = new long[Verdict.values().length];
  private int programs;
  private int aliased;
  private int empty;
  private int broadcast;

  /** Counts what a program is made of. */
  void add(Program program) {
    programs++;
    Set<String> names = new HashSet<>();
    for (Step step : program.steps()) names.add(step.call().operation());
    for (String name : names) operations.merge(name, 1, Integer::sum);
    fanOuts.merge(Arrays.stream(program.fanOut()).max().orElse(0), 1, Integer::sum);
    depths.merge(depth(program), 1, Integer::sum);
    if (program.isAliased()) aliased++;
    List<Var> results =
        program.results(Arrays.stream(program.variables()).map(Var::constant).toList());
    boolean[] has = new boolean[ranks.length];
    boolean hasEmpty = false;
    for (Var v : results) {
      has[v.shape().rank()] = true;
      hasEmpty |= v.shape().size() == 0;
    }
    for (int r = 0; r < ranks.length; r++) if (has[r]) ranks[r]++;
    if (hasEmpty) empty++;
    int first = program.sources().size();
    for (int i = 0; i < program.steps().size(); i++) {
      if (broadcasts(program.steps().get(i), results.get(first + i).shape(), results)) {
        broadcast++;
        break;
      }
    }
  }

  /** Counts how the check of a program ended. */
  void add(Result result) {
    outcomes.merge(result.outcome(), 1, Integer::sum);
    for (Verdict v : Verdict.values()) verdicts[v.ordinal()] += result.count(v);
    kinks += result.kinks();
    evaluations += result.evaluations();
  }

  /** Whether entries of two operands of different shapes met in a result of their common shape. */
  private static boolean broadcasts(Step step, Shape result, List<Var> results) {
    if (step.inputs().size() != 2 || step.call().operation().startsWith("scatterAdd")) return false;
    Shape a = results.get(step.inputs().get(0)).shape();
    Shape b = results.get(step.inputs().get(1)).shape();
    return !a.equals(b) && a.broadcastsTo(result) && b.broadcastsTo(result)
        && result.equals(Shape.broadcast("add", a, b));
  }

  /** The longest chain of steps, the sums at the end left out. */
  private static int depth(Program program) {
    int first = program.sources().size();
    int[] depth = new int[first + program.steps().size()];
    for (int i = 0; i < program.steps().size(); i++) {
      Step step = program.steps().get(i);
      int before = 0;
      for (int input : step.inputs()) before = Math.max(before, depth[input]);
      boolean end = Set.of("sum()", "mean()", "add(Var)").contains(step.call().operation());
      depth[first + i] = end ? before : before + 1;
    }
    return Arrays.stream(depth).max().orElse(0);
  }

  int programs() { return programs; }

  /** The share of programs with an operation. */
  double shareOf(String operation) { return share(operations.getOrDefault(operation, 0)); }

  /** The share of programs whose most used result is used so often. */
  double shareOfFanOut(int from, int to) { return share(between(fanOuts, from, to)); }

  /** The share of programs with so many steps in a row, or more. */
  double shareOfDepth(int least) { return share(between(depths, least, Integer.MAX_VALUE)); }

  double shareOfRank(int rank) { return share(ranks[rank]); }

  double shareOfAliased() { return share(aliased); }

  double shareOfEmpty() { return share(empty); }

  double shareOfBroadcast() { return share(broadcast); }

  double shareOfDiscarded() { return share(programs - outcomes.getOrDefault(Outcome.CHECKED, 0)); }

  /** The share of entries with a verdict. */
  double shareOfVerdict(Verdict verdict) {
    return (double) verdicts[verdict.ordinal()] / Math.max(1, Arrays.stream(verdicts).sum());
  }

  /** The share of entries that are at kinks. */
  double shareOfKinks() { return (double) kinks / Math.max(1, Arrays.stream(verdicts).sum()); }

  private double share(int count) { return (double) count / Math.max(1, programs); }

  private static int between(Map<Integer, Integer> counts, int from, int to) {
    int n = 0;
    for (Map.Entry<Integer, Integer> e : counts.entrySet()) {
      if (e.getKey() >= from && e.getKey() <= to) n += e.getValue();
    }
    return n;
  }

  /** What the checks found, in words. */
  String checks() {
    long entries = Arrays.stream(verdicts).sum();
    return "entries by verdict " + Arrays.toString(Verdict.values()) + Arrays.toString(verdicts)
        + ", at kinks " + kinks + ", evaluations for an entry "
        + (double) evaluations / Math.max(1, entries);
  }

  @Override
  public String toString() {
    return programs + " programs, by largest fan-out " + fanOuts + ", by depth " + depths
        + ", with rank 0 to 3 " + Arrays.toString(ranks) + ", with the same var twice " + aliased
        + ", with an empty tensor " + empty + ", with broadcasting " + broadcast + ", by outcome "
        + outcomes + ", " + checks() + ", with each operation " + operations;
  }
}
