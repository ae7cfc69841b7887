package dev.gradus.examples.data;

import dev.gradus.examples.text.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Named columns of values.
 *
 * @param name what messages call the file
 * @param titled whether the file has a header
 * @param titles of the columns; x1, x2, … where the file has none
 * @param rows of as many values
 * @param odd lines that have more or fewer values
 * @param numerals how numbers are written
 * @param notes what was left out or taken for something, and why
 */
record Table(String name, boolean titled, List<String> titles, List<Line> rows,
    List<Line> odd, Numerals numerals,
    List<String> notes) {
  /** Two features and a label. */
  static final int FEWEST_COLUMNS = 3;

  /** The table in some lines. */
  static Table of(String name, List<Line> lines) throws BadInputException {
    return of(name, lines, FEWEST_COLUMNS);
  }

  /** The table in some lines, which has so many columns or more. */
  static Table of(String name, List<Line> lines, int fewest) throws BadInputException {
    if (lines.stream().allMatch(Line::isBlank)) {
      throw new BadInputException(name
          + ": the file is empty; give each point a line: its features, then its label");
    }
    List<String> notes = new ArrayList<>();
    Header header = Header.of(name, withoutEmptyEnds(lines, notes), notes);
    if (header.rows().isEmpty()) {
      throw new BadInputException(name
          + ": there is a header but no point; give each point a line below it");
    }
    int width = header.width();
    List<Line> rows = header.rows().stream().filter(r -> r.size() == width).toList();
    List<Line> odd = header.rows().stream().filter(r -> r.size() != width).toList();
    List<String> titles = new ArrayList<>(header.titles());
    if (titles.isEmpty()) for (int j = 0; j < width; j++) titles.add("");
    boolean untitled = titles.get(0).isEmpty() || titles.get(0).equals("Unnamed: 0");
    if (!header.titles().isEmpty() && untitled && isIndex(rows)) { // as pandas and R write it
      notes.add("the first column has no title and " + (counts(rows, 0) ? "counts" : "names")
          + " the rows: it is left out");
      titles.remove(0);
      rows = rows.stream().map(r -> new Line(r.number(), r.values().subList(1, width))).toList();
    }
    for (int j = 0; j < titles.size(); j++) {
      if (titles.get(j).isEmpty()) titles.set(j, "x" + (j + 1));
    }
    if (titles.size() < fewest) throw narrow(name, lines.get(0), titles.size());
    Numerals numerals = Numerals.of(rows.stream().flatMap(r -> r.values().stream()));
    if (numerals.commas()) notes.add("numbers are read with a comma before their decimals");
    return new Table(name, !header.titles().isEmpty(), titles, rows, odd, numerals, notes);
  }

  private static BadInputException narrow(String name, Line first, int columns) {
    String seen = Shown.quoted(String.join(" ", first.values()));
    return new BadInputException(name + ", line " + first.number() + ": there "
        + (columns == 1 ? "is 1 column" : "are " + columns + " columns") + " of values in " + seen
        + "; give at least two features and a label, separated by commas, semicolons, tabs or"
        + " blanks");
  }

  /** The lines without columns at their ends that are empty from top to bottom. */
  private static List<Line> withoutEmptyEnds(List<Line> lines, List<String> notes) {
    int widest = 0;
    for (Line line : lines) widest = Math.max(widest, line.size());
    int kept = widest;
    while (kept > 1 && isEmpty(lines, kept - 1)) kept--;
    if (kept == widest) return lines;
    notes.add("lines end with a separator: the empty last column is left out");
    int width = kept;
    return lines.stream()
        .map(l -> l.size() <= width ? l : new Line(l.number(), l.values().subList(0, width)))
        .toList();
  }

  private static boolean isEmpty(List<Line> lines, int column) {
    return lines.stream().allMatch(l -> l.at(column).isEmpty());
  }

  /** Whether the first column only tells the rows apart: by whole numbers or words, none twice. */
  static boolean isIndex(List<Line> rows) {
    Set<String> values = new HashSet<>();
    for (Line row : rows) values.add(row.at(0));
    return values.size() == rows.size() && (rows.stream().allMatch(r -> Numerals.whole(r.at(0)))
        || rows.stream().noneMatch(r -> Numerals.either(r.at(0)) || r.at(0).isEmpty()));
  }

  /** Whether the first column, which has no title, counts the rows or names them in words. */
  static boolean countsOrNames(List<Line> rows) {
    return isIndex(rows) && (counts(rows, 0) || !Numerals.whole(rows.get(0).at(0)));
  }

  /** Whether the values of a column are 0, 1, 2, … or 1, 2, 3, … */
  static boolean counts(List<Line> rows, int column) {
    String first = rows.get(0).at(column);
    if (!first.equals("0") && !first.equals("1")) return false;
    int from = Integer.parseInt(first);
    return IntStream.range(0, rows.size())
        .allMatch(i -> rows.get(i).at(column).equals(Integer.toString(from + i)));
  }

  /** Every value of a column, from top to bottom. */
  List<String> column(int j) { return rows.stream().map(r -> r.at(j)).toList(); }

  /** A column by its title, or by its number if others have that title too. */
  String reference(int column) {
    String title = titles.get(column);
    long same = titles.stream().filter(title::equalsIgnoreCase).count();
    return same == 1 && titled ? title : Integer.toString(column + 1);
  }

  /**
   * The column that a user means.
   *
   * @param wanted a title, in any case if it is only one then, or a number from 1
   * @param option after which it stands
   */
  int find(String wanted, String option) throws BadInputException {
    String title = Shown.of(wanted);
    int[] exact = IntStream.range(0, titles.size()).filter(j -> titles.get(j).equals(title))
        .toArray();
    if (exact.length == 1) return exact[0];
    int[] near = IntStream.range(0, titles.size())
        .filter(j -> titles.get(j).equalsIgnoreCase(title)).toArray();
    if (near.length == 1) return near[0];
    if (near.length > 1) {
      throw new BadInputException(name + ": " + option + " " + Shown.quoted(title)
          + " may be column " + (near[0] + 1) + " or column " + (near[1] + 1)
          + "; name it by its number");
    }
    if (Numerals.whole(title)) {
      int number = Integer.parseInt(title);
      if (number >= 1 && number <= titles.size()) return number - 1;
    }
    throw new BadInputException(name + ": " + option + " " + Shown.quoted(title)
        + " is no column; the columns are "
        + Shown.list(titles.stream().map(Shown::brief).toList(), 20));
  }
}
