package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.errors.Brief;
import dev.gradus.autodiff.errors.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A straight-line program: a list of nodes, each an operation applied to earlier nodes.
 *
 * <p>Operations on its vars append to it and have their values at once. The index order is the
 * order of dependence, so the reverse pass is one loop from the end. A tape belongs to the thread
 * that made it; it needs no closing, and is garbage like any object once nobody holds it or its
 * vars.
 */
public final class Tape {
  private final Thread owner = Thread.currentThread();
  private final Set<String> names = new HashSet<>();
  private final List<Var> variables = new ArrayList<>();
  private int numbered; // up to which names v1, v2, … are taken from the number of variables on
  private Var[] nodes = new Var[32];
  private int size;
  private final @Nullable Trace trace; // the lines that made the nodes, if wanted
  private boolean recording = true;

  /** An empty tape of the current thread. */
  public Tape() { this(Trace.isOn()); }

  private Tape(boolean tracing) { trace = tracing ? new Trace() : null; }

  /**
   * An empty tape that remembers for each node the line of the program that made it, and whose
   * {@link #backward} fails where the output or the gradient is not finite, naming the operation
   * where that began. For finding faults: each node costs a look at the call stack.
   *
   * <p>An infinity that reaches neither output nor gradient, such as that of a mask, is no fault.
   *
   * @return the tape
   */
  public static Tape tracing() { return new Tape(true); }

  /**
   * The result of a body. While it runs, each tape that is made on this thread is {@linkplain
   * #tracing() tracing}, those of derivative functions included.
   *
   * <pre>{@code
   * Tape.tracing(() -> Autodiff.grad(f).at(x));   // says where a NaN began
   * }</pre>
   *
   * @param <R> what the body gives
   * @param body runs now
   * @return what the body gives
   * @throws NonFiniteException if the output or the gradient of a plain reverse pass is not finite
   */
  public static <R> R tracing(Supplier<R> body) {
    given(body, "Tape.tracing", "the body", "what is to run");
    return Trace.during(body);
  }

  /**
   * The result of a body. While it runs, derivative functions record on this tape, even where they
   * are called at constants, which are on no tape. So the function that they differentiate may use
   * vars of this tape.
   *
   * <pre>{@code
   * Var x = tape.input("x", Shape.of(3));
   * UnaryOperator<Var> slope = Autodiff.grad(w -> w.multiply(x).sin().sum());
   * Var y = tape.recording(() -> slope.apply(Var.constant(w0)));
   * }</pre>
   *
   * @param <R> what the body gives
   * @param body runs now
   * @return what the body gives
   */
  public <R> R recording(Supplier<R> body) {
    given(body, "Tape.recording", "the body", "what is to run");
    return Scope.on(this, body);
  }

  /**
   * A named leaf that derivatives are taken by.
   *
   * @param name unique on this tape; a superscript as in {@code W^(1)} is passed on to the names of
   *     its entries: {@code w_21^(1)}
   * @param value its value
   * @return the variable
   * @throws IllegalArgumentException if the name is empty or taken
   */
  public Var variable(String name, Tensor value) {
    given(name, "Tape.variable", "the name", "one that is unique on the tape");
    given(value, "Tape.variable", "the value", "a tensor");
    Var v = leaf(Leaf.Role.VARIABLE, name, value);
    variables.add(v);
    return v;
  }

  /**
   * A named scalar that derivatives are taken by.
   *
   * @param name unique on this tape
   * @param value its value
   * @return the variable
   */
  public Var variable(String name, double value) {
    given(name, "Tape.variable", "the name", "one that is unique on the tape");
    return variable(name, Tensor.scalar(value));
  }

  /**
   * A leaf that derivatives are taken by. Its name is one of v1, v2, … that is free.
   *
   * @param value its value
   * @return the variable
   */
  public Var variable(Tensor value) {
    given(value, "Tape.variable", "the value", "a tensor");
    numbered = Math.max(numbered, variables.size()) + 1;
    while (names.contains("v" + numbered)) numbered++;
    return variable("v" + numbered, value);
  }

