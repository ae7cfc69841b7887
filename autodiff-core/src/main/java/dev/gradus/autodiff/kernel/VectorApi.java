package dev.gradus.autodiff.kernel;

import java.lang.System.Logger.Level;

/**
 * Whether this JVM has the Vector API, which the fast loops are written in. Classes that use its
 * types are to be touched only where it is there.
 */
public final class VectorApi {
  private static final boolean PRESENT = find();

  private VectorApi() {}

  /**
   * Whether the Vector API is there. The first call logs what to do if it is not.
   *
   * @return whether its module was loaded at the JVM's start
   */
  public static boolean isPresent() { return PRESENT; }

  private static boolean find() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) return true;
    System.getLogger(VectorApi.class.getName()).log(Level.INFO,
        "The Vector API is not there, so plain loops do the work, several times slower;"
            + " start java with --add-modules jdk.incubator.vector");
    return false;
  }
}
