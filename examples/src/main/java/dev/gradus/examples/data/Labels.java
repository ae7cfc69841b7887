package dev.gradus.examples.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The labels of a column. Numbers of the same value are one label, and so are words that differ in
 * the case of their letters only, unless that leaves a single one.
 */
final class Labels {
  /** More are numbers to predict rather than labels. */
  static final int MOST = 20;

  private final Numerals numerals;
  private final boolean folded;
  private final Map<String, Map<String, Integer>> spellings = new LinkedHashMap<>();

  private Labels(List<String> values, Numerals numerals, boolean folded) {
    this.numerals = numerals;
    this.folded = folded;
    for (String v : values) {
      if (Numerals.gap(v)) continue;
      spellings.computeIfAbsent(key(v), k -> new HashMap<>()).merge(v, 1, Integer::sum);
    }
  }

  /** The labels among some values; what is no value is passed over. */
  static Labels of(List<String> values, Numerals numerals) {
    Labels labels = new Labels(values, numerals, true);
    return labels.count() > 1 ? labels : new Labels(values, numerals, false);
  }

  /** What is the same for all spellings of a label. */
  String key(String label) {
    if (numerals.number(label)) return Double.toString(numerals.parse(label) + 0.0);
    return folded ? label.toLowerCase(Locale.ROOT) : label;
  }

  int count() { return spellings.size(); }

  private Map<String, Integer> counts(String key) {
    return spellings.getOrDefault(key, Map.of());
  }

  /** How many points have a label. */
  int points(String key) {
    return counts(key).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many points have any label. */
  int points() { return spellings.keySet().stream().mapToInt(this::points).sum(); }

  boolean has(String key) { return spellings.containsKey(key); }

  /** A label as it is written most often, the first of the alphabet if two are as frequent. */
  String name(String key) {
    Map<String, Integer> counts = counts(key);
    return spellings(key).stream()
        .max(Comparator.<String>comparingInt(s -> counts.getOrDefault(s, 0))
            .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }

  /** Every way a label is written, in the order of the alphabet. */
  List<String> spellings(String key) {
    return counts(key).keySet().stream().sorted().toList();
  }

  /** All labels: in the order of numbers if all are numbers, else of the alphabet. */
  List<String> keys() {
    List<String> keys = new ArrayList<>(spellings.keySet());
    boolean numbers = keys.stream().allMatch(k -> numerals.number(name(k)));
    keys.sort(numbers ? Comparator.comparingDouble(Double::parseDouble)
        : Comparator.naturalOrder());
    return keys;
  }
}
