/**
 * Runs: programs bound to the arrays of a workspace, and the threads that share their work. The
 * only package that knows kernels. Each class for {@code double} is the source of its twin for
 * {@code float}, which the build writes.
 *
 * <p>To be read in this order:
 *
 * <ol>
 * <li>{@code BoundProgram}: what a workspace has. It binds its program when it is first run after
 * arrays were given; a run then allocates nothing.
 * <li>{@code DoubleMemory}, behind {@code Memory}: an array for each buffer, and constants; {@code
 * Bindings}: the user's own arrays among them.
 * <li>{@code DoubleBinder}: from instructions to steps, each a {@code Runnable}. {@code
 * DoubleSteps} are those that threads divide, {@code DoubleHeads} and {@code DoubleCallback} the
 * others.
 * <li>{@code DoubleChain}: what is computed entry by entry. {@code DoubleChainBinder} decides for
 * each value whether it lives in an array or in a register, a block of entries that stays in the
 * cache, and makes a {@code DoubleBlockChain} of {@code DoubleLoop}s over {@code DoubleOperand}s;
 * of single numbers {@code ScalarCode}, which a {@code DoubleScalarChain} runs. {@code
 * DoubleFunctions} has the kernel of each operation.
 * <li>{@code Spans}, {@code Picks}, {@code ReducedLines} and {@code ProductShape}: where entries
 * are, found once for all runs.
 * <li>{@code Crew} and {@code Helpers}: the threads. A task has any number of parts, and no bit
 * depends on how many.
 * <li>{@code WarmUp}: runs before those that matter.
 * </ol>
 */
@NullMarked
package dev.gradus.autodiff.plan.run;

import org.jspecify.annotations.NullMarked;
