package dev.gradus.examples.descent;

import dev.gradus.nn.Elu;
import dev.gradus.nn.Gelu;
import dev.gradus.nn.Layer;
import dev.gradus.nn.LeakyRelu;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Sigmoid;
import dev.gradus.nn.Silu;
import dev.gradus.nn.Softplus;
import dev.gradus.nn.Tanh;
import java.util.Locale;

/** What the units of hidden layers make of their sums: the activation. */
public enum Curve {
  /** From 0 to 1. */
  SIGMOID("σ"),
  /** From −1 to 1. */
  TANH("tanh"),
  /** A straight line from 0 on. */
  RELU("relu"),
  /** Two straight lines. */
  LEAKY_RELU("lrelu"),
  /** A straight line that begins softly. */
  ELU("elu"),
  /** A straight line times a normal distribution. */
  GELU("gelu"),
  /** A straight line times a sigmoid. */
  SILU("silu"),
  /** A bend that is smooth. */
  SOFTPLUS("softplus");

  private final String symbol;

  Curve(String symbol) {
    this.symbol = symbol;
  }

  /**
   * The layer.
   *
   * @return of the library
   */
  public Layer layer() {
    return switch (this) {
      case SIGMOID -> new Sigmoid();
      case TANH -> new Tanh();
      case RELU -> new Relu();
      case LEAKY_RELU -> new LeakyRelu();
      case ELU -> new Elu();
      case GELU -> new Gelu();
      case SILU -> new Silu();
      case SOFTPLUS -> new Softplus();
    };
  }

  /**
   * How it is written in formulas.
   *
   * @return such as σ
   */
  public String symbol() { return symbol; }

  /** As one types it. */
  @Override
  public String toString() { return name().toLowerCase(Locale.ROOT).replace('_', '-'); }
}