  /**
   * A scalar that derivatives are taken by. Its name is one of v1, v2, … that is free.
   *
   * @param value its value
   * @return the variable
   */
  public Var variable(double value) { return variable(Tensor.scalar(value)); }

  /**
   * A leaf whose value never changes, not even when the tape is replayed.
   *
   * @param value its value
   * @return the constant
   */
  public Var constant(Tensor value) {
    given(value, "Tape.constant", "the value", "a tensor");
    return leaf(Leaf.CONSTANT, value);
  }

  /**
   * A number that never changes.
   *
   * @param value the number
   * @return the constant
   */
  public Var constant(double value) { return constant(Tensor.scalar(value)); }

  /**
   * A named leaf that is given anew each time the program runs, such as a batch of points.
   *
   * @param name unique on this tape
   * @param value its value now
   * @return the input
   */
  public Var input(String name, Tensor value) {
    given(name, "Tape.input", "the name", "one that is unique on the tape");
    given(value, "Tape.input", "the value", "a tensor");
    return leaf(Leaf.Role.INPUT, name, value);
  }

  /**
   * A named leaf of whole numbers that is given anew each time the program runs, such as class
   * labels.
   *
   * @param name unique on this tape
   * @param indices its value now
   * @return a vector
   */
  public Var indices(String name, int... indices) {
    given(name, "Tape.indices", "the name", "one that is unique on the tape");
    given(indices, "Tape.indices", "the array of indices", "whole numbers");
    return leaf(Leaf.Role.INDEX, name,
        Tensor.vector(Arrays.stream(indices).asDoubleStream().toArray()));
  }

  /**
   * A named leaf whose value one run leaves for the next, such as an optimiser's velocity.
   *
   * @param name unique on this tape
   * @param value its value now
   * @return the state
   */
  public Var state(String name, Tensor value) {
    given(name, "Tape.state", "the name", "one that is unique on the tape");
    given(value, "Tape.state", "the value", "a tensor");
    return leaf(Leaf.Role.STATE, name, value);
  }

  /**
   * A named leaf that derivatives are taken by, stated by its shape alone: it and what is computed
   * from it are {@linkplain Var#isSymbolic() symbolic}, for a program that is yet to run.
   *
   * @param name unique on this tape
   * @param shape its shape
   * @return the variable
   * @throws IllegalArgumentException if the name is empty or taken
   */
  public Var variable(String name, Shape shape) {
    given(name, "Tape.variable", "the name", "one that is unique on the tape");
    given(shape, "Tape.variable", "the shape", "a shape, as Shape.of(2, 3)");
    return variable(name, Tensor.symbolic(shape));
  }

  /**
   * A named leaf that is given anew each time the program runs, stated by its shape alone.
   *
   * @param name unique on this tape
   * @param shape its shape
   * @return the input, {@linkplain Var#isSymbolic() symbolic}
   * @throws IllegalArgumentException if the name is empty or taken
   */
  public Var input(String name, Shape shape) {
    given(name, "Tape.input", "the name", "one that is unique on the tape");
    given(shape, "Tape.input", "the shape", "a shape, as Shape.of(2, 3)");
    return input(name, Tensor.symbolic(shape));
  }

  /**
   * A named leaf of whole numbers that is given anew each time the program runs, stated by its
   * shape alone. Whether they are in range is checked when it runs.
   *
   * @param name unique on this tape
   * @param shape its shape
   * @return the indices, {@linkplain Var#isSymbolic() symbolic}
   * @throws IllegalArgumentException if the name is empty or taken
   */
  public Var indices(String name, Shape shape) {
    given(name, "Tape.indices", "the name", "one that is unique on the tape");
    given(shape, "Tape.indices", "the shape", "a shape, as Shape.of(2, 3)");
    return leaf(Leaf.Role.INDEX, name, Tensor.symbolic(shape));
  }

  /**
   * A named leaf whose value one run leaves for the next, stated by its shape alone.
   *
   * @param name unique on this tape
   * @param shape its shape
   * @return the state, {@linkplain Var#isSymbolic() symbolic}
   * @throws IllegalArgumentException if the name is empty or taken
   */
  public Var state(String name, Shape shape) {
    given(name, "Tape.state", "the name", "one that is unique on the tape");
    given(shape, "Tape.state", "the shape", "a shape, as Shape.of(2, 3)");
    return state(name, Tensor.symbolic(shape));
  }

