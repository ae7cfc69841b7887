package dev.gradus.examples.report;

import dev.gradus.examples.data.Points;
import dev.gradus.examples.descent.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The report on an experiment: a page of HTML that needs nothing else, and a picture. */
public final class Report {
  /** The name of the page. */
  public static final String PAGE = "report.html";

  /** The name of the picture of the boundary after training. */
  public static final String BOUNDARY = "boundary.png";

  /** The names of all files that a report can have. */
  public static final List<String> FILES = List.of(PAGE, BOUNDARY);

  /** What is in every page and cannot come from a user, whose < is written as &lt;. */
  private static final String MARK = "Written by <code>errorest</code>, an example of Gradus";

  private Report() {}

  /**
   * The files that a report will have.
   *
   * @param points it is about
   * @return their names
   */
  public static List<String> names(Points points) {
    return BoundaryPicture.isFor(points) ? FILES : List.of(PAGE);
  }

  /**
   * Finds the files that an earlier report wrote: a page by its last words, and a picture by the
   * same picture in that page.
   *
   * @param found the content of files by their names
   * @return the names of those that are a report's
   */
  public static Set<String> own(Map<String, byte[]> found) {
    byte[] bytes = found.get(PAGE);
    if (bytes == null) return Set.of();
    String page = new String(bytes, StandardCharsets.UTF_8);
    if (!page.contains(MARK)) return Set.of();
    byte[] picture = found.get(BOUNDARY);
    return picture == null || !page.contains(Html.base64(picture)) ? Set.of(PAGE)
        : Set.of(PAGE, BOUNDARY);
  }

  /**
   * Writes a report.
   *
   * @param outcome what the experiment showed
   * @param command the line that repeats it
   * @return the content of each file by its name; there is a picture only for two features
   */
  public static Map<String, byte[]> files(Outcome outcome, String command) {
    Figures figures = new Figures(outcome);
    Map<String, String> places = new LinkedHashMap<>(Sentences.of(outcome, command));
    places.putAll(figures.html());
    places.put("page-link", PageLink.html(outcome));
    places.put("scaling", Tables.scaling(outcome));
    places.put("milestones", Tables.milestones(outcome));
    places.put("milestones-head", Tables.milestonesHead(outcome));
    places.put("marks", MarksTables.html(outcome));
    places.put("gradient-vector", Tables.gradient(outcome));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(PAGE, Template.named(PAGE).filled(places).getBytes(StandardCharsets.UTF_8));
    if (BoundaryPicture.isFor(outcome.points())) files.put(BOUNDARY, figures.boundary());
    return files;
  }
}
