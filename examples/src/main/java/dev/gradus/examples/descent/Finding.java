package dev.gradus.examples.descent;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Task;
import dev.gradus.examples.text.Numbers;
import dev.gradus.examples.text.Shown;
import dev.gradus.nn.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a descent came to, in words that hold for it: compared with an answer that needs no features
 * – the commonest label, or the mean of the numbers – and measured on the points held out if there
 * are any.
 */
public final class Finding {
  private static final int NAMED = 4; // labels
  private static final int PLATEAU = 10; // epochs

  private final Outcome outcome;
  private final Points measured;
  private final Task task;
  private final double reached;
  private final double plain;

  /**
   * What an experiment came to.
   *
   * @param outcome what it showed
   */
  public Finding(Outcome outcome) {
    this.outcome = outcome;
    measured = outcome.measuredPoints();
    task = measured.task();
    if (task == Task.NUMBER) {
      double share = outcome.measured().rmse() / missOfMean();
      reached = 1 - share * share;
      plain = 0;
    } else {
      reached = outcome.measured().accuracy();
      plain = measured.count(outcome.points().commoner()) / (double) measured.size();
    }
  }

  /**
   * The error of an answer that needs no features: the shares of the labels, or the mean.
   *
   * @return −Σ p ln p, where p are the shares among the points that are learned from; 1 for
   *         numbers, whose deviation is the unit
   */
  public double plainError() {
    if (task == Task.NUMBER) return 1;
    Points points = outcome.points();
    double e = 0;
    for (int c = 0; c < points.classes().size(); c++) {
      double p = points.count(c) / (double) points.size();
      e -= p == 0 ? 0 : p * Math.log(p);
    }
    return e;
  }

  /**
   * The share that is right when the commonest label is always answered.
   *
   * @return of the points that accuracy is measured on; 0 for numbers
   */
  public double commoner() { return plain; }

  /**
   * By how much the mean of the numbers that are learned from misses those that are measured.
   *
   * @return the root of the mean square, in the unit of the file
   */
  public double missOfMean() {
    Tensor mean = Tensor.full(Shape.of(measured.size(), 1), outcome.answers().mean());
    return Evaluation.of(mean, measured.data()).rmse();
  }

  /**
   * Whether E is higher at the end than at the start.
   *
   * @return true if this was no descent
   */
  public boolean rose() { return outcome.log().end().error() > outcome.log().first().error(); }

  /**
   * Whether the network is clearly better than the answer that needs no features: at most half as
   * many points are wrong, or the miss is half as large; or it is better by two standard deviations
   * of a guess, which for a guess of numbers is a correlation of 1/√n.
   *
   * @return false if nothing was learned
   */
  public boolean better() {
    double chance = task == Task.NUMBER ? 2.0 / measured.size()
        : Math.sqrt(plain * (1 - plain) / measured.size());
    return well() || reached - plain > 2 * chance;
  }

  /** Whether the network is better than the answer that needs no features. */
  boolean any() { return reached > plain; }

  private boolean well() {
    double rest = task == Task.NUMBER ? 0.25 : 0.5; // half of the miss is a quarter of its square
    return any() && 1 - reached <= rest * (1 - plain);
  }

  /**
   * What happened to E.
   *
   * @return a sentence
   */
  public String descent() {
    DescentLog.Entry first = outcome.log().first();
    DescentLog.Entry end = outcome.log().end();
    Score from = first.held();
    Score to = end.held();
    String learned = "E" + (outcome.held() == null ? ""
        : " of the " + Numbers.count(outcome.points().size(), "point") + " learned from");
    return learned + change(first.error(), end.error())
        + (from == null || to == null ? "" : ", and E of the "
            + Numbers.count(measured.size(), "point") + " held out"
            + change(from.error(), to.error()))
        + (task == Task.NUMBER ? "; always answering the mean gives 1."
            : "; always answering the shares of the labels gives "
                + Numbers.rounded(plainError()) + ".");
  }

  private static String change(double from, double to) {
    return " " + (to > from ? "rose" : to < from ? "fell" : "stayed") + " from "
        + Numbers.rounded(from) + " to " + Numbers.rounded(to);
  }

