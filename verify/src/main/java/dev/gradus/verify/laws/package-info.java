/**
 * What the library asks of its own operations, asked of yours. Read {@link
 * dev.gradus.verify.laws.OpLaws} first.
 */
@NullMarked
package dev.gradus.verify.laws;

import org.jspecify.annotations.NullMarked;
