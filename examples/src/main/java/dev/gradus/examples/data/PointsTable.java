package dev.gradus.examples.data;

import dev.gradus.autodiff.Tensor;
import dev.gradus.examples.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of which some columns and rows are made into points. */
final class PointsTable {
  private static final int LISTED = 6;
  private static final double NEARLY_ALL = 0.5; // of the rows: more numbers are no labels
  private static final int ROWS_THAT_COUNT = 10; // fewer may be 1, 2, 3, … by chance

  private final Table table;
  private final Choice choice;
  private final int label;
  private final List<Integer> features;
  private final Faults faults;
  private final List<String> notes;

  PointsTable(Table table, Choice choice) throws BadInputException {
    this.table = table;
    this.choice = choice;
    faults = new Faults(table.name());
    notes = new ArrayList<>(table.notes());
    List<Integer> dropped = find(choice.drop(), "--drop");
    List<Integer> named = find(choice.features(), "--features");
    label = label(dropped, named);
    if (dropped.contains(label) || named.contains(label)) {
      throw new BadInputException(table.name() + ": column " + title(label)
          + " is the label, so it cannot be " + (dropped.contains(label) ? "left out; take it"
              + " from --drop" : "a feature; take it from --features"));
    }
    features = IntStream.range(0, table.titles().size()).boxed().filter(j -> j != label
        && !dropped.contains(j) && (named.isEmpty() || named.contains(j))).toList();
    if (features.size() < 2) {
      throw new BadInputException(table.name() + ": " + (features.isEmpty() ? "no feature is"
          : "1 feature is") + " left beside the label " + title(label) + "; leave two or more");
    }
  }

  int label() { return label; }

  List<Integer> features() { return features; }

  private List<Integer> find(List<String> columns, String option) throws BadInputException {
    List<Integer> found = new ArrayList<>();
    for (String column : columns) found.add(table.find(column, option));
    return found;
  }

  /** The column that is named, else the last one that is neither left out nor a feature. */
  private int label(List<Integer> dropped, List<Integer> named) throws BadInputException {
    if (choice.label() != null) return table.find(choice.label(), "--label");
    for (int j = table.titles().size() - 1; j >= 0; j--) {
      if (!dropped.contains(j) && !named.contains(j)) return j;
    }
    throw new BadInputException(table.name() + ": no column is left for the label; name fewer after"
        + " --drop and --features, or name the label with --label");
  }

  private String title(int column) { return Shown.quoted(table.titles().get(column)); }

