package dev.gradus.examples.data;

import dev.gradus.examples.data.Numerals.Kind;
import dev.gradus.examples.text.Shown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is wrong in the columns of a table, counted for each of them. */
final class ColumnFaults {
  private static final int LISTED = 6;
  private static final String MEND_ROW = "; mend or delete the row";

  private final List<String> titles;
  private final List<Line> rows;
  private final Faults faults;

  private ColumnFaults(List<String> titles, List<Line> rows, Faults faults) {
    this.titles = titles;
    this.rows = rows;
    this.faults = faults;
  }

  /** Adds what is wrong in some rows: columns without any number first, then the others. */
  static void find(Table table, List<Line> rows, List<Integer> features, String mendWords,
      Faults faults) {
    Numerals numerals = table.numerals();
    ColumnFaults columns = new ColumnFaults(table.titles(), rows, faults);
    List<Integer> wordy = features.stream().filter(j -> isWordy(numerals, rows, j)).toList();
    columns.wordy(wordy, mendWords);
    boolean decimals = columns.decimals(numerals);
    for (int j : features) {
      if (wordy.contains(j)) continue;
      if (!decimals) columns.thousands(j);
      for (Kind kind : List.of(Kind.GAP, Kind.TEXT, Kind.INFINITE, Kind.TOO_LARGE)) {
        columns.add(numerals, j, kind);
      }
    }
  }

  /** Adds what is wrong with labels, or numbers to predict; words among these are told before. */
  static void findInLabel(Table table, List<Line> rows, int label, boolean number,
      Faults faults) {
    ColumnFaults columns = new ColumnFaults(table.titles(), rows, faults);
    if (!number) {
      columns.add(label, Kind.GAP, rows.stream().filter(r -> Numerals.gap(r.at(label))).toList());
      return;
    }
    columns.thousandsUnlessDecimals(table.numerals(), label);
    for (Kind kind : List.of(Kind.GAP, Kind.INFINITE, Kind.TOO_LARGE)) {
      columns.add(table.numerals(), label, kind);
    }
  }

  private void add(Numerals numerals, int column, Kind kind) {
    add(column, kind, rows.stream().filter(r -> numerals.kind(r.at(column)) == kind).toList());
  }

  private boolean decimals(Numerals numerals) {
    return !numerals.commas() || rows.stream()
        .anyMatch(r -> r.values().stream().anyMatch(Numerals::surelyDecimals));
  }

  private void thousandsUnlessDecimals(Numerals numerals, int column) {
    if (!decimals(numerals)) thousands(column);
  }

  /** Adds lines that have more or fewer values than most. */
  static void findOddLines(Table table, Faults faults) {
    if (table.odd().isEmpty()) return;
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

  /** Whether a column has words but no number. */
  static boolean isWordy(Numerals numerals, List<Line> rows, int column) {
    List<Kind> kinds = rows.stream().map(r -> numerals.kind(r.at(column))).distinct().toList();
    return rows.size() > 1 && kinds.stream().allMatch(k -> k == Kind.TEXT || k == Kind.GAP);
  }

  private void wordy(List<Integer> columns, String mend) {
    if (columns.isEmpty()) return;
    boolean one = columns.size() == 1;
    String named = Shown.list(columns.stream()
        .map(j -> Shown.quoted(titles.get(j)) + " (" + word(j) + ")").toList(), LISTED);
    faults.add((one ? "column " : "columns ") + named + (one ? " has" : " have")
        + " no number in any of " + rows.size() + " rows; "
        + String.format(mend, one ? "it" : "them"));
  }

  /** Whole numbers beside such as 1,166: nothing tells whether that is 1166 or 1.166. */
  private void thousands(int column) {
    Optional<Line> comma =
        rows.stream().filter(r -> Numerals.maybeThousands(r.at(column))).findFirst();
    Optional<Line> plain = rows.stream().filter(r -> Numerals.digits(r.at(column))).findFirst();
    if (comma.isEmpty() || plain.isEmpty()) return;
    faults.add(comma.get().number(), "column " + Shown.quoted(titles.get(column)) + " has "
        + Shown.quoted(comma.get().at(column)) + " beside " + Shown.quoted(plain.get().at(column))
        + ", which may be thousands or decimals; write it without the comma, or with a point for"
        + " it");
  }

  private String word(int column) {
    return rows.stream().map(r -> r.at(column)).filter(v -> !Numerals.gap(v)).findFirst()
        .map(v -> "such as " + Shown.quoted(v)).orElse("all empty");
  }

  private void add(int column, Kind kind, List<Line> found) {
    if (found.isEmpty()) return;
    Line first = found.get(0);
    String value = first.at(column);
    String seen = value.isEmpty() ? "" : Shown.quoted(value);
    String what = switch (kind) {
      case GAP -> "no value" + (seen.isEmpty() ? "" : " (" + seen + ")");
      case TEXT -> seen + ", which is no number" + mixed(value);
      case INFINITE -> seen + ", which is not finite";
      default -> seen + ", which is too large to compute with";
    };
    String mend = kind == Kind.GAP ? "; leave such rows out with --skip-gaps" : MEND_ROW;
    String head = "column " + Shown.quoted(titles.get(column)) + " has ";
    if (found.size() == 1) faults.add(first.number(), head + what + mend);
    else faults.add(head + (kind == Kind.GAP ? what + " in " + found.size() + " of " + rows.size()
        + " rows, the first in line " + first.number()
        : what + ", in line " + first.number() + " and the like in " + (found.size() - 1)
            + " more of " + rows.size() + " rows") + mend.replace("the row", "them"));
  }

  private static String mixed(String value) {
    return Numerals.either(value) ? " (elsewhere decimals follow a point)" : "";
  }
}
