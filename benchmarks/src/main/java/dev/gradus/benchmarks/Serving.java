package dev.gradus.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures predictions as a service asks for them: one call after the other on each of some threads
 * that share a network of 64-256-256-10, in float. Each system starts in a JVM of its own, one
 * after the other in turn, after its answers were compared with those of the network in double.
 * Prints medians of the starts as Markdown.
 *
 * <pre>{@code
 * java --add-modules jdk.incubator.vector -cp benchmarks/target/benchmarks.jar \
 *     dev.gradus.benchmarks.Serving --points=1 --threads=1 --starts=3
 * }</pre>
 *
 * The JVMs that are measured get the options of the one that runs the command.
 */
public final class Serving {
  private static final int FIGURES = 8;

  private final Options options;

  private Serving(Options options) { this.options = options; }

  private static Map<String, String> defaults() {
    Map<String, String> d = new LinkedHashMap<>();
    d.put("networks", "SOFTMAX");
    d.put("points", "1,64");
    d.put("threads", "1,16");
    d.put("systems", String.join(",",
        Predictors.all().stream().map(PredictingSystem::name).toList()));
    d.put("starts", "5");
    d.put("settle", "3000");
    d.put("calls", "100000");
    return d;
  }

  /**
   * Runs the command.
   *
   * @param args options; {@code settle} is the milliseconds from the first calls to those measured
   * @throws IOException if a JVM cannot be started
   * @throws InterruptedException if interrupted
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Serving serving = new Serving(Options.of(defaults(), args));
    System.out.println(Machine.heading("Serving " + serving.options));
    System.out.println("| predictions | system | p50, µs (range) | ÷ first (range) | p99 | p99.9 "
        + "| max | first call | first 1,000: p50 | p99 | B a call |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    for (String network : serving.options.list("networks")) {
      for (String points : serving.options.list("points")) {
        for (String threads : serving.options.list("threads")) {
          serving.row(network, points, threads);
        }
      }
    }
  }

  private void row(String network, String points, String threads)
      throws IOException, InterruptedException {
    List<String> systems = options.list("systems");
    Map<String, String> failures = new HashMap<>();
    Map<String, List<List<Double>>> figures = new HashMap<>();
    for (String system : systems) {
      figures.put(system, columns());
      started(List.of(system, network, points), failures); // whether it answers right
    }
    for (int start = 0; start < options.whole("starts"); start++) {
      for (int i = 0; i < systems.size(); i++) {
        String system = systems.get((i + start) % systems.size()); // nobody is always first
        if (failures.containsKey(system)) continue;
        String line = started(List.of(system, network, points, threads, options.text("settle"),
            options.text("calls")), failures);
        if (line != null) add(figures.get(system), line);
      }
    }
    List<Double> first = figures.get(systems.get(0)).get(0);
    for (String system : systems) {
      String failure = failures.get(system);
      System.out.println("| " + network + ", " + points + ", " + threads + "t | " + system + " | "
          + (failure != null ? failure : text(figures.get(system), first)) + " |");
    }
  }

  private static List<List<Double>> columns() {
    List<List<Double>> columns = new ArrayList<>();
    for (int i = 0; i < FIGURES; i++) columns.add(new ArrayList<>());
    return columns;
  }

  /** Adds one start's figures, in the order in which {@link Served} prints them. */
  static void add(List<List<Double>> columns, String line) {
    double[] x = Arrays.stream(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    for (int i = 0; i < x.length; i++) columns.get(i).add(x[i]);
  }

  /** The cells of a row. */
  static String text(List<List<Double>> columns, List<Double> first) {
    List<String> cells = new ArrayList<>();
    cells.add(new Sample(columns.get(0)).text());
    cells.add(new Sample(Ratios.quotients(columns.get(0), first)).text());
    for (int i = 1; i < columns.size(); i++) {
      cells.add(Sample.number(Sample.median(columns.get(i))));
    }
    return String.join(" | ", cells);
  }

  /** The figures of one JVM; without any it has failed, and the reason is kept. */
  private String started(List<String> arguments, Map<String, String> failures)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    new FreshJvm(1).run(Served.class.getName(), arguments, (line, time) -> lines.add(line));
    for (String line : lines) {
      if (line.startsWith(Served.FIGURES)) return line.substring(Served.FIGURES.length());
    }
    failures.put(arguments.get(0), Ratios.reason(lines));
    return null;
  }
}
