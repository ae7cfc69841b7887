/** Gradients, Jacobians and Hessians of any code, verified by measuring. */
module dev.gradus.verify {
  requires transitive dev.gradus.autodiff;
  requires static org.jspecify;
  // the package jqwik is for it alone; what it provides stands in META-INF/services, since a module
  // that provides a service of a module that is not there cannot be started
  requires static net.jqwik.api;

  exports dev.gradus.verify;
  exports dev.gradus.verify.generate;
  exports dev.gradus.verify.jqwik;
  exports dev.gradus.verify.laws;
  exports dev.gradus.verify.programs;
  exports dev.gradus.verify.slips;
}
