/**
 * Minima of functions of many numbers, on plain arrays: a {@link
 * dev.gradus.autodiff.optimize.DifferentiableFunction} knows its value and its slopes, and {@link
 * dev.gradus.autodiff.optimize.Lbfgs} descends to a {@link dev.gradus.autodiff.optimize.Minimum}.
 *
 * <p>A function in var operations becomes one by a plan; whoever computes slopes otherwise
 * implements the interface, and optimisers of other libraries use it, too.
 */
@NullMarked
package dev.gradus.autodiff.optimize;

import org.jspecify.annotations.NullMarked;
