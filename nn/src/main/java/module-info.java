/** Multilayer perceptrons: layers, losses, initialisers, optimisers and training. */
module dev.gradus.nn {
  requires transitive dev.gradus.autodiff;
  requires static org.jspecify;

  exports dev.gradus.nn;
}
