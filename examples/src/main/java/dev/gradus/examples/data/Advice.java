package dev.gradus.examples.data;

import dev.gradus.examples.data.Numerals.Kind;
import dev.gradus.examples.text.Shell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Options with which a file that was refused is read as it is. They are tried before given. */
final class Advice {
  private static final double MANY = 0.5; // of the rows: then the column goes rather than they
  private static final int MOST = 3;

  private final Table table;
  private final Choice choice;

  private Advice(Table table, Choice choice) {
    this.table = table;
    this.choice = choice;
  }

  /** The options as one types them, each set of them a line; none if none are known to help. */
  static List<String> options(Table table, Choice choice) {
    Advice advice = new Advice(table, choice);
    return advice.labels().stream().map(advice::tried).flatMap(Optional::stream).limit(MOST)
        .toList();
  }

  /** Options that give two labels, with others that mend the columns, if the file is then read. */
  private Optional<String> tried(Choice label) {
    try {
      Choice better = withoutWordsAndGaps(label);
      if (better.equals(choice)) return Optional.empty();
      new PointsTable(table, better).points();
      return Optional.of(Shell.line(better.options()));
    } catch (BadInputException e) {
      return Optional.empty(); // it does not help
    }
  }

  /** The choice itself, or such that there are labels. */
  private List<Choice> labels() {
    List<Choice> found = new ArrayList<>();
    int column;
    try {
      column = new PointsTable(table, choice).label();
    } catch (BadInputException e) {
      return List.of(); // a column that is not there
    }
    Faults faults = new Faults("");
    new TargetColumn(table, choice, column, faults, new ArrayList<>());
    if (faults.isEmpty() || !choice.classes().isEmpty()) return List.of(choice);
    if (choice.label() == null) { // who gives no titles gives the label last, or first
      for (int j = 0; j < (table.titled() ? table.titles().size() : 1); j++) {
        if (labels(j).count() == 2) found.add(with(table.reference(j), List.of()));
      }
    }
    Labels labels = labels(column);
    if (labels.count() > 2 && labels.count() <= Labels.MOST) {
      found.add(with(choice.label(), labels.keys().stream()
          .sorted(Comparator.comparingInt(k -> -labels.points(k))).limit(2).sorted()
          .map(labels::name).toList()));
    }
    return found;
  }

  private Labels labels(int column) {
    return Labels.of(table.column(column), table.numerals());
  }

  private Choice with(@Nullable String label, List<String> classes) {
    return new Choice(label, choice.features(), choice.drop(), classes, choice.skipGaps(),
        choice.target());
  }

  private Choice withoutWordsAndGaps(Choice base) throws BadInputException {
    Set<String> drop = new LinkedHashSet<>(base.drop());
    PointsTable points = new PointsTable(table, base);
    boolean gaps = labels(points.label()).points() < table.rows().size();
    for (int j : points.features()) {
      long missing = table.column(j).stream()
          .filter(v -> table.numerals().kind(v) == Kind.GAP).count();
      if (missing > MANY * table.rows().size()
          || ColumnFaults.isWordy(table.numerals(), table.rows(), j)) drop.add(table.reference(j));
      else gaps |= missing > 0;
    }
    return new Choice(base.label(), base.features(), List.copyOf(drop), base.classes(),
        base.skipGaps() || gaps, base.target());
  }
}
