package dev.gradus.autodiff.plan;

import dev.gradus.autodiff.Tensor;

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
