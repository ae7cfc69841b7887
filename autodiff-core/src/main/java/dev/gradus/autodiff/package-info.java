/** Reverse-mode automatic differentiation: a tape, its operations and their rules, derivatives. */
@NullMarked
package dev.gradus.autodiff;

import org.jspecify.annotations.NullMarked;
