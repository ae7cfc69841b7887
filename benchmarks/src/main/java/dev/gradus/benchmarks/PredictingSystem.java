package dev.gradus.benchmarks;

import dev.gradus.nn.Model;
import java.io.IOException;

/** Something that predicts by a network, by the name it has in the tables. */
public interface PredictingSystem {
  /**
   * The name.
   *
   * @return as in {@code --systems=…}
   */
  String name();

  /**
   * Takes a network over, before the first call: all threads share what it gives.
   *
   * @param model the network and its numbers
   * @param points for how many at once it will be asked
   * @return what predicts
   * @throws IOException if a file of the network cannot be written or read
   */
  Predictor load(Model model, int points) throws IOException;

  /** A network that a service has loaded. */
  interface Predictor extends AutoCloseable {
    /**
     * What one thread calls, with whatever it keeps from call to call.
     *
     * @return calls for one thread
     */
    Calls calls();

    /** Lets go of what is not on the Java heap. */
    @Override
    default void close() {}
  }

  /** One thread's calls. */
  interface Calls {
    /**
     * Predicts as a service does that has rows in an array, and needs the outputs in one.
     *
     * @param points row by row
     * @param outputs where they go, row by row
     */
    void predict(float[] points, float[] outputs);
  }
}
