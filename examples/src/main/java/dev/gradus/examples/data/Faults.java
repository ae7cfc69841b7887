package dev.gradus.examples.data;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file: all of it is told at once. */
final class Faults {
  private static final int MOST = 12;

  private final String name;
  private final List<String> places = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  Faults(String name) { this.name = name; }

  boolean isEmpty() { return texts.isEmpty(); }

  /** Adds a fault of the whole file. */
  void add(String text) { add("", text); }

  /** Adds a fault of one line. */
  void add(long line, String text) { add("line " + line, text); }

  private void add(String place, String text) {
    places.add(place);
    texts.add(text);
  }

  /** Everything in one message. */
  BadInputException exception() {
    StringBuilder out = new StringBuilder(name);
    if (texts.size() == 1) {
      out.append(places.get(0).isEmpty() ? "" : ", " + places.get(0)).append(": ")
          .append(texts.get(0));
    } else {
      out.append(": there are ").append(texts.size()).append(" things to mend");
      for (int i = 0; i < Math.min(MOST, texts.size()); i++) {
        out.append("\n  ").append(places.get(i).isEmpty() ? "" : places.get(i) + ": ")
            .append(texts.get(i));
      }
      if (texts.size() > MOST) out.append("\n  and ").append(texts.size() - MOST).append(" more");
    }
    return new BadInputException(out.toString());
  }
}
