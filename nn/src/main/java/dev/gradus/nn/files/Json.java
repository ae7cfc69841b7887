package dev.gradus.nn.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON text, RFC 8259: objects as maps in the order of the text, arrays as lists, texts as
 * strings, whole numbers that fit as {@link Long}, others as {@link Double}, true, false and null.
 * The text may be a stranger's: names that come twice, numbers that no double holds and nesting
 * deeper than {@value #DEPTH} are refused, and time and memory grow with its length.
 */
public final class Json {
  /** How deep objects and arrays may be within each other. */
  public static final int DEPTH = 128;

  private final String text;
  private final String where;
  private int at;
  private int depth;

  private Json(String text, String where) {
    this.text = text;
    this.where = where;
  }

  /**
   * Reads a text.
   *
   * @param text the whole of it
   * @param where begins the message of what is wrong
   * @return the value
   * @throws IllegalArgumentException if it is no JSON text; the message says at which character
   */
  public static @Nullable Object read(String text, String where) {
    Json json = new Json(text, where);
    @Nullable Object value = json.value();
    json.blanks();
    if (json.at < text.length()) throw json.wrong("something follows the end", "leave it out");
    return value;
  }

  private IllegalArgumentException wrong(String what, String instead) {
    return new IllegalArgumentException(where + ": " + what + " at character " + at + " of "
        + text.length() + "; " + instead);
  }

  private void blanks() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) at++;
  }

  /** The next character; 0 at the end. */
  private char peek() { return at < text.length() ? text.charAt(at) : 0; }

  private boolean takes(char c) {
    if (at >= text.length() || text.charAt(at) != c) return false;
    at++;
    return true;
  }

  private void expect(char c) {
    if (!takes(c)) throw wrong("there is no " + c, "write one");
  }

  private @Nullable Object value() {
    blanks();
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) throw wrong("there is no value", "write " + word);
    at += word.length();
    return value;
  }

  private void deeper() {
    at++;
    if (++depth > DEPTH) throw wrong("nesting is deeper than " + DEPTH, "nest less");
  }

  private Map<String, @Nullable Object> object() {
    deeper();
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    blanks();
    if (!takes('}')) {
      do {
        blanks();
        int start = at;
        String name = string();
        blanks();
        expect(':');
        @Nullable Object value = value();
        if (all.containsKey(name)) {
          at = start;
          throw wrong("the name " + brief(name) + " comes a second time", "leave one out");
        }
        all.put(name, value);
        blanks();
      } while (takes(','));
      expect('}');
    }
    depth--;
    return all;
  }

  private List<@Nullable Object> array() {
    deeper();
    List<@Nullable Object> all = new ArrayList<>(2);
    blanks();
    if (!takes(']')) {
      do {
        all.add(value());
        blanks();
      } while (takes(','));
      expect(']');
    }
    depth--;
    return all;
  }

  private String string() {
    expect('"');
    StringBuilder all = new StringBuilder();
    while (!takes('"')) {
      if (at >= text.length()) throw wrong("a text does not end", "write \"");
      char c = text.charAt(at);
      if (c < ' ') throw wrong("a text has a control character", "write it as \\u00…");
      at++;
      all.append(c == '\\' ? escaped() : c);
    }
    return all.toString();
  }

  private char escaped() {
    char c = peek();
    int i = "\"\\/bfnrt".indexOf(c);
    if (c == 0 || i < 0 && c != 'u') {
      throw wrong("a text has an unknown escape", "write \\\\ for \\");
    }
    at++;
    if (c != 'u') return "\"\\/\b\f\n\r\t".charAt(i);
    int code = 0;
    for (int k = 0; k < 4; k++, at++) {
      int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
      if (digit < 0) throw wrong("\\u lacks one of four digits", "write \\u0041 for A");
      code = 16 * code + digit;
    }
    return (char) code;
  }

  private Object number() {
    int start = at;
    boolean negative = takes('-');
    boolean whole = true;
    if (!takes('0')) digits();
    if (takes('.')) {
      whole = false;
      digits();
    }
    if (takes('e') || takes('E')) {
      whole = false;
      if (!takes('+')) takes('-');
      digits();
    }
    String number = text.substring(start, at);
    boolean isZero = negative && at == start + 2 && text.charAt(at - 1) == '0'; // -0 is a double
    if (whole && !isZero && number.length() <= 20) {
      try {
        return Long.parseLong(number);
      } catch (NumberFormatException tooLarge) {
        return Double.parseDouble(number);
      }
    }
    double x = Double.parseDouble(number);
    if (Double.isFinite(x)) return x;
    at = start;
    throw wrong("a number is larger than a double holds", "write one up to 1.7e308");
  }

  private void digits() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') at++;
    if (at == start) throw wrong("there is no value", "write a number, text, object or array");
  }

  /** A text in quotes, the beginning of a long one. */
  public static String brief(String text) {
    return "\"" + (text.length() <= 60 ? text : text.substring(0, 60) + "…") + "\"";
  }
}
