/**
 * Products of matrices. {@code Double…} stands for {@code Float…} too, its twin. Read in this
 * order:
 * <ol>
 * <li>{@code DoubleProduct}: what a product is, which bits it has, and which way is taken; all that
 * others use, with {@code DoubleScratch}, the arrays it needs meanwhile.
 * <li>{@code DoubleEntries}, {@code DoubleBands} and {@code DoubleFewRows}: plain loops, for small
 * products and for the time until vectors are compiled; {@code MultiplyAdd} is what they do with
 * each pair of numbers.
 * <li>{@code DoublePanels}: the loops around tiles, which are the same for all sizes.
 * <li>{@code DoubleTile6x4}: a tile, six rows by four vectors, in which nearly all time is spent;
 * the others have other sizes.
 * <li>{@code DoublePacking} and {@code DoubleTranspose}: copies in the order in which tiles read.
 * <li>{@code DoubleWarmUp}: when vectors take over.
 * </ol>
 * How long sums are divided is said by {@code Chains} in the package above, as sums of columns have
 * the same order.
 */
@NullMarked
package dev.gradus.autodiff.kernel.product;

import org.jspecify.annotations.NullMarked;
