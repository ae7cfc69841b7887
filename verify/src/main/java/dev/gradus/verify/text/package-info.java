/** Values and tests as Java. */
@NullMarked
package dev.gradus.verify.text;

import org.jspecify.annotations.NullMarked;
