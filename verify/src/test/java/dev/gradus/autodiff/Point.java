package dev.gradus.autodiff;

import java.util.List;

/**
 * Reference values of an operation at one place, from closed forms computed with 60 digits.
 *
 * @param at the operation and its inputs
 * @param y its value
 * @param ybar the cotangent that is fed back
 * @param xbar what each input receives
 * @param hessian of an operation on scalars: second derivatives, the upper triangle by rows; empty
 *     where not stated
 */
record Point(Case at, Tensor y, Tensor ybar, List<Tensor> xbar, double... hessian) {
  @Override
  public String toString() { return at.toString(); }
}
