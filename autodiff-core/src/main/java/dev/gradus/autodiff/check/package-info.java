/**
 * The check of gradients by finite differences.
 *
 * <p>{@link dev.gradus.autodiff.check.GradientCheck} compares a gradient entry by entry and gives a
 * {@link dev.gradus.autodiff.check.Report}, {@link dev.gradus.autodiff.check.Measurement} measures
 * the slope of any function of one number.
 */
@NullMarked
package dev.gradus.autodiff.check;

import org.jspecify.annotations.NullMarked;
