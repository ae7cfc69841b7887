/**
 * Programs: what a plan computes, before anybody knows on which arrays. A program is made once, on
 * one thread, and never changed; all workspaces of a plan share it.
 *
 * <p>To be read in this order:
 *
 * <ol>
 * <li>{@code Program}: the way from a tape to a program, and the list of all passes.
 * <li>{@code Graph} and {@code Node}: the tape's values once more, as far as they are wanted, in an
 * order in which inputs come first. Nodes are told apart by identity and never change; a pass makes
 * a new graph.
 * <li>The passes, one class each, see below.
 * <li>{@code Access}: how a broadcast is read from what it repeats, so that it need not be made.
 * <li>{@code Schedule} and {@code Instruction}: heads (products, reductions, moves), each with
 * the chain of what is computed entry by entry from its result while that is at hand.
 * <li>{@code Storage} and {@code Buffer}: an array for each value that outlives its instruction,
 * used again once that has been read last. It must come after the schedule, which says when.
 * <li>{@code ProgramListing}: all of it for people.
 * </ol>
 *
 * <p>The passes run in this order:
 *
 * <ol>
 * <li>{@code Recomputations} puts the operations of functions of {@code Recompute} in their place.
 * First, so that all others see them.
 * <li>{@code InFloats}, in floats only, rounds the numbers that operations compare entries with.
 * Before what looks at the parameters of operations: two that become one by rounding are one.
 * <li>{@code Simplifications} leaves out what changes no bit of any number. Before the next one,
 * which finds more that is equal when it is written in one way.
 * <li>{@code CommonSubexpressions} computes once what is there twice. Before the next one, which
 * counts how often a value is read.
 * <li>{@code ScaledDifferences} makes one operation of a − b·c.
 * <li>{@code Graph.settled}, a step and no pass, copies what is handed out but not computed: a
 * leaf, a constant. After those that may find that an output is its input.
 * <li>{@code IndicesAsNumbers} makes numbers of indices where they are computed with. Last, as no
 * pass before it need know that indices are kept in another kind of array.
 * </ol>
 *
 * <p>Each pass folds constants, since {@code Graph.Builder} does, and drops what is wanted no more.
 * A pass changes no bit of a result, NaN, infinities and −0 included.
 */
@NullMarked
package dev.gradus.autodiff.plan.program;

import org.jspecify.annotations.NullMarked;
