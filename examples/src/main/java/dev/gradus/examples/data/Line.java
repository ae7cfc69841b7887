package dev.gradus.examples.data;

import java.util.List;

/**
 * The values of one line of a file.
 *
 * @param number of the line, from 1
 * @param values as they may be shown
 */
record Line(long number, List<String> values) {
  int size() { return values.size(); }

  boolean isBlank() { return values.stream().allMatch(String::isEmpty); }

  /** A value; empty beyond the last one. */
  String at(int column) { return column < values.size() ? values.get(column) : ""; }
}