  /**
   * The variables.
   *
   * @return a list in the order they were made
   */
  public List<Var> variables() { return List.copyOf(variables); }

  /**
   * The number of nodes.
   *
   * @return the index that the next node gets
   */
  public int size() { return size; }

  /**
   * One node.
   *
   * @param index from 0
   * @return the var at that place
   * @throws IndexOutOfBoundsException if there is no such node
   */
  public Var get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("Tape.get: there is no node %" + index + " on a tape of "
          + size + " nodes; they count from 0");
    }
    return nodes[index];
  }

  /**
   * The derivative of a scalar by every variable of this tape.
   *
   * <p>A variable that the scalar does not depend on gets zeros. The tape is left as it was;
   * a second call gives the same answer.
   *
   * @param e a scalar on this tape
   * @return the gradient
   * @throws IllegalStateException if {@code e} is not a scalar, or another thread's
   * @throws IllegalArgumentException if {@code e} is on another tape
   * @throws NonFiniteException if this tape is {@linkplain #tracing() tracing} and {@code e} or the
   *     gradient is not finite
   */
  public Gradient backward(Var e) {
    given(e, "backward", "the var", "a var of this tape");
    checkHere("backward", e);
    checkThread("backward");
    checkScalar("backward", e);
    if (e.isSymbolic()) {
      throw new IllegalStateException("backward: " + e + " is symbolic, so its gradient has no "
          + "numbers yet; record it with gradient(e, w), and make it part of a plan");
    }
    return Gradient.backward(this, e, variables());
  }

  /**
   * The derivative of a scalar by some vars of this tape, recorded on it: the rules' own operations
   * are appended, so that it can be differentiated again or made part of a program.
   *
   * <p>All are total derivatives, even where one of the vars is computed from another: for x = 2,
   * u = x² and e = 3u they are 12 by x and 3 by u. The derivative by a var does not depend on which
   * others are asked for. To hold u while x moves, make both arguments of a function, and take its
   * derivatives: {@link Autodiff#gradAll}.
   *
   * @param e a scalar on this tape
   * @param w vars of this tape, in any order; {@code e} may be among them, and one may come twice
   * @return a var for each, of its shape; zeros for one that {@code e} does not depend on
   * @throws IllegalStateException if {@code e} is not a scalar, or this is another thread's tape
   * @throws IllegalArgumentException if a var is on another tape
   */
  public List<Var> gradient(Var e, List<Var> w) {
    given(e, "gradient", "the output", "a scalar of this tape");
    Given.all(w, "gradient", "the list of vars", "vars of this tape");
    checkHere("gradient", e);
    checkThread("gradient");
    checkScalar("gradient", e);
    for (Var v : w) checkHere("gradient", v);
    int[] places = new int[w.size()];
    for (int i = 0; i < places.length; i++) places[i] = w.get(i).index();
    Arrays.sort(places);
    List<Var> roots = new ArrayList<>();
    int count = 0; // each place once
    for (int place : places) {
      if (count > 0 && place == places[count - 1]) continue;
      places[count++] = place;
      roots.add(get(place));
    }
    @Nullable Var[] adjoints = ReversePass.adjoints(this, e, constant(1), roots, true, null);
    List<Var> gradient = new ArrayList<>();
    for (Var v : w) {
      Var adjoint = adjoints[Arrays.binarySearch(places, 0, count, v.index())];
      gradient.add(adjoint == null ? constant(Tensor.full(v.shape(), 0)) : adjoint);
    }
    return gradient;
  }

  private static void checkScalar(String operation, Var e) {
    if (e.shape().isScalar()) return;
    throw new IllegalStateException(operation + ": %" + e.index() + " = " + e.op().name()
        + " has shape " + e.shape() + ", not a scalar; take its sum() or mean() first");
  }

  /**
   * Where a NaN or an infinity in a value began. Works on any tape; a tracing one adds lines.
   *
   * @param e a var of this tape, of any shape
   * @return the report, or null if the value is finite
   * @throws IllegalArgumentException if {@code e} is on another tape
   * @throws IllegalStateException if {@code e} is {@linkplain Var#isSymbolic() symbolic}
   */
  public @Nullable NonFinite explainNonFinite(Var e) {
    given(e, "explainNonFinite", "the var", "a var of this tape");
    checkHere("explainNonFinite", e);
    if (e.isSymbolic()) {
      throw new IllegalStateException("explainNonFinite: " + e + " is symbolic, so it has no "
          + "numbers to look at; record the same with the numbers of the run, and ask there");
    }
    return new NonFiniteSearch(this, e).inValue();
  }

  private void checkHere(String operation, Var e) {
    if (e.tape() != this) {
      throw new IllegalArgumentException(operation + ": " + e + " is not on this tape; record it "
          + "with vars of this tape, or ask the tape that it is on");
    }
  }

  /** Whether this tape remembers lines, and fails where a gradient is not finite. */
  boolean isTracing() { return trace != null; }

  /** The line of the listing for a node, with the line of the program if that is known. */
  String located(Var v) {
    return Listing.line(v) + (trace == null ? "" : " at " + trace.of(v.index()));
  }

  private Var leaf(Leaf.Role role, String name, Tensor value) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("Tape." + role.name().toLowerCase(java.util.Locale.ROOT)
          + ": the name is empty; give a name that is unique on the tape");
    }
    if (!names.add(name)) {
      throw new IllegalArgumentException("Tape." + role.name().toLowerCase(java.util.Locale.ROOT)
          + ": the name " + Brief.of(name) + " is taken on this tape; give another");
    }
    return leaf(new Leaf(role, name), value);
  }

  /**
   * Whether operations on the vars of this tape are recorded. While a plain reverse pass reads the
   * tape they are not: its rules compute with the vars as with numbers.
   */
  boolean isRecording() { return recording; }

  /** Starts or stops recording. */
  void setRecording(boolean recording) { this.recording = recording; }

  /** The var itself if it is on this tape; else a constant of the same value that is. */
  Var adopt(Var x) { return x.tape() == this ? x : leaf(Leaf.CONSTANT, x.known()); }

  private Var leaf(Leaf leaf, Tensor value) {
    return value.shape().isScalar() && !value.isSymbolic()
        ? append(leaf, null, null, null, null, value.toDouble())
        : append(leaf, null, null, null, value, 0);
  }

  Var append(Op op, @Nullable Var a, @Nullable Var b, Var @Nullable [] all, @Nullable Tensor tensor,
      double scalar) {
    if (Thread.currentThread() != owner) checkThread(op.name());
    Var v = new Var(this, size, op, a, b, all, tensor, scalar);
    if (size == nodes.length) nodes = Arrays.copyOf(nodes, size + (size >> 1));
    nodes[size++] = v;
    if (trace != null) trace.add();
    return v;
  }

  void checkThread(String operation) {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(operation + ": this tape belongs to thread " + owner.getName()
          + " but was used from " + Thread.currentThread().getName()
          + "; give each thread a tape of its own, and pass values as tensors");
    }
  }

  /** A new tape with the same nodes up to and including the given index. */
  Tape copy(int last) {
    Tape t = new Tape();
    t.nodes = new Var[Math.max(32, 2 * (last + 1))];
    for (int i = 0; i <= last; i++) {
      Var v = nodes[i];
      int n = v.arity();
      Var a = n > 0 && !v.isWide() ? t.nodes[v.input(0).index()] : null;
      Var b = n == 2 && !v.isWide() ? t.nodes[v.input(1).index()] : null;
      Var[] all = null;
      if (v.isWide()) {
        all = new Var[n];
        for (int k = 0; k < n; k++) all[k] = t.nodes[v.input(k).index()];
      }
      boolean scalar = v.shape().isScalar() && !v.isSymbolic();
      t.append(v.op(), a, b, all, scalar ? null : v.known(), scalar ? v.toDouble() : 0);
    }
    return t;
  }

  /** The program, one line a node, with shapes and the values of scalars. */
  @Override
  public String toString() { return Listing.of(this); }
}
