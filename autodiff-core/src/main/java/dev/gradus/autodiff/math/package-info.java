/**
 * Scalar functions: one definition of each. Eager values, the loops of plans and the ends of vector
 * loops call these; vector loops repeat them step by step. A result has the same bits on every
 * machine and JVM, as each is made of additions, products, divisions, roots and moves of bits, or
 * of {@link StrictMath}, whose bits are fixed.
 *
 * <p>A function that has a fast loop is our own; elsewhere {@code StrictMath} is the definition. A
 * plan in floats has definitions of its own for what has a loop, and for all else computes in
 * double and rounds:
 *
 * <table>
 * <caption>Where definitions come from</caption>
 * <tr><th>functions</th><th>in double</th><th>in float</th></tr>
 * <tr><td>exp, expm1, log, log1p, sin, cos, tanh, sigmoid and its slope, softplus, logSigmoid,
 * cross-entropy of a logit and its slope</td><td>own</td><td>own</td></tr>
 * <tr><td>exp2, pow, tan, asin, acos, atan, atan2, hypot, sinh, cosh</td>
 * <td>{@code StrictMath}</td><td>that of double, rounded</td></tr>
 * <tr><td>log2, log10, logit, logAddExp, asinh, acosh, atanh, erf, erfc, Φ, φ, lgamma, digamma,
 * polygamma, sinc, circular functions of πx</td><td>own, of those above</td><td>that of double,
 * rounded</td></tr>
 * </table>
 */
@NullMarked
package dev.gradus.autodiff.math;

import org.jspecify.annotations.NullMarked;
