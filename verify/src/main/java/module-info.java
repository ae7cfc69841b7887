/** Gradients, Jacobians and Hessians of any code, verified by measuring. */
module dev.gradus.verify {
  requires transitive dev.gradus.autodiff;
  requires static org.jspecify;
  requires static net.jqwik.api; // the package jqwik is for it alone

  exports dev.gradus.verify;
  exports dev.gradus.verify.generate;
  exports dev.gradus.verify.jqwik;
  exports dev.gradus.verify.laws;
  exports dev.gradus.verify.programs;
  exports dev.gradus.verify.slips;

  provides net.jqwik.api.configurators.ArbitraryConfigurator
      with dev.gradus.verify.jqwik.Configurator;
  provides net.jqwik.api.providers.ArbitraryProvider with dev.gradus.verify.jqwik.Provider;
}
