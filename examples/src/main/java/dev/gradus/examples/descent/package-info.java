/** One experiment: a network goes down Mount Errorest, and what is seen on the way. */
@NullMarked
package dev.gradus.examples.descent;

import org.jspecify.annotations.NullMarked;
