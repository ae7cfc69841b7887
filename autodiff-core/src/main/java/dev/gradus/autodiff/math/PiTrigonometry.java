package dev.gradus.autodiff.math;

/**
 * Circular functions of πx: whole numbers of half turns are taken off before anything is rounded,
 * so that zeros at whole numbers and halves are exact, however large x is.
 */
public final class PiTrigonometry {
  private PiTrigonometry() {}

  /** sin πx: 0 at whole numbers. NaN for what is not finite. */
  public static double sin(double x) {
    double r = Math.IEEEremainder(x, 2); // exact, from −1 to 1
    double a = Math.abs(r);
    double s = a <= 0.25 ? DoubleTrigonometry.sin(Math.PI * a)
        : a <= 0.75 ? DoubleTrigonometry.cos(Math.PI * (0.5 - a))
        : DoubleTrigonometry.sin(Math.PI * (1 - a));
    return r < 0 ? -s : s;
  }

  /** cos πx: 0 at whole numbers and a half. NaN for what is not finite. */
  public static double cos(double x) {
    double a = Math.abs(Math.IEEEremainder(x, 2));
    return a <= 0.25 ? DoubleTrigonometry.cos(Math.PI * a)
        : a <= 0.75 ? DoubleTrigonometry.sin(Math.PI * (0.5 - a))
        : -DoubleTrigonometry.cos(Math.PI * (1 - a));
  }

  /** cot πd for d from −½ to ½, with a pole at 0 and zeros at the ends. */
  public static double cot(double d) {
    double a = Math.abs(d);
    double c = a <= 0.25 ? 1 / DoubleTrigonometry.tan(Math.PI * a)
        : DoubleTrigonometry.tan(Math.PI * (0.5 - a));
    return d < 0 ? -c : c;
  }
}
