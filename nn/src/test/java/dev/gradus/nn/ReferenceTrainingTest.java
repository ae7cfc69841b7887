package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whole trainings in double, eager and by plans, against another system's: to 10⁻¹² (10⁻¹¹ of
 * files with fields for other optimisers, schedules and losses) the loss of every step, relative
 * to itself, the final weights, relative to the larger of their first and last value, and the
 * gradient of the first step, relative to its largest entry.
 *
 * <p>{@code -Dreference.trainings=DIR} reads the files of another folder.
 */
class ReferenceTrainingTest {
  @Test
  void trainingsAgreeWithAnotherSystem() throws IOException, URISyntaxException {
    int passed = 0;
    List<String> unsupported = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (Path file : files()) {
      ReferenceTraining reference = ReferenceTraining.read(file);
      List<String> differences = new ArrayList<>();
      try {
        train(reference, differences);
      } catch (UnsupportedOperationException e) { // a name that the format does not have
        unsupported.add(reference.name() + ": " + e.getMessage());
        continue;
      } catch (RuntimeException e) { // one broken file must not hide the others
        differences.add(e.toString());
      }
      if (differences.isEmpty()) passed++;
      else failed.add(reference.name() + ": " + differences);
    }
    for (String s : failed) System.out.println("failed training: " + s);
    for (String s : unsupported) System.out.println("unsupported training: " + s);
    System.out.println("reference trainings: " + passed + " passed, " + unsupported.size()
        + " unsupported, " + failed.size() + " failed");
    assertThat(unsupported).isEmpty();
    assertThat(failed).isEmpty();
    assertThat(passed).as("trainings read").isPositive();
  }

  private static List<Path> files() throws IOException, URISyntaxException {
    String folder = System.getProperty("reference.trainings");
    Path path = folder != null ? Path.of(folder)
        : Path.of(ReferenceTrainingTest.class.getResource("trainings").toURI());
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static void train(ReferenceTraining reference, List<String> differences) {
    schedule(reference, differences);
    eagerly(reference, differences);
    byPlan(reference, differences);
  }

  private static void schedule(ReferenceTraining reference, List<String> differences) {
    double[] rates = reference.rates();
    reference.schedule().ifPresent(schedule -> {
      for (int k = 0; k < rates.length; k++) {
        compare("rate of step " + k, schedule.at(k), rates[k], 0, reference, differences);
      }
    });
  }

  private static void byPlan(ReferenceTraining reference, List<String> differences) {
    Training training = Training.of(reference.net(), reference.loss())
        .optimizer(reference.optimizer()).precision(Precision.DOUBLE).batch(Integer.MAX_VALUE);
    Stepper stepper = training.stepper(start(reference), reference.data());
    DatasetFeed feed = new DatasetFeed(reference.data(), 0);
    double[] losses = reference.losses();
    for (int step = 0; step < reference.steps(); step++) {
      feed.order(reference.rows(step));
      compare("loss of planned step " + step, stepper.step(feed, step), losses[step], 0, reference,
          differences);
    }
    compareEnds("final weights by plan", stepper.parameters(), reference, differences);
  }

  private static Parameters start(ReferenceTraining reference) {
    return new Parameters(reference.net().layout(), reference.parameters("init"));
  }

  private static void eagerly(ReferenceTraining reference, List<String> differences) {
    Objective objective = new Objective(reference.net(), reference.loss());
    Dataset data = reference.data();
    Descent descent = reference.optimizer().from(reference.net(), start(reference));
    double[] losses = reference.losses();
    for (int step = 0; step < reference.steps(); step++) {
      Objective.Slope slope =
          objective.slope(descent.parameters(), data.select(reference.rows(step)));
      compare("loss of step " + step, slope.error(), losses[step], 0, reference, differences);
      if (step == 0) {
        // by the size of the whole: the other system's slopes of saturated units have lost digits
        List<Tensor> theirs = reference.parameters("grad0");
        compare("first gradient", slope.gradient().parts(), theirs, largest(theirs),
            reference, differences);
      }
      descent = descent.step(slope.gradient());
    }
    compareEnds("final weights", descent.parameters(), reference, differences);
  }

  /** A weight that comes out near 0 has the rounding errors of where it came from. */
  private static void compareEnds(String what, Parameters ours, ReferenceTraining reference,
      List<String> differences) {
    List<Tensor> starts = reference.parameters("init");
    List<Tensor> ends = reference.parameters("final");
    for (int i = 0; i < ends.size(); i++) {
      double[] a = ours.tensors().get(i).toArray();
      double[] start = starts.get(i).toArray();
      double[] end = ends.get(i).toArray();
      for (int j = 0; j < end.length; j++) {
        compare(what + " [" + i + "][" + j + "]", a[j], end[j], Math.abs(start[j]),
            reference, differences);
      }
    }
  }

  private static void compare(String what, List<Tensor> ours, List<Tensor> theirs, double size,
      ReferenceTraining reference, List<String> differences) {
    for (int i = 0; i < theirs.size(); i++) {
      double[] a = ours.get(i).toArray();
      double[] b = theirs.get(i).toArray();
      for (int j = 0; j < b.length; j++) {
        compare(what + " [" + i + "][" + j + "]", a[j], b[j], size,
            reference, differences);
      }
    }
  }

  /** Relative to the value, or to the size of what it is part of where that is larger. */
  private static void compare(String what, double ours, double theirs, double size,
      ReferenceTraining reference, List<String> differences) {
    if (!(Math.abs(ours - theirs) <= reference.tolerance() * Math.max(Math.abs(theirs), size))) {
      differences.add(what + " is " + ours + ", not " + theirs);
    }
  }

  private static double largest(List<Tensor> tensors) {
    double largest = 0;
    for (Tensor t : tensors) for (double x : t.toArray()) largest = Math.max(largest, Math.abs(x));
    return largest;
  }
}
