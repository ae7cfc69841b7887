package dev.gradus.examples.report;

import dev.gradus.examples.descent.DescentLog;
import dev.gradus.examples.descent.Finding;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.examples.text.Numbers;
import java.util.ArrayList;
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

  private final Outcome outcome;
  private final DescentLog log;
  private final List<DescentLog.Entry> frames;
  private final PlanePicture plane;
  private final Units units;
  private final @Nullable MountPicture mount;
  private final boolean hasCurve;
  private final Strengths strengths;

  Film(Outcome outcome) {
    this.outcome = outcome;
    log = outcome.log();
    frames = log.spaced(MOST_FRAMES);
    plane = new PlanePicture(outcome.points(), outcome.held());
    units = new Units(outcome, plane.plane());
    Optional<MountPicture> map = MountPicture.of(outcome);
    mount = map.orElse(null);
    hasCurve = Charts.canShow(log.errors()) && Charts.canShow(log.heldErrors());
    strengths = new Strengths(outcome.net().layout(),
        frames.stream().map(DescentLog.Entry::parameters).toList());
  }

  PlanePicture plane() { return plane; }

  /** The map of the mountain; null if there is none. */
  @Nullable
  MountPicture mount() { return mount; }

  /** The largest weight of all epochs that are shown. */
  double largest() { return strengths.widest(); }

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
    double good = e.learned().quality();
    return "epoch " + e.epoch() + ": E = " + Numbers.set(e.error()) + (isNumber
        ? ", R² = " + Numbers.set(good) : ", " + Numbers.percent(good) + " right");
  }

  String saidAtEnd() { return said(log.end()); }

  int last() { return frames.size() - 1; }

  int shown() { return end(); }

  String network() {
    return NetworkDrawing.svg(outcome, strengths, units.regions(log.end().parameters()));
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
      parts.add("\"weights\":" + quoted(strengths.letters(e.parameters())));
      parts.add("\"seen\":" + list(units.regions(e.parameters())));
      if (hasCurve) parts.add("\"curve\":" + place(Charts.at(log, e)));
      if (mount != null) parts.add("\"mount\":" + place(mount.at(e)));
      all.add("{" + String.join(",", parts) + "}");
    }
    return "[" + String.join(",\n", all) + "]";
  }

  private static String place(int[] at) { return "[" + at[0] + "," + at[1] + "]"; }

  private static String list(List<String> texts) {
    return "[" + String.join(",", texts.stream().map(Film::quoted).toList()) + "]";
  }

  /** What is quoted here is made of letters, digits and signs that need no care in JSON or HTML. */
  private static String quoted(String text) { return '"' + text + '"'; }
}
