/**
 * Plans: tapes made ready to run again and again, with new numbers, at the speed of the machine.
 *
 * <p>A {@link dev.gradus.autodiff.plan.Plan} says what is wanted of a tape and is compiled in a
 * {@link dev.gradus.autodiff.plan.Precision}; a {@link dev.gradus.autodiff.plan.Workspace} has the
 * arrays and runs it. That is all that users see. Inside there are two rooms:
 *
 * <ul>
 * <li>{@code plan.program}: what is computed, in which order, and where it is kept. It knows tapes.
 * <li>{@code plan.run}: arrays, and loops over them. It knows programs and kernels.
 * </ul>
 *
 * <p>This package knows both, and neither knows this one: their errors name the call that the user
 * wrote, but they are given what they need.
 */
@NullMarked
package dev.gradus.autodiff.plan;

import org.jspecify.annotations.NullMarked;
