/** Multilayer perceptrons: layers, losses, initialisers, optimisers and training. */
@SuppressWarnings("module") // dev.gradus.onnx is built after this
module dev.gradus.nn {
  requires transitive dev.gradus.autodiff;
  requires static org.jspecify;

  exports dev.gradus.nn;
  exports dev.gradus.nn.files to dev.gradus.onnx;
}
