/** Multilayer perceptrons: layers, losses, initialisers, optimisers and training. */
@NullMarked
package dev.gradus.nn;

import org.jspecify.annotations.NullMarked;