  /**
   * Where the descent ended, if before its last epoch.
   *
   * @return a sentence; empty if all epochs were done
   */
  public String stopped() {
    if (outcome.settings().patience() == 0) return "";
    int end = outcome.log().end().epoch();
    String taken = "the network is as it was after epoch " + end
        + ", when E of the points held out was least";
    return outcome.stoppedEarly() ? "It stopped early, after "
        + Numbers.count(outcome.log().last().epoch(), "epoch") + ": " + taken + "."
        : "It did not stop early; " + taken + ".";
  }

  /**
   * What was learned.
   *
   * @return a sentence
   */
  public String learned() {
    String aim = aim() + ": ";
    String claim = well() ? "The network learned " + aim
        : better() ? "The network learned somewhat " + aim
        : any() ? "It is not clear that the network learned " + aim
        : "The network has not learned " + aim;
    if (task == Task.NUMBER) {
      return claim + "its answers for the " + on() + " miss by " + Numbers.rounded(outcome
          .measured().rmse()) + ", the root of the mean square, and always answering the mean "
          + Numbers.rounded(outcome.answers().mean()) + " misses by "
          + Numbers.rounded(missOfMean()) + "; R^2 is " + Numbers.rounded(outcome.measured().r2())
          + ".";
    }
    return claim + Numbers.percent(reached) + " of the " + on() + " are right, and always"
        + " answering " + Shown.quoted(measured.classes().get(outcome.points().commoner()))
        + " gives " + Numbers.percent(plain) + ".";
  }

  /**
   * Labels of which no point was found, though there are some.
   *
   * @return a sentence; empty if there is none, or only one label is ever answered
   */
  public String missed() {
    if (task == Task.NUMBER) return "";
    int[] taken = outcome.model().classify(measured.rows());
    if (Arrays.stream(taken).distinct().count() == 1) {
      if (plateau().contains(" to the end ")) return ""; // it says so
      return "Every point is taken for " + Shown.quoted(measured.classes().get(taken[0])) + ".";
    }
    List<String> missed = new ArrayList<>();
    for (int c = 0; c < measured.classes().size(); c++) {
      int n = measured.count(c);
      int found = 0;
      for (int i = 0; i < taken.length; i++) {
        if (taken[i] == c && measured.targets().get(i) == c) found++;
      }
      if (n > 0 && found == 0) {
        missed.add((n == 1 ? "the only point" : "the " + n + " points") + " of "
            + Shown.quoted(measured.classes().get(c)));
      }
    }
    return missed.isEmpty() ? "" : "None of " + Shown.list(missed, NAMED) + " is found.";
  }

  /**
   * The longest time for which the network took every point for the same label.
   *
   * @return a sentence; empty if there was hardly such a time
   */
  public String plateau() {
    int[] only = outcome.log().onlyAnswers();
    int from = 0;
    int to = -1;
    int begin = 0;
    for (int i = 0; i < only.length; i++) {
      if (only[i] != only[begin]) begin = i;
      if (only[i] >= 0 && (to < 0 || i - begin > to - from)) {
        from = begin;
        to = i;
      }
    }
    if (to < 0 || to - from < PLATEAU) return "";
    Points learned = outcome.points();
    String end = to == outcome.log().end().epoch() ? "the end" : "epoch " + to;
    return "From epoch " + from + " to " + end + " every point was taken for "
        + Shown.quoted(learned.classes().get(only[to])) + ": "
        + Numbers.percent(learned.count(only[to]) / (double) learned.size())
        + " were right, which is its share of the points.";
  }

  private String aim() {
    List<String> names = measured.classes().stream().map(Shown::quoted).toList();
    return switch (task) {
      case TWO_CLASSES -> "to tell " + names.get(1) + " from " + names.get(0);
      case CLASSES -> "to tell " + (names.size() > NAMED ? names.size() + " labels"
          : Shown.and(names)) + " apart";
      case NUMBER -> "to predict " + Shown.quoted(measured.label());
    };
  }

  private String on() {
    String count = Numbers.count(measured.size(), "point");
    return outcome.held() == null ? count + " it learned from" : count + " held out";
  }
}
