package dev.gradus.teaching.marking;

import dev.gradus.autodiff.Tensor;
import dev.gradus.verify.slips.Diagnosis;
import dev.gradus.verify.slips.Recording;
import dev.gradus.verify.slips.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an answer says: at the student's weights, at the others of a diagnosis, and once more at the
 * first. What is found of it holds for all of them.
 */
final class Replies {
  private static final double ROUNDING = 1e-12; // of doubles, here

  private final Exercise exercise;
  private final Map<List<Double>, Reply> all = new LinkedHashMap<>(); // by weights
  private final Set<String> unsteady = new LinkedHashSet<>();
  private final double least; // what is smaller counts as 0

  Replies(Exercise exercise, Answer answer) {
    this.exercise = exercise;
    double most = 0;
    for (Tensor t : exercise.reference().at(exercise.weights()).right()) {
      for (double x : t.toArray()) most = Math.max(most, Math.abs(x));
    }
    least = 1e-12 * most;
    if (exercise.draft().byHand) {
      ask(exercise.weights(), answer);
      return;
    }
    Reference right = exercise.reference(); // its diagnosis knows where to ask
    right.diagnose(w -> {
      ask(w, answer);
      return vector(right.at(w).right());
    }, exercise.weights());
    askAgain(answer);
  }

  private void ask(double[] weights, Answer answer) {
    all.put(Arrays.stream(weights).boxed().toList(), answer.at(weights));
  }

  /** Who leaves another gradient for the same numbers keeps something, or draws. */
  private void askAgain(Answer answer) {
    Reply again = answer.at(exercise.weights());
    if (again.isNothing()) { // as one that takes longer than its time in all
      all.put(all.keySet().iterator().next(), again);
      return;
    }
    for (String name : first().names()) {
      boolean isSame = again.has(name) && areClose(first().get(name), again.get(name));
      if (!isSame) unsteady.add(name);
    }
  }

  /** That at the student's weights. */
  Reply first() { return all.values().iterator().next(); }

  Collection<Reply> each() { return all.values(); }

  /** The blocks of which it gave something else when it was asked again. */
  Set<String> unsteady() { return unsteady; }

  /** How often a pass called the error, at most. */
  int calls() { return all.values().stream().mapToInt(Reply::calls).max().orElse(0); }

  /** Whether there are numbers of a block, everywhere. */
  boolean areThere(String block) { return all.values().stream().allMatch(r -> r.has(block)); }

  /** Whether a block is there and all of it is 0, everywhere. */
  boolean areZero(String block) {
    return areThere(block) && all.values().stream()
        .allMatch(r -> Arrays.stream(r.get(block)).allMatch(x -> x == 0));
  }

  /** Whether some call failed. */
  boolean haveFailed() { return each().stream().anyMatch(r -> !r.failure().isEmpty()); }

  /** Whether nothing came of it, or nothing was filled in: then there is no mistake to be named. */
  boolean areEmpty() {
    List<String> blocks = exercise.layout().names();
    if (blocks.stream().anyMatch(b -> areThere(b) && !areZero(b))) return false;
    if (haveFailed()) return true;
    boolean isValueAsked = exercise.draft().valueMarks > 0;
    if (isValueAsked) return !areThere(Exercise.VALUE) || areZero(Exercise.VALUE);
    return blocks.stream().noneMatch(this::areThere);
  }

  /** Whether the error is that of a program, everywhere. */
  boolean haveValue(Reference program) {
    if (!areThere(Exercise.VALUE)) return false;
    for (Map.Entry<List<Double>, Reply> e : all.entrySet()) {
      double[] value = program.at(weights(e)).error().value().toArray();
      if (!areClose(e.getValue().get(Exercise.VALUE), value)) return false;
    }
    return true;
  }

  /** The blocks that are there and somewhere not those of a program. */
  List<Integer> wrong(Reference program) {
    Set<Integer> wrong = new LinkedHashSet<>();
    for (Map.Entry<List<Double>, Reply> e : all.entrySet()) {
      List<Tensor> right = program.at(weights(e)).right();
      for (int i = 0; i < right.size(); i++) {
        String name = exercise.layout().names().get(i);
        if (!areThere(name)) continue;
        if (!areClose(e.getValue().get(name), right.get(i).toArray())) wrong.add(i);
      }
    }
    return wrong.stream().sorted().toList();
  }

  /**
   * To how many digits a right gradient is right where these are fewer than doubles give, as floats
   * and differences do; else 0.
   */
  int digits() {
    if (exercise.draft().byHand || !wrong(exercise.reference()).isEmpty()) return 0;
    double most = 0;
    for (Map.Entry<List<Double>, Reply> e : all.entrySet()) {
      List<Tensor> right = exercise.reference().at(weights(e)).right();
      for (int i = 0; i < right.size(); i++) {
        String name = exercise.layout().names().get(i);
        if (!areThere(name)) return 0;
        most = Math.max(most, off(e.getValue().get(name), right.get(i).toArray()));
      }
    }
    return most < ROUNDING ? 0 : (int) -Math.log10(most);
  }

  /** What the gradient looks like, beside that of a program; what is not there counts as right. */
  Diagnosis diagnosed(Reference program) {
    if (exercise.draft().byHand) {
      return program.guess(exercise.weights(), gradient(program, exercise.weights()));
    }
    return program.diagnose(w -> gradient(program, w), exercise.weights());
  }

  private double[] gradient(Reference program, double[] weights) {
    Reply reply = all.get(Arrays.stream(weights).boxed().toList());
    Recording right = program.at(weights);
    double[] gradient = vector(right.right());
    for (String name : exercise.layout().names()) {
      if (reply == null || !areThere(name)) continue;
      double[] block = reply.get(name);
      System.arraycopy(block, 0, gradient, exercise.layout().start(name), block.length);
    }
    return gradient;
  }

  boolean areClose(Tensor a, Tensor b) { return areClose(a.toArray(), b.toArray()); }

  private boolean areClose(double[] a, double[] b) { return off(a, b) <= exercise.tolerance(); }

  /** The largest difference beside the largest entry. */
  private double off(double[] a, double[] b) {
    double most = 0;
    double off = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.max(Math.abs(a[i]), Math.abs(b[i])));
      off = Math.max(off, Math.abs(a[i] - b[i]));
    }
    return off <= least ? 0 : off / most;
  }

  private static double[] weights(Map.Entry<List<Double>, Reply> e) {
    return e.getKey().stream().mapToDouble(x -> x).toArray();
  }

  private static double[] vector(List<Tensor> blocks) {
    List<double[]> arrays = new ArrayList<>();
    for (Tensor t : blocks) arrays.add(t.toArray());
    return arrays.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
