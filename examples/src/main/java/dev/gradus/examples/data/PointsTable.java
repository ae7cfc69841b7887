package dev.gradus.examples.data;

import dev.gradus.autodiff.Tensor;
import dev.gradus.examples.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table of which some columns and rows are made into points. */
final class PointsTable {
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
    TargetColumn target = new TargetColumn(table, choice, label, faults, notes);
    List<Line> rows = rows(target);
    if (!faults.isEmpty()) throw faults.exception();
    double[][] x = new double[rows.size()][features.size()];
    double[] targets = new double[rows.size()];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < features.size(); j++) {
        x[i][j] = table.numerals().parse(rows.get(i).at(features.get(j)));
      }
      targets[i] = target.of(rows.get(i));
    }
    noteCounting();
    return new Points(table.name(), features.stream().map(table.titles()::get).toList(),
        table.titles().get(label), target.names(), Tensor.matrix(x), Tensor.vector(targets), choice,
        notes);
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
  private List<Line> rows(TargetColumn target) {
    ColumnFaults.findOddLines(table, faults);
    List<Line> rows = table.rows().stream().filter(target::isWanted).toList();
    int others = table.rows().size() - rows.size();
    if (others > 0) notes.add(others + " of " + table.rows().size() + " rows have other labels");
    List<Line> whole = rows;
    if (choice.skipGaps()) {
      whole = rows.stream().filter(r -> !hasGap(target, r)).toList();
      int skipped = rows.size() - whole.size();
      if (skipped > 0) {
        notes.add(skipped + " of " + rows.size() + " rows have gaps, and are left out");
      }
    }
    ColumnFaults.find(table, whole, features,
        "leave %s out with --drop, or write numbers for the words", faults);
    ColumnFaults.findInLabel(table, whole, label, target.number(), faults);
    if (faults.isEmpty()) target.check(whole);
    return whole;
  }

  private boolean hasGap(TargetColumn target, Line row) {
    return target.isGap(row) || features.stream()
        .anyMatch(j -> table.numerals().kind(row.at(j)) == Numerals.Kind.GAP);
  }
}
