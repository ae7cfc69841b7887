package dev.gradus.autodiff.plan;

import dev.gradus.autodiff.plan.program.Buffer;

/** Numbers that nobody computes, so that what a run forgets to write is seen. */
public final class Garbage {
  private static final int NUMBER = 777;

  private Garbage() {}

  /** Overwrites all that a run has to compute: outputs, and what is kept in between. */
  public static void fill(Workspace ws) {
    for (Buffer b : ws.plan().program().storage().buffers()) {
      if (b.role() != null) continue;
      Object array = ws.bound().array(b);
      if (array instanceof double[] x) java.util.Arrays.fill(x, NUMBER);
      if (array instanceof float[] x) java.util.Arrays.fill(x, NUMBER);
      if (array instanceof int[] x) java.util.Arrays.fill(x, NUMBER);
    }
  }
}
