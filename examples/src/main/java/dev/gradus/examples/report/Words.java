package dev.gradus.examples.report;

import dev.gradus.examples.data.Points;
import dev.gradus.examples.descent.Curve;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.examples.descent.Rule;
import dev.gradus.examples.descent.Settings;
import java.util.Map;

/** What a report says about how it works: about the network, its error and its steps. */
final class Words {
  private static final String Y = "<i>ŷ</i>";
  private static final String Z = "<i>z</i>";
  private static final String SIGMOID =
      "1/(1 + <i>e</i><sup>−<i>z</i></sup>), which squeezes any number into the range from 0 to 1";

  private final Outcome outcome;
  private final Points points;
  private final Settings settings;

  private Words(Outcome outcome) {
    this.outcome = outcome;
    points = outcome.points();
    settings = outcome.settings();
  }

  /** Adds the texts by the names of their places. */
  static void put(Outcome outcome, Map<String, String> places) {
    Words words = new Words(outcome);
    places.put("perceptron", words.perceptron());
    places.put("network-formula", words.formula());
    places.put("prediction", words.prediction());
    places.put("error", words.error());
    places.put("step-rule", words.stepRule());
    places.put("step-words", words.stepWords());
    places.put("slope-formula", words.slopeFormula());
    places.put("bend-formula", words.bendFormula());
    places.put("step-formula", words.settings.rule().beginsPlain()
        ? "<i>E</i>(<i>w</i> − <i>α</i>∇<i>E</i>) − <i>E</i>(<i>w</i>)"
        : "<i>E</i>(<i>w</i> − <i>d</i>) − <i>E</i>(<i>w</i>)");
  }

  private String perceptron() {
    boolean hidden = !settings.hidden().isEmpty();
    String output = output();
    if (!hidden) {
      return "<p>This network has no hidden layer: it is a matrix multiplication"
          + (output.isEmpty() ? " and nothing else" : ", and " + function(output))
          + ", which is known as " + switch (points.task()) {
            case TWO_CLASSES -> "logistic regression";
            case CLASSES -> "softmax regression";
            case NUMBER -> "linear regression";
          } + ". It is</p>";
    }
    String curve = settings.curve().symbol();
    return "<p>A perceptron predicts " + Y + " = " + curve + "(<i>xW</i> + <i>b</i>): a matrix"
        + " multiplication, and " + function(curve) + ". A multilayer perceptron is such steps one"
        + " after the other" + (output.equals(curve) ? ""
            : output.isEmpty() ? ", the last of them a matrix multiplication alone"
            : ", the last of them with " + function(output)) + ". This one is</p>";
  }

  /** What the last layer applies; nothing for a number. */
  private String output() {
    return switch (points.task()) {
      case TWO_CLASSES -> "σ";
      case CLASSES -> "softmax";
      case NUMBER -> "";
    };
  }

  /** A function, with its value for z. */
  private static String function(String symbol) {
    if (symbol.equals("σ")) return "the sigmoid σ(<i>z</i>) = " + SIGMOID;
    if (symbol.equals("softmax")) {
      return "the softmax, <i>e</i><sup><i>z<sub>j</sub></i></sup> over the sum of all"
          + " <i>e</i><sup><i>z<sub>i</sub></i></sup>, which makes of any numbers probabilities"
          + " that add up to 1";
    }
    String value = "";
    for (Curve c : Curve.values()) if (c.symbol().equals(symbol)) value = value(c);
    return "the function " + symbol + "(<i>z</i>) = " + value;
  }

  private static String value(Curve curve) {
    String exp = "<i>e</i><sup><i>z</i></sup>";
    String less = "<i>e</i><sup>−<i>z</i></sup>";
    return switch (curve) {
      case SIGMOID -> SIGMOID;
      case TANH -> "(" + exp + " − " + less + ")/(" + exp + " + " + less
          + "), which squeezes any number into the range from −1 to 1";
      case RELU -> "max(" + Z + ", 0), a straight line with a kink";
      case LEAKY_RELU -> "max(" + Z + ", " + Z + "/100), two straight lines with a kink";
      case ELU -> Z + " from 0 on, and " + exp + " − 1 below";
      case GELU -> Z + "·Φ(" + Z + "), where Φ is the share of a normal distribution below "
          + Z;
      case SILU -> Z + "/(1 + " + less + "), a soft bend with a dip";
      case SOFTPLUS -> "ln(1 + " + exp + "), a soft bend";
    };
  }

