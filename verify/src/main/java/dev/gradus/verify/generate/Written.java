package dev.gradus.verify.generate;

import java.util.Optional;

/**
 * A generated value that can be written in Java. Failures are printed as a test with it; tensors,
 * shapes, numbers and lists can be without this.
 */
public interface Written {
  /**
   * An expression that makes the same value.
   *
   * @return Java, such as {@code new Point(1, 2)}; empty if there is none
   */
  Optional<String> inJava();
}
