// twin: float
package dev.gradus.autodiff.kernel.product;

import dev.gradus.autodiff.kernel.Warmth;
import dev.gradus.autodiff.kernel.Warmth.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** When the loops of vectors that products are made of take over from plain ones. */
final class DoubleWarmUp {
  /** How many multiply-adds of plain loops call for vectors: a small part of a second's work. */
  private static final long WORK = 1L << 28;
  /** What most products need; and what others do, which waits until that is there. */
  private static final Warmth COMMON = new Warmth(WORK, () -> new Loops().common());
  private static final Warmth OTHERS = new Warmth(0, () -> new Loops().others());

  private DoubleWarmUp() {}

  /** Whether vectors are worth using for a product by now; counts its work. */
  static boolean isOver(DoubleProduct s) {
    return MultiplyAdd.IS_INSTRUCTION && COMMON.isOver(s.work())
        && (OTHERS.isOver(s.work()) || DoublePanels.isCommon(s));
  }

  /** Whether A is worth packing in groups, too, where vectors are used. */
  static boolean isOverForGroups(DoubleProduct s) { return OTHERS.isOver(s.work()); }

  /** The loops, on arrays that are large enough for each. */
  private static final class Loops {
    private static final int DEPTH = 24;
    /** A compiled loop takes less for an operation of vectors, any other many times as much. */
    private static final long NANOSECONDS = 5;

    private final int lanes = DoublePanels.LANES;
    private final int w = 4 * lanes;
    private final double[] a = new double[12 * DEPTH];
    private final double[] b = new double[(4 * DEPTH + 1) * lanes];
    private final double[] c = new double[12 * 5 * lanes];
    private final double[] d = new double[Math.max(4 * lanes, 12) * DEPTH + 8];

    List<Trial> common() {
      List<Trial> all = new ArrayList<>();
      all.add(tile(6, 4, DoubleTile6x4::run));
      all.add(tile(12, 1, DoubleTile12x1::run));
      all.add(tile(1, 4, DoubleTile1x4::run));
      all.add(loop(8, k -> DoublePacking.copy(k, b, 0, w, w, d, 0)));
      if (DoubleTranspose.IS_FAST) {
        all.add(loop(20, k -> DoublePacking.transpose(k, b, 0, 1, k, 8, c, 0)));
      }
      return all;
    }

    List<Trial> others() {
      List<Trial> all = new ArrayList<>();
      all.add(tile(6, 2, DoubleTile6x2::run));
      all.add(tile(6, 3, DoubleTile6x3::run));
      all.add(tile(5, 5, DoubleTile5x5::run));
      if (DoubleTranspose.IS_FAST) {
        all.add(loop(48, k -> {
          DoubleTile6x4Packed.run(k, a, 0, 5, b, 0, 0, 1, 6 * k, c, 0, 0, c, 0, w);
          DoubleTile6x4Packed.run(k - 1, a, 0, 5, b, 0, 0, 1, 6 * k, c, 0, 0, c, 0, w);
        }));
        all.add(loop(80, k -> {
          DoublePacking.groups(8, k, a, 0, k, 1, d);
          DoublePacking.groups(8, k, a, 0, 1, 12, d);
        }));
      }
      return all;
    }

    /** A tile, from rows of A side by side and from columns. */
    private Trial tile(int rows, int vectors, Tile tile) {
      int width = vectors * lanes;
      int last = rows - 1;
      return loop(2 * rows * vectors, k -> {
        tile.run(k, a, 0, k, 1, last, b, 0, w, width, c, 0, 0, c, 0, width);
        tile.run(k, a, 0, 1, 12, last, b, 0, w, width, c, 0, 0, c, 0, width);
      });
    }

    /** A loop with some operations of vectors in each round. */
    private static Trial loop(int operations, IntConsumer body) {
      return Trial.within(NANOSECONDS * DEPTH * operations, () -> body.accept(DEPTH));
    }
  }

  /** What all tiles have in common that read A where it is. */
  private interface Tile {
    void run(int k, double[] a, int ao, int as, int step, int last, double[] b, int bo, int ldb,
        int width, double[] z, int zo, int ldz, double[] c, int co, int ldc);
  }
}
