package dev.gradus.examples.data;

import dev.gradus.examples.data.Numerals.Kind;
import dev.gradus.examples.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The column of what is to be predicted: labels, or a number. Faults are kept, not thrown. */
final class TargetColumn {
  private static final int LISTED = 6;
  private static final double NEARLY_ALL = 0.5; // of the rows: more values are no labels
  private static final double MOSTLY = 0.9; // of the values: then the others are slips

  private final Table table;
  private final Choice choice;
  private final int column;
  private final Faults faults;
  private final List<String> notes;
  private final Labels labels;
  private final boolean number;
  private final List<String> keys; // of the classes; none for a number

  TargetColumn(Table table, Choice choice, int column, Faults faults, List<String> notes) {
    this.table = table;
    this.choice = choice;
    this.column = column;
    this.faults = faults;
    this.notes = notes;
    labels = Labels.of(table.column(column), table.numerals());
    number = choice.classes().isEmpty() && looksLikeNumber();
    keys = number ? List.of() : classes();
    if (number) checkNumber();
  }

  /** Whether a number is to be predicted. */
  boolean number() { return number; }

  private boolean looksLikeNumber() {
    if (choice.target() != null) return choice.target() == Choice.Target.NUMBER;
    List<String> all = labels.keys();
    if (all.size() < 3 || isOddHeader(all)) return false;
    long numbers = all.stream().filter(this::isNumber).count();
    if (all.size() > Labels.MOST) return numbers >= MOSTLY * all.size();
    if (numbers < all.size()) return false;
    boolean whole = all.stream().mapToDouble(Double::parseDouble).allMatch(x -> x == Math.rint(x));
    return !whole || all.size() > NEARLY_ALL * labels.points();
  }

  private boolean isNumber(String key) { return table.numerals().number(labels.name(key)); }

  /** The names of the classes; none for a number. */
  List<String> names() { return keys.stream().map(labels::name).toList(); }

  /** The class of a row, from 0, or its number. */
  double of(Line row) {
    String value = row.at(column);
    return number ? table.numerals().parse(value) : keys.indexOf(labels.key(value));
  }

  /** Whether a row has no label. */
  boolean isGap(Line row) {
    return number ? table.numerals().kind(row.at(column)) == Kind.GAP
        : Numerals.gap(row.at(column));
  }

  /** Whether a row has a label that is asked for, or none. */
  boolean isWanted(Line row) {
    return choice.classes().isEmpty() || keys.size() < 2 || isGap(row)
        || keys.contains(labels.key(row.at(column)));
  }

  /** Finds what has no point among the rows that are left. */
  void check(List<Line> rows) {
    if (number && rows.stream().mapToDouble(this::of).distinct().count() < 2) {
      faults.add("every point has the number " + rows.get(0).at(column) + " in column "
          + taken().replaceFirst(",$", "") + ", so there is nothing to predict" + orOther());
    }
    for (String c : keys) {
      if (rows.stream().noneMatch(r -> labels.key(r.at(column)).equals(c))) {
        faults.add("no row with the label " + Shown.quoted(labels.name(c))
            + " is without a gap; leave out the columns with the most gaps with --drop");
      }
    }
  }

  /** Says why the column is a number, and finds words in it. */
  private void checkNumber() {
    List<Line> words = table.rows().stream()
        .filter(r -> table.numerals().kind(r.at(column)) == Kind.TEXT).toList();
    if (!words.isEmpty()) {
      findWords(words);
      return;
    }
    if (choice.target() != null) return;
    notes.add("column " + taken() + " is a number to predict, with " + labels.count()
        + " different values" + (labels.count() <= Labels.MOST
            ? "; for labels to tell apart say --target classes" : "")
        + otherWithTwo());
  }

  private void findWords(List<Line> words) {
    Line first = words.get(0);
    int more = words.size() - 1;
    String what = "column " + taken() + (choice.target() == null
        ? " is taken for a number to predict" : " is to be a number to predict") + ", but has ";
    String seen = Shown.quoted(first.at(column));
    String classes = "say --target classes for labels" + orOther();
    if (words.size() == table.rows().size()) {
      faults.add(what + "no number in any of " + words.size() + " rows, such as " + seen + "; "
          + classes);
    } else {
      faults.add(first.number(), what + seen + (more == 0 ? "; mend or delete the row, or "
          : " and the like in " + more + " more of " + table.rows().size()
              + " rows; mend or delete them, or ") + classes);
    }
  }

