/** Text for people: as a terminal or a page may show it, and as a shell takes it. */
@NullMarked
package dev.gradus.examples.text;

import org.jspecify.annotations.NullMarked;
