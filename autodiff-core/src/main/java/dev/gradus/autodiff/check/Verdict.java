package dev.gradus.autodiff.check;

/** How the comparison of a derivative with what was measured ended. */
public enum Verdict {
  /** They agree, and an error would have shown; at a kink the derivative is a right one. */
  VERIFIED,
  /** They disagree by more than the error of the measurement. */
  WRONG,
  /** The measurement is too uncertain to tell, for a reason that is said. */
  UNDECIDED
}
