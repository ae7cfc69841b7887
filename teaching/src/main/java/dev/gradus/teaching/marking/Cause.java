package dev.gradus.teaching.marking;

import dev.gradus.verify.slips.Diagnosis;
import dev.gradus.verify.slips.Explanation;
import dev.gradus.verify.slips.Mistake;
import dev.gradus.verify.slips.Recording;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What explains an answer: a mistake on the way forward, some on the way back, or neither.
 *
 * @param program on whose way back
 */
record Cause(@Nullable Forward forward, @Nullable Diagnosis back, Recording program) {
  List<Explanation> explanations() { return back == null ? List.of() : back.explanations(); }

  List<Mistake> mistakes() {
    return explanations().isEmpty() ? List.of() : explanations().get(0).mistakes();
  }

  /** Whether the slopes are explained, and not the error alone. */
  boolean explainsSlopes() {
    return back == null ? forward != null : !back.explanations().isEmpty();
  }

  List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    if (forward != null) names.add(forward.name());
    for (Mistake m : mistakes()) names.add(m.slip().name());
    return List.copyOf(names);
  }
}
