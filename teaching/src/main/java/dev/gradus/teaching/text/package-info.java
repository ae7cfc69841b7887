/** Text that the page and marks have in common; not exported. */
@NullMarked
package dev.gradus.teaching.text;

import org.jspecify.annotations.NullMarked;