  /** Who gives no titles may give the label first: another column with two values may be it. */
  private String otherWithTwo() {
    if (choice.label() != null) return "";
    return IntStream.range(0, table.titles().size()).filter(j -> j != column
        && Labels.of(table.column(j), table.numerals()).count() == 2).limit(1)
        .mapToObj(j -> "; if column " + Shown.quoted(table.titles().get(j))
            + ", which has two values, is the label, say --label " + table.reference(j))
        .collect(Collectors.joining());
  }

  /** The keys of the labels, in the order of their classes. */
  private List<String> classes() {
    List<String> found = labels.keys();
    if (!choice.classes().isEmpty()) found = chosen();
    else if (found.size() == 1 && table.odd().isEmpty()) {
      faults.add("every point has the label " + Shown.quoted(labels.name(found.get(0)))
          + " in column " + taken().replaceFirst(",$", "") + "; add points of a second class"
          + orOther());
    } else if (found.size() > 2) {
      findTooMany(found);
    }
    if (found.size() >= 2 && found.size() <= Labels.MOST) noteSpellings(found);
    return found;
  }

  private void noteSpellings(List<String> found) {
    for (String key : found) {
      String name = labels.name(key);
      String twin = found.stream().map(labels::name)
          .filter(n -> !n.equals(name) && n.equalsIgnoreCase(name)).findFirst().orElse(name);
      if (name.compareTo(twin) < 0) {
        notes.add("the labels " + Shown.quoted(name) + " and " + Shown.quoted(twin)
            + " differ in capitals only, and are taken for two");
      }
      if (labels.spellings(key).size() > 1) {
        notes.add("the labels " + labels.spellings(key).stream().map(Shown::quoted)
            .collect(Collectors.joining(", ")) + " are taken for one");
      }
    }
  }

  private List<String> chosen() {
    List<String> chosen = choice.classes().stream().map(labels::key).distinct().toList();
    if (chosen.size() < 2) faults.add("--classes names 1 label; name two or more");
    if (chosen.size() > Labels.MOST) {
      faults.add("--classes names " + chosen.size() + " labels; name " + Labels.MOST + " at most");
    }
    for (String key : chosen) {
      if (!labels.has(key)) {
        faults.add("--classes: no row has the label " + Shown.quoted(key) + " in column "
            + title() + "; its labels are "
            + Shown.list(labels.keys().stream().map(labels::name).map(Shown::brief).toList(),
                LISTED));
      }
    }
    return faults.isEmpty() ? chosen : List.of();
  }

  private String title() { return Shown.quoted(table.titles().get(column)); }

  private String taken() {
    return title() + (choice.label() == null ? ", taken for the label because it is last," : "");
  }

  private String orOther() {
    return choice.label() == null ? ", or name another column with --label" : "";
  }

  /** Whether the label of the first line is one of three, and stands nowhere else. */
  private boolean isOddHeader(List<String> all) {
    String odd = labels.key(table.rows().get(0).at(column));
    return !table.titled() && all.size() == 3 && labels.has(odd) && labels.points(odd) == 1
        && all.stream().allMatch(k -> k.equals(odd) || labels.points(k) > 1);
  }

  private void findTooMany(List<String> all) {
    Line first = table.rows().get(0);
    if (isOddHeader(all)) {
      faults.add(first.number(), "its label " + Shown.quoted(first.at(column)) + " stands nowhere"
          + " else; if the line is a header, put # in front of it, else name all labels after"
          + " --classes");
      return;
    }
    int points = labels.points();
    String has = "column " + taken() + " has " + all.size();
    if (all.size() > Labels.MOST) {
      faults.add(has + " values, such as "
          + Shown.list(all.stream().limit(3).map(k -> Shown.quoted(labels.name(k))).toList(), 3)
          + ", and at most " + Labels.MOST + " labels can be told apart; choose some with --classes"
          + (all.stream().allMatch(this::isNumber) ? ", or predict it with --target number" : "")
          + orOther());
    } else if (all.size() > NEARLY_ALL * points && choice.target() == null) {
      List<String> shown = new ArrayList<>();
      for (String k : all) shown.add(Shown.quoted(labels.name(k)) + " (" + labels.points(k) + ")");
      faults.add(has + " labels for " + points + " points: " + Shown.list(shown, LISTED)
          + "; more points of each are needed to tell them apart, or say --target classes"
          + orOther());
    }
  }
}
