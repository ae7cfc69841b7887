package dev.gradus.verify;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;

/** A user's function: how often it was called, and whether it wrote into what it was given. */
final class Watched {
  private final String name;
  private final Function<double[], Supplier<double[]>> f;
  private String written = "";
  private long calls;

  Watched(String name, Function<double[], Supplier<double[]>> f) {
    this.name = name;
    this.f = f;
  }

  String name() { return name; }

  long calls() { return calls; }

  /** What it wrote into an argument, in words; empty if it never did. */
  String written() { return written; }

  /** The result at a point, which is handed over in an array of its own. */
  double[] at(double[] x) { return live(x.clone()).get(); }

  /** The result with this very array as the argument, looked up when asked for. */
  Supplier<double[]> live(double[] argument) {
    double[] before = argument.clone();
    calls++;
    Supplier<double[]> result = f.apply(argument);
    int i = Arrays.mismatch(before, argument);
    if (i >= 0 && written.isEmpty()) {
      written = "the " + name + " writes into the array it is given: the number at place " + i
          + " was " + before[i] + " and is " + argument[i] + " after the call";
    }
    return result;
  }
}
