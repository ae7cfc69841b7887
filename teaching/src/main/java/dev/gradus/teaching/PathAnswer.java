package dev.gradus.teaching;

import java.util.List;

/**
 * The learning path: what is asked at the step of the link, about its own points and network, and
 * what is said to an answer. Sentences are named by their keys.
 *
 * <p>Keys: {@code step} (1 to 7, with a letter for the second and third question of a step; none
 * where nobody is on the path).
 */
final class PathAnswer {
  static final List<String> STEPS = List.of("1", "2", "3", "3b", "3c", "4", "4b", "4c", "5", "5b",
      "5c", "6", "6b", "7");

  /** What is asked at a step, about which panel, and what that must show. */
  record Posed(String panel, String key, Json parts, Json go, Judge judge) {
    Posed(String panel, String step, Judge judge) {
      this(panel, "path." + step, new Json(), new Json(), judge);
    }

    /** With a part of the sentence. */
    Posed with(String name, Object part) {
      parts.with(name, part);
      return this;
    }

    /** With a key of the link that the panel needs. */
    Posed going(String name, Object value) {
      go.with(name, value);
      return this;
    }
  }

  /** Why a step cannot be asked about these points and this network. */
  static final class NeedsMore extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String panel;
    private final String key;

    NeedsMore(String panel, String key) {
      super(key);
      this.panel = panel;
      this.key = key;
    }
  }

  private PathAnswer() {}

  /** The question; with an answer to it, what is said to that; with a ? the right one. */
  static Json of(Problem problem, Fragment link, String given) {
    Json json = new Json().with("steps", STEPS);
    String step = link.get("step", "");
    if (step.isEmpty()) return json;
    link.oneOf("step", STEPS.get(0), STEPS.subList(1, STEPS.size()).toArray(String[]::new));
    json.with("step", step);
    try {
      Posed posed = posed(step, problem, link);
      json.with("panel", posed.panel).with("key", posed.key).with("parts", posed.parts)
          .with("go", posed.go);
      posed.judge.form(json);
      if (given.isEmpty()) return json;
      return json.with("verdict",
          (given.equals("?") ? posed.judge.told() : posed.judge.verdict(given)).json());
    } catch (NeedsMore e) {
      return json.with("panel", e.panel).with("kind", "none").with("key", "path." + e.key)
          .with("parts", new Json()).with("go", new Json().with("layers",
              problem.layers().get(0) + "-2-2-1").with("w", "").with("act", "sigmoid"));
    }
  }

  /** The panel that a step is about. */
  static String panel(String step) {
    return switch (step.charAt(0)) {
      case '1' -> "network";
      case '2', '3' -> "tape";
      case '4' -> "slope";
      case '5' -> "mount";
      case '6' -> "truth";
      default -> "bug";
    };
  }

  private static Posed posed(String step, Problem problem, Fragment link) {
    return switch (step.charAt(0)) {
      case '1' -> PathOfSlope.sign(problem);
      case '2' -> PathOfTape.forwards(problem.scene(), link);
      case '3' -> PathOfTape.backwards(step, problem.scene(), link);
      case '4' -> PathOfSlope.byHand(step, problem.scene(), link);
      case '5' -> PathOfStep.of(step, problem);
      case '6' -> PathOfTruth.of(step, problem.scene(), link);
      default -> BugAnswer.posed(problem, link);
    };
  }
}
