package dev.gradus.nn;

/** What a parameter is for: optimisers treat weights and biases apart. */
public enum Role {
  /** A factor between units; what weight decay makes small. */
  WEIGHT,
  /** What is added to a unit. */
  BIAS,
  /** What a normalised unit is multiplied with. */
  SCALE,
  /** Rows that are looked up, such as those of an embedding. */
  TABLE
}
