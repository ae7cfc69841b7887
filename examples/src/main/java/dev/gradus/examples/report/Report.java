package dev.gradus.examples.report;

import dev.gradus.examples.descent.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The report on an experiment: a page of HTML that needs nothing else, and a picture. */
public final class Report {
  /** The name of the page. */
  public static final String PAGE = "report.html";

  /** The name of the picture of what the network answers after training. */
  public static final String BOUNDARY = "boundary.svg";

  /** The names of all files that a report can have. */
  public static final List<String> FILES = List.of(PAGE, BOUNDARY);

  /** What is in every page and cannot come from a user, whose < is written as &lt;. */
  private static final String MARK = "Written by <code>errorest</code>, an example of Gradus";

  private Report() {}

  /**
   * Finds the files that an earlier report wrote: a page by its last words, and a picture by its
   * digest in that page.
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
    return picture == null || !page.contains(digest(picture)) ? Set.of(PAGE)
        : Set.of(PAGE, BOUNDARY);
  }

  /**
   * Writes a report.
   *
   * @param outcome what the experiment showed
   * @param command the line that repeats it
   * @return the content of each file by its name
   */
  public static Map<String, byte[]> files(Outcome outcome, String command) {
    Figures figures = new Figures(outcome);
    byte[] boundary = figures.boundary().getBytes(StandardCharsets.UTF_8);
    Map<String, String> places = new LinkedHashMap<>(Sentences.of(outcome, command));
    places.putAll(figures.html());
    places.put("page-link", PageLink.html(outcome));
    places.put("scaling", Tables.scaling(outcome));
    places.put("milestones", Tables.milestones(outcome));
    places.put("marks", MarksTables.html(outcome));
    places.put("gradient-vector", Tables.gradient(outcome));
    places.put("picture", digest(boundary));
    String style = resource("picture.css") + resource("report.css");
    places.put("style", style);
    places.put("script", resource("report.js"));
    places.put("policy", "default-src 'none'; img-src data:; style-src 'sha256-"
        + digest(style.getBytes(StandardCharsets.UTF_8)) + "'; script-src 'sha256-"
        + digest(resource("report.js").getBytes(StandardCharsets.UTF_8))
        + "'; base-uri 'none'; form-action 'none'");
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(PAGE, Template.named(PAGE).filled(places).getBytes(StandardCharsets.UTF_8));
    files.put(BOUNDARY, boundary);
    return files;
  }

  /** A style sheet or a script beside this class. */
  static String resource(String name) { return Template.named(name).text(); }

  /** What tells a text from all others, as policies write it. */
  private static String digest(byte[] text) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
