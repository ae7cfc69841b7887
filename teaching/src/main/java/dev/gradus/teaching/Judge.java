package dev.gradus.teaching;

import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How one question of the learning path is answered, and what is said to an answer. */
sealed interface Judge {
  /** What is said: a sentence of words.js, with its parts. */
  record Verdict(boolean isRight, String key, Json parts) {
    Json json() {
      return new Json().with("isRight", isRight).with("key", key).with("parts", parts);
    }
  }

  /** Puts into an answer what the form needs. */
  void form(Json json);

  /** What is said to an answer. */
  Verdict verdict(String given);

  /** What is said to those who give up. */
  Verdict told();

  /**
   * A number, right within a unit of the last digit that is asked for: two digits, or as many as
   * tell it from what known mistakes lead to.
   *
   * @param size what the digits are counted of, such as the larger of two numbers that cancel
   * @param why parts of what is said when it is right
   */
  record OfNumber(String step, double right, double size, Json why, List<Slip> slips)
      implements Judge {

    /** A wrong number and the sentence that names the mistake. */
    record Slip(double value, String key, Json parts) {}

    private static final int FEWEST = 2;
    private static final int MOST = 3; // what is shown has five, and products lose some
    private static final double SAME = 1e-9; // relative: a mistake that makes no difference here
    private static final double MOST_SHIFTED = 1000; // a point by three places

    static OfNumber of(String step, double right) { return within(step, right, right); }

    static OfNumber within(String step, double right, double size) {
      if (!Double.isFinite(right) || !Double.isFinite(size)) {
        throw new PathAnswer.NeedsMore(PathAnswer.panel(step), "needs.finite");
      }
      return new OfNumber(step, right, size, new Json(), new ArrayList<>());
    }

    /** With a mistake that gives this number. */
    OfNumber slip(double value, String key) { return slip(value, key, new Json()); }

    OfNumber slip(double value, String key, Json parts) {
      boolean differs = Math.abs(value - right) > SAME * Math.abs(size);
      if (differs) slips.add(new Slip(value, "path." + key, parts));
      return this;
    }

    /** So many digits that no mistake passes. */
    private int digits() {
      int digits = FEWEST;
      while (digits < MOST && slips.stream().anyMatch(isMistakenAt(digits))) digits++;
      return digits;
    }

    private Predicate<Slip> isMistakenAt(int digits) {
      double twice = 2 * unit(digits); // so that a rounded mistake is told apart too
      return slip -> Math.abs(slip.value - right) <= twice;
    }

    private double unit(int digits) { return size == 0 ? 0 : Digits.unit(size, digits); }

    private boolean isNear(double a, double b) {
      return Math.abs(a - b) <= unit(digits()) * 1.000001;
    }

    /** Digits that count; or decimals, where the size of the number is not what matters. */
    @Override
    public void form(Json json) {
      int decimals = 0;
      for (double u = unit(digits()); u > 0 && u < 0.99; u *= 10) decimals++;
      json.with("kind", "number").with("digits", new Json()
          .with("key", size == right ? "path.digits" : "path.decimals").with("parts", new Json()
              .with("count", String.valueOf(size == right ? digits() : decimals))));
    }

    @Override
    public Verdict verdict(String given) {
      double x = Typed.value(given);
      if (isNear(x, right)) return told();
      for (Slip slip : slips) {
        if (isNear(x, slip.value)) return new Verdict(false, slip.key, slip.parts);
      }
      return new Verdict(false, "path." + general(x), new Json());
    }

    /** What can be told of any number. */
    private String general(double x) {
      if (isNear(-x, right)) return "sign";
      if (Math.abs(right) > 5 * unit(digits())) {
        for (double tens = MOST_SHIFTED; tens > 1; tens /= 10) {
          if (isNear(x * tens, right) || isNear(x / tens, right)) return "tens";
        }
      }
      return "off";
    }

    @Override
    public Verdict told() {
      return new Verdict(true, "path." + step + ".right", why.with("answer", Digits.of(right)));
    }
  }

  /** One of some sentences; each wrong one has its own hint. */
  record OfChoice(String right, Json why, List<Option> options) implements Judge {

    /** A sentence to choose, and what is said to it. */
    record Option(boolean isRight, String key, Json parts, String hint) {}

    /** With the sentence that is said to what is right. */
    static OfChoice of(String right) {
      return new OfChoice("path." + right, new Json(), new ArrayList<>());
    }

    OfChoice right(String key) { return option(true, key, new Json(), ""); }

    OfChoice wrong(String key) { return option(false, key, new Json(), key + ".no"); }

    OfChoice option(boolean isRight, String key, Json parts, String hint) {
      options.add(new Option(isRight, "path." + key, parts, "path." + hint));
      return this;
    }

    @Override
    public void form(Json json) {
      List<Json> all = new ArrayList<>();
      for (Option option : options) {
        all.add(new Json().with("key", option.key).with("parts", option.parts));
      }
      json.with("kind", "choice").with("options", all);
    }

    @Override
    public Verdict verdict(String given) {
      Option chosen = options.get(Fragment.integer("the choice", given, 0, options.size() - 1));
      return chosen.isRight ? new Verdict(true, right, why)
          : new Verdict(false, chosen.hint, chosen.parts);
    }

    @Override
    public Verdict told() { return new Verdict(true, right, why); }
  }
}
