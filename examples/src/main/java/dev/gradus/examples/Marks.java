package dev.gradus.examples;

import dev.gradus.autodiff.Tensor;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Task;
import dev.gradus.examples.descent.Measure;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.examples.text.Shown;
import dev.gradus.nn.Evaluation;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What points are and what they are taken for, with what follows from it, in columns. */
final class Marks {
  private static final int WIDEST = 90;

  private final PrintStream out;
  private final Points points;
  private final Evaluation evaluation;

  private Marks(PrintStream out, Points points, Evaluation evaluation) {
    this.out = out;
    this.points = points;
    this.evaluation = evaluation;
  }

  /** Prints those of the points that are learned from, and of those held out. */
  static void print(PrintStream out, Outcome outcome) {
    boolean number = outcome.points().task() == Task.NUMBER;
    new Marks(out, outcome.points(), outcome.learned())
        .print(number ? "How far answers miss" : "What points are, and what they are taken for");
    if (outcome.held() == null || outcome.heldOut() == null) return;
    new Marks(out, outcome.held(), outcome.heldOut()).print("The same of the points held out");
  }

  private void print(String title) {
    out.println();
    out.println(title);
    if (points.task() != Task.NUMBER) confusion();
    if (points.task() == Task.CLASSES) classes();
    String of = switch (points.task()) {
      case TWO_CLASSES -> "of " + Shown.quoted(points.classes().get(1)) + ": ";
      case CLASSES -> "means of the classes: ";
      case NUMBER -> "";
    };
    out.println("  " + of + Measure.all(points, evaluation).stream()
        .filter(m -> !m.name().equals("accuracy")).map(m -> m.name() + " " + m.shown())
        .collect(Collectors.joining(", ")));
  }

  private void confusion() {
    List<String> names = points.classes().stream().map(Shown::brief).toList();
    int longest = longest(names);
    boolean wide = names.size() * (longest + 2) > WIDEST;
    List<String> heads = wide ? numbers(names.size()) : names;
    List<String> rows = wide ? numbered(names) : names;
    String row = "  %-" + longest(rows) + "s";
    String cell = "  %" + longest(heads) + "s";
    out.println(String.format(Locale.ROOT, row, "") + heads.stream()
        .map(h -> String.format(Locale.ROOT, cell, h)).collect(Collectors.joining()));
    Tensor counts = evaluation.confusion().counts();
    for (int i = 0; i < names.size(); i++) {
      StringBuilder line = new StringBuilder(String.format(Locale.ROOT, row, rows.get(i)));
      for (int j = 0; j < names.size(); j++) {
        line.append(String.format(Locale.ROOT, cell, (int) counts.get(i, j)));
      }
      out.println(line);
    }
  }

  private void classes() {
    List<String> names = points.classes().stream().map(Shown::brief).toList();
    String row = "  %-" + longest(names) + "s  %10s  %10s  %10s";
    out.println();
    out.println(String.format(Locale.ROOT, row, "", "precision", "recall", "F1"));
    for (int c = 0; c < names.size(); c++) {
      List<Measure> m = Measure.ofClass(evaluation, c);
      out.println(String.format(Locale.ROOT, row, names.get(c), m.get(0).shown(),
          m.get(1).shown(), m.get(2).shown()));
    }
  }

  private static List<String> numbers(int n) {
    return IntStream.rangeClosed(1, n).mapToObj(Integer::toString).toList();
  }

  private static List<String> numbered(List<String> names) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) all.add(i + 1 + " " + names.get(i));
    return all;
  }

  /** At least as wide as a count. */
  private static int longest(List<String> texts) {
    return Math.max(5, texts.stream().mapToInt(String::length).max().orElse(0));
  }
}
