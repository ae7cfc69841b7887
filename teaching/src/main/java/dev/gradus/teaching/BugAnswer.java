package dev.gradus.teaching;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Tensor;
import dev.gradus.teaching.text.Digits;
import dev.gradus.verify.slips.Mistake;
import dev.gradus.verify.slips.Recording;
import dev.gradus.verify.slips.Slip;
import dev.gradus.verify.slips.Slips;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A planted bug: the gradient as a reverse pass with one slip of the catalogue gives it, beside
 * what differences measure, and four slips to choose from.
 */
final class BugAnswer {
  private static final double APART = 0.05; // of the largest entry: such gradients look different
  private static final int CHOICES = 4;
  private static final double STEP = 1e-5;

  /** A slip with the gradient that it gives here. */
  private record Bug(Slip slip, List<Tensor> gradient) {}

  private final Problem problem;
  private final Recording program;
  private final List<Bug> bugs;

  private BugAnswer(Problem problem) {
    this.problem = problem;
    program = problem.reference().at(problem.weights().toArray());
    bugs = bugs(program);
  }

  /** The bug of the link, and what comes of a choice, if one is given: its place among them. */
  static Json of(Problem problem, Fragment link, String choice) {
    BugAnswer answer = new BugAnswer(problem);
    return answer.answer(link.integer("bug", 0, 0, 1_000_000), choice);
  }

  /** The slips that can be made here and be told from what is right, each at its first place. */
  private static List<Bug> bugs(Recording program) {
    List<Bug> bugs = new ArrayList<>();
    for (Slip slip : Slips.all()) {
      for (Mistake mistake : slip.in(program)) {
        List<Tensor> gradient = mistake.gradient(program);
        if (!areFinite(gradient) || !areApart(gradient, program.right())) continue;
        bugs.add(new Bug(slip, gradient));
        break;
      }
    }
    return bugs;
  }

  private static boolean areFinite(List<Tensor> gradient) {
    for (Tensor t : gradient) {
      for (double x : t.toArray()) if (!Double.isFinite(x)) return false;
    }
    return true;
  }

  private static boolean areApart(List<Tensor> a, List<Tensor> b) {
    double difference = 0;
    double size = 0;
    for (int i = 0; i < a.size(); i++) {
      double[] x = a.get(i).toArray();
      double[] y = b.get(i).toArray();
      for (int k = 0; k < x.length; k++) {
        difference = Math.max(difference, Math.abs(x[k] - y[k]));
        size = Math.max(size, Math.max(Math.abs(x[k]), Math.abs(y[k])));
      }
    }
    return difference > APART * size;
  }

  private Json answer(int number, String choice) {
    if (bugs.isEmpty()) {
      throw new IllegalArgumentException(
          "all slopes are 0 here, so that no bug shows; begin again");
    }
    int planted = number % bugs.size();
    Bug bug = bugs.get(planted);
    List<Integer> choices = choices(planted);
    List<Json> texts = new ArrayList<>();
    for (int k : choices) {
      texts.add(new Json().with("slip", k).with("name", bugs.get(k).slip.name()));
    }
    Json answer = new Json().with("bug", planted).with("bugs", bugs.size()).with("choices", texts)
        .with("blocks", blocks(bug)).with("entries", entries(planted));
    if (choice.isEmpty()) return answer;
    int chosen = choices.indexOf(Fragment.integer("the choice", choice, 0, bugs.size() - 1));
    if (chosen < 0) throw new IllegalArgumentException("that is none of the slips to choose from");
    return answer.with("isFound", choices.get(chosen) == planted)
        .with("chosen", bugs.get(choices.get(chosen)).slip.name()).with("name", bug.slip.name())
        .with("help", bug.slip.help());
  }

  /** Step 7 of the learning path: the bug of the link, or one whose place shows. */
  static PathAnswer.Posed posed(Problem problem, Fragment link) {
    BugAnswer answer = new BugAnswer(problem);
    if (answer.bugs.isEmpty()) throw new PathAnswer.NeedsMore("bug", "needs.slope");
    int planted = link.has("bug")
        ? link.integer("bug", 0, 0, 1_000_000) % answer.bugs.size() : answer.telling();
    Bug bug = answer.bugs.get(planted);
    Judge.OfChoice judge = Judge.OfChoice.of("7.right");
    judge.why().with("name", bug.slip.name()).with("help", bug.slip.help());
    for (int k : answer.choices(planted)) {
      Json parts = new Json().with("name", answer.bugs.get(k).slip.name());
      judge.option(k == planted, "7.slip", k == planted ? parts : answer.told(parts, k, planted),
          "7.no");
    }
    return new PathAnswer.Posed("bug", "7", judge).going("bug", planted);
  }

  /** A bug on the way back to the first layer: what comes later is right, so its place shows. */
  private int telling() {
    int found = 0;
    for (int k = 0; k < bugs.size(); k++) {
      boolean isTelling = true;
      for (int i = 0; i < program.right().size(); i++) {
        isTelling &= isRight(bugs.get(k), i) == i > 1;
      }
      if (isTelling) found = k;
    }
    return found;
  }

  /** Where a bug would have given most else than the planted one. */
  private Json told(Json parts, int chosen, int planted) {
    Layout layout = program.layout();
    int most = 0;
    for (int i = 0; i < layout.size(); i++) {
      if (apart(chosen, planted, i) > apart(chosen, planted, most)) most = i;
    }
    return parts.with("entry", Values.set(layout.entry(most)))
        .with("would", Digits.of(at(chosen, most))).with("given", Digits.of(at(planted, most)));
  }

  private double apart(int a, int b, int entry) { return Math.abs(at(a, entry) - at(b, entry)); }

  private double at(int bug, int entry) {
    int block = program.layout().tensor(entry);
    return bugs.get(bug).gradient.get(block).toArray()[entry
        - program.layout().start(program.layout().names().get(block))];
  }

  private boolean isRight(Bug bug, int block) {
    return !areApart(List.of(bug.gradient.get(block)), List.of(program.right().get(block)));
  }

  /** The planted one and others that would have given something else, in no telling order. */
  private List<Integer> choices(int planted) {
    List<Integer> choices = new ArrayList<>(List.of(planted));
    for (int k = 1; k < bugs.size() && choices.size() < CHOICES; k++) {
      int other = (planted + 7 * k) % bugs.size();
      if (choices.contains(other)) continue;
      boolean differs = true;
      for (int c : choices) differs &= areApart(bugs.get(other).gradient, bugs.get(c).gradient);
      if (differs) choices.add(other);
    }
    Collections.rotate(choices, -1 - planted % choices.size());
    return choices;
  }

  private List<Json> blocks(Bug bug) {
    List<Json> blocks = new ArrayList<>();
    for (int i = 0; i < bug.gradient.size(); i++) {
      blocks.add(new Json().with("name", program.layout().names().get(i))
          .with("isRight", isRight(bug, i)));
    }
    return blocks;
  }

  private List<Json> entries(int bug) {
    Layout layout = program.layout();
    Scene scene = problem.scene();
    List<Json> entries = new ArrayList<>();
    for (int i = 0; i < layout.size(); i++) {
      double given = at(bug, i);
      double measured = scene.difference(i, STEP);
      entries.add(new Json().with("name", layout.entry(i)).with("given", Digits.of(given))
          .with("measured", Digits.of(measured)).with("isRight",
              Math.abs(given - measured) <= APART * Math.max(Math.abs(given), Math.abs(measured))
                  || Math.abs(given - measured) < 1e-9));
    }
    return entries;
  }
}
