package dev.gradus.examples.descent;

import dev.gradus.examples.data.Points;
import dev.gradus.examples.text.Numbers;
import dev.gradus.examples.text.Shown;

/**
 * What a descent came to, in words that hold for it: compared with always answering the label that
 * is commoner, and measured on the points held out if there are any.
 */
public final class Finding {
  private final Outcome outcome;
  private final Points measured;
  private final double accuracy;
  private final double commoner;

  /**
   * What an experiment came to.
   *
   * @param outcome what it showed
   */
  public Finding(Outcome outcome) {
    this.outcome = outcome;
    Points held = outcome.held();
    Confusion confusion = outcome.heldConfusion();
    measured = held == null ? outcome.points() : held;
    accuracy = (confusion == null ? outcome.confusion() : confusion).accuracy();
    commoner = measured.count(outcome.points().commoner()) / (double) measured.size();
  }

  /**
   * The error of always answering with the share of class 1, whatever the point.
   *
   * @return −p ln p − (1−p) ln(1−p), where p is the share among the points that are learned from
   */
  public double errorOfShares() {
    double p = outcome.points().count(1) / (double) outcome.points().size();
    return -p * Math.log(p) - (1 - p) * Math.log1p(-p);
  }

  /**
   * The share that is right when the commoner label is always answered.
   *
   * @return of the points that accuracy is measured on
   */
  public double commoner() { return commoner; }

  /**
   * Whether E is higher at the end than at the start.
   *
   * @return true if this was no descent
   */
  public boolean rose() { return outcome.log().last().error() > outcome.log().first().error(); }

  /**
   * Whether clearly more points are right than by always answering the commoner label: at most half
   * as many are wrong, or there are more right by two standard deviations of a guess.
   *
   * @return false if nothing was learned that tells the classes apart
   */
  public boolean better() {
    double chance = Math.sqrt(commoner * (1 - commoner) / measured.size());
    return well() || accuracy - commoner > 2 * chance;
  }

  /** Whether more points are right than by always answering the commoner label. */
  boolean any() { return accuracy > commoner; }

  private boolean well() { return accuracy > commoner && 1 - accuracy <= (1 - commoner) / 2; }

  /**
   * What happened to E.
   *
   * @return a sentence
   */
  public String descent() {
    DescentLog.Entry first = outcome.log().first();
    DescentLog.Entry last = outcome.log().last();
    Score from = first.held();
    Score to = last.held();
    String learned = "E" + (outcome.held() == null ? ""
        : " of the " + Numbers.count(outcome.points().size(), "point") + " learned from");
    return learned + change(first.error(), last.error())
        + (from == null || to == null ? "" : ", and E of the "
            + Numbers.count(measured.size(), "point") + " held out"
            + change(from.error(), to.error()))
        + "; the shares of the labels alone give " + Numbers.rounded(errorOfShares()) + ".";
  }

  private static String change(double from, double to) {
    return " " + (to > from ? "rose" : to < from ? "fell" : "stayed") + " from "
        + Numbers.rounded(from) + " to " + Numbers.rounded(to);
  }

  /**
   * What was learned.
   *
   * @return a sentence
   */
  public String learned() {
    String one = Shown.quoted(measured.classes().get(1));
    String zero = Shown.quoted(measured.classes().get(0));
    String told = "to tell " + one + " from " + zero + ": ";
    String claim = well() ? "The network learned " + told
        : better() ? "The network learned somewhat " + told
        : accuracy > commoner ? "It is not clear that the network learned " + told
        : "The network has not learned " + told;
    return claim + Numbers.percent(accuracy) + " of the " + on() + " are right, and always"
        + " answering " + Shown.quoted(measured.classes().get(outcome.points().commoner()))
        + " gives " + Numbers.percent(commoner) + ".";
  }

  private String on() {
    String count = Numbers.count(measured.size(), "point");
    return outcome.held() == null ? count + " it learned from" : count + " held out";
  }
}
