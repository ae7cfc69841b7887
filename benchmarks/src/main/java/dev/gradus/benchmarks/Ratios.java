package dev.gradus.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures training steps of several systems side by side: fork by fork in turn, so that what
 * changes on the machine meanwhile meets all. Prints medians with their spread, and ratios to the
 * first system taken fork by fork, as Markdown.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar dev.gradus.benchmarks.Ratios --workloads=C64 --forks=5
 * }</pre>
 *
 * With {@code --against=OTHER.jar}, another build of benchmarks.jar, it measures that one as well
 * and says whether this one is slower, see {@link Versions}. The JVMs that measure get the options
 * of the one that runs the command.
 */
public final class Ratios {
  private static final Pattern RAW =
      Pattern.compile("\"rawData\"\\s*:\\s*\\[\\s*\\[([^\\]]*)\\]");

  private final Options options;

  private Ratios(Options options) { this.options = options; }

  private static Map<String, String> defaults() {
    Map<String, String> d = new LinkedHashMap<>();
    d.put("workloads", "A1,A100,B100,C64,C256,D256");
    d.put("precisions", "FLOAT,DOUBLE");
    d.put("threads", "1,2");
    d.put("systems", String.join(",", Systems.all().stream().map(TrainingSystem::name).toList()));
    d.put("forks", "5");
    d.put("warmups", "5");
    d.put("iterations", "5");
    d.put("milliseconds", "1000");
    d.put("against", "");
    return d;
  }

  /** The options of a command line, which has other defaults if two versions are compared. */
  static Options options(String... args) throws IOException {
    Map<String, String> d = defaults();
    if (Options.of(d, args).text("against").isEmpty()) return Options.of(d, args);
    d.put("systems", "plan");
    d.put("forks", Integer.toString(Versions.PAIRS));
    Options options = Options.of(d, args);
    Versions.check(options);
    return options;
  }

  /**
   * Runs the command.
   *
   * @param args options
   * @throws IOException if a JVM cannot be started
   * @throws InterruptedException if interrupted
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Options options = options(args);
    boolean versions = !options.text("against").isEmpty();
    System.out.println(Machine.heading("Ratios " + options));
    System.out.println(versions
        ? "| step | system | this, µs (range) | other, µs (range) | this ÷ other [interval] | |"
        : "| step | system | µs, median of forks (range) | ÷ first (range) |");
    System.out.println(versions ? "|---|---|---|---|---|---|" : "|---|---|---|---|");
    Ratios ratios = new Ratios(options);
    for (String workload : options.list("workloads")) {
      for (String precision : options.list("precisions")) {
        for (String threads : options.list("threads")) {
          if (versions) ratios.versions(workload, precision, threads);
          else ratios.row(workload, precision, threads);
        }
      }
    }
  }

  private void versions(String workload, String precision, String threads)
      throws IOException, InterruptedException {
    String here = FreshJvm.ownClassPath();
    for (String system : options.list("systems")) {
      Versions measured = Versions.measured(options.whole("forks"), (other, lines) -> fork(workload,
          precision, threads, system, other ? options.text("against") : here, lines));
      System.out.println("| " + step(workload, precision, threads) + " | " + system + " | "
          + measured.text() + " |");
    }
  }

  private static String step(String workload, String precision, String threads) {
    return workload + " " + precision.toLowerCase(Locale.ROOT) + " " + threads + "t";
  }

  private void row(String workload, String precision, String threads)
      throws IOException, InterruptedException {
    List<String> systems = options.list("systems");
    Map<String, List<Double>> times = new HashMap<>();
    Map<String, String> failures = new HashMap<>();
    for (String system : systems) times.put(system, new ArrayList<>());
    for (int fork = 0; fork < options.whole("forks"); fork++) {
      for (int i = 0; i < systems.size(); i++) {
        String system = systems.get((i + fork) % systems.size()); // nobody is always first
        if (failures.containsKey(system)) continue;
        List<String> lines = new ArrayList<>();
        double time = fork(workload, precision, threads, system, FreshJvm.ownClassPath(), lines);
        if (Double.isNaN(time)) failures.put(system, reason(lines));
        else times.get(system).add(time);
      }
    }
    String step = step(workload, precision, threads);
    List<Double> first = times.get(systems.get(0));
    for (String system : systems) {
      List<Double> t = times.get(system);
      String failure = failures.get(system);
      System.out.println("| " + step + " | " + system + " | " + (failure != null ? failure + " | –"
          : new Sample(t).text() + " | " + new Sample(quotients(t, first)).text()) + " |");
    }
  }

  static List<Double> quotients(List<Double> a, List<Double> b) {
    List<Double> q = new ArrayList<>();
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) q.add(a.get(i) / b.get(i));
    return q;
  }

  /** Microseconds a step: the median of one fork's iterations; NaN if the trial failed. */
  private double fork(String workload, String precision, String threads, String system,
      String classPath, List<String> lines) throws IOException, InterruptedException {
    Path file = Files.createTempFile("ratios", ".json");
    try {
      String each = options.text("milliseconds") + "ms";
      List<String> arguments = List.of(TrainingStepBenchmark.class.getName() + ".step",
          "-f", "1", "-wi", options.text("warmups"), "-i", options.text("iterations"),
          "-w", each, "-r", each, "-rf", "json", "-rff", file.toString(),
          "-p", "workload=" + workload, "-p", "precision=" + precision,
          "-p", "threads=" + threads, "-p", "system=" + system);
      new FreshJvm(Integer.parseInt(threads), classPath).run("org.openjdk.jmh.Main", arguments,
          (line, time) -> lines.add(line));
      return figure(Files.readString(file));
    } finally {
      Files.delete(file);
    }
  }

  /** The median of the iterations in JMH's report; NaN if there are none. */
  static double figure(String json) {
    Matcher raw = RAW.matcher(json);
    if (!raw.find()) return Double.NaN;
    List<Double> iterations = new ArrayList<>();
    for (String s : raw.group(1).split(",", -1)) iterations.add(Double.parseDouble(s.trim()));
    return Sample.median(iterations);
  }

  /** What a program that failed said. */
  static String reason(List<String> lines) {
    for (String line : lines) {
      int exception = line.indexOf("Exception: ");
      if (exception >= 0) return line.substring(exception + "Exception: ".length()).trim();
    }
    return "failed" + (lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1));
  }
}
