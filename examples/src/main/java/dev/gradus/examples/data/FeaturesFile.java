package dev.gradus.examples.data;

import dev.gradus.autodiff.Tensor;
import dev.gradus.examples.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a file that a model takes, by their names; others are passed over.
 *
 * @param count how many rows the file has
 * @param whole the places of the rows without a gap, from 0
 * @param rows these rows, of shape [rows, features]
 */
public record FeaturesFile(int count, List<Integer> whole, Tensor rows) {
  private static final int LISTED = 20;

  /** A file whose list is copied. */
  public FeaturesFile {
    whole = List.copyOf(whole);
  }

  /**
   * Reads a file, or a bundled set.
   *
   * @param name a path, or one of {@link PointsFile#BUNDLED}
   * @param features the names that the model knows
   * @param skipGaps whether rows without a value are passed over
   * @return its rows
   * @throws BadInputException if a column is not there, or has something else than numbers
   */
  public static FeaturesFile open(String name, List<String> features, boolean skipGaps)
      throws BadInputException {
    return parse(Shown.of(name), PointsFile.text("--predict", name), features, skipGaps);
  }

  static FeaturesFile parse(String name, String text, List<String> features, boolean skipGaps)
      throws BadInputException {
    Table table = PointsFile.table(name, text, 1);
    List<Integer> columns = columns(table, features);
    Faults faults = new Faults(name);
    ColumnFaults.findOddLines(table, faults);
    List<Integer> whole = IntStream.range(0, table.rows().size()).boxed()
        .filter(i -> !skipGaps || columns.stream().noneMatch(j -> table.numerals()
            .kind(table.rows().get(i).at(j)) == Numerals.Kind.GAP)).toList();
    List<Line> rows = whole.stream().map(table.rows()::get).toList();
    ColumnFaults.find(table, rows, columns, "the model takes %s as numbers", faults);
    if (!faults.isEmpty()) throw faults.exception();
    double[][] x = new double[rows.size()][columns.size()];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[i].length; j++) {
        x[i][j] = table.numerals().parse(rows.get(i).at(columns.get(j)));
      }
    }
    return new FeaturesFile(table.rows().size(), whole, x.length == 0
        ? Tensor.zeros(0, columns.size()) : Tensor.matrix(x));
  }

  /** The column of each feature: of that title, or the only one that differs in capitals alone. */
  private static List<Integer> columns(Table table, List<String> features)
      throws BadInputException {
    List<String> missing = new ArrayList<>();
    List<Integer> columns = new ArrayList<>();
    for (String feature : features) {
      List<Integer> exact = places(table, feature, false);
      List<Integer> near = exact.isEmpty() ? places(table, feature, true) : exact;
      if (near.size() > 1) {
        throw new BadInputException(table.name() + ": column " + Shown.quoted(feature)
            + ", which the model takes, is there " + near.size() + " times, first as column "
            + (near.get(0) + 1) + " and column " + (near.get(1) + 1)
            + "; give the others another title");
      }
      if (near.isEmpty()) missing.add(feature);
      else columns.add(near.get(0));
    }
    if (missing.isEmpty()) return columns;
    String names = Shown.list(missing.stream().map(Shown::quoted).toList(), LISTED);
    String are = missing.size() == 1 ? " is" : " are";
    throw new BadInputException(table.name() + ": column" + (missing.size() == 1 ? " " : "s ")
        + names + ", which the model takes," + are + " not there; " + (table.titled()
            ? "the columns are "
                + Shown.list(table.titles().stream().map(Shown::brief).toList(), LISTED)
            : "the file has no titles; give its columns those that the model knows: "
                + Shown.list(features.stream().map(Shown::brief).toList(), LISTED)));
  }

  private static List<Integer> places(Table table, String title, boolean anyCase) {
    return IntStream.range(0, table.titles().size()).boxed().filter(j -> anyCase
        ? table.titles().get(j).equalsIgnoreCase(title) : table.titles().get(j).equals(title))
        .toList();
  }
}
