package dev.gradus.examples.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page with places such as {@code ${title}} to be filled. */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z-]+)}");

  private final String text;

  private Template(String text) { this.text = text; }

  static Template of(String text) { return new Template(text); }

  /** The page of that name beside this class. */
  static Template named(String name) {
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("the page " + name + " is not there");
      return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page as it is. */
  String text() { return text; }

  /** The page with its places filled, in one pass: what is filled in is never read as a place. */
  String filled(Map<String, String> values) {
    return PLACE.matcher(text).replaceAll(place -> {
      String value = values.get(place.group(1));
      if (value == null) throw new IllegalStateException("nothing is given for " + place.group());
      return Matcher.quoteReplacement(value);
    });
  }
}
