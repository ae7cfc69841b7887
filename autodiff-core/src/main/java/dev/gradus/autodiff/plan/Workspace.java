package dev.gradus.autodiff.plan;

import dev.gradus.autodiff.Leaf;
import dev.gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One user's arrays for a {@link Plan}: what is given, what is kept from run to run, what comes
 * out. For one thread at a time; nothing to close.
 *
 * <pre>{@code
 * Workspace ws = step.workspace();
 * float[] x = ws.floats("x");                 // written by you, read by the run: nothing is copied
 * ws.set("rate", Tensor.scalar(0.1));
 * ws.run();                                   // allocates nothing
 * double error = ws.get("error").toDouble();
 * }</pre>
 */
public final class Workspace {
  private final Plan plan;
  private final Arrays arrays;
  private final Crew crew;
  private final AtomicReference<@Nullable Thread> user = new AtomicReference<>();
  private @Nullable Steps steps; // made at the next run after arrays were bound

  Workspace(Plan plan, int threads) {
    this.plan = plan;
    crew = new Crew(threads);
    try {
      arrays = plan.precision() == Precision.FLOAT ? new FloatArrays(plan.storage())
          : new DoubleArrays(plan.storage());
      plan.initial().forEach(arrays::set);
    } catch (OutOfMemoryError e) {
      throw tooLarge("Plan.workspace", e);
    }
  }

  private OutOfMemoryError tooLarge(String operation, OutOfMemoryError e) {
    OutOfMemoryError said = new OutOfMemoryError(operation + ": the plan needs "
        + plan.storage().size() * plan.precision().bytes() / 1_000_000 + " MB for its values in "
        + plan.precision() + " and some for copies, more than the JVM has left (" + e.getMessage()
        + "); give it more with -Xmx or use "
        + (plan.precision() == Precision.DOUBLE ? "FLOAT or " : "") + "a smaller batch");
    said.initCause(e);
    return said;
  }

  /**
   * Runs the plan once.
   *
   * @throws IllegalStateException if another thread is running it, or the system gives no thread
   *     to help
   * @throws IndexOutOfBoundsException if an index is outside what it chooses from
   * @throws OutOfMemoryError in a first run, or the first one in vectors, if there is no room for
   *     what products copy
   */
  public void run() {
    Thread me = Thread.currentThread();
    if (!user.compareAndSet(null, me)) throw inUse(me);
    try {
      Steps s = steps;
      if (s == null) steps = s = arrays.steps(plan.schedule(), crew);
      s.run();
    } catch (OutOfMemoryError e) {
      throw tooLarge("Workspace.run", e);
    } finally {
      user.set(null);
    }
  }

  private IllegalStateException inUse(Thread me) {
    Thread other = user.get();
    if (other == me) {
      return new IllegalStateException("Workspace.run: thread " + me.getName() + " began a run "
          + "inside another run of this workspace; give the inner one a workspace of its own with "
          + "plan.workspace()");
    }
    return new IllegalStateException("Workspace.run: thread " + me.getName() + " began a run while "
        + (other == null ? "another" : "thread " + other.getName()) + " was in one; give each "
        + "thread a workspace of its own with plan.workspace()");
  }

  /**
   * Runs the plan on tensors.
   *
   * @param inputs for each input and index leaf of the plan its numbers, in the order they were
   *     stated
   * @return the outputs, in the order they were stated
   * @throws IllegalArgumentException if their number or a shape is another
   */
  public List<Tensor> run(Tensor... inputs) {
    List<String> given = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    for (Map.Entry<String, Buffer> e : plan.storage().named().entrySet()) {
      Leaf.Role role = e.getValue().role();
      if (role == null) outputs.add(e.getKey());
      else if (role == Leaf.Role.INPUT || role == Leaf.Role.INDEX) given.add(e.getKey());
    }
    if (given.size() != inputs.length) {
      throw new IllegalArgumentException("Workspace.run: the plan has " + given.size() + " inputs "
          + given + " but was given " + inputs.length + " tensors; give one for each");
    }
    for (int i = 0; i < inputs.length; i++) set(given.get(i), inputs[i]);
    run();
    List<Tensor> results = new ArrayList<>();
    for (String name : outputs) results.add(get(name));
    return results;
  }

