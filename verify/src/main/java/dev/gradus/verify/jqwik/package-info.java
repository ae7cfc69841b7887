/**
 * The generators for properties of jqwik, which is not needed for anything else: parameters of type
 * {@code Tensor}, {@code Shape}, {@code Network} and {@code Program} need no provider.
 *
 * <pre>{@code
 * @Property
 * void law(@ForAll @Sized({2, 3}) @AwayFrom(0) Tensor x) { … }
 * }</pre>
 */
@NullMarked
package dev.gradus.verify.jqwik;

import org.jspecify.annotations.NullMarked;
