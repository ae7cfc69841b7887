// twin: float
package dev.gradus.autodiff.kernel;

/** The functions of one number that have a kernel. Accuracy and edges: as the methods say. */
public final class DoubleMaps {
  /** eˣ. */
  public static final DoubleMap EXP = new DoubleExponentialMaps.Exp();

  /** eˣ − 1. */
  public static final DoubleMap EXPM1 = new DoubleExponentialMaps.Expm1();

  /** ln x. */
  public static final DoubleMap LOG = new DoubleExponentialMaps.Log();

  /** ln(1 + x). */
  public static final DoubleMap LOG1P = new DoubleExponentialMaps.Log1p();

  /** tanh x. */
  public static final DoubleMap TANH = new DoubleExponentialMaps.Tanh();

  /** sin x. */
  public static final DoubleMap SIN = new DoubleExponentialMaps.Sin();

  /** cos x. */
  public static final DoubleMap COS = new DoubleExponentialMaps.Cos();

  /** σ(x). */
  public static final DoubleMap SIGMOID = new DoubleLogisticMaps.Sigmoid();

  /** σ(x)σ(−x), the slope of σ. */
  public static final DoubleMap SIGMOID_SLOPE = new DoubleLogisticMaps.SigmoidSlope();

  /** 4096σ(x), with the digits of subnormal results too. */
  public static final DoubleMap RAISED_SIGMOID = new DoubleLogisticMaps.RaisedSigmoid();

  /** 4096σ(x)σ(−x), likewise. */
  public static final DoubleMap RAISED_SIGMOID_SLOPE = new DoubleLogisticMaps.RaisedSigmoidSlope();

  /** ln(1 + eˣ). */
  public static final DoubleMap SOFTPLUS = new DoubleLogisticMaps.Softplus();

  /** ln σ(x). */
  public static final DoubleMap LOG_SIGMOID = new DoubleLogisticMaps.LogSigmoid();

  /** −x. */
  public static final DoubleMap NEGATE = new DoublePlainMap.Negate();

  /** x². */
  public static final DoubleMap SQUARE = new DoublePlainMap.Square();

  /** 1/x. */
  public static final DoubleMap RECIPROCAL = new DoublePlainMap.Reciprocal();

  /** √x. */
  public static final DoubleMap SQRT = new DoublePlainMap.Sqrt();

  /** 1/√x. */
  public static final DoubleMap RSQRT = new DoublePlainMap.Rsqrt();

  /** |x|. */
  public static final DoubleMap ABS = new DoublePlainMap.Abs();

  /** 1 right of 0, −1 left of it, else 0, also for NaN. */
  public static final DoubleMap SIGN = new DoubleJumpMaps.Sign();

  /** max(x, 0). */
  public static final DoubleMap RELU = new DoublePlainMap.Relu();

  /** 0 up to 0, 1 right of it and for NaN. */
  public static final DoubleMap STEP = new DoubleJumpMaps.Step();

  private DoubleMaps() {}
}
