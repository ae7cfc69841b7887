package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When steps become shorter, as {@link Training#plateau} says.
 *
 * @param patience how many epochs without a better one
 * @param factor what steps are multiplied by each time
 * @param least below which all of these together do not fall
 */
record Plateau(int patience, double factor, double least) {
  /** What steps are multiplied by after one more plateau. */
  double after(double now) { return Math.max(now * factor, least); }

  /**
   * A rule whose steps are multiplied by a factor: it is a hyperparameter, so that one plan takes
   * all. What the rule remembers does not change.
   */
  static final class Slowed implements Optimizer {
    private static final String NAME = "plateau factor";
    private final Optimizer rule;
    private final double factor;

    Slowed(Optimizer rule, double factor) {
      this.rule = rule;
      this.factor = factor;
    }

    @Override
    public Map<String, Schedule> hyperparameters() {
      Map<String, Schedule> all = new HashMap<>(Hyperparameters.of(rule));
      all.put(NAME, Schedule.constant(factor));
      return all;
    }

    @Override
    public List<Slot> slots() { return Stepping.slots(rule); }

    @Override
    public List<Var> step(Step s) {
      return Stepping.step(rule, s).stream().map(d -> d.multiply(s.hyper(NAME))).toList();
    }

    @Override
    public String toString() { return rule.toString(); }
  }

  /** The rule with shorter steps: an average that it keeps is of parameters after these. */
  static Optimizer slowed(Optimizer rule, double factor) {
    if (rule instanceof Averaged a) return new Averaged(slowed(a.rule(), factor), a.decay());
    if (rule instanceof Chain c) {
      List<Optimizer> pieces = new ArrayList<>(c.pieces());
      int last = pieces.size() - 1;
      pieces.set(last, slowed(pieces.get(last), factor));
      return new Chain(pieces);
    }
    if (rule.served() == null) return new Slowed(rule, factor);
    throw new IllegalArgumentException("Training.plateau: " + rule + " serves " + rule.served()
        + ", which it makes of its own steps, so these cannot be made shorter; take Averaged "
        + "around a rule, or change its rate by a Schedule");
  }

  /** Refuses what is no plateau. */
  static Plateau checked(int patience, double factor, double least) {
    Numbers.checkCount("Training.plateau", "epochs", patience);
    if (!(factor > 0 && factor < 1)) {
      throw new IllegalArgumentException("Training.plateau: the factor " + factor
          + " is not between 0 and 1; use about 0.5 or 0.1");
    }
    if (least >= 0 && least <= 1) return new Plateau(patience, factor, least);
    throw new IllegalArgumentException("Training.plateau: the least factor " + least
        + " is not from 0 to 1; use 0, or about 0.001 for a thousandth of the first steps");
  }

  @Override
  public String toString() {
    return "steps times " + factor + " after " + patience + " epochs without a better one, not "
        + "below " + least;
  }
}
