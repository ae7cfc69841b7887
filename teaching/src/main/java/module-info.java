/** How backpropagation falls out of the chain rule: a page that computes, and marks. */
module dev.gradus.teaching {
  requires transitive dev.gradus.autodiff;
  requires dev.gradus.nn;
  requires transitive dev.gradus.verify;
  requires java.compiler;
  requires java.desktop;
  requires jdk.httpserver;
  requires static org.jspecify;
  requires static org.tukaani.xz; // packs the page when it is built

  exports dev.gradus.teaching;
  exports dev.gradus.teaching.marking;
}
