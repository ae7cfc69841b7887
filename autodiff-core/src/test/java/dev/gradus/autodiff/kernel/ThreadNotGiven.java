package dev.gradus.autodiff.kernel;

/** What a system without room for threads makes of one. */
final class ThreadNotGiven extends Thread {
  @Override
  public synchronized void start() { throw new OutOfMemoryError("unable to create native thread"); }
}
