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
  SIGMOID(new Sigmoid(), "σ"),
  /** From −1 to 1. */
  TANH(new Tanh(), "tanh"),
  /** A straight line from 0 on. */
  RELU(new Relu(), "relu"),
  /** Two straight lines. */
  LEAKY_RELU(new LeakyRelu(), "lrelu"),
  /** A straight line that begins softly. */
  ELU(new Elu(), "elu"),
  /** A straight line times a normal distribution. */
  GELU(new Gelu(), "gelu"),
  /** A straight line times a sigmoid. */
  SILU(new Silu(), "silu"),
  /** A bend that is smooth. */
  SOFTPLUS(new Softplus(), "softplus");

  private final Layer layer;
  private final String symbol;

  Curve(Layer layer, String symbol) {
    this.layer = layer;
    this.symbol = symbol;
  }

  /**
   * The layer.
   *
   * @return of the library
   */
  public Layer layer() { return layer; }

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
