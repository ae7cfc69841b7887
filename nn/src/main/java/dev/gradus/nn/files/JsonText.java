package dev.gradus.nn.files;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what {@link Json} reads, in one line without blanks. */
public final class JsonText {
  private final StringBuilder text = new StringBuilder();

  private JsonText() {}

  /**
   * The text of a value, which {@link Json#read} reads back as an equal one.
   *
   * @param value of maps, lists, strings, longs, integers, finite doubles, booleans and nulls
   * @return one line
   * @throws IllegalArgumentException if it holds something else, or is nested too deep
   */
  public static String of(@Nullable Object value) {
    JsonText json = new JsonText();
    json.append(value, 0);
    return json.text.toString();
  }

  private void append(@Nullable Object value, int depth) {
    if (depth >= Json.DEPTH && (value instanceof Map || value instanceof List)) {
      throw new IllegalArgumentException("nesting is deeper than " + Json.DEPTH + "; nest less");
    }
    if (value instanceof Map<?, ?> map) object(map, depth);
    else if (value instanceof List<?> list) array(list, depth);
    else if (value instanceof String s) string(s);
    else if (value == null || value instanceof Boolean || value instanceof Long
        || value instanceof Integer || value instanceof Double d && Double.isFinite(d)) {
          text.append(value);
        } else {
          throw new IllegalArgumentException(value + " is nothing that JSON holds; use a text");
        }
  }

  private void object(Map<?, ?> map, int depth) {
    String before = "{";
    for (Map.Entry<?, ?> e : map.entrySet()) {
      text.append(before);
      string((String) e.getKey());
      text.append(':');
      append(e.getValue(), depth + 1);
      before = ",";
    }
    text.append(map.isEmpty() ? "{}" : "}");
  }

  private void array(List<?> list, int depth) {
    text.append('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) text.append(',');
      append(list.get(i), depth + 1);
    }
    text.append(']');
  }

  private void string(String s) {
    text.append('"');
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      boolean pair = Character.isHighSurrogate(c) && i + 1 < s.length()
          && Character.isLowSurrogate(s.charAt(i + 1));
      if (c == '"' || c == '\\') text.append('\\').append(c);
      else if (c < ' ' || Character.isSurrogate(c) && !pair) {
        text.append(String.format("\\u%04x", (int) c)); // no UTF-8 of half a pair
      } else text.append(c);
      if (pair) text.append(s.charAt(++i));
    }
    text.append('"');
  }
}
