/** How arguments are refused; the module's own. */
@NullMarked
package dev.gradus.verify.errors;

import org.jspecify.annotations.NullMarked;
