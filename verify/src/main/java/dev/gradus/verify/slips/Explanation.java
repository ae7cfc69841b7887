package dev.gradus.verify.slips;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Mistakes that give the wrong gradient: at every point where it was asked for. */
public final class Explanation {
  private final List<String> texts = new ArrayList<>();
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<Mistake> alike = new ArrayList<>();

  /** One that explains all that is wrong. */
  Explanation(Case base, Candidate c) {
    add(base, c, c.explainsAll(base) ? new BitSet() : base.wrong());
  }

  /** Several, each for some blocks. */
  Explanation(Case base, List<Candidate> each) {
    for (Candidate c : each) add(base, c, c.explained(base));
  }

  private void add(Case base, Candidate c, BitSet only) {
    List<String> names = base.program().layout().names();
    String blocks = only.isEmpty() ? ""
        : "; it shows in " + Recording.list(only.stream().mapToObj(names::get).toList()) + " only";
    for (Mistake m : c.mistakes()) {
      mistakes.add(m);
      Mistake.Unknown unknown = m.unknown();
      texts.add(m + (unknown == null ? "" : "; " + unknown.name() + " is "
          + (float) c.number()) + blocks);
    }
  }

  /** The same with another place or variant of the slip that cannot be told from it. */
  Explanation or(Mistake other) {
    alike.add(other);
    return this;
  }

  /**
   * What was done.
   *
   * @return one mistake; two or three where one alone does not explain it
   */
  public List<Mistake> mistakes() { return List.copyOf(mistakes); }

  /**
   * The same slip at other places, or in other variants, that gives the same here.
   *
   * @return none if there is one place only
   */
  public List<Mistake> alike() { return List.copyOf(alike); }

  /** What was done, and where. */
  @Override
  public String toString() {
    String text = String.join(", and ", texts);
    if (alike.isEmpty()) return text;
    Mistake other = alike.get(0);
    String first = mistakes.get(0).variant();
    String variant = other.variant().equals(first) ? "" : "(" + other.variant() + ") ";
    return text + ", or " + variant + other.where()
        + (alike.size() > 1 ? " or elsewhere" : "");
  }
}
