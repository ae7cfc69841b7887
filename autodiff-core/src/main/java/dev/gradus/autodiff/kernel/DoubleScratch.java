// twin: float
package dev.gradus.autodiff.kernel;
/** X. */
public final class DoubleScratch { /** X. */ public DoubleScratch(int parts){} }
