package dev.gradus.examples.data;

import dev.gradus.examples.text.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the first line is, and the rows below it.
 *
 * @param titles of the columns; empty if there is no header
 * @param rows the points, and lines that are none
 * @param width how many values a row should have
 */
record Header(List<String> titles, List<Line> rows, int width) {
  /**
   * Finds out what the first of some lines is.
   *
   * @param name of the file, for a header that does not fit the lines below it
   */
  static Header of(String name, List<Line> lines, List<String> notes) throws BadInputException {
    Line first = lines.get(0);
    List<Line> below = lines.subList(1, lines.size());
    if (isSizes(first, below)) {
      notes.add("line " + first.number() + " gives the sizes of the table, and is passed over");
      return new Header(List.of(), named(first, below), below.get(0).size());
    }
    boolean titles = isTitles(first, below, notes);
    if (!titles && isCount(first, below)) {
      notes.add("line " + first.number() + " counts the columns, and is taken for a header");
      titles = true;
    }
    if (!titles) {
      noteIfUnlike(first, below, notes);
      return new Header(List.of(), lines, usual(lines));
    }
    List<String> names = new ArrayList<>(first.values());
    int width = below.isEmpty() ? names.size() : usual(below);
    if (width == names.size() + 1 && Table.countsOrNames(below)) {
      names.add(0, ""); // R gives the names of rows no title
    }
    if (width != names.size()) throw unlike(name, first, below, width);
    return new Header(names, below, names.size());
  }

  private static BadInputException unlike(String name, Line first, List<Line> below, int width) {
    boolean all = below.stream().allMatch(r -> r.size() == width);
    boolean more = width > first.size();
    boolean pieces = more && below.stream()
        .allMatch(r -> r.values().subList(0, r.size() - 1).stream().allMatch(Numerals::digits));
    String cause = pieces
        ? "if commas stand before decimals, separate the values by semicolons or tabs, else " : "";
    String lines = all ? "every line below has " : "most lines below have ";
    return new BadInputException(name + ", line " + first.number() + ": the header has "
        + first.size() + " titles, but " + lines + width + " values; " + cause
        + "give each column a title" + (more ? "" : ", and no other"));
  }

  /** The most frequent number of values; that of the first line, if another is as frequent. */
  private static int usual(List<Line> lines) {
    Map<Integer, Integer> widths = new HashMap<>();
    for (Line line : lines) widths.merge(line.size(), 1, Integer::sum);
    int usual = lines.get(0).size();
    for (Line line : lines) {
      if (widths.getOrDefault(line.size(), 0) > widths.getOrDefault(usual, 0)) usual = line.size();
    }
    return usual;
  }

  /** Words above the features; or at least one, above a column of numbers. */
  private static boolean isTitles(Line first, List<Line> below, List<String> notes) {
    int last = first.size() - 1;
    boolean words = true;
    boolean any = false;
    for (int j = 0; j < last; j++) {
      boolean empty = first.at(j).isEmpty();
      any |= !empty;
      words &= empty ? j == 0 : isWord(first.at(j));
    }
    if (words && any) return true;
    for (int j = 0; j < last; j++) {
      int column = j;
      if (isWord(first.at(j)) && below.size() > 1
          && below.stream().allMatch(r -> Numerals.either(r.at(column)))) {
        notes.add("line " + first.number() + " is taken for a header, as "
            + Shown.quoted(first.at(j)) + " stands above numbers");
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(String value) {
    return new Numerals(true).kind(value) == Numerals.Kind.TEXT;
  }

  /** Whether a line reads 0, 1, 2, … or 1, 2, 3, …, and its label is no other line's. */
  private static boolean isCount(Line first, List<Line> below) {
    int last = first.size() - 1;
    int untitled = first.at(0).isEmpty() ? 1 : 0;
    String start = first.at(untitled);
    if (last < 2 || !start.equals("0") && !start.equals("1")) return false;
    int from = Integer.parseInt(start) - untitled;
    if (!IntStream.rangeClosed(untitled, last)
        .allMatch(j -> first.at(j).equals(Integer.toString(from + j)))) return false;
    Numerals numerals = new Numerals(false);
    return untitled == 1 || below.stream().noneMatch(r -> numerals.number(r.at(last))
        && numerals.parse(r.at(last)) == from + last);
  }

  /** Says so if whole numbers stand above decimals alone: they may have been meant as a header. */
  private static void noteIfUnlike(Line first, List<Line> below, List<String> notes) {
    if (below.size() < 2) return;
    List<Integer> decimals = IntStream.range(0, first.size()).boxed().filter(j -> below.stream()
        .allMatch(r -> Numerals.either(r.at(j)) && !Numerals.whole(r.at(j)))).toList();
    if (decimals.size() >= 2 && first.values().stream().allMatch(Numerals::whole)) {
      notes.add("line " + first.number() + " alone is in whole numbers, and is taken for a point;"
          + " if it is a header, put # in front of it");
    }
  }

  /** Whether a line has the numbers of points and of features, and the names of the classes. */
  private static boolean isSizes(Line first, List<Line> below) {
    if (first.size() < 4 || below.isEmpty()) return false;
    if (!first.at(0).equals(Integer.toString(below.size()))) return false;
    return below.stream()
        .allMatch(r -> first.at(1).equals(Integer.toString(r.size() - 1)));
  }

  /** Rows whose label 0, 1, … is replaced by the name of the class, as the first line gives it. */
  private static List<Line> named(Line first, List<Line> rows) {
    int last = rows.get(0).size() - 1;
    int classes = first.size() - 2;
    boolean known = rows.stream().allMatch(
        r -> Numerals.whole(r.at(last)) && Integer.parseInt(r.at(last)) < classes);
    if (!known) return rows;
    return rows.stream().map(r -> {
      List<String> values = new ArrayList<>(r.values());
      values.set(last, first.at(2 + Integer.parseInt(r.at(last))));
      return new Line(r.number(), values);
    }).toList();
  }
}
