package dev.gradus.teaching.marking;

import dev.gradus.autodiff.Tensor;
import dev.gradus.teaching.marking.Marked.Outcome;
import dev.gradus.verify.slips.Explanation;
import dev.gradus.verify.slips.Mistake;
import dev.gradus.verify.slips.Recording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Marks one answer: which blocks are right, what explains the others, and which of them lose their
 * marks.
 */
final class Marker {
  private final Exercise exercise;
  private final Replies replies;
  private final boolean isValueAsked;

  Marker(Exercise exercise, Answer answer) {
    this.exercise = exercise;
    replies = new Replies(exercise, answer);
    isValueAsked = exercise.draft().valueMarks > 0;
  }

  Marked marked() {
    boolean isValueRight = isValueAsked && replies.haveValue(exercise.reference());
    List<Integer> wrong = replies.wrong(exercise.reference());
    int calls = replies.calls();
    boolean isRefused = exercise.draft().calls >= 0 && calls > exercise.draft().calls;
    boolean isEmpty = replies.areEmpty();
    Cause cause = isRefused || isEmpty ? new Cause(null, null, program())
        : new Causes(exercise, replies).find(wrong, isValueRight);
    Set<Integer> paid = paid(cause, wrong, isValueAsked && !isValueRight);
    List<Marked.Block> blocks = new ArrayList<>();
    if (isValueAsked) {
      blocks.add(block(Exercise.VALUE, exercise.draft().valueMarks, isValueRight, false));
    }
    for (int i = 0; i < exercise.draft().blocks.size(); i++) {
      Part p = exercise.draft().blocks.get(i);
      boolean follows = cause.explainsSlopes() && !paid.contains(i);
      blocks.add(isRefused ? new Marked.Block(p.name(), Outcome.UNUSABLE, 0, p.marks())
          : block(p.name(), p.marks(), !wrong.contains(i), follows));
    }
    Feedback feedback = new Feedback(exercise, blocks, replies);
    if (isRefused) feedback.refused(calls);
    else if (isEmpty && !replies.haveFailed()) feedback.empty();
    else if (blocks.stream().anyMatch(b -> b.outcome() != Outcome.RIGHT)) explain(feedback, cause);
    return new Marked(exercise.student(), blocks, cause.names(), feedback);
  }

  private Recording program() { return exercise.reference().at(exercise.weights()); }

  /** The wrong blocks that lose their marks, where others follow from the same mistakes. */
  private Set<Integer> paid(Cause cause, List<Integer> wrong, boolean isValueLost) {
    Set<Integer> paid = new LinkedHashSet<>();
    Stages stages = new Stages(cause.program());
    if (cause.forward() != null && !isValueLost) pay(wrong, paid, stages);
    for (Mistake m : cause.mistakes()) {
      List<Tensor> gradient = m.gradient(cause.program());
      List<Integer> changed = new ArrayList<>();
      for (int i : wrong) {
        if (!replies.areClose(gradient.get(i), cause.program().right().get(i))) changed.add(i);
      }
      pay(changed.isEmpty() ? wrong : changed, paid, stages);
    }
    return paid;
  }

  /** A mistake costs one block: of those that a reverse pass comes to first the dearest. */
  private void pay(List<Integer> changed, Set<Integer> paid, Stages stages) {
    List<Integer> left = changed.stream().filter(i -> !paid.contains(i)).toList();
    int dearest = -1;
    for (int i : stages.first(left)) {
      if (dearest < 0 || marks(i) > marks(dearest)) dearest = i;
    }
    if (dearest >= 0) paid.add(dearest);
  }

  private int marks(int block) { return exercise.draft().blocks.get(block).marks(); }

  /** Zeros are no work that could follow from anything. */
  private Marked.Block block(String name, int marks, boolean isRight, boolean follows) {
    Outcome outcome = !replies.areThere(name) ? Outcome.UNUSABLE
        : isRight && !replies.unsteady().contains(name) ? Outcome.RIGHT
        : follows && !replies.areZero(name) ? Outcome.FOLLOWS : Outcome.WRONG;
    boolean isPaid = outcome == Outcome.RIGHT || outcome == Outcome.FOLLOWS;
    return new Marked.Block(name, outcome, isPaid ? marks : 0, marks);
  }

  private void explain(Feedback feedback, Cause cause) {
    Stages stages = new Stages(cause.program());
    if (cause.forward() != null) feedback.forward(cause.forward());
    for (Mistake m : cause.mistakes()) feedback.mistake(m, cause.program(), stages);
    List<Explanation> all = cause.explanations();
    if (all.size() > 1) feedback.alike(all.subList(1, all.size()));
    if (!cause.explainsSlopes()) feedback.unknown(cause.back(), stages);
    else if (exercise.draft().byHand) feedback.guessed();
    feedback.numbers(program());
  }
}
