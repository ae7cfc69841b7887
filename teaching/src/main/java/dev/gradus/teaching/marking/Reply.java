package dev.gradus.teaching.marking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What an answer left behind after one call, copied. */
final class Reply {
  private final Map<String, double[]> found = new LinkedHashMap<>(); // by block, E among them
  private final Map<String, String> unusable = new LinkedHashMap<>(); // why, in words
  private String failure = "";
  private String note = "";
  private int calls;

  /** One that is not there at all. */
  static Reply failed(String why) {
    Reply reply = new Reply();
    reply.failure = why;
    return reply;
  }

  void found(String name, double[] numbers) {
    for (double x : numbers) {
      if (!Double.isFinite(x)) {
        unusable(name, (numbers.length == 1 ? "it is " : "an entry is ")
            + (Double.isNaN(x) ? "NaN" : "infinite"));
        return;
      }
    }
    found.put(name, numbers);
  }

  void unusable(String name, String why) { unusable.put(name, why); }

  void failure(String why) { failure = why; }

  void note(String said) { note = said; }

  void calls(int n) { calls = n; }

  /** Whether the numbers of a block are there, each a number. */
  boolean has(String name) { return found.containsKey(name); }

  double[] get(String name) {
    double[] x = found.get(name);
    if (x == null) throw new IllegalStateException(name);
    return x;
  }

  /** The blocks of which there are numbers. */
  Set<String> names() { return found.keySet(); }

  /** Why there are no numbers of a block; empty if there are, or the whole answer failed. */
  String why(String name) { return unusable.getOrDefault(name, ""); }

  /** What went wrong with the call, in a sentence; empty if nothing did. */
  String failure() { return failure; }

  /** Whether the call failed and left nothing that could be read. */
  boolean isNothing() { return !failure.isEmpty() && found.isEmpty() && unusable.isEmpty(); }

  /** What is to be said beside; empty if there is nothing. */
  String note() { return note; }

  /** How often the error was called. */
  int calls() { return calls; }
}
