/** Points: read and checked. */
@NullMarked
package dev.gradus.examples.data;

import org.jspecify.annotations.NullMarked;
