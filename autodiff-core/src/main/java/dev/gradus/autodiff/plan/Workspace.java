package dev.gradus.autodiff.plan;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.errors.Brief;
import dev.gradus.autodiff.errors.Given;
import dev.gradus.autodiff.plan.program.Buffer;
import dev.gradus.autodiff.plan.run.BoundProgram;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One user's arrays for a {@link Plan}: what is given, what is kept from run to run, what comes
 * out. Nothing to close.
 *
 * <pre>{@code
 * Workspace ws = step.workspace();
 * float[] x = ws.floats("x");                 // written by you, read by the run: nothing is copied
 * ws.set("rate", Tensor.scalar(0.1));
 * ws.run();                                   // allocates nothing
 * double error = ws.get("error").toDouble();
 * }</pre>
 *
 * <p>A workspace belongs to one thread at a time: threads share a plan, and each has a workspace.
 * It may be handed on between two calls. Two calls at once are an error, whichever methods and
 * threads: the one that comes second throws {@link IllegalStateException} and does nothing, the
 * first goes on. So does a call from within a run, by an operation of the user's own. {@link
 * #run(Tensor...)} is one call from its first input to its last output. What lies between calls is
 * not guarded: neither what another thread sets before one's own run, nor what it writes into an
 * array that a workspace reads.
 */
public final class Workspace {
  private final Plan plan;
  private final BoundProgram bound;
  private final OneAtATime oneAtATime = new OneAtATime();

  Workspace(Plan plan, BoundProgram bound) {
    this.plan = plan;
    this.bound = bound;
  }

  /** For so many threads at most. */
  static Workspace of(Plan plan, int threads) {
    try {
      boolean inFloats = plan.precision() == Precision.FLOAT;
      return new Workspace(plan, new BoundProgram(plan.program(), inFloats, threads));
    } catch (OutOfMemoryError e) {
      throw tooLarge("Plan.workspace", plan, threads, e);
    }
  }

  Plan plan() { return plan; }

  BoundProgram bound() { return bound; }

  private static OutOfMemoryError tooLarge(String operation, Plan plan, int threads,
      OutOfMemoryError e) {
    OutOfMemoryError said = new OutOfMemoryError(operation + ": the plan needs "
        + plan.program().storage().size() * plan.precision().bytes() / 1_000_000
        + " MB for its values in " + plan.precision() + " and some for copies, more than the JVM "
        + "has left (" + e.getMessage() + "); give it more with -Xmx or use "
        + (plan.precision() == Precision.DOUBLE ? "FLOAT or " : "") + "a smaller batch"
        + (threads > 1 ? " or fewer threads" : ""));
    said.initCause(e);
    return said;
  }

  /**
   * Runs the plan once.
   *
   * @throws IllegalStateException if another call of this workspace is under way
   * @throws IndexOutOfBoundsException if an index is outside what it chooses from
   * @throws OutOfMemoryError in a first run, or the first one in vectors, if there is no room for
   *     what products copy
   */
  public void run() {
    oneAtATime.begin("run");
    try {
      step();
    } finally {
      oneAtATime.end();
    }
  }

  private void step() {
    try {
      bound.run();
    } catch (OutOfMemoryError e) {
      throw tooLarge("Workspace.run", plan, bound.threads(), e);
    }
  }

  /**
   * Runs the plan on tensors: one call from the first input to the last output.
   *
   * @param inputs for each input and index leaf of the plan its numbers, in the order they were
   *     stated
   * @return the outputs, in the order they were stated
   * @throws IllegalArgumentException if their number or a shape is another; none is copied then
   * @throws IllegalStateException if another call of this workspace is under way
   */
  public List<Tensor> run(Tensor... inputs) {
    Given.all(inputs, "Workspace.run", "the array of tensors", "one for each input and index leaf");
    List<Buffer> given = plan.inputs();
    if (given.size() != inputs.length) {
      throw new IllegalArgumentException("Workspace.run: the plan has " + given.size() + " inputs ["
          + Brief.list(given.stream().map(Workspace::name).toList()) + "] but was given "
          + inputs.length + " tensors; give one for each");
    }
    for (int i = 0; i < inputs.length; i++) {
      check("Workspace.run", name(given.get(i)), given.get(i), inputs[i]);
    }
    Tensor[] y = new Tensor[plan.outputs().size()];
    oneAtATime.begin("run");
    try {
      for (int i = 0; i < inputs.length; i++) bound.set(given.get(i), inputs[i]);
      step();
      for (int i = 0; i < y.length; i++) y[i] = bound.tensor(plan.outputs().get(i));
    } finally {
      oneAtATime.end();
    }
    return List.of(y);
  }

  private static String name(Buffer b) { return Objects.requireNonNull(b.name()); }

  /**
   * Copies numbers into a leaf.
   *
   * @param name of an input, an index, a variable or a state
   * @param x the numbers, of its shape; of an index whole ones
   * @throws IllegalArgumentException if there is no such leaf, it is an output, or the shape is
   *     another
   * @throws IllegalStateException if another call of this workspace is under way
   */
  public void set(String name, Tensor x) {
    given(name, "Workspace.set", "the name", "that of a leaf");
    given(x, "Workspace.set", "the tensor", "one of the leaf's shape");
    Buffer b = plan.buffer("Workspace.set", name);
    if (b.role() == null) {
      throw new IllegalArgumentException("Workspace.set: " + Brief.of(name)
          + " is an output, which every "
          + "run computes; read it with get(name), and set leaves: " + leaves());
    }
    check("Workspace.set", name, b, x);
    oneAtATime.begin("set");
    try {
      bound.set(b, x);
    } finally {
      oneAtATime.end();
    }
  }

