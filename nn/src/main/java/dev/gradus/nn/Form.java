package dev.gradus.nn;

/**
 * What a step must know of data to be stated.
 *
 * @param columns of a point
 * @param outputs how many numbers are predicted for it; 0 where it has a class
 * @param isWeighted whether points have weights
 */
record Form(int columns, int outputs, boolean isWeighted) {
  boolean hasClasses() { return outputs == 0; }
}
