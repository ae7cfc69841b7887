package dev.gradus.autodiff.plan;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.Leaf;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.ValueAndDerivative;
import dev.gradus.autodiff.ValueAndDerivatives;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.errors.Brief;
import dev.gradus.autodiff.errors.Given;
import dev.gradus.autodiff.plan.program.Buffer;
import dev.gradus.autodiff.plan.program.Program;
import dev.gradus.autodiff.plan.run.Environment;
import dev.gradus.autodiff.plan.run.WarmUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A tape made ready to run again and again with other numbers: an immutable program, which threads
 * share. A {@link Workspace} runs it.
 *
 * <p>The tape may be recorded with numbers or stated by shapes alone. Its leaves say what they are:
 * inputs and indices are given, variables and states are kept from run to run, constants are part
 * of the program.
 *
 * <pre>{@code
 * Tape tape = new Tape();
 * Var w = tape.variable("w", Shape.of(2, 1));
 * Var x = tape.input("x", Shape.of(100, 2));
 * Var labels = tape.input("labels", Shape.of(100, 1));
 * Var rate = tape.input("rate", Shape.SCALAR);
 * Var e = x.matmul(w).bceWithLogits(labels);
 * Var slope = tape.gradient(e, List.of(w)).get(0);
 *
 * Plan step = Plan.builder(tape).output("error", e).next(w, w.subtract(slope.multiply(rate)))
 *     .compile(Precision.FLOAT);
 * }</pre>
 *
 * <p>A run in {@link Precision#DOUBLE} equals the tape's values up to rounding. It has the same
 * bits from run to run, with any number of threads, with the Vector API and without it.
 */
public final class Plan {
  private final Precision precision;
  private final Program program;
  private final List<Buffer> inputs = new ArrayList<>(); // in the order they were stated
  private final List<Buffer> outputs = new ArrayList<>();

  private Plan(Program program, Precision precision) {
    this.program = program;
    this.precision = precision;
    for (Buffer b : program.storage().named().values()) {
      if (b.role() == null) outputs.add(b);
      if (b.role() == Leaf.Role.INPUT || b.role() == Leaf.Role.INDEX) inputs.add(b);
    }
  }

  /**
   * Begins a plan of what a tape computes.
   *
   * @param tape recorded, or stated by shapes
   * @return what says which of its values are wanted
   */
  public static Builder builder(Tape tape) {
    given(tape, "Plan.builder", "the tape", "one that holds the program");
    return new Builder(tape);
  }

  /**
   * The plan of a function of one tensor. Its input is called {@code x}, its output {@code y}.
   * Derivative functions in it may be called at the argument, and at constants too.
   *
   * @param f a function in var operations
   * @param x shape of the argument
   * @param precision of the numbers
   * @return the plan
   */
  public static Plan of(UnaryOperator<Var> f, Shape x, Precision precision) {
    given(f, "Plan.of", "the function", "a function from Var to Var");
    given(x, "Plan.of", "the shape", "a shape, as Shape.of(2, 3)");
    given(precision, "Plan.of", "the precision", "Precision.FLOAT or Precision.DOUBLE");
    return ofAll(all -> List.of(
        Given.result(f.apply(all.get(0)), "Plan.of", "the function", "the var that is wanted")),
        List.of(x), precision);
  }

  /**
   * The plan of a function of several tensors with several results. The inputs are called {@code
   * x1}, {@code x2} and so on, the outputs {@code y1}, {@code y2} and so on; if there is but one,
   * it is {@code x} or {@code y}, as in {@link #of(UnaryOperator, Shape, Precision)}.
   *
   * @param f a function in var operations
   * @param x shapes of the arguments
   * @param precision of the numbers
   * @return the plan
   */
  public static Plan ofAll(Function<List<Var>, List<Var>> f, List<Shape> x, Precision precision) {
    given(f, "Plan.ofAll", "the function", "a function from a list of vars to a list of vars");
    Given.all(x, "Plan.ofAll", "the list of shapes", "the shape of each argument");
    given(precision, "Plan.ofAll", "the precision", "Precision.FLOAT or Precision.DOUBLE");
    return FunctionPlans.of(f, x, precision);
  }

  /**
   * The plan of the value and the gradient of a function of one tensor, as an optimiser wants them.
   * Its input is called {@code x}, its outputs {@code value} and {@code gradient}.
   *
   * <pre>{@code
   * Plan both = Plan.of(Autodiff.valueAndGrad(f), Shape.of(3), Precision.DOUBLE);
   * List<Tensor> y = both.workspace().run(x);   // the value, then the gradient
   * }</pre>
   *
   * @param f a value and its gradient
   * @param x shape of the argument
   * @param precision of the numbers
   * @return the plan
   */
  public static Plan of(ValueAndDerivative f, Shape x, Precision precision) {
    given(f, "Plan.of", "the function", "one made by Autodiff.valueAndGrad");
    given(x, "Plan.of", "the shape", "a shape, as Shape.of(2, 3)");
    given(precision, "Plan.of", "the precision", "Precision.FLOAT or Precision.DOUBLE");
    return FunctionPlans.of(f, x, precision);
  }

  /**
   * The plan of the value and the gradients of a function of several tensors. The inputs are called
   * {@code x1}, {@code x2} and so on, the outputs {@code value}, {@code gradient1}, {@code
   * gradient2} and so on; of one tensor they are {@code x} and {@code gradient}.
   *
   * @param f a value and its gradients
   * @param x shapes of the arguments
   * @param precision of the numbers
   * @return the plan
   */
  public static Plan ofAll(ValueAndDerivatives f, List<Shape> x, Precision precision) {
    given(f, "Plan.ofAll", "the function", "one made by Autodiff.valueAndGradAll");
    Given.all(x, "Plan.ofAll", "the list of shapes", "the shape of each argument");
    given(precision, "Plan.ofAll", "the precision", "Precision.FLOAT or Precision.DOUBLE");
    return FunctionPlans.of(f, x, precision);
  }

  /** States what is wanted of a tape, on one thread; then any thread may compile it. */
  public static final class Builder {
    private final Tape tape;
    private final Map<String, Var> outputs = new LinkedHashMap<>();
    private final Map<Var, Var> updates = new LinkedHashMap<>();

    private Builder(Tape tape) { this.tape = tape; }

    /**
     * A value to be read after a run.
     *
     * @param name what to call it, unlike all leaves and outputs
     * @param value a var of the tape
     * @return this
     * @throws IllegalArgumentException if the name is taken, or the var is on another tape
     */
    public Builder output(String name, Var value) {
      given(name, "Plan.output", "the name", "one unlike those of leaves and outputs");
      given(value, "Plan.output", "the value", "a var of the tape");
      check("output " + Brief.of(name), value);
      if (outputs.putIfAbsent(name, value) != null) {
        throw new IllegalArgumentException("Plan.output: the name " + Brief.of(name)
            + " is taken by another output; give another");
      }
      return this;
    }

    /**
     * What a run leaves in a leaf for the next run: a new state, a parameter after a step.
     *
     * @param leaf a variable or a state of the tape
     * @param value its new value, of its shape
     * @return this
     * @throws IllegalArgumentException if the leaf is not kept from run to run, has a new value
     *     already, or has another shape than the value
     */
    public Builder next(Var leaf, Var value) {
      given(leaf, "Plan.next", "the leaf", "a variable or a state of the tape");
      given(value, "Plan.next", "the value", "a var of the leaf's shape");
      check("next", value);
      boolean kept = leaf.op() instanceof Leaf l
          && (l.role() == Leaf.Role.STATE || l.role() == Leaf.Role.VARIABLE);
      if (!kept) {
        throw new IllegalArgumentException("Plan.next: " + leaf + " is not kept from run to run; "
            + "give a leaf made with tape.state(…) or tape.variable(…)");
      }
      check("next", leaf);
      if (!leaf.shape().equals(value.shape())) {
        throw new IllegalArgumentException("Plan.next: " + leaf + " has shape " + leaf.shape()
            + " but its new value has " + value.shape() + "; give a value of the same shape");
      }
      if (updates.putIfAbsent(leaf, value) != null) {
        throw new IllegalArgumentException("Plan.next: " + leaf + " has a new value already; give "
            + "each leaf one");
      }
      return this;
    }

    private void check(String what, Var v) {
      if (v.index() >= 0 && (v.index() >= tape.size() || tape.get(v.index()) != v)) {
        throw new IllegalArgumentException("Plan." + what + ": " + v + " is on another tape than "
            + "the plan's; record it there");
      }
    }

    /**
     * Makes the plan.
     *
     * @param precision of the numbers it computes with
     * @return the plan
     * @throws IllegalStateException if nothing is wanted of the tape
     * @throws IllegalArgumentException if floats would round an index, see {@link Precision#FLOAT}
     */
    public Plan compile(Precision precision) {
      given(precision, "Plan.compile", "the precision", "Precision.FLOAT or Precision.DOUBLE");
      if (outputs.isEmpty() && updates.isEmpty()) {
        throw new IllegalStateException("Plan.compile: nothing is wanted of the tape; name at "
            + "least one output(…) or next(…)");
      }
      List<Var> leaves = new ArrayList<>();
      for (int i = 0; i < tape.size(); i++) {
        Var v = tape.get(i);
        if (!(v.op() instanceof Leaf leaf) || leaf.role() == Leaf.Role.CONSTANT) continue;
        if (outputs.containsKey(leaf.label())) {
          throw new IllegalArgumentException("Plan.output: the name " + Brief.of(leaf.label())
              + " is taken by a leaf of the tape; give the output another");
        }
        leaves.add(v);
      }
      Program program =
          Program.of(leaves, outputs, updates, precision == Precision.FLOAT);
      return new Plan(program, precision);
    }
  }

  /**
   * Runs something again and again until it is as fast as it becomes, so that calls that matter
   * need not wait for that: until the compiler has done its work, and loops of the Vector API,
   * which are prepared at once for this, are in use. A workspace is run so as in {@code
   * Plan.warmUp(ws::run, Duration.ofSeconds(10))}; each run changes what it leaves for the next, as
   * ever. Numbers are the same before and after, bit for bit.
   *
   * <p>It is taken for as fast as it becomes when its fastest runs have not gained 3 % for half a
   * second and a third of the time before. What else the process does meanwhile may delay that.
   *
   * @param run what is to be fast
   * @param atMost how long; a run that is under way then is finished
   * @return whether that was enough; not if the time was over before, or the thread is interrupted,
   *     whose mark stays
   * @throws IllegalArgumentException if the time is negative
   */
  public static boolean warmUp(Runnable run, Duration atMost) {
    given(run, "Plan.warmUp", "the task", "what is to be fast, as workspace::run");
    given(atMost, "Plan.warmUp", "the time", "how long at most, as Duration.ofSeconds(10)");
    if (atMost.isNegative()) {
      throw new IllegalArgumentException("Plan.warmUp: there is no time of " + atMost
          + "; give how long at most, as Duration.ofSeconds(10)");
    }
    boolean forever = atMost.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0;
    return WarmUp.of(run, forever ? Long.MAX_VALUE : atMost.toNanos());
  }

  /**
   * What plans run on here, to stand in reports of faults and above measured figures: the library's
   * version, which kernels do the work and why, how many bits their vectors have, how many threads
   * help, the JVM and the system.
   *
   * @return some lines
   */
  public static String environment() { return Environment.text(); }

  /**
   * The numbers that the plan computes with.
   *
   * @return the precision
   */
  public Precision precision() { return precision; }

  /**
   * What runs the plan, on the thread that calls it.
   *
   * @return a new workspace
   */
  public Workspace workspace() { return workspace(1); }

  /**
   * What runs the plan, with helpers for what is large enough to be shared. Helpers are threads
   * that all workspaces of the process share: together with the caller's, one for each processor,
   * however many workspaces there are. A run that finds them busy goes on with fewer, or alone. The
   * results have the same bits.
   *
   * @param threads how many compute at once, at most, the caller's included
   * @return a new workspace
   * @throws IllegalArgumentException if not positive
   */
  public Workspace workspace(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("Plan.workspace: " + threads
          + " threads; use 1 for the caller's alone, or more");
    }
    return Workspace.of(this, threads);
  }

  Program program() { return program; }

  List<Buffer> inputs() { return inputs; }

  List<Buffer> outputs() { return outputs; }

  Buffer buffer(String operation, String name) {
    Buffer b = program.storage().named().get(name);
    if (b == null) {
      throw new IllegalArgumentException(operation + ": the plan has nothing named "
          + Brief.of(name)
          + "; there are " + Brief.list(program.storage().named().keySet()));
    }
    return b;
  }

  /** The program after all passes, one line an instruction. */
  @Override
  public String toString() { return program.listing(precision.name(), precision.bytes()); }
}
