package dev.gradus.examples.report;

import java.awt.Color;

/**
 * The colours of a picture, on light or on dark paper. Blue stands for class 0 and for what is
 * negative, vermillion for class 1 and for what is positive: people of every colour vision can tell
 * the two apart. Source: Okabe and Ito, Color Universal Design, 2008. The page's style sheet has
 * the same ones.
 */
enum Palette {
  LIGHT(0xffffff, 0x1d2129, 0x667080, 0xdfe3e8, 0x9fcbe8, 0xf8f8f6, 0xf9b88f),
  DARK(0x14171c, 0xe8eaed, 0x98a1ad, 0x343a43, 0x174a6b, 0x1d2026, 0x733816);

  /** How many classes have a colour. */
  static final int CLASSES = 8;

  private static final int[] ON_LIGHT = {0x0072b2, 0xd55e00, 0x007f5c, 0xa8488a, 0xb07a00, 0x3f4a5a,
      0x2f9fdc, 0x7a5c33};
  private static final int[] ON_DARK = {0x56b4e9, 0xff8a4c, 0x2fc79a, 0xe08fc4, 0xf0b429, 0xc6cdd6,
      0x8fd0ff, 0xc9a878};

  /** From low to high: even steps of lightness, for every colour vision. Source: cividis, 2018. */
  private static final int[] HEIGHTS = {0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173, 0x8a8678,
      0xa59c74, 0xc3b369, 0xe1cc55, 0xfee838};

  private final Color paper;
  private final Color ink;
  private final Color faint;
  private final Color grid;
  private final Color surfaceZero;
  private final Color surfaceHalf;
  private final Color surfaceOne;

  Palette(int paper, int ink, int faint, int grid, int surfaceZero, int surfaceHalf,
      int surfaceOne) {
    this.paper = new Color(paper);
    this.ink = new Color(ink);
    this.faint = new Color(faint);
    this.grid = new Color(grid);
    this.surfaceZero = new Color(surfaceZero);
    this.surfaceHalf = new Color(surfaceHalf);
    this.surfaceOne = new Color(surfaceOne);
  }

  Color paper() { return paper; }

  Color ink() { return ink; }

  /** For what is read second: ticks and captions. */
  Color faint() { return faint; }

  Color grid() { return grid; }

  /** The colour of a class. */
  Color of(int label) { return new Color((this == LIGHT ? ON_LIGHT : ON_DARK)[label]); }

  /** The colour of what is taken for a class: pale, so that points stand out on it. */
  Color region(int label) { return mix(paper, of(label), 0.3); }

  /** The colour of a number between the lowest, 0, and the highest, 1. */
  Color height(double share) {
    double at = Math.max(0, Math.min(1, share)) * (HEIGHTS.length - 1);
    int k = Math.min((int) at, HEIGHTS.length - 2);
    return mix(new Color(HEIGHTS[k]), new Color(HEIGHTS[k + 1]), at - k);
  }

  /** The colour of a prediction ŷ from 0 to 1: pale, so that points stand out on it. */
  Color surface(double y) {
    return y < 0.5 ? mix(surfaceZero, surfaceHalf, 2 * y) : mix(surfaceHalf, surfaceOne, 2 * y - 1);
  }

  private static Color mix(Color a, Color b, double t) {
    return new Color((int) Math.round(a.getRed() + t * (b.getRed() - a.getRed())),
        (int) Math.round(a.getGreen() + t * (b.getGreen() - a.getGreen())),
        (int) Math.round(a.getBlue() + t * (b.getBlue() - a.getBlue())));
  }
}
