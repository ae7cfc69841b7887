module consumer {
  requires dev.gradus.nn;
}
