package dev.gradus.examples.report;

import dev.gradus.examples.descent.DescentLog;
import dev.gradus.examples.descent.Finding;
import dev.gradus.examples.descent.Measure;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.examples.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way down in pictures that belong together: for each of some recorded epochs what the network
 * answers over the plane, its weights, what its units see, and the place on the curve and on the
 * mountain. The page's script shows one epoch after the other; without it the end stands there, and
 * six small pictures.
 */
final class Film {
  private static final int MOST_FRAMES = 60;
  private static final int FEW = 6;
  private static final int STRENGTHS = 30; // of a weight, on either side of 0
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final Outcome outcome;
  private final DescentLog log;
  private final List<DescentLog.Entry> frames;
  private final PlanePicture plane;
  private final Units units;
  private final @Nullable MountPicture mount;
  private final boolean hasCurve;
  private final double[] largest; // beside which each weight is drawn
  private final double widest;

  Film(Outcome outcome) {
    this.outcome = outcome;
    log = outcome.log();
    frames = log.spaced(MOST_FRAMES);
    plane = new PlanePicture(outcome.points(), outcome.held());
    units = new Units(outcome, plane.plane());
    Optional<MountPicture> map = MountPicture.of(outcome);
    mount = map.orElse(null);
    hasCurve = Charts.canShow(log.errors()) && Charts.canShow(log.heldErrors());
    double[] most = new double[outcome.net().layout().size()];
    for (DescentLog.Entry e : frames) {
      double[] w = e.parameters().toArray();
      for (int i = 0; i < w.length; i++) most[i] = Math.max(most[i], Math.abs(w[i]));
    }
    largest = NetworkDrawing.largest(outcome.net(), most);
    widest = Arrays.stream(most).max().orElse(0);
  }

  PlanePicture plane() { return plane; }

  /** The map of the mountain; null if there is none. */
  @Nullable
  MountPicture mount() { return mount; }

  /** The largest weight of all epochs that are shown. */
  double largest() { return widest; }

  /** Whether a point is taken for another class in any epoch that is shown. */
  boolean isEverWrong() {
    return frames.stream().anyMatch(e -> !plane.dots().wrong(outcome.modelAt(e)).isEmpty());
  }

  /** How many epochs the slider goes through. */
  int size() { return frames.size(); }

  /** The epochs of the small pictures. */
  List<DescentLog.Entry> few() { return log.spaced(FEW); }

  private int end() { return frames.indexOf(log.end()); }

  private static String when(DescentLog.Entry e) {
    return e.epoch() == 0 ? "before training" : "after " + Numbers.count(e.epoch(), "epoch");
  }

  /** Where a frame is, in words. */
  private String said(DescentLog.Entry e) {
    boolean isNumber = outcome.points().classes().isEmpty();
    String good = Measure.shown(outcome.points().task(), e.learned().quality()).replace('-', '−');
    return "epoch " + e.epoch() + ": E = " + Numbers.rounded(e.error())
        + (isNumber ? ", R² = " + good : ", " + good + " right");
  }

  String saidAtEnd() { return said(log.end()); }

  int last() { return frames.size() - 1; }

  int shown() { return end(); }

  String network() {
    return NetworkDrawing.svg(outcome, largest, units.regions(log.end().parameters()));
  }

  String large() {
    return plane.large(outcome.model(), "The points, and what the network answers around them"
        + " at the end; the small pictures show how it came to that.");
  }

  /** The curve of E. */
  String curve() {
    return hasCurve ? Charts.errors(log, new Finding(outcome).plainError(), log.end())
        : "<p><i>E</i> grew too large for a chart; the table below has its numbers.</p>";
  }

  /** The map of the mountain, or why there is none. */
  String map() {
    if (mount != null) return mount.svg(log.end());
    return "<p>" + (hasCurve ? "The descent led nowhere, so there is no way to draw on a map."
        : "The mountain is too high for a map.") + "</p>";
  }

  /** Small pictures of some epochs, with captions. */
  String multiples() {
    StringBuilder out = new StringBuilder();
    for (DescentLog.Entry e : few()) {
      List<String> regions = plane.ground().regions(outcome.modelAt(e), PlanePicture.EXTENT);
      out.append("<figure>").append(plane.small(regions, plane.dots().wrong(outcome.modelAt(e)),
          "The same " + when(e) + ".")).append("\n<figcaption>").append(Html.text(said(e)))
          .append("</figcaption></figure>\n");
    }
    return out.toString();
  }

  /** All frames, for the page's script. */
  String json() {
    List<String> all = new ArrayList<>();
    for (DescentLog.Entry e : frames) {
      List<String> parts = new ArrayList<>();
      parts.add("\"say\":" + quoted(said(e)));
      parts.add("\"ground\":" + list(plane.ground().regions(outcome.modelAt(e),
          PlanePicture.EXTENT)));
      parts.add("\"wrong\":" + quoted(plane.dots().wrong(outcome.modelAt(e))));
      parts.add("\"weights\":" + quoted(strengths(e.parameters().toArray())));
      parts.add("\"seen\":" + list(units.regions(e.parameters())));
      if (hasCurve) parts.add("\"curve\":" + place(Charts.at(log, e)));
      if (mount != null) parts.add("\"mount\":" + place(mount.at(e)));
      all.add("{" + String.join(",", parts) + "}");
    }
    return "[" + String.join(",\n", all) + "]";
  }

  /** A letter for each entry of the long vector: its sign, and its strength beside the largest. */
  private String strengths(double[] weights) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < weights.length; i++) {
      long strength = largest[i] == 0 ? 0 : Math.round(STRENGTHS * weights[i] / largest[i]);
      out.append(LETTERS.charAt((int) strength + STRENGTHS));
    }
    return out.toString();
  }

  private static String place(int[] at) { return "[" + at[0] + "," + at[1] + "]"; }

  private static String list(List<String> texts) {
    return "[" + String.join(",", texts.stream().map(Film::quoted).toList()) + "]";
  }

  /** What is quoted here is made of letters, digits and signs that need no care in JSON or HTML. */
  private static String quoted(String text) { return '"' + text + '"'; }
}
