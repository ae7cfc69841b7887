package dev.gradus.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how long programs take that are short: from the start of a JVM to the end of the first
 * step of A1, and of 1,000 steps of C64, one system after the other in turn. Prints medians with
 * their spread, as Markdown.
 *
 * <pre>{@code
 * java --add-modules jdk.incubator.vector -cp benchmarks/target/benchmarks.jar \
 *     dev.gradus.benchmarks.ColdStart --systems=plan,handwritten --starts=7
 * }</pre>
 *
 * The JVMs that are measured get the options of the one that runs the command.
 */
public final class ColdStart {
  private ColdStart() {}

  private static Map<String, String> defaults() {
    Map<String, String> d = new LinkedHashMap<>();
    d.put("programs", "A1:1,C64:1000");
    d.put("precision", "FLOAT");
    d.put("threads", "1");
    d.put("systems", String.join(",", Systems.all().stream().map(TrainingSystem::name).toList()));
    d.put("starts", "5");
    return d;
  }

  /**
   * Runs the command.
   *
   * @param args options
   * @throws IOException if a JVM cannot be started
   * @throws InterruptedException if interrupted
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Options options = Options.of(defaults(), args);
    System.out.println(Machine.heading("ColdStart " + options));
    System.out.println("| steps | system | ms from the JVM's start, median (range) |");
    System.out.println("|---|---|---|");
    for (String program : options.list("programs")) row(options, program);
  }

  private static void row(Options options, String program)
      throws IOException, InterruptedException {
    String[] parts = program.split(":", -1);
    List<String> systems = options.list("systems");
    List<List<Double>> times = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < systems.size(); i++) {
      times.add(new ArrayList<>());
      failures.add("");
    }
    for (int start = 0; start < options.whole("starts"); start++) {
      for (int i = 0; i < systems.size(); i++) {
        int which = (i + start) % systems.size(); // nobody is always first
        if (!failures.get(which).isEmpty()) continue;
        List<String> lines = new ArrayList<>();
        List<Double> time = times.get(which);
        int before = time.size();
        new FreshJvm(options.whole("threads")).run(FirstSteps.class.getName(),
            List.of(systems.get(which), parts[0], options.text("precision"),
                options.text("threads"), parts[1]),
            (line, nanoseconds) -> {
              lines.add(line);
              if (line.startsWith(FirstSteps.DONE)) time.add(nanoseconds / 1e6);
            });
        if (time.size() == before) failures.set(which, Ratios.reason(lines));
      }
    }
    for (int i = 0; i < systems.size(); i++) {
      System.out.printf(Locale.ROOT, "| %s of %s | %s | %s |%n", parts[1], parts[0], systems.get(i),
          failures.get(i).isEmpty() ? new Sample(times.get(i)).text() : failures.get(i));
    }
  }
}
