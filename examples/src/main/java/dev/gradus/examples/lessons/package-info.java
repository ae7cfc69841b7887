/** Ten short programs to learn from, each ending with a claim that it checks. */
@NullMarked
package dev.gradus.examples.lessons;

import org.jspecify.annotations.NullMarked;
