package dev.gradus.verify;

import static dev.gradus.verify.errors.Given.given;
import static dev.gradus.verify.errors.Given.result;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a program where it keeps them, block by block, each with the array that holds its
 * gradient. Immutable; the arrays are the user's.
 *
 * <pre>{@code
 * Blocks net = new Blocks().with("W1", w1, () -> dw1).with("b1", b1, () -> db1);
 * Verify.blocks(net, this::error, this::backward).check().orThrow();
 * }</pre>
 */
public final class Blocks {
  private final List<Block> blocks;

  /** No blocks yet. */
  public Blocks() { this(List.of()); }

  private Blocks(List<Block> blocks) { this.blocks = blocks; }

  /** One block: its form, and its numbers as rows. */
  private record Block(String name, Shape shape, boolean isInFloats, Rows numbers, Rows slopes) {}

  /** Numbers in rows, wherever they are. */
  private interface Rows {
    double get(int row, int column);

    void set(int row, int column, double value);

    /** How many there are, row by row, such as 3 + 3; null if they are null. */
    @Nullable String size();
  }

  private Blocks and(Block block) {
    List<Block> all = new ArrayList<>(blocks);
    all.add(block);
    return new Blocks(List.copyOf(all));
  }

  /**
   * The same with one more block.
   *
   * @param name such as {@code b1}
   * @param numbers the array that the program reads
   * @param slopes where the gradient stands after it was computed
   * @return the blocks
   */
  public Blocks with(String name, double[] numbers, Supplier<double[]> slopes) {
    checkGiven(name, numbers, slopes);
    return and(new Block(name, Shape.of(numbers.length), false, rows(() -> numbers), rows(slopes)));
  }

  /**
   * The same with one more block.
   *
   * @param name such as {@code W1}
   * @param numbers the rows that the program reads
   * @param slopes where the gradient stands after it was computed
   * @return the blocks
   * @throws IllegalArgumentException if not all rows are equally long
   */
  public Blocks with(String name, double[][] numbers, Supplier<double[][]> slopes) {
    checkGiven(name, numbers, slopes);
    int columns = numbers.length == 0 ? 0 : given(numbers[0], "Blocks.with", "the row at place 0",
        "rows of numbers").length;
    for (int i = 0; i < numbers.length; i++) {
      if (given(numbers[i], "Blocks.with", "a row", "rows of numbers").length != columns) {
        throw new IllegalArgumentException("Blocks.with: row 0 of " + name + " has " + columns
            + " numbers but row " + i + " has " + numbers[i].length
            + "; give each row a block of its own");
      }
    }
    Shape shape = Shape.of(numbers.length, columns);
    return and(new Block(name, shape, false, matrix(() -> numbers), matrix(slopes)));
  }

  /**
   * The same with one more block, in floats.
   *
   * @param name such as {@code b1}
   * @param numbers the array that the program reads
   * @param slopes where the gradient stands after it was computed
   * @return the blocks
   */
  public Blocks with(String name, float[] numbers, Supplier<float[]> slopes) {
    checkGiven(name, numbers, slopes);
    return and(new Block(name, Shape.of(numbers.length), true, floats(() -> numbers),
        floats(slopes)));
  }

  private static void checkGiven(String name, Object numbers, Object slopes) {
    given(name, "Blocks.with", "the name", "such as W1");
    given(numbers, "Blocks.with", "the array of numbers", "the array that the program reads");
    given(slopes, "Blocks.with", "the gradient", "a function that gives its array");
  }

  private static Rows rows(Supplier<double[]> array) {
    return matrix(() -> new double[][] {array.get()});
  }

  private static Rows matrix(Supplier<double[][]> array) {
    return new Rows() {
      @Override public double get(int row, int column) { return array.get()[row][column]; }

      @Override public void set(int row, int column, double v) { array.get()[row][column] = v; }

      @Override public @Nullable String size() {
        double[][] rows = array.get();
        if (rows == null) return null;
        StringBuilder lengths = new StringBuilder();
        for (double[] row : rows) {
          if (row == null) return null;
          lengths.append(lengths.length() == 0 ? "" : " + ").append(row.length);
        }
        return lengths.toString();
      }
    };
  }

  private static Rows floats(Supplier<float[]> array) {
    return new Rows() {
      @Override public double get(int row, int column) { return array.get()[column]; }

      @Override public void set(int row, int column, double v) { array.get()[column] = (float) v; }

      @Override public @Nullable String size() {
        float[] row = array.get();
        return row == null ? null : String.valueOf(row.length);
      }
    };
  }

  boolean isInFloats() { return blocks.stream().anyMatch(Block::isInFloats); }

  Layout layout() {
    return new Layout(blocks.stream().map(Block::name).toList(),
        blocks.stream().map(Block::shape).toList());
  }

  /** What an entry of some block is for. */
  private interface Visitor {
    void visit(Rows rows, int row, int column, int place);
  }

  private void each(boolean slopes, Visitor visitor) {
    int place = 0;
    for (Block b : blocks) {
      int columns = b.shape().dim(b.shape().rank() - 1);
      for (int i = 0; i < b.shape().size(); i++) {
        visitor.visit(slopes ? b.slopes() : b.numbers(), i / columns, i % columns, place++);
      }
    }
  }

  /** The numbers, one after the other. */
  double[] numbers() { return read(false); }

  /** The gradient, one number after the other. */
  double[] slopes() {
    for (Block b : blocks) {
      String given = result(b.slopes().size(), "gradient of " + b.name(), "an array");
      String wanted = b.numbers().size();
      if (given.equals(wanted)) continue;
      throw new IllegalArgumentException("Verify.blocks: " + b.name() + " has " + wanted
          + " numbers but its gradient has " + given + "; give a slope for each");
    }
    return read(true);
  }

  private double[] read(boolean slopes) {
    double[] all = new double[layout().size()];
    each(slopes, (rows, row, column, place) -> all[place] = rows.get(row, column));
    return all;
  }

  void set(double[] numbers) {
    each(false, (rows, row, column, place) -> rows.set(row, column, numbers[place]));
  }
}
