package dev.gradus.verify;

import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A program that reads its numbers from blocks and leaves its gradient in others. */
record InPlace(Blocks blocks, DoubleSupplier f, Runnable g) implements Subject {
  @Override public String derivative() { return "gradient"; }

  @Override public String java() { return "Verify.blocks(blocks, f, g)"; }

  @Override public double @Nullable [] place() { return blocks.numbers(); }

  @Override public Supplier<double[]> valueAt(double[] x) {
    double[] y = run(x, () -> new double[] {f.getAsDouble()});
    return () -> y;
  }

  @Override public Supplier<double[]> derivativeAt(double[] x) {
    double[] d = run(x, () -> {
      g.run();
      return blocks.slopes();
    });
    return () -> d;
  }

  /** Runs with other numbers in the blocks. What the program writes there is written to x. */
  private double[] run(double[] x, Supplier<double[]> program) {
    double[] before = blocks.numbers();
    blocks.set(x);
    try {
      double[] put = blocks.numbers(); // rounded, where they are floats
      double[] result = program.get();
      double[] after = blocks.numbers();
      for (int i = 0; i < x.length; i++) {
        if (Double.compare(after[i], put[i]) != 0) x[i] = after[i];
      }
      return result;
    } finally {
      blocks.set(before);
    }
  }
}
