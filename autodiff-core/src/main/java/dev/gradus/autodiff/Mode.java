package dev.gradus.autodiff;

/** The direction in which a Jacobian is found. Both give the same matrix. */
public enum Mode {
  /** One forward pass for each entry of the arguments: column by column, for few arguments. */
  FORWARD,

  /** One reverse pass for each entry of the result: row by row, for few results. */
  REVERSE
}
