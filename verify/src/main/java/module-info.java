/** Gradients, Jacobians and Hessians of any code, verified by measuring. */
module dev.gradus.verify {
  requires transitive dev.gradus.autodiff;
  requires static org.jspecify;

  exports dev.gradus.verify;
  exports dev.gradus.verify.slips;
  exports dev.gradus.verify.generate;
}