  /** σ(σ(x W^(1) + b^(1)) W^(2) + b^(2)), with as many steps as the network has. */
  private String formula() {
    String y = "<i>x</i>";
    int steps = settings.hidden().size() + 1;
    for (int k = 1; k <= steps; k++) {
      String of = "<sup>(" + k + ")</sup>";
      String sum = y + " <i>W</i>" + of + " + <i>b</i>" + of;
      String function = k < steps ? settings.curve().symbol() : output();
      y = function.isEmpty() ? sum : function + "(" + sum + ")";
    }
    return Y + " = " + y;
  }

  private String prediction() {
    return switch (points.task()) {
      case TWO_CLASSES -> Y + " is the probability that a point is " + Sentences.name(points, 1);
      case CLASSES -> Y + " has the probability of each label";
      case NUMBER -> Y + " is the number to predict, " + Html.text(points.label()) + ", less its"
          + " mean " + Html.number(outcome.answers().mean()) + ", in units of its deviation "
          + Html.number(outcome.answers().deviation());
    };
  }

  private String error() {
    return switch (points.task()) {
      case TWO_CLASSES -> "the average over all points of −ln " + Y + " for those that are "
          + Sentences.name(points, 1) + " and −ln(1 − " + Y + ") for those that are "
          + Sentences.name(points, 0);
      case CLASSES -> "the average over all points of −ln of the probability of the label that each"
          + " has";
      case NUMBER -> "the average over all points of the squared difference of " + Y + " from what"
          + " it should be, which is 1 if always the mean is answered";
    };
  }

  private String stepRule() {
    Rule rule = settings.rule();
    if (rule.isPlain()) {
      String w = "<i>w<sub>ij</sub></i><sup>(<i>k</i>)</sup>";
      return "and each step goes downhill,</p>\n<div class=\"formula\"><p>" + w + " becomes\n" + w
          + " − <i>α</i> · ∂<i>E</i>/∂" + w + ",\n&ensp;again and again, with <i>α</i> = "
          + Html.given(settings.rate()) + ".</p></div>";
    }
    return "and each step is made of it by " + name(rule) + ", with <i>α</i> = "
        + Html.given(settings.rate()) + ".</p>";
  }

  private static String name(Rule rule) {
    String how = switch (rule.kind()) {
      case SGD -> "gradient descent";
      case ADAM -> "Adam, which divides a running mean of each slope by the root of that of its"
          + " square";
      case ADAMW -> "AdamW, which divides a running mean of each slope by the root of that of its"
          + " square";
      case RMSPROP -> "RMSProp, which divides each slope by the root of a running mean of its"
          + " square";
      case ADAGRAD -> "Adagrad, which divides each slope by the root of the sum of its squares so"
          + " far";
      case LION -> "Lion, whose steps are of equal length for all weights, along the sign of a"
          + " running mean of slopes";
    };
    String momentum = rule.momentum() == 0 ? "" : " with the momentum "
        + Html.given(rule.momentum()) + ", the share of the last step that is kept in the next";
    return how + momentum + (rule.decay() == 0 ? ""
        : "; weights decay by " + Html.given(rule.decay())
            + ", which draws them towards 0 and is no part of <i>E</i>");
  }

  private String stepWords() {
    if (settings.rule().beginsPlain()) {
      return "Were the mountain straight, a step of <i>α</i> = " + Html.given(settings.rate())
          + " against the gradient would change <i>E</i> by −<i>α</i>‖∇<i>E</i>‖².";
    }
    return "The first step takes <i>d</i> off the weights and biases. Were the mountain straight,"
        + " it would change <i>E</i> by −∇<i>E</i>·<i>d</i>.";
  }

  private String slopeFormula() {
    return settings.rule().beginsPlain() ? "−<i>α</i>‖∇<i>E</i>‖²" : "−∇<i>E</i>·<i>d</i>";
  }

  private String bendFormula() {
    return slopeFormula() + " + ½" + (settings.rule().beginsPlain()
        ? "<i>α</i>² ∇<i>E</i>·∇²<i>E</i>·∇<i>E</i>" : " <i>d</i>·∇²<i>E</i>·<i>d</i>");
  }
}
