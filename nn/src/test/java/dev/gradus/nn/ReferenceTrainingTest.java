package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Tensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whole trainings against another system's: the loss of every step and the final weights to 10⁻¹²
 * relative, and the gradient of the first step to 10⁻¹² of its largest entry.
 *
 * <p>{@code -Dreference.trainings=DIR} reads the files of another folder.
 */
class ReferenceTrainingTest {
  private static final double TOLERANCE = 1e-12;

  @Test
  void trainingsAgreeWithAnotherSystem() throws IOException, URISyntaxException {
    int passed = 0;
    List<String> unsupported = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (Path file : files()) {
      ReferenceTraining reference = ReferenceTraining.read(file);
      String missing = reference.unsupported();
      List<String> differences = missing.isEmpty() ? differences(reference) : List.of();
      if (!missing.isEmpty()) unsupported.add(reference.name() + " (" + missing + ")");
      else if (differences.isEmpty()) passed++;
      else failed.add(reference.name() + ": " + differences);
    }
    for (String s : unsupported) System.out.println("unsupported training: " + s);
    for (String s : failed) System.out.println("failed training: " + s);
    System.out.println("reference trainings: " + passed + " passed, " + unsupported.size()
        + " unsupported, " + failed.size() + " failed");
    assertThat(failed).isEmpty();
    assertThat(passed + unsupported.size()).as("trainings read").isPositive();
  }

  private static List<Path> files() throws IOException, URISyntaxException {
    String folder = System.getProperty("reference.trainings");
    Path path = folder != null ? Path.of(folder)
        : Path.of(ReferenceTrainingTest.class.getResource("trainings").toURI());
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
  }

  /** What differs, each with both values; empty if all agrees. */
  private static List<String> differences(ReferenceTraining reference) {
    List<String> differences = new ArrayList<>();
    try {
      train(reference, differences);
    } catch (RuntimeException e) { // one broken file must not hide the others
      differences.add(e.toString());
    }
    return differences;
  }

  private static void train(ReferenceTraining reference, List<String> differences) {
    Objective objective = new Objective(reference.net(), reference.loss());
    Dataset data = reference.data();
    Parameters start =
        new Parameters(reference.net().layout(), reference.parameters("init"));
    Descent descent = reference.optimizer().from(new Model(reference.net(), start).parameters());
    double[] losses = reference.losses();
    for (int step = 0; step < reference.steps(); step++) {
      Objective.Slope slope =
          objective.slope(descent.parameters(), data.select(reference.rows(step)));
      compare("loss of step " + step, slope.error(), losses[step], 0, differences);
      if (step == 0) {
        // by the size of the whole: the other system's slopes of saturated units have lost digits
        List<Tensor> theirs = reference.parameters("grad0");
        compare("first gradient", slope.gradient().parts(), theirs, largest(theirs), differences);
      }
      descent = descent.step(slope.gradient());
    }
    compare("final weights", descent.parameters().tensors(), reference.parameters("final"), 0,
        differences);
  }

  private static void compare(String what, List<Tensor> ours, List<Tensor> theirs, double size,
      List<String> differences) {
    for (int i = 0; i < theirs.size(); i++) {
      double[] a = ours.get(i).toArray();
      double[] b = theirs.get(i).toArray();
      for (int j = 0; j < b.length; j++) {
        compare(what + " [" + i + "][" + j + "]", a[j], b[j], size, differences);
      }
    }
  }

  /** Relative to the value, or to the size of what it is part of where that is larger. */
  private static void compare(String what, double ours, double theirs, double size,
      List<String> differences) {
    if (!(Math.abs(ours - theirs) <= TOLERANCE * Math.max(Math.abs(theirs), size))) {
      differences.add(what + " is " + ours + ", not " + theirs);
    }
  }

  private static double largest(List<Tensor> tensors) {
    double largest = 0;
    for (Tensor t : tensors) for (double x : t.toArray()) largest = Math.max(largest, Math.abs(x));
    return largest;
  }
}
