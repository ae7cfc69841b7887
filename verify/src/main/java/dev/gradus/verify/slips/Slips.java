package dev.gradus.verify.slips;

import java.util.ArrayList;
import java.util.List;

/** The catalogue of slips: what people get wrong when they write a reverse pass by hand. */
public final class Slips {
  private static final List<Slip> ALL = catalogue();

  private Slips() {}

  private static List<Slip> catalogue() {
    List<Slip> all = new ArrayList<>();
    all.addAll(FactorSlips.all());
    all.addAll(CurveSlips.all());
    all.addAll(SumSlips.all());
    all.addAll(FlowSlips.all());
    all.addAll(DifferenceSlips.all());
    all.addAll(LossSlips.all());
    all.addAll(ProductSlips.all());
    all.addAll(CurveSlips.confused());
    all.addAll(WholeSlips.all());
    return List.copyOf(all);
  }

  /**
   * All slips that are known.
   *
   * @return the simplest and commonest first
   */
  public static List<Slip> all() { return ALL; }
}
