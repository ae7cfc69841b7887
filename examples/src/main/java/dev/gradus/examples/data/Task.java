package dev.gradus.examples.data;

/** What is learned about points. */
public enum Task {
  /** To tell two labels apart. */
  TWO_CLASSES,
  /** To tell more than two labels apart. */
  CLASSES,
  /** To predict a number. */
  NUMBER
}
