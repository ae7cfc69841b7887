package dev.gradus.teaching.marking;

import dev.gradus.teaching.marking.Marked.Outcome;
import dev.gradus.verify.slips.Diagnosis;
import dev.gradus.verify.slips.Explanation;
import dev.gradus.verify.slips.Mistake;
import dev.gradus.verify.slips.Recording;
import dev.gradus.verify.slips.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Marks one answer. It is asked at the student's weights and, if it computes, at two others and
 * once more at the first; what is said holds for all of them.
 */
final class Marker {
  private final Exercise exercise;
  private final Answer answer;
  private final Recording program;
  private final Stages stages;
  private final Map<List<Double>, Reply> replies = new LinkedHashMap<>(); // by weights
  private final Set<String> unsteady = new LinkedHashSet<>();

  Marker(Exercise exercise, Answer answer) {
    this.exercise = exercise;
    this.answer = answer;
    program = exercise.reference().at(exercise.weights());
    stages = new Stages(program);
  }

  /** What explains an answer: a mistake on the way forward, some on the way back, or neither. */
  private record Cause(@Nullable Forward forward, Diagnosis back) {
    List<Mistake> mistakes() {
      return back.explanations().isEmpty() ? List.of() : back.explanations().get(0).mistakes();
    }

    List<String> names() {
      List<String> names = new ArrayList<>();
      if (forward != null) names.add(forward.name());
      for (Mistake m : mistakes()) if (!names.contains(m.slip().name())) names.add(m.slip().name());
      return names;
    }
  }

  Marked marked() {
    Diagnosis plain = diagnosed(exercise.reference());
    askAgain();
    boolean isValueAsked = exercise.draft().valueMarks > 0;
    boolean isValueRight = isValueAsked && isValue(exercise::value);
    Cause cause = cause(plain, isValueAsked && !isValueRight && isThere(Exercise.VALUE));
    List<Integer> wrong = new ArrayList<>();
    for (String name : plain.wrong()) wrong.add(exercise.layout().names().indexOf(name));
    Set<Integer> paid = paid(cause, wrong, isValueAsked && !isValueRight);
    List<Marked.Block> blocks = new ArrayList<>();
    if (isValueAsked) {
      blocks.add(block(Exercise.VALUE, exercise.draft().valueMarks, isValueRight, false));
    }
    boolean isRefused = isRefused();
    for (int i = 0; i < exercise.draft().blocks.size(); i++) {
      Part p = exercise.draft().blocks.get(i);
      boolean follows = !cause.names().isEmpty() && !paid.contains(i);
      Marked.Block b = block(p.name(), p.marks(), !wrong.contains(i), follows);
      blocks.add(isRefused ? new Marked.Block(p.name(), Outcome.UNUSABLE, 0, p.marks()) : b);
    }
    return new Marked(exercise.student(), blocks, isRefused ? List.of() : cause.names(),
        feedback(blocks, cause, isRefused));
  }

  /** Asks at the points of a diagnosis; what is not there is taken for right. */
  private Diagnosis diagnosed(Reference reference) {
    if (exercise.draft().byHand) {
      return reference.guess(exercise.weights(), gradient(reference, exercise.weights()));
    }
    return reference.diagnose(w -> gradient(reference, w), exercise.weights());
  }

  private Reply reply(double[] weights) {
    List<Double> key = Arrays.stream(weights).boxed().toList();
    Reply known = replies.get(key);
    if (known != null) return known;
    Reply reply = answer.at(weights);
    replies.put(key, reply);
    return reply;
  }

  private double[] gradient(Reference reference, double[] weights) {
    Reply reply = reply(weights);
    Recording right = reference.at(weights);
    double[] all = new double[exercise.layout().size()];
    for (int i = 0; i < right.right().size(); i++) {
      String name = exercise.layout().names().get(i);
      double[] block = reply.has(name) ? reply.get(name) : right.right().get(i).toArray();
      System.arraycopy(block, 0, all, exercise.layout().start(name), block.length);
    }
    return all;
  }

  /** Who leaves another gradient for the same numbers keeps something, or draws. */
  private void askAgain() {
    if (exercise.draft().byHand) return;
    Reply first = reply(exercise.weights());
    Reply again = answer.at(exercise.weights());
    for (String name : exercise.layout().names()) {
      boolean isSame = first.has(name) == again.has(name) && (!first.has(name)
          || Told.difference(first.get(name), again.get(name)) <= exercise.tolerance());
      if (!isSame) unsteady.add(name);
    }
  }

  private boolean isThere(String block) {
    return replies.values().stream().allMatch(r -> r.has(block));
  }

