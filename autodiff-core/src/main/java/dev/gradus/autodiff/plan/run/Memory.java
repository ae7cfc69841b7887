package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.program.Buffer;
import dev.gradus.autodiff.plan.program.Schedule;

/** The arrays of one workspace, of whatever precision. */
interface Memory {
  /** The array behind a buffer: of floats, doubles, or whole numbers. */
  Object array(Buffer b);

  /** Puts another array of the same kind behind a buffer; steps have to be made anew. */
  void bind(Buffer b, Object array);

  /** The numbers in a buffer. */
  Tensor tensor(Buffer b);

  /** Copies numbers into a buffer. */
  void set(Buffer b, Tensor x);

  /** The instructions, bound to these arrays: running them allocates nothing. */
  Runnable steps(Schedule schedule, Crew crew);
}
