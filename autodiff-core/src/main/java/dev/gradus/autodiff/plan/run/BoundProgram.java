package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.program.Buffer;
import dev.gradus.autodiff.plan.program.Program;
import org.jspecify.annotations.Nullable;

/** A program bound to arrays of its own: what one workspace has, and runs. */
public final class BoundProgram {
  private final Program program;
  private final Memory memory;
  private final Bindings bindings;
  private final Crew crew;
  private @Nullable Runnable steps; // made at the next run after arrays were bound

  /** For so many threads at most, the caller's included, helped by those of the process. */
  public BoundProgram(Program program, boolean inFloats, int threads) {
    this(program, inFloats, threads, Helpers.SHARED);
  }

  BoundProgram(Program program, boolean inFloats, int threads, Helpers helpers) {
    this.program = program;
    crew = new Crew(threads, helpers);
    memory = inFloats ? new FloatMemory(program.storage()) : new DoubleMemory(program.storage());
    program.initial().forEach(memory::set);
    bindings = new Bindings(program.storage(), memory);
  }

  /** How many threads there are at most, the caller's included. */
  public int threads() { return crew.size(); }

  /** Runs it once. */
  public void run() {
    Runnable s = steps;
    if (s == null) steps = s = memory.steps(program.schedule(), crew);
    s.run();
  }

  /** The array behind a buffer: of floats, doubles, or whole numbers. */
  public Object array(Buffer b) { return memory.array(b); }

  /** Puts a user's array behind a buffer, or fails in the name of what the user called it by. */
  public void bind(Buffer b, String name, Object array) {
    bindings.bind(b, name, array);
    steps = null;
  }

  /** A copy of the numbers in a buffer. */
  public Tensor tensor(Buffer b) { return memory.tensor(b); }

  /** Copies numbers into a buffer. */
  public void set(Buffer b, Tensor x) { memory.set(b, x); }
}
