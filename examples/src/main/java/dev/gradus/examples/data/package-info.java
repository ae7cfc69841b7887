/** Points of two classes: read, checked and scaled. */
@NullMarked
package dev.gradus.examples.data;

import org.jspecify.annotations.NullMarked;
