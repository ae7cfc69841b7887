package dev.gradus.autodiff.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Jvm;
import dev.gradus.autodiff.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a plan does to the JVM it runs in: threads, log, memory. */
class ProcessesTest {
  /** Runs a plan of products and loops in each precision. Arguments: threads, runs, rows. */
  static final class Work {
    private Work() {}

    /** Returns with all of the library's threads still there; prints each and its kind. */
    public static void main(String[] args) {
      int n = Integer.parseInt(args[2]);
      for (Precision p : Precision.values()) {
        Workspace ws = Plan.of(x -> x.matmul(x).add(x.exp()), Shape.of(n, n), p)
            .workspace(Integer.parseInt(args[0]));
        for (int i = 0; i < Integer.parseInt(args[1]); i++) ws.run();
        System.out.println("y[0] = " + ws.get("y").get(0, 0));
      }
      for (Thread t : Thread.getAllStackTraces().keySet()) {
        if (!t.getName().startsWith("gradus")) continue;
        System.out.println((t.isDaemon() ? "daemon " : "user ") + t.getName());
      }
    }
  }

  @Test
  void noThreadOfAPlanKeepsItsJvmFromEnding() throws Exception {
    List<String> options = new ArrayList<>(Jvm.VECTORS);
    options.add("-XX:ActiveProcessorCount=3"); // or there would be fewer helpers
    Jvm jvm = Jvm.run(options, Work.class, 3, 50, 200);
    assertThat(jvm.exit()).as(jvm.err()).isZero();
    assertThat(jvm.out()).contains("daemon gradus-helper-1", "daemon gradus-helper-2",
        "daemon gradus-warm-up").doesNotContain("user ");
  }

  private static List<String> advice(Jvm jvm) {
    assertThat(jvm.exit()).as(jvm.err()).isZero();
    assertThat(jvm.out()).contains("y[0] = 1.0");
    return jvm.err().lines().filter(s -> s.contains("--add-modules jdk.incubator.vector"))
        .toList();
  }

  @Test
  void withoutTheVectorApiOneLineSaysWhichFlagIsMissing() throws Exception {
    assertThat(advice(Jvm.run(List.of(), Work.class, 2, 900, 200))).hasSize(1);
  }

  @Test
  void withTheVectorApiOrLittleWorkNothingIsLogged() throws Exception {
    assertThat(advice(Jvm.run(Jvm.VECTORS, Work.class, 2, 900, 200))).isEmpty();
    assertThat(advice(Jvm.run(List.of(), Work.class, 2, 1, 200))).isEmpty();
  }

  /** Runs a plan of products of large matrices. Argument: how many rows and columns. */
  static final class Large {
    private Large() {}

    public static void main(String[] args) {
      int n = Integer.parseInt(args[0]);
      Workspace ws = Plan.of(x -> x.matmul(x).matmul(x.transpose()), Shape.of(n, n),
          Precision.DOUBLE).workspace();
      ws.run();
      System.out.println("y[0] = " + ws.doubles("y")[0]);
    }
  }

  @Test
  void aHeapThatIsTooSmallIsToldWhatThePlanNeeds() throws Exception {
    boolean enough = false;
    Set<String> operations = new TreeSet<>();
    for (int megabytes = 14; !enough; megabytes += 4) { // three arrays of 8 MB, and copies
      Jvm jvm = Jvm.run(List.of("-XX:+UseSerialGC", "-Xmx" + megabytes + "m"), Large.class, 1000);
      enough = jvm.exit() == 0;
      if (enough) continue;
      assertThat(jvm.err()).as("with %s MB", megabytes).containsPattern("OutOfMemoryError: \\S+: "
          + "the plan needs 24 MB for its values in DOUBLE and some for copies, more than the JVM "
          + "has left \\(Java heap space\\); give it more with -Xmx or use FLOAT or a smaller "
          + "batch\n");
      operations.add(jvm.err().replaceAll("(?s).*OutOfMemoryError: (\\S+): the plan.*", "$1"));
      assertThat(megabytes).as("as much as ever").isLessThan(200);
    }
    assertThat(operations).containsExactly("Plan.workspace", "Workspace.run");
  }
}
