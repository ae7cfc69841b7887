package dev.gradus.examples.text;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers, texts, lists and maps as JSON: the same bytes on every machine. */
public final class Json {
  private final StringBuilder out = new StringBuilder();

  private Json() {}

  /**
   * A value as JSON.
   *
   * @param value a text, number, truth, list, map with texts for keys, or null
   * @return lines, indented by two; a number that is not finite is null
   */
  public static String of(@Nullable Object value) {
    Json json = new Json();
    json.write(value, "\n");
    return json.out.append('\n').toString();
  }

  private void write(@Nullable Object value, String end) {
    if (value instanceof Map<?, ?> map) {
      items('{', '}', map.entrySet().stream().toList(), end);
    } else if (value instanceof Map.Entry<?, ?> e) {
      quote(e.getKey().toString());
      out.append(": ");
      write(e.getValue(), end);
    } else if (value instanceof List<?> list) {
      if (list.stream().anyMatch(v -> v instanceof Map || v instanceof List)) {
        items('[', ']', list, end);
      } else {
        line(list);
      }
    } else if (value instanceof Double d) {
      out.append(Double.isFinite(d) ? Numbers.exact(d) : "null");
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else {
      quote(value.toString());
    }
  }

  private void items(char open, char close, List<?> items, String end) {
    out.append(open);
    String within = end + "  ";
    for (int i = 0; i < items.size(); i++) {
      out.append(i == 0 ? "" : ",").append(within);
      write(items.get(i), within);
    }
    out.append(items.isEmpty() ? "" : end).append(close);
  }

  /** A list of plain values. */
  private void line(List<?> list) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      write(list.get(i), "");
    }
    out.append(']');
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean alone = Character.isSurrogate(c) && !isPair(text, i);
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c == '\n') out.append("\\n");
      else if (c < ' ' || c == '\u007f' || alone) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    out.append('"');
  }

  private static boolean isPair(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
