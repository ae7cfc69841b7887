/**
 * Loops over arrays of numbers: the only place where speed tricks live. What they compute of one
 * number is defined in package {@code math}, or is one operation of Java. Each class for {@code
 * double} is the source of its twin for {@code float}, which the build writes. What they compute
 * has the same bits with the Vector API and without it.
 */
@NullMarked
package dev.gradus.autodiff.kernel;

import org.jspecify.annotations.NullMarked;
