package dev.gradus.teaching;

import java.util.ArrayList;
import java.util.List;

/**
 * Points pasted as a table: a line for each, numbers and last the label, separated by commas,
 * semicolons or tabs. A first line of titles is left out, and lines that begin with #.
 *
 * <p>Two words, or two numbers, are labels: the first word, or the smaller number, is red; but blue
 * is blue. Other numbers are to be predicted.
 */
final class PointsTable {
  private static final int LONGEST = 60_000; // characters

  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> labels = new ArrayList<>(); // those that occur
  private int columns;

  private PointsTable() {}

  static PointsTable of(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("the table has " + text.length()
          + " characters; it may have up to " + LONGEST);
    }
    PointsTable table = new PointsTable();
    List<String> lines = Fragment.parts(text, '\n');
    boolean isFirst = true;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) continue;
      table.line(i + 1, line, isFirst);
      isFirst = false;
    }
    if (!table.rows.isEmpty()) return table;
    throw new IllegalArgumentException("the table has no line of numbers, as 0.5, 1.5, blue");
  }

  private void line(int number, String line, boolean isFirst) {
    char separator = line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : ',';
    List<String> row = new ArrayList<>();
    for (String part : Fragment.parts(line, separator)) row.add(part.strip());
    if (isFirst && !Fragment.isNumber(row.get(0))) {
      columns = row.size(); // titles
      return;
    }
    if (columns == 0) columns = row.size();
    if (row.size() != columns || columns < 2 || columns > Problem.MOST_UNITS + 1) {
      throw wrong(number, "has " + row.size() + " columns; each line needs "
          + (columns < 2 || columns > Problem.MOST_UNITS + 1 ? "from 2 to "
              + (Problem.MOST_UNITS + 1) : columns)
          + ", the label last, separated by commas, semicolons or tabs");
    }
    for (int k = 0; k + 1 < columns; k++) row.set(k, number(number, row.get(k)));
    label(number, row.get(columns - 1));
    rows.add(row);
    if (rows.size() > Problem.MOST_POINTS) {
      throw wrong(number, "is one more than the " + Problem.MOST_POINTS + " points that the page "
          + "takes; leave some out");
    }
  }

  private void label(int number, String label) {
    if (label.isEmpty() || label.length() > 100) {
      throw wrong(number, label.isEmpty() ? "has no label in its last column"
          : "has a label of more than 100 characters");
    }
    if (!labels.contains(label)) labels.add(label);
  }

  private static String number(int line, String text) {
    if (!Fragment.isNumber(text)) {
      throw wrong(line, "has “" + Fragment.brief(text)
          + "” where a number is needed, as -1.25; decimals are set off by a point");
    }
    double x = Double.parseDouble(text);
    if (Math.abs(x) <= Problem.LARGEST) return text.replace("+", "");
    throw wrong(line, "has " + text + ", beyond 1000000; scale the column");
  }

  private static IllegalArgumentException wrong(int line, String what) {
    return new IllegalArgumentException("line " + line + " of the table " + what);
  }

  /** The points of a link, and the network that takes them. */
  Json answer(Problem problem) {
    boolean areNumbers = labels.stream().allMatch(Fragment::isNumber);
    List<Double> values = new ArrayList<>();
    if (areNumbers) labels.forEach(label -> values.add(Double.parseDouble(label)));
    boolean isClass = areNumbers ? areTwo(values) : labels.size() <= 2;
    if (!areNumbers && !isClass) {
      throw new IllegalArgumentException("the table has " + labels.size() + " labels, "
          + Fragment.brief(labels.get(0)) + ", " + Fragment.brief(labels.get(1)) + ", "
          + Fragment.brief(labels.get(2))
          + " …; the page tells two apart, or predicts numbers");
    }
    String blue = !isClass ? "" : areNumbers ? larger(values) : blue();
    List<String> points = new ArrayList<>();
    for (List<String> row : rows) {
      String label = row.get(columns - 1);
      row.set(columns - 1, !isClass ? number(points.size() + 1, label)
          : isSame(label, blue, areNumbers) ? "1" : "0");
      points.add(String.join(",", row));
    }
    List<String> layers = new ArrayList<>();
    for (int units : problem.layers()) layers.add(String.valueOf(units));
    layers.set(0, String.valueOf(columns - 1));
    String red = labels.stream().filter(l -> !isSame(l, blue, areNumbers)).findFirst().orElse("");
    return new Json().with("points", String.join(";", points)).with("point", 0)
        .with("predict", isClass ? "class" : "number").with("layers", String.join("-", layers))
        .with("size", points.size()).with("red", red).with("blue", blue);
  }

  private static boolean areTwo(List<Double> values) {
    return values.stream().allMatch(x -> x == 0 || x == 1)
        || values.stream().distinct().count() == 2;
  }

  private static boolean isSame(String label, String other, boolean areNumbers) {
    return label.equals(other) || areNumbers && !other.isEmpty()
        && Double.parseDouble(label) == Double.parseDouble(other);
  }

  /** The larger number is blue; of one alone, 1 is. */
  private String larger(List<Double> values) {
    int largest = 0;
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i) > values.get(largest)) largest = i;
    }
    boolean isAlone = values.stream().distinct().count() == 1;
    return isAlone && values.get(0) == 0 ? "" : labels.get(largest);
  }

  private String blue() {
    if (labels.size() == 1) return labels.get(0).equals("blue") ? "blue" : "";
    boolean isFirst = labels.get(0).equals("blue") || labels.get(1).equals("red");
    return labels.get(isFirst ? 0 : 1);
  }
}
