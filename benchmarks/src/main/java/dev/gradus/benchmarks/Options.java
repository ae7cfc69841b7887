package dev.gradus.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options of a command, written {@code --name=value}, with the values they have when left out. */
final class Options {
  private final Map<String, String> values;

  private Options(Map<String, String> values) { this.values = values; }

  /** Reads a command line; the defaults say which options there are. */
  static Options of(Map<String, String> defaults, String... args) {
    Map<String, String> values = new LinkedHashMap<>(defaults);
    for (String arg : args) {
      int equals = arg.indexOf('=');
      String name = arg.startsWith("--") && equals > 0 ? arg.substring(2, equals) : "";
      if (!values.containsKey(name)) {
        throw new IllegalArgumentException("unknown option " + arg + "; there are "
            + usage(defaults));
      }
      values.put(name, arg.substring(equals + 1));
    }
    return new Options(values);
  }

  static String usage(Map<String, String> defaults) {
    List<String> all = new ArrayList<>();
    defaults.forEach((name, value) -> all.add("--" + name + "=" + value));
    return String.join(" ", all);
  }

  String text(String name) {
    String value = values.get(name);
    if (value == null) throw new IllegalStateException("there is no option " + name);
    return value;
  }

  /** The parts between commas; none of an empty value. */
  List<String> list(String name) {
    String value = text(name);
    return value.isEmpty() ? List.of() : List.of(value.split(",", -1));
  }

  int whole(String name) {
    try {
      return Integer.parseInt(text(name));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("option --" + name + " is " + text(name)
          + "; give a whole number", e);
    }
  }

  @Override
  public String toString() { return usage(values); }
}
