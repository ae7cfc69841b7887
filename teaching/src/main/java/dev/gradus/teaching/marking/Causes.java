package dev.gradus.teaching.marking;

import dev.gradus.verify.slips.Diagnosis;
import dev.gradus.verify.slips.Recording;
import dev.gradus.verify.slips.Reference;
import dev.gradus.verify.slips.Slip;
import dev.gradus.verify.slips.Slips;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The search for what explains an answer: on the way forward, on the way back, or both. */
final class Causes {
  /** The most general one comes last in the catalogue. */
  private static final Slip ANY_FACTOR = Slips.all().get(Slips.all().size() - 1);

  private final Exercise exercise;
  private final Replies replies;

  Causes(Exercise exercise, Replies replies) {
    this.exercise = exercise;
    this.replies = replies;
  }

  /** The simplest that is found. */
  Cause find(List<Integer> wrong, boolean isValueRight) {
    boolean isValueAsked = exercise.draft().valueMarks > 0;
    boolean isValueWrong = isValueAsked && !isValueRight && replies.areThere(Exercise.VALUE);
    if (isValueWrong) return withWrongValue(wrong);
    if (wrong.isEmpty()) return forward(null);
    List<Forward> all = Forward.all(exercise);
    if (!isValueAsked) { // a factor is rather one of the way back
      for (Forward f : all) if (!f.isFactor() && fits(f)) return forward(f);
    }
    Diagnosis plain = replies.diagnosed(exercise.reference());
    Cause back = new Cause(null, plain, program(exercise.reference()));
    if (isOpen(plain)) return miscalculated(back);
    if (!plain.explanations().isEmpty()) return back;
    for (Forward f : all) if (fits(f)) return forward(f);
    return back;
  }

  /** Whether pencil and paper gave what nothing but a number explains. */
  private boolean isOpen(Diagnosis found) {
    if (!exercise.draft().byHand) return false;
    return found.explanations().isEmpty() || found.explanations().get(0).mistakes().stream()
        .allMatch(m -> m.slip().equals(ANY_FACTOR));
  }

  /** One number on the way back is wrong; as it was, if that explains nothing. */
  private Cause miscalculated(Cause otherwise) {
    Slip[] slips = new Miscalculated(exercise, replies.first()).back().toArray(Slip[]::new);
    Diagnosis found = replies.diagnosed(exercise.reference().with(slips));
    return found.explanations().isEmpty() ? otherwise
        : new Cause(otherwise.forward(), found, otherwise.program());
  }

  /** The error shows which way forward was gone; slopes may follow from it, or be wrong beside. */
  private Cause withWrongValue(List<Integer> wrong) {
    List<Forward> shown = new ArrayList<>();
    for (Forward f : Forward.all(exercise)) {
      if (!replies.haveValue(reference(f))) continue;
      if (fits(f)) return forward(f);
      shown.add(f);
    }
    Forward first = shown.isEmpty() ? null : shown.get(0);
    if (wrong.isEmpty()) return forward(first);
    if (first == null && exercise.draft().byHand) {
      Forward number = new Miscalculated(exercise, replies.first())
          .forward(f -> replies.haveValue(reference(f)) && fits(f));
      if (number != null) return forward(number);
    }
    Diagnosis plain = replies.diagnosed(exercise.reference());
    Cause apart = new Cause(first, plain, program(exercise.reference()));
    if (first != null) {
      Diagnosis after = replies.diagnosed(reference(first));
      if (isSimpler(after, plain)) return new Cause(first, after, program(reference(first)));
    }
    return isOpen(plain) ? miscalculated(apart) : apart;
  }

  /** Whether one explains something with fewer mistakes than another. */
  private static boolean isSimpler(Diagnosis one, Diagnosis other) {
    if (one.explanations().isEmpty() || other.explanations().isEmpty()) {
      return other.explanations().isEmpty() && !one.explanations().isEmpty();
    }
    return one.explanations().get(0).mistakes().size() < other.explanations().get(0).mistakes()
        .size();
  }

  private Cause forward(@Nullable Forward f) {
    return new Cause(f, null, program(exercise.reference()));
  }

  private Recording program(Reference reference) { return reference.at(exercise.weights()); }

  private Reference reference(Forward f) {
    return Reference.of(f.error(), exercise.layout()).tolerance(exercise.tolerance());
  }

  private boolean fits(Forward f) { return replies.wrong(reference(f)).isEmpty(); }
}
