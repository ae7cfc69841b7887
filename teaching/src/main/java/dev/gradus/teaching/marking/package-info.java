/**
 * Marks for exercises in which somebody writes a gradient: points by block, mistakes that are
 * carried forward, feedback, and a sheet for a class. Read {@link
 * dev.gradus.teaching.marking.Exercise} first; {@link dev.gradus.teaching.marking.Exercises} has
 * five.
 *
 * <p>Answers run as plain objects in this JVM, on a thread of their own. That is no sandbox: they
 * may do all that the program may do.
 */
@NullMarked
package dev.gradus.teaching.marking;

import org.jspecify.annotations.NullMarked;
