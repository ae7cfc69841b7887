package dev.gradus.teaching.marking;

import dev.gradus.autodiff.Layout;
import dev.gradus.teaching.marking.Marked.Outcome;
import dev.gradus.teaching.text.Digits;
import dev.gradus.verify.slips.Diagnosis;
import dev.gradus.verify.slips.Explanation;
import dev.gradus.verify.slips.Mistake;
import dev.gradus.verify.slips.Recording;
import dev.gradus.verify.slips.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said of an answer, from the marks alone to the mistake and its numbers. */
final class Feedback {
  private static final int SHOWN = 12; // entries with their numbers
  private static final int OTHERS = 3;
  private static final Map<String, String> WORDS = Map.ofEntries(
      Map.entry("matmul", "the product"), Map.entry("multiply", "the product"),
      Map.entry("add", "the sum"), Map.entry("subtract", "the difference"),
      Map.entry("sigmoid", "σ"), Map.entry("square", "the square"),
      Map.entry("bceWithLogits", "σ and the cross-entropy"),
      Map.entry("logSoftmax", "softmax and its logarithm"),
      Map.entry("broadcastTo", "the sum with the bias"),
      Map.entry("sum", "the sum over all points"), Map.entry("divide", "the mean"),
      Map.entry("negate", "the sign of E"));

  private final Exercise exercise;
  private final List<Marked.Block> marks;
  private final Replies replies;
  private String unsteady = "";
  private final Set<String> notes = new LinkedHashSet<>();
  private final List<String> blocks = new ArrayList<>();
  private final Set<String> hints = new LinkedHashSet<>();
  private final List<String> full = new ArrayList<>();

  Feedback(Exercise exercise, List<Marked.Block> marks, Replies replies) {
    this.exercise = exercise;
    this.marks = marks;
    this.replies = replies;
    for (Reply r : replies.each()) {
      if (!r.failure().isEmpty()) notes.add(r.failure());
      if (!r.note().isEmpty()) notes.add(r.note());
    }
    int digits = replies.digits();
    if (digits > 0) {
      notes.add("Its slopes are right to " + digits
          + " digits only: they come from floats, or from differences of errors.");
    }
    for (Marked.Block b : marks) blocks.add(line(b));
    if (!replies.unsteady().isEmpty()) {
      unsteady = "Asked again with the same numbers, it gave another "
          + String.join(", ", replies.unsteady().stream().map(Feedback::field).toList())
          + ": it keeps something from call to call, or draws at random.";
      hints.add(unsteady);
      full.add(unsteady);
    }
  }