  /** The points, or everything that is wrong. */
  Points points() throws BadInputException {
    Labels labels = Labels.of(table.column(label), table.numerals());
    List<String> classes = classes(labels);
    List<Line> rows = rows(labels, classes);
    if (!faults.isEmpty()) throw faults.exception();
    double[][] x = new double[rows.size()][features.size()];
    double[] targets = new double[rows.size()];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < features.size(); j++) {
        x[i][j] = table.numerals().parse(rows.get(i).at(features.get(j)));
      }
      targets[i] = classes.indexOf(labels.key(rows.get(i).at(label)));
    }
    noteCounting();
    return new Points(table.name(), features.stream().map(table.titles()::get).toList(),
        table.titles().get(label), classes.stream().map(labels::name).toList(),
        Tensor.matrix(x), Tensor.vector(targets), choice, notes);
  }

  private void noteCounting() {
    for (int j : features) {
      if (table.rows().size() >= ROWS_THAT_COUNT && Table.counts(table.rows(), j)) {
        notes.add("column " + title(j) + " counts the rows; if it says nothing else about them,"
            + " leave it out with --drop");
      }
    }
  }

  /** The rows that become points. */
  private List<Line> rows(Labels labels, List<String> classes) {
    if (!table.odd().isEmpty()) oddLines();
    List<Line> rows = table.rows();
    if (!choice.classes().isEmpty() && classes.size() == 2) {
      rows = rows.stream().filter(r -> Numerals.gap(r.at(label))
          || classes.contains(labels.key(r.at(label)))).toList();
      int others = table.rows().size() - rows.size();
      if (others > 0) notes.add(others + " of " + table.rows().size() + " rows have other labels");
    }
    List<Line> whole = rows;
    if (choice.skipGaps()) {
      whole = rows.stream().filter(r -> !hasGap(r)).toList();
      int skipped = rows.size() - whole.size();
      if (skipped > 0) {
        notes.add(skipped + " of " + rows.size() + " rows have gaps, and are left out");
      }
    }
    ColumnFaults.find(table.titles(), table.numerals(), whole, features, label, faults);
    if (faults.isEmpty()) bothClasses(labels, classes, whole);
    return whole;
  }

  private void bothClasses(Labels labels, List<String> classes, List<Line> rows) {
    for (String c : classes) {
      if (rows.stream().noneMatch(r -> labels.key(r.at(label)).equals(c))) {
        faults.add("no row with the label " + Shown.quoted(labels.name(c))
            + " is without a gap; leave out the columns with the most gaps with --drop");
      }
    }
  }

  private boolean hasGap(Line row) {
    return Numerals.gap(row.at(label)) || features.stream()
        .anyMatch(j -> table.numerals().kind(row.at(j)) == Numerals.Kind.GAP);
  }

  private void oddLines() {
    Line first = table.odd().get(0);
    int width = table.rows().isEmpty() ? 0 : table.rows().get(0).size();
    String others = table.odd().stream().skip(1).limit(LISTED)
        .map(line -> Long.toString(line.number())).collect(Collectors.joining(", "));
    int more = table.odd().size() - 1;
    faults.add(first.number(), "there " + (first.size() == 1 ? "is 1 value" : "are " + first.size()
        + " values") + ", but most lines have " + width + (more == 0 ? "" : "; so it is in "
            + more + " more (" + (more == 1 ? "line " : "lines ") + others
            + (more > LISTED ? ", ..." : "") + ")")
        + "; mend or delete " + (more == 0 ? "the line, or put # in front of it"
            : "these lines, or put # in front of them"));
  }

  /** The keys of the two labels, in the order of their numbers 0 and 1. */
  private List<String> classes(Labels labels) {
    List<String> keys = labels.keys();
    if (!choice.classes().isEmpty()) keys = chosen(labels);
    else if (keys.size() == 1 && table.odd().isEmpty()) {
      faults.add("every point has the label " + Shown.quoted(labels.name(keys.get(0)))
          + " in column " + taken().replaceFirst(",$", "") + "; add points of a second class"
          + orOther());
    } else if (keys.size() > 2) {
      tooMany(labels, keys);
    }
    if (keys.size() == 2 && labels.name(keys.get(0)).equalsIgnoreCase(labels.name(keys.get(1)))) {
      notes.add("the labels " + Shown.quoted(labels.name(keys.get(0))) + " and "
          + Shown.quoted(labels.name(keys.get(1)))
          + " differ in capitals only, and are taken for two");
    }
    for (String key : keys) {
      if (keys.size() == 2 && labels.spellings(key).size() > 1) {
        notes.add("the labels " + labels.spellings(key).stream().map(Shown::quoted)
            .collect(Collectors.joining(", ")) + " are taken for one");
      }
    }
    return keys;
  }

  private List<String> chosen(Labels labels) {
    List<String> keys = choice.classes().stream().map(labels::key).distinct().toList();
    if (keys.size() != 2) {
      faults.add("--classes names " + keys.size() + (keys.size() == 1 ? " label" : " labels")
          + "; name two");
    }
    for (String key : keys) {
      if (!labels.has(key)) {
        faults.add("--classes: no row has the label " + Shown.quoted(key) + " in column "
            + title(label) + "; its labels are "
            + Shown.list(labels.keys().stream().map(labels::name).map(Shown::brief).toList(),
                LISTED));
      }
    }
    return faults.isEmpty() ? keys : List.of();
  }

  private String taken() {
    return title(label)
        + (choice.label() == null ? ", taken for the label because it is last," : "");
  }

  private String orOther() {
    return choice.label() == null ? ", or name another column with --label" : "";
  }

  private void tooMany(Labels labels, List<String> keys) {
    Line first = table.rows().get(0);
    String odd = labels.key(first.at(label));
    boolean others = keys.stream().allMatch(k -> k.equals(odd) || labels.points(k) > 1);
    if (!table.titled() && keys.size() == 3 && labels.has(odd) && labels.points(odd) == 1
        && others) {
      faults.add(first.number(), "its label " + Shown.quoted(first.at(label)) + " stands nowhere"
          + " else; if the line is a header, put # in front of it, else leave points of two"
          + " classes only");
      return;
    }
    int points = labels.points();
    boolean numbers = keys.stream().allMatch(k -> table.numerals().number(labels.name(k)));
    if (keys.size() > Labels.MOST && numbers && keys.size() > NEARLY_ALL * points) {
      faults.add("column " + taken() + " is a number, with " + keys.size() + " different values in "
          + points + " rows, and only two labels can be told apart; write one of two labels for"
          + " each number, such as low and high" + orOther());
      return;
    }
    if (keys.size() > Labels.MOST) {
      faults.add("column " + taken() + " has " + keys.size() + " values, such as "
          + Shown.list(keys.stream().limit(3).map(k -> Shown.quoted(labels.name(k))).toList(), 3)
          + ", and only two labels can be told apart; choose two with --classes" + orOther());
      return;
    }
    List<String> shown = keys.stream()
        .map(k -> Shown.quoted(labels.name(k)) + " (" + labels.points(k) + ")").toList();
    faults.add("column " + taken() + " has " + keys.size() + " labels: "
        + Shown.list(shown, LISTED) + "; choose two with --classes" + orOther());
  }
}
