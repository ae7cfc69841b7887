/**
 * Values at random that become small where they fail: a {@link dev.gradus.verify.generate.Search}
 * tries values of a {@link dev.gradus.verify.generate.Generator}.
 *
 * <p>There are {@link dev.gradus.verify.generate.Numbers}, {@link
 * dev.gradus.verify.generate.Shapes}, {@link dev.gradus.verify.generate.Tensors} and {@link
 * dev.gradus.verify.generate.Network}s; a generator of one's own is a function of {@link
 * dev.gradus.verify.generate.Choices}. None needs a test framework.
 */
@NullMarked
package dev.gradus.verify.generate;

import org.jspecify.annotations.NullMarked;
