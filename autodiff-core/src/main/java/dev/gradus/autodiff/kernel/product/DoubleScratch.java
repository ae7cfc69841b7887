// twin: float
package dev.gradus.autodiff.kernel.product;

/**
 * The arrays that products need while they run: it grows with the first run of each product and
 * allocates nothing from then on. For one product at a time, in parts for the threads that compute
 * its rows.
 */
public final class DoubleScratch {
  /**
   * Where a line of the nearest cache begins, 64 bytes, in an array that is the first thing in a
   * page: its head takes 16. A vector that lies in two lines is read at half the speed.
   */
  static final int START = 48 / Double.BYTES;
  /** Half the sizes of regions, in bytes. */
  private static final long LEAST = 1 << 19;
  private static final long MOST = 1 << 24;
  /** How many times the memory needed is worth it: there may be many threads with scratch each. */
  private static final int MORE = 8;
  private static final double[][] NONE = {};

  /** How the product that was begun goes. */
  DoubleProduct.Way way = DoubleProduct.Way.ENTRIES;
  /** B in panels, from {@link #START} on. */
  double[] packed = {};
  /** B in bands. */
  double[][] bands = NONE;
  private final double[][] edges;
  private final double[][][] rows;
  private final double[][][] sums;

  /**
   * Scratch for a number of threads.
   *
   * @param parts how many threads compute rows at once, at most
   */
  public DoubleScratch(int parts) {
    edges = new double[parts][0];
    rows = new double[parts][][];
    sums = new double[parts][][];
    for (int i = 0; i < parts; i++) {
      rows[i] = NONE;
      sums[i] = NONE;
    }
  }

  void reserve(int length, int edge) {
    if (packed.length < length) packed = new double[roomFor(length)];
    if (bands == NONE && edges[0].length >= edge) return;
    bands = NONE; // by now they have done their work
    for (int i = 0; i < rows.length; i++) {
      rows[i] = NONE;
      if (edges[i].length < edge) edges[i] = new double[edge];
    }
  }

  /**
   * What is needed, or more if G1, the usual collector, then lets the array begin a region, where
   * it stays: half a region, of which it makes 2048 or fewer. Other collectors may put it anywhere.
   */
  private static int roomFor(int length) {
    long part = Long.highestOneBit(Runtime.getRuntime().maxMemory() / 2048);
    int region = (int) Math.max(LEAST, Math.min(part, MOST)) / Double.BYTES;
    return length < region / MORE ? length : Math.max(length, region);
  }

  void reserveBands(int count) {
    if (bands.length < count) {
      double[][] more = new double[count][];
      for (int i = 0; i < count; i++) {
        more[i] = i < bands.length ? bands[i] : new double[DoubleBands.WIDTH];
      }
      bands = more;
    }
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length == 0) rows[i] = new double[DoubleBands.ROWS + 4][DoubleBands.WIDTH];
    }
  }

  /** Room for sums that wait for others. */
  void reserveSums(int count, int length) {
    for (int i = 0; i < sums.length; i++) {
      if (sums[i].length >= count && sums[i][0].length >= length) continue;
      int most = sums[i].length == 0 ? 0 : sums[i][0].length;
      sums[i] = new double[Math.max(count, sums[i].length)][Math.max(length, most)];
    }
  }

  double[] sums(int part, int level) { return sums[part][level]; }

  double[] edge(int part) { return edges[part]; }

  double[][] rows(int part) { return rows[part]; }
}
