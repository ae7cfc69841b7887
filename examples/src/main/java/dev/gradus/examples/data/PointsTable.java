package dev.gradus.examples.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** The records of a CSV file, checked one by one and made into points. */
final class PointsTable {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);
  private static final double LARGEST = 1e100; // the square of a larger one may overflow
  private static final int QUOTED_LENGTH = 40;

  private final String name;
  private final List<CsvRecord> records;
  private final List<String> columns;

  PointsTable(String name, List<CsvRecord> records) throws BadInputException {
    this.name = name;
    if (records.isEmpty()) {
      throw new BadInputException(name
          + ": the file is empty; give each point a line: its features, then its label");
    }
    CsvRecord first = records.get(0);
    if (first.getFieldCount() < 3) {
      throw error(first, first.getFieldCount() == 1
          ? "there is 1 column; give at least two features and a label, separated by commas"
          : "there are 2 columns; give at least two features and a label");
    }
    boolean header = isHeader(first);
    this.records = header ? records.subList(1, records.size()) : records;
    columns = new ArrayList<>();
    for (int j = 0; j < first.getFieldCount(); j++) {
      boolean label = j == first.getFieldCount() - 1;
      String title = header ? text(first, j) : "";
      columns.add(!title.isEmpty() ? title : label ? "label" : "x" + (j + 1));
    }
    if (this.records.isEmpty()) {
      throw new BadInputException(name
          + ": there is a header but no point; give each point a line below it");
    }
  }

  /** Whether every feature has a title that is no number. */
  private static boolean isHeader(CsvRecord first) {
    for (int j = 0; j < first.getFieldCount() - 1; j++) {
      String title = text(first, j);
      if (title.isEmpty() || NUMBER.matcher(title).matches()
          || NOT_FINITE.matcher(title).matches()) return false;
    }
    return true;
  }

  Points points() throws BadInputException {
    int features = columns.size() - 1;
    double[][] rows = new double[records.size()][features];
    List<String> labels = new ArrayList<>();
    for (CsvRecord record : records) {
      if (record.getFieldCount() != columns.size()) {
        throw error(record, "there " + (record.getFieldCount() == 1 ? "is 1 value" : "are "
            + record.getFieldCount() + " values") + ", but the first row has " + columns.size()
            + "; mend or delete the row");
      }
      for (int j = 0; j < features; j++) rows[labels.size()][j] = number(record, j);
      labels.add(value(record, features));
    }
    List<String> classes = classes(labels);
    double[] targets = new double[labels.size()];
    for (int i = 0; i < targets.length; i++) targets[i] = classes.indexOf(labels.get(i));
    return new Points(name, columns.subList(0, features), classes, Tensor.matrix(rows),
        Tensor.vector(targets));
  }

  private double number(CsvRecord record, int column) throws BadInputException {
    String value = value(record, column);
    boolean isNumber = NUMBER.matcher(value).matches();
    if (!isNumber && !NOT_FINITE.matcher(value).matches()) {
      throw error(record, column, "has " + quoted(value) + ", which is no number");
    }
    double x = isNumber ? Double.parseDouble(value) : Double.NaN;
    if (!Double.isFinite(x)) {
      throw error(record, column, "has " + quoted(value) + ", which is not finite");
    }
    if (Math.abs(x) > LARGEST) {
      throw error(record, column, "has " + quoted(value) + ", which is too large to compute with");
    }
    return x;
  }

  private String value(CsvRecord record, int column) throws BadInputException {
    String value = text(record, column);
    if (value.isEmpty()) throw error(record, column, "has no value");
    return value;
  }

  /** The two labels, in the order of their numbers 0 and 1. */
  private List<String> classes(List<String> labels) throws BadInputException {
    List<String> classes = new ArrayList<>(new LinkedHashSet<>(labels));
    if (classes.size() == 1) {
      throw new BadInputException(name + ": every point has the label " + quoted(classes.get(0))
          + "; add points of a second class");
    }
    if (classes.size() > 2) {
      String third = classes.get(2);
      throw error(records.get(labels.indexOf(third)), quoted(third) + " is a third label, after "
          + quoted(classes.get(0)) + " and " + quoted(classes.get(1))
          + "; leave points of two classes only");
    }
    boolean numbers = classes.stream().allMatch(c -> NUMBER.matcher(c).matches());
    Comparator<String> alphabet = Comparator.naturalOrder();
    classes.sort(numbers ? Comparator.comparingDouble(Double::parseDouble).thenComparing(alphabet)
        : alphabet);
    return classes;
  }

  private BadInputException error(CsvRecord record, int column, String what) {
    return error(record, "column " + quoted(columns.get(column)) + " " + what
        + "; mend or delete the row");
  }

  private BadInputException error(CsvRecord record, String what) {
    return new BadInputException(name + ", line " + record.getStartingLineNumber() + ": " + what);
  }

  private static String text(CsvRecord record, int column) {
    return record.getField(column).replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static String quoted(String text) {
    boolean whole = text.length() <= QUOTED_LENGTH;
    return '"' + (whole ? text : text.substring(0, QUOTED_LENGTH) + "...") + '"';
  }
}
