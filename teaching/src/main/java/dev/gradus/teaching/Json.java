package dev.gradus.teaching;

import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object of an answer, written as JSON. Texts are for people; numbers are coordinates for a
 * drawing, rounded to nine digits.
 */
final class Json {
  private static final int COORDINATE = 9;

  private final Map<String, Object> members = new LinkedHashMap<>();

  /**
   * With one more member: a text, a whole number, a truth, a coordinate, an object, or a list of
   * these.
   */
  Json with(String name, Object value) {
    members.put(name, value);
    return this;
  }

  /** With empty texts in place of some members, here and in all objects within. */
  Json without(List<String> names) {
    Json rest = new Json();
    members.forEach((name, value) -> rest.with(name,
        value instanceof String && names.contains(name) ? "" : without(value, names)));
    return rest;
  }

  private static Object without(Object value, List<String> names) {
    if (value instanceof Json object) return object.without(names);
    if (!(value instanceof Collection<?> list)) return value;
    List<Object> rest = new ArrayList<>();
    for (Object element : list) rest.add(without(element, names));
    return rest;
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    write(this, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof Json object) {
      String separator = "{";
      for (var member : object.members.entrySet()) {
        out.append(separator);
        quote(member.getKey(), out);
        out.append(':');
        write(member.getValue(), out);
        separator = ",";
      }
      out.append(object.members.isEmpty() ? "{}" : "}");
    } else if (value instanceof Collection<?> list) {
      String separator = "[";
      for (Object element : list) {
        out.append(separator);
        write(element, out);
        separator = ",";
      }
      out.append(list.isEmpty() ? "[]" : "]");
    } else if (value instanceof Double x) {
      out.append(Double.isFinite(x) ? Digits.plain(x, COORDINATE) : "null");
    } else if (value instanceof Integer || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof String text) {
      quote(text, out);
    } else {
      throw new IllegalArgumentException("JSON has no form for " + value);
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == '<' || c == '\u2028' || c == '\u2029') {
        String hex = Integer.toHexString(c); // < is not taken for a tag where it stands in a page
        out.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
