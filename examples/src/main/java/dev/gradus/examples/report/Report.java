package dev.gradus.examples.report;

import dev.gradus.examples.descent.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The report on an experiment: a page of HTML that needs nothing else, and a picture. */
public final class Report {
  /** The name of the page. */
  public static final String PAGE = "report.html";

  /** The name of the picture of the boundary after training. */
  public static final String BOUNDARY = "boundary.png";

  private Report() {}

  /**
   * Writes a report.
   *
   * @param outcome what the experiment showed
   * @return the content of each file by its name; there is a picture only for two features
   */
  public static Map<String, byte[]> files(Outcome outcome) {
    Figures figures = new Figures(outcome);
    Map<String, String> places = new LinkedHashMap<>(Sentences.of(outcome));
    places.putAll(figures.html());
    places.put("scaling", Tables.scaling(outcome.points(), outcome.scaling()));
    places.put("milestones", Tables.milestones(outcome.log()));
    places.put("confusion-matrix", Tables.confusion(outcome.points(), outcome.confusion()));
    places.put("gradient-vector", Tables.gradient(outcome));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(PAGE, Template.named(PAGE).filled(places).getBytes(StandardCharsets.UTF_8));
    if (figures.hasBoundary()) files.put(BOUNDARY, figures.boundary());
    return files;
  }
}
