/** Automatic differentiation: tapes, operations and their rules, derivatives and their check. */
module dev.gradus.autodiff {
  requires static jdk.incubator.vector;
  requires static org.jspecify;

  exports dev.gradus.autodiff;
  exports dev.gradus.autodiff.check;
  exports dev.gradus.autodiff.optimize;
  exports dev.gradus.autodiff.plan;
}
