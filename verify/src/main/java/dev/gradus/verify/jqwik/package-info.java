/**
 * The generators for properties of jqwik, which is not needed for anything else: parameters of type
 * {@code Tensor}, {@code Shape}, {@code Network} and {@code Program} need no provider.
 *
 * <pre>{@code
 * @Property
 * void law(@ForAll @Sized({2, 3}) @AwayFrom(0) Tensor x) { … }
 * }</pre>
 *
 * <p>jqwik finds them where tests run on the class path. On the module path, where a module cannot
 * name a service that may be missing, hand it a {@code new Generated<>(Tensors.of(2, 3))} from a
 * method with {@code @Provide}.
 */
@NullMarked
package dev.gradus.verify.jqwik;

import org.jspecify.annotations.NullMarked;