  private boolean isValue(ToDoubleFunction<double[]> error) {
    return isThere(Exercise.VALUE) && replies.entrySet().stream().allMatch(e -> Told.difference(
        e.getValue().get(Exercise.VALUE), new double[] {error.applyAsDouble(
            e.getKey().stream().mapToDouble(x -> x).toArray())}) <= exercise.tolerance());
  }

  /** A mistake on the way forward where the error shows it, or where nothing else is known. */
  private Cause cause(Diagnosis plain, boolean isValueWrong) {
    Cause back = new Cause(null, plain);
    boolean isExplained = plain.wrong().isEmpty() || !plain.explanations().isEmpty();
    if (isExplained && !isValueWrong) return back;
    @Nullable Cause second = null;
    for (Forward f : Forward.all(exercise)) {
      if (isValueWrong && !isValue(value(f))) continue;
      Diagnosis d = diagnosed(Reference.of(f.error(), exercise.layout())
          .tolerance(exercise.tolerance()));
      if (d.wrong().isEmpty()) return new Cause(f, d);
      if (isValueWrong && second == null && (isExplained || !d.explanations().isEmpty())) {
        second = new Cause(f, isExplained ? plain : d);
      }
    }
    return second == null ? back : second;
  }

  private ToDoubleFunction<double[]> value(Forward f) {
    Function<double[], Recording> at = Reference.of(f.error(), exercise.layout())::at;
    return w -> at.apply(w).error().value().toDouble();
  }

  /** The wrong blocks that lose their marks, where others follow from the same mistakes. */
  private Set<Integer> paid(Cause cause, List<Integer> wrong, boolean isValueWrong) {
    Set<Integer> paid = new LinkedHashSet<>();
    if (cause.forward() != null && !isValueWrong) pay(wrong, paid);
    for (Mistake m : cause.mistakes()) {
      List<Integer> changed = new ArrayList<>();
      for (int i : wrong) {
        double off = Told.difference(m.gradient(program).get(i).toArray(),
            program.right().get(i).toArray());
        if (off > exercise.tolerance() && !paid.contains(i)) changed.add(i);
      }
      if (changed.isEmpty()) changed.addAll(wrong);
      pay(changed, paid);
    }
    return paid;
  }

  /** A mistake costs one block: of those that a reverse pass comes to first the dearest. */
  private void pay(List<Integer> changed, Set<Integer> paid) {
    changed.removeAll(paid);
    if (changed.isEmpty()) return;
    int dearest = -1;
    for (int i : stages.first(changed)) {
      if (dearest < 0 || marks(i) > marks(dearest)) dearest = i;
    }
    paid.add(dearest);
  }

  private int marks(int block) { return exercise.draft().blocks.get(block).marks(); }

  private Marked.Block block(String name, int marks, boolean isRight, boolean follows) {
    Outcome outcome = !isThere(name) ? Outcome.UNUSABLE : unsteady.contains(name) && !follows
        ? Outcome.WRONG : isRight ? Outcome.RIGHT : follows ? Outcome.FOLLOWS : Outcome.WRONG;
    boolean isPaid = outcome == Outcome.RIGHT || outcome == Outcome.FOLLOWS;
    return new Marked.Block(name, outcome, isPaid ? marks : 0, marks);
  }

  /** Whether it found its slopes by calling the error. */
  private boolean isRefused() {
    int most = exercise.draft().calls;
    return most >= 0 && replies.values().stream().anyMatch(r -> r.calls() > most);
  }

  private Feedback feedback(List<Marked.Block> blocks, Cause cause, boolean isRefused) {
    Feedback feedback = new Feedback(exercise, blocks);
    for (Reply r : replies.values()) feedback.noteReply(r);
    if (isRefused) feedback.refused(replies.values().stream().mapToInt(Reply::calls).max()
        .orElse(0));
    for (Marked.Block b : blocks) feedback.block(b, replies.values());
    if (isRefused || blocks.stream().allMatch(b -> b.outcome() == Outcome.RIGHT)) return feedback;
    if (!unsteady.isEmpty()) feedback.unsteady(unsteady);
    if (cause.forward() != null) feedback.forward(cause.forward());
    for (Mistake m : cause.mistakes()) feedback.mistake(m, program, stages);
    List<Explanation> others = cause.back().explanations();
    if (others.size() > 1) feedback.alike(others.subList(1, others.size()));
    if (cause.names().isEmpty()) feedback.unknown(blocks, cause.back(), stages);
    feedback.numbers(reply(exercise.weights()), program, exercise.value(exercise.weights()));
    return feedback;
  }
}
