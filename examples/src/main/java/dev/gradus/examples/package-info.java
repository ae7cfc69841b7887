/** The program {@code errorest}: trains a network on points of two classes and shows how. */
@NullMarked
package dev.gradus.examples;

import org.jspecify.annotations.NullMarked;