  /**
   * Copies numbers into a leaf.
   *
   * @param name of an input, an index, a variable or a state
   * @param x the numbers, of its shape; of an index whole ones
   * @throws IllegalArgumentException if there is no such leaf, it is an output, or the shape is
   *     another
   */
  public void set(String name, Tensor x) {
    Buffer b = plan.buffer("Workspace.set", name);
    if (b.role() == null) {
      throw new IllegalArgumentException("Workspace.set: " + name + " is an output, which every "
          + "run computes; read it with get(name), and set leaves: " + leaves());
    }
    if (!x.shape().equals(b.shape())) {
      throw new IllegalArgumentException("Workspace.set: " + name + " has shape " + b.shape()
          + " but was given " + x.shape() + "; give as many numbers in the same shape");
    }
    if (b.isIndex()) {
      for (double v : x.toArray()) {
        if (v != (int) v) {
          throw new IllegalArgumentException("Workspace.set: " + name + " are indices, and " + v
              + " is no whole number; give whole numbers from 0");
        }
      }
    }
    arrays.set(b, x);
  }

  private String leaves() {
    return plan.storage().named().entrySet().stream().filter(e -> e.getValue().role() != null)
        .map(Map.Entry::getKey).collect(Collectors.joining(", "));
  }

  /**
   * A copy of what is in a leaf or an output now.
   *
   * @param name of a leaf or an output
   * @return its numbers
   * @throws IllegalArgumentException if there is no such name
   */
  public Tensor get(String name) {
    return arrays.tensor(plan.buffer("Workspace.get", name));
  }

  /**
   * The array behind a leaf or an output of a plan in {@link Precision#FLOAT}, row by row.
   *
   * @param name of a leaf or an output
   * @return the array itself; what is written to a leaf's is read by the next run
   * @throws IllegalArgumentException if there is no such name, or it holds other numbers
   */
  public float[] floats(String name) {
    Object a = arrays.array(plan.buffer("Workspace.floats", name));
    if (a instanceof float[] x) return x;
    throw otherKind("floats", name, a);
  }

  /**
   * The array behind a leaf or an output of a plan in {@link Precision#DOUBLE}, row by row.
   *
   * @param name of a leaf or an output
   * @return the array itself; what is written to a leaf's is read by the next run
   * @throws IllegalArgumentException if there is no such name, or it holds other numbers
   */
  public double[] doubles(String name) {
    Object a = arrays.array(plan.buffer("Workspace.doubles", name));
    if (a instanceof double[] x) return x;
    throw otherKind("doubles", name, a);
  }

  /**
   * The array behind an index leaf.
   *
   * @param name of the leaf
   * @return the array itself; what is written to it is read by the next run
   * @throws IllegalArgumentException if there is no such name, or it holds other numbers
   */
  public int[] indices(String name) {
    Object a = arrays.array(plan.buffer("Workspace.indices", name));
    if (a instanceof int[] x) return x;
    throw otherKind("indices", name, a);
  }

  private static IllegalArgumentException otherKind(String asked, String name, Object array) {
    return new IllegalArgumentException("Workspace." + asked + ": " + name + " is kept in "
        + (array instanceof int[] ? "whole numbers; use indices"
            : array instanceof float[] ? "floats; use floats" : "doubles; use doubles") + "(name)");
  }

  /**
   * Lets a leaf or an output live in an array of the user's from now on, which other workspaces may
   * share, such as the parameters of one model. Within a workspace only leaves that no run changes
   * may share one.
   *
   * @param name of a leaf or an output
   * @param array {@code float[]}, {@code double[]} or {@code int[]} as the plan's precision and the
   *     leaf want, of the leaf's size
   * @throws IllegalArgumentException if there is no such name, the array is null or of another kind
   *     or length, or it is behind another name already and a run writes to one of the two
   */
  public void bind(String name, Object array) {
    Buffer b = plan.buffer("Workspace.bind", name);
    String wanted = kind(arrays.array(b));
    if (!kind(array).equals(wanted)) {
      throw new IllegalArgumentException("Workspace.bind: " + name + " takes " + wanted
          + " but was given " + kind(array) + "; give an array of that kind and length");
    }
    plan.storage().named().forEach((other, o) -> {
      if (o != b && arrays.array(o) == array) checkUnwritten(name, b, other, o);
    });
    arrays.bind(b, array);
    steps = null;
  }

  private void checkUnwritten(String name, Buffer b, String other, Buffer o) {
    boolean written = plan.storage().isWritten(b);
    if (!written && !plan.storage().isWritten(o)) return;
    throw new IllegalArgumentException("Workspace.bind: the array given for " + name
        + " is behind " + other + " already, and a run writes to " + (written ? name : other)
        + "; give each an array of its own");
  }

  private static String kind(@Nullable Object array) {
    if (array == null) return "null";
    String name = array.getClass().getSimpleName();
    if (!name.endsWith("[]")) return name;
    return name.replaceFirst("\\[]", "[" + java.lang.reflect.Array.getLength(array) + "]");
  }
}
