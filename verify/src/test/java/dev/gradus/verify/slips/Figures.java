package dev.gradus.verify.slips;

import java.util.ArrayList;
import java.util.List;

/** How many of the mistakes of some networks are named right, wrongly, or not at all. */
final class Figures {
  int all;
  int right;
  int first;
  final List<String> wrong = new ArrayList<>();
  final List<String> unnamed = new ArrayList<>();

  static Figures of(List<HandWritten> nets) {
    Figures f = new Figures();
    for (HandWritten net : nets) {
      Reference reference = Reference.of(net.error(), net.layout());
      net.mistakes().forEach((mistake, names) -> f.count(net.getClass().getSimpleName() + ": "
          + mistake, names, reference.diagnose(w -> net.gradient(w, mistake), net.point())));
    }
    return f;
  }

  private void count(String mistake, List<String> names, Diagnosis d) {
    all++;
    if (d.explanations().isEmpty()) {
      unnamed.add(mistake);
      return;
    }
    boolean found = d.explanations().stream().anyMatch(e -> isRight(e, names));
    if (found) right++;
    else wrong.add(mistake + "\n" + d);
    if (isRight(d.explanations().get(0), names)) first++;
  }

  private static boolean isRight(Explanation e, List<String> names) {
    return e.mistakes().stream()
        .allMatch(m -> names.stream().anyMatch(n -> m.slip().name().contains(n)));
  }

  @Override
  public String toString() {
    return all + " mistakes: " + right + " named right, " + first + " of them first; "
        + wrong.size() + " wrongly, " + unnamed.size() + " not; " + unnamed + "\n"
        + String.join("\n", wrong);
  }
}