  /** Where an answer leaves a block. */
  private static String field(String name) {
    return name.equals(Exercise.VALUE) ? name : "d" + name;
  }

  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    if (!unsteady.isEmpty()) all.add(unsteady);
    return List.copyOf(all);
  }

  String text(Level level) {
    List<String> lines = new ArrayList<>();
    int got = marks.stream().mapToInt(Marked.Block::marks).sum();
    lines.add(exercise.name() + ": " + got + " of " + exercise.outOf() + " marks.");
    lines.addAll(notes);
    if (level.compareTo(Level.BLOCKS) >= 0) lines.addAll(blocks);
    if (level == Level.HINT) lines.addAll(hints);
    if (level == Level.FULL) lines.addAll(full);
    return String.join("\n", lines);
  }

  void refused(int calls) {
    notes.add("One pass called the error " + calls + " times; at most " + exercise.draft().calls
        + " are allowed. A difference of two errors is no reverse pass: the slopes get no marks.");
  }

  private String line(Marked.Block b) {
    String said = switch (b.outcome()) {
      case RIGHT -> " is right";
      case FOLLOWS -> " follows from a mistake that has lost its marks, and keeps its own";
      case WRONG -> replies.areZero(b.name()) ? " is 0, which is wrong" : " is wrong";
      case UNUSABLE -> " gets no marks" + replies.each().stream().map(r -> r.why(b.name()))
          .filter(why -> !why.isEmpty()).findFirst().map(why -> ": " + why).orElse("");
    };
    return field(b.name()) + said + ": " + b.marks() + " of " + b.outOf() + ".";
  }

  void forward(Forward f) {
    hints.add("Look at the way forward: what is computed there is not the error that is meant.");
    full.add("It looks as if " + f.name() + ".");
    full.add("  " + f.help());
  }

  void mistake(Mistake m, Recording program, Stages stages) {
    List<Step> steps = m.steps(program);
    List<String> how = new ArrayList<>();
    if (!m.variant().isEmpty() && !m.variant().contains("%")) how.add(m.variant()); // no nodes
    if (steps.isEmpty()) {
      hints.add("Look at the gradient as a whole: what becomes of it when all slopes are found.");
    } else {
      Step first = steps.get(0);
      String op = WORDS.getOrDefault(first.op().name(), first.op().name());
      String towards = listed(near(first, stages));
      hints.add("Look at the way back through " + op + " towards " + towards + ".");
      how.add("in " + op + ", towards " + towards + (steps.size() > 1 ? ", and elsewhere" : ""));
    }
    full.add("It looks as if " + m.slip().name()
        + (how.isEmpty() ? "" : " (" + String.join("; ", how) + ")") + ".");
    full.add("  " + m.slip().help());
  }

  /** Names as people list them: a, b and c. */
  private static String listed(List<String> names) {
    int last = names.size() - 1;
    return last < 1 ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  /** Nothing known explains what is not there. */
  void empty() {
    notes.add("Nothing is filled in: all of it is 0 or not set.");
  }

  /** The blocks to which a step leads. */
  private List<String> near(Step step, Stages stages) {
    int block = step.program().variables().indexOf(step.to());
    return block < 0 ? stages.near(step.to()) : List.of(exercise.layout().names().get(block));
  }

  void alike(List<Explanation> others) {
    Set<String> names = new LinkedHashSet<>();
    for (Explanation e : others) {
      names.add(String.join(", and ", e.mistakes().stream().map(m -> m.slip().name()).toList()));
    }
    full.add("That cannot be told from: "
        + String.join("; ", names.stream().limit(OTHERS).toList())
        + (names.size() > OTHERS ? "; and " + (names.size() - OTHERS) + " more" : "") + ".");
  }

  /** Numbers at one point confirm nothing. */
  void guessed() {
    full.add("This is a guess: other numbers would show whether it holds.");
  }

  /** Nothing known explains what is wrong. */
  void unknown(@Nullable Diagnosis diagnosis, Stages stages) {
    Layout layout = exercise.layout();
    List<Integer> wrong = new ArrayList<>();
    for (Marked.Block b : marks) {
      if (b.outcome() != Outcome.WRONG) continue;
      if (b.name().equals(Exercise.VALUE)) hints.add("Look at the way forward, to E.");
      else wrong.add(layout.names().indexOf(b.name()));
    }
    boolean isSaid = replies.each().stream().anyMatch(r -> !r.failure().isEmpty());
    if (wrong.isEmpty() || isSaid || !unsteady.isEmpty()) return;
    List<String> first =
        stages.first(wrong).stream().map(layout.names()::get).map(Feedback::field).toList();
    String said = "Look at " + listed(first) + " first: of what is wrong, the way back comes to "
        + (first.size() > 1 ? "them" : "it") + " first.";
    hints.add(said);
    full.add("The slopes look like none of the mistakes that are known. " + said);
    if (diagnosis == null) return;
    for (String o : diagnosis.observations()) {
      full.add(Character.toUpperCase(o.charAt(0)) + o.substring(1) + ".");
    }
  }

  /** What was given beside what was expected, for the student's own numbers. */
  void numbers(Recording right) {
    Reply given = replies.first();
    List<String> lines = new ArrayList<>();
    for (Marked.Block b : marks) {
      if (b.outcome() == Outcome.RIGHT || !given.has(b.name())) continue;
      double[] x = given.get(b.name());
      if (b.name().equals(Exercise.VALUE)) {
        add(lines, Exercise.VALUE, x[0], right.error().value().toDouble());
        continue;
      }
      Layout layout = exercise.layout();
      double[] r = right.right().get(layout.names().indexOf(b.name())).toArray();
      for (int i = 0; i < x.length; i++) {
        add(lines, "∂E/∂" + layout.entry(layout.start(b.name()) + i), x[i], r[i]);
      }
    }
    if (lines.isEmpty()) return;
    full.add("Numbers:");
    full.addAll(lines.stream().limit(SHOWN).toList());
    if (lines.size() > SHOWN) full.add("  and " + (lines.size() - SHOWN) + " more");
  }

  private void add(List<String> lines, String name, double given, double expected) {
    double size = Math.max(Math.abs(given), Math.abs(expected));
    if (Math.abs(given - expected) <= exercise.tolerance() * size) return;
    lines.add("  " + name + ": given " + Digits.of(given) + ", expected " + Digits.of(expected));
  }
}
