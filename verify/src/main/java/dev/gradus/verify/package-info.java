/**
 * Gradients, Jacobians and Hessians of any code, verified by measuring: read {@link
 * dev.gradus.verify.Verify} first, then {@link dev.gradus.verify.Report}.
 *
 * <pre>{@code
 * Verify.gradient(Loss::value, Loss::gradient).at(weights).orThrow();
 * }</pre>
 *
 * <p>The functions are plain Java; nobody needs a {@code Var} here. What measures is {@link
 * dev.gradus.autodiff.check}.
 */
@NullMarked
package dev.gradus.verify;

import org.jspecify.annotations.NullMarked;
