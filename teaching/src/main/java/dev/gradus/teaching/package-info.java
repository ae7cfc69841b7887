/**
 * How backpropagation falls out of the chain rule: {@link dev.gradus.teaching.Answers} answers what
 * a page asks about a network, its points and its tape, in the JVM and in a browser alike.
 */
@NullMarked
package dev.gradus.teaching;

import org.jspecify.annotations.NullMarked;
