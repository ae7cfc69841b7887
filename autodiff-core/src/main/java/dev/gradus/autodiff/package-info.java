/**
 * Reverse-mode automatic differentiation: a tape, its operations and their rules, derivatives.
 *
 * <p>In the order in which one reads them:
 *
 * <dl>
 * <dt>To begin
 * <dd>{@link dev.gradus.autodiff.Tape} records, {@link dev.gradus.autodiff.Var} is a value with all
 * its operations as methods, {@link dev.gradus.autodiff.Gradient} is what {@code backward()} finds.
 * {@link dev.gradus.autodiff.Autodiff} differentiates functions with no tape in sight, to any
 * order; {@link dev.gradus.autodiff.Derivative}, {@link dev.gradus.autodiff.ValueAndDerivative} and
 * their like are the functions that it answers.
 * <dt>Values
 * <dd>{@link dev.gradus.autodiff.Tensor} holds numbers, {@link dev.gradus.autodiff.Shape} says how
 * many along each axis, {@link dev.gradus.autodiff.Layout} names the entries of one long vector.
 * <dt>Operations of your own
 * <dd>{@link dev.gradus.autodiff.NumericRule} is a rule in plain arrays, {@link
 * dev.gradus.autodiff.Op} one in the library's own operations, so that its derivative has
 * derivatives. {@link dev.gradus.autodiff.Recompute} computes a function anew instead of keeping
 * what it computed.
 * <dt>What went wrong
 * <dd>{@link dev.gradus.autodiff.NonFinite} says where a NaN began, {@link
 * dev.gradus.autodiff.ZeroGradient} why a slope is zero, and package {@link
 * dev.gradus.autodiff.check} whether a slope is right.
 * <dt>The chain rule, looked at
 * <dd>{@link dev.gradus.autodiff.ChainRule} has each part of each adjoint, a {@link
 * dev.gradus.autodiff.Contribution}, local slopes, and {@link dev.gradus.autodiff.Paths} from a
 * weight to the error.
 * <dt>The families
 * <dd>{@code Var} is the sum of small interfaces by subject, which is where an operation is
 * documented: {@link dev.gradus.autodiff.Arithmetic}, {@link dev.gradus.autodiff.Elementwise},
 * {@link dev.gradus.autodiff.Exponentials}, {@link dev.gradus.autodiff.Trigonometry}, {@link
 * dev.gradus.autodiff.SpecialFunctions}, {@link dev.gradus.autodiff.Pairwise} and {@link
 * dev.gradus.autodiff.Comparisons} go entry by entry; {@link dev.gradus.autodiff.Products}, {@link
 * dev.gradus.autodiff.Matrices}, {@link dev.gradus.autodiff.Reductions}, {@link
 * dev.gradus.autodiff.Statistics}, {@link dev.gradus.autodiff.Extremes} and {@link
 * dev.gradus.autodiff.Scans} go along axes; {@link dev.gradus.autodiff.Shapes}, {@link
 * dev.gradus.autodiff.Parts}, {@link dev.gradus.autodiff.Indexing} and {@link
 * dev.gradus.autodiff.Selections} move entries; {@link dev.gradus.autodiff.Activations}, {@link
 * dev.gradus.autodiff.Rectifiers}, {@link dev.gradus.autodiff.Softmaxes}, {@link
 * dev.gradus.autodiff.Normalizations}, {@link dev.gradus.autodiff.Losses} and {@link
 * dev.gradus.autodiff.Entropies} are what networks are made of; {@link dev.gradus.autodiff.Draws}
 * draws random numbers, and {@link dev.gradus.autodiff.GradientFlow} stops derivatives or swaps
 * their rules.
 * </dl>
 *
 * <p>The records inside the families, such as {@code Extremes.Max}, are what {@link
 * dev.gradus.autodiff.Var#op()} answers: one for each operation, with its value and its rule. They
 * are there to be looked at; programs call the methods.
 *
 * <p>A tape belongs to the thread that made it; tensors, shapes, layouts and gradients are
 * immutable and may be shared.
 */
@NullMarked
package dev.gradus.autodiff;

import org.jspecify.annotations.NullMarked;
