package dev.gradus.teaching;

import dev.gradus.autodiff.Var;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.List;

/**
 * Is it true? The error of the central difference (E(w + h) − E(w − h))/2h against h: one arm falls
 * with h², what the straight line leaves out, the other rises with 1/h, what E is rounded by.
 */
final class TruthAnswer {
  private static final String[] FIRST = {"1", "3"};
  private static final int SMALLEST = 17;
  private static final double TINY = 1e-16; // of which the page asks why not
  private static final double LEAST = 1e-19; // drawn for 0, which has no logarithm

  private TruthAnswer() {}

  static Json of(Scene scene, Fragment link) {
    int chosen = scene.chosen(link);
    double w = scene.weight(chosen);
    double slope = scene.gradient().toArray()[chosen];
    double e = scene.error().toDouble();
    List<Json> rows = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    double bestStep = 0;
    int bestRow = 0;
    double tenth = 0; // the error at h = 0.1, where what is left out is all
    double noised = 0; // of errors by rounding: the sum of the logarithms of error · h
    int noise = 0; // how many
    for (int k = SMALLEST; k >= 0; k--) {
      for (String first : FIRST) {
        if (k == 0 && first.equals("3")) continue;
        double h = Double.parseDouble(first + "e-" + k);
        double found = scene.difference(chosen, h);
        double off = Math.abs(found - slope);
        if (off < best) {
          best = off;
          bestStep = h;
          bestRow = rows.size();
        }
        if (k > 8 && k < 15 && off > 0) {
          noised += log(off) + log(h);
          noise++;
        }
        if (k == 1 && first.equals("1")) tenth = off;
        rows.add(new Json().with("h", Digits.of(h)).with("found", Digits.of(found, 9))
            .with("off", Digits.of(off, 2)).with("x", log(h)).with("y", log(off))
            .with("isZero", off == 0));
      }
    }
    return new Json().with("name", scene.layout().entry(chosen)).with("rows", rows)
        .with("weight", Digits.of(w)).with("slope", Digits.of(slope, 9))
        .with("bestRow", bestRow).with("best", Digits.of(bestStep))
        .with("bestOff", Digits.of(best, 2))
        .with("bestX", log(bestStep)).with("bestY", log(best)).with("error", Digits.of(e))
        .with("ulp", Digits.of(Math.ulp(e), 2))
        .with("tiny", Digits.of(2 * TINY * Math.abs(slope), 2))
        .with("truncation", tenth == 0 ? List.of() : arm(log(tenth * 100), 2))
        .with("rounding", noise == 0 ? List.of() : arm(noised / noise, -1));
  }

  /** The line factor · h^power at the two ends of the picture. */
  private static List<Double> arm(double height, int power) {
    return List.of(height - power * SMALLEST, height);
  }

  private static double log(double x) {
    return Var.constant(Math.max(x, LEAST)).log10().toDouble();
  }
}
