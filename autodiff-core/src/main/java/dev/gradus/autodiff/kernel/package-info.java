/**
 * Loops over arrays of numbers: the only place where speed tricks live. What they compute of one
 * number is defined in package {@code math}, or is one operation of Java. Each class for {@code
 * double} is the source of its twin for {@code float}, which the build writes. What they compute
 * has the same bits with the Vector API and without it.
 *
 * <p>Products are in package {@code kernel.product}. Here, in this order:
 * <ol>
 * <li>{@code DoubleMap} and {@code DoubleZip}: functions entry by entry; {@code DoubleMaps} and
 * {@code DoubleZips} list them, {@code DoublePlain…} are those of one operation of Java, {@code
 * Double…Maps} and {@code Double…Zips} the others.
 * <li>{@code DoubleVectorLoops}: their loops of vectors; {@code DoubleVector…} and {@code
 * FloatVector…} are the functions of package {@code math} once more, of vectors.
 * <li>{@code DoubleSums}, {@code DoubleColumnSums}, {@code DoubleCarriedSums}, {@code
 * DoubleSoftmax}: what brings numbers together; {@code Chains} says how long sums are divided.
 * <li>{@code DoubleWarmth} and {@code Warmth}: when loops of vectors take over; {@code Background}
 * and {@code Daemons}: the thread that prepares them, and how the library makes threads; {@code
 * VectorApi}: whether vectors are there at all.
 * </ol>
 */
@NullMarked
package dev.gradus.autodiff.kernel;

import org.jspecify.annotations.NullMarked;
