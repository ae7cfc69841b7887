package dev.gradus.examples.report;

import java.awt.Color;

/**
 * The colours of a picture, on light or on dark paper. Blue stands for class 0 and for what is
 * negative, vermillion for class 1 and for what is positive: people of every colour vision can tell
 * the two apart. Source: Okabe and Ito, Color Universal Design, 2008. The page's style sheet has
 * the same ones.
 */
enum Palette {
  LIGHT(0xffffff, 0x1d2129, 0x667080, 0xdfe3e8, 0x0072b2, 0xd55e00, 0x9fcbe8, 0xf8f8f6, 0xf9b88f),
  DARK(0x14171c, 0xe8eaed, 0x98a1ad, 0x343a43, 0x56b4e9, 0xff8a4c, 0x174a6b, 0x1d2026, 0x733816);

  private final Color paper;
  private final Color ink;
  private final Color faint;
  private final Color grid;
  private final Color zero;
  private final Color one;
  private final Color surfaceZero;
  private final Color surfaceHalf;
  private final Color surfaceOne;

  Palette(int paper, int ink, int faint, int grid, int zero, int one, int surfaceZero,
      int surfaceHalf, int surfaceOne) {
    this.paper = new Color(paper);
    this.ink = new Color(ink);
    this.faint = new Color(faint);
    this.grid = new Color(grid);
    this.zero = new Color(zero);
    this.one = new Color(one);
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
  Color of(int label) { return label == 0 ? zero : one; }

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
