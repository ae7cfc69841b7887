package dev.gradus.autodiff.kernel;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether this JVM has the Vector API, which the fast loops are written in. Classes that use its
 * types are to be touched only where it is there.
 */
public final class VectorApi {
  private static final boolean PRESENT = isLoaded("jdk.incubator.vector");
  private static final String MEND = "; start java with --add-modules jdk.incubator.vector";
  private static final AtomicBoolean MISSED = new AtomicBoolean();

  private VectorApi() {}

  /** As findModule, without the streams, whose code Java makes at the start. */
  private static boolean isLoaded(String module) {
    for (Module m : ModuleLayer.boot().modules()) if (m.getName().equals(module)) return true;
    return false;
  }

  /**
   * Whether the Vector API is there.
   *
   * @return whether its module was loaded at the JVM's start
   */
  public static boolean isPresent() { return PRESENT; }

  /** The same, where there is enough work for it: once, what to do is logged if it is not there. */
  static boolean isPresentNow() {
    if (!PRESENT && MISSED.compareAndSet(false, true)) {
      System.getLogger(VectorApi.class.getName()).log(Level.INFO,
          "The Vector API is not there, so plain loops do the work, several times slower" + MEND);
    }
    return PRESENT;
  }

  /**
   * Which loops do the work, and why.
   *
   * @return how wide the Vector API's vectors are, or the option that brings them
   */
  public static String loops() {
    if (!PRESENT) return "plain loops, several times slower than the Vector API's" + MEND;
    return "the Vector API's, with vectors of " + FloatVectors.LENGTH * Float.SIZE
        + " bits for float and " + DoubleVectors.LENGTH * Double.SIZE + " for double";
  }
}