  private static void check(String operation, String name, Buffer b, Tensor x) {
    if (!x.shape().equals(b.shape())) {
      throw new IllegalArgumentException(operation + ": " + Brief.of(name) + " has shape "
          + b.shape() + " but was given " + x.shape() + "; give as many numbers in the same shape");
    }
    if (!b.isIndex()) return;
    for (double v : x.toArray()) {
      if (v != (int) v) {
        throw new IllegalArgumentException(operation + ": " + Brief.of(name) + " are indices, and "
            + v + " is no whole number; give whole numbers from 0");
      }
    }
  }

  private String leaves() {
    return Brief.list(plan.program().storage().named().entrySet().stream()
        .filter(e -> e.getValue().role() != null).map(Map.Entry::getKey).toList());
  }

  /**
   * A copy of what is in a leaf or an output now.
   *
   * @param name of a leaf or an output
   * @return its numbers
   * @throws IllegalArgumentException if there is no such name
   * @throws IllegalStateException if another call of this workspace is under way
   */
  public Tensor get(String name) {
    given(name, "Workspace.get", "the name", "that of a leaf or an output");
    Buffer b = plan.buffer("Workspace.get", name);
    oneAtATime.begin("get");
    try {
      return bound.tensor(b);
    } finally {
      oneAtATime.end();
    }
  }

  /**
   * The array behind a leaf or an output of a plan in {@link Precision#FLOAT}, row by row.
   *
   * @param name of a leaf or an output
   * @return the array itself; what is written to a leaf's is read by the next run
   * @throws IllegalArgumentException if there is no such name, or it holds other numbers
   * @throws IllegalStateException if another call of this workspace is under way
   */
  public float[] floats(String name) {
    given(name, "Workspace.floats", "the name", "that of a leaf or an output");
    Object a = array("floats", name);
    if (a instanceof float[] x) return x;
    throw otherKind("floats", name, a);
  }

  /**
   * The array behind a leaf or an output of a plan in {@link Precision#DOUBLE}, row by row.
   *
   * @param name of a leaf or an output
   * @return the array itself; what is written to a leaf's is read by the next run
   * @throws IllegalArgumentException if there is no such name, or it holds other numbers
   * @throws IllegalStateException if another call of this workspace is under way
   */
  public double[] doubles(String name) {
    given(name, "Workspace.doubles", "the name", "that of a leaf or an output");
    Object a = array("doubles", name);
    if (a instanceof double[] x) return x;
    throw otherKind("doubles", name, a);
  }

  /**
   * The array behind an index leaf.
   *
   * @param name of the leaf
   * @return the array itself; what is written to it is read by the next run
   * @throws IllegalArgumentException if there is no such name, or it holds other numbers
   * @throws IllegalStateException if another call of this workspace is under way
   */
  public int[] indices(String name) {
    given(name, "Workspace.indices", "the name", "that of a leaf or an output");
    Object a = array("indices", name);
    if (a instanceof int[] x) return x;
    throw otherKind("indices", name, a);
  }

  private Object array(String method, String name) {
    Buffer b = plan.buffer("Workspace." + method, name);
    oneAtATime.begin(method);
    try {
      return bound.array(b);
    } finally {
      oneAtATime.end();
    }
  }

  private static IllegalArgumentException otherKind(String asked, String name, Object array) {
    return new IllegalArgumentException("Workspace." + asked + ": " + Brief.of(name)
        + " is kept in "
        + (array instanceof int[] ? "whole numbers; use indices"
            : array instanceof float[] ? "floats; use floats" : "doubles; use doubles") + "(name)");
  }

  /**
   * Lets a leaf or an output of a plan in {@link Precision#FLOAT} live in an array of the user's
   * from now on, which other workspaces may share, such as the parameters of one model. Within a
   * workspace only leaves that no run changes may share one. Workspaces that share an array may run
   * at once only if none of them writes to it: nothing checks that.
   *
   * @param name of a leaf or an output
   * @param array of its size
   * @throws IllegalArgumentException if there is no such name, it holds other numbers or
   *     another count of them, or the array is behind another name already and a run writes to
   *     one of the two
   * @throws IllegalStateException if another call of this workspace is under way
   */
  public void bind(String name, float[] array) { bindAny(name, array); }

  /**
   * Lets a leaf or an output of a plan in {@link Precision#DOUBLE} live in an array of the user's,
   * as {@link #bind(String, float[])} does.
   *
   * @param name of a leaf or an output
   * @param array of its size
   * @throws IllegalArgumentException as there
   * @throws IllegalStateException if another call of this workspace is under way
   */
  public void bind(String name, double[] array) { bindAny(name, array); }

  /**
   * Lets an index leaf live in an array of the user's, as {@link #bind(String, float[])} does.
   *
   * @param name of the leaf
   * @param array of its size
   * @throws IllegalArgumentException as there
   * @throws IllegalStateException if another call of this workspace is under way
   */
  public void bind(String name, int[] array) { bindAny(name, array); }

  private void bindAny(String name, Object array) {
    given(name, "Workspace.bind", "the name", "that of a leaf or an output");
    given(array, "Workspace.bind", "the array", "one of the leaf's kind and length");
    Buffer b = plan.buffer("Workspace.bind", name);
    oneAtATime.begin("bind");
    try {
      bound.bind(b, name, array);
    } finally {
      oneAtATime.end();
    }
  }
}
