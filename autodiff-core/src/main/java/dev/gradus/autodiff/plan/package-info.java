/**
 * Plans: tapes made ready to run again and again, with new numbers, at the speed of the machine.
 *
 * <p>A {@link dev.gradus.autodiff.plan.Plan} is made in three steps. The tape's nodes become a
 * {@code Graph}, which passes rewrite. The {@code Schedule} puts them into instructions: a product
 * or another head, followed by what is computed entry by entry. The {@code Storage} gives each
 * value that outlives its instruction a buffer. A workspace then binds instructions to arrays.
 */
@NullMarked
package dev.gradus.autodiff.plan;

import org.jspecify.annotations.NullMarked;
