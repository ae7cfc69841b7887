package dev.gradus.teaching;

import dev.gradus.teaching.text.Digits;
import org.jspecify.annotations.Nullable;

/**
 * Answers every question that the page asks, as JSON: in the JVM, behind a local server, and in the
 * browser, with the same characters.
 *
 * <p>A pure function: the state, which is what stands behind the # of a link, says everything that
 * the answer depends on. Every number that is shown is a finished text; numbers of JSON are
 * coordinates of drawings.
 */
public final class Answers {
  private Answers() {}

  /**
   * The answer to one question.
   *
   * @param question its name; what it is about, such as pasted text, follows after a line end
   * @param state what is looked at, as {@code layers=2-2-1&rate=0.5}; empty for the beginning
   * @return an object of JSON; one with the member {@code refused} says what was wrong
   */
  public static String answer(String question, String state) {
    return answer(question, state, null);
  }

  /** The same of a tape of somebody's own program; without one, of the link's network. */
  static String answer(String question, String state, @Nullable Scene own) {
    return json(question, state, own).toString();
  }

  static Json json(String question, String state, @Nullable Scene own) {
    try {
      int end = question.indexOf('\n');
      String name = end < 0 ? question : question.substring(0, end);
      String about = end < 0 ? "" : question.substring(end + 1);
      Fragment link = Fragment.of(state);
      return own == null ? ofNetwork(name, about, link) : ofTape(name, own, link);
    } catch (IllegalArgumentException e) {
      return new Json().with("refused", String.valueOf(e.getMessage()));
    }
  }

  private static Json ofNetwork(String name, String about, Fragment link) {
    if (name.equals("operations")) return Bits.operations();
    if (name.equals("operation")) return Bits.of(about);
    Problem problem = Problem.of(link);
    return switch (name) {
      case "points" -> PointsAnswer.of(problem, link, about);
      case "edit" -> PointsEdit.of(link, problem, about);
      case "path" -> PathAnswer.of(problem, link, about);
      case "sheet" -> SheetAnswer.of(problem, problem.scene(), link);
      case "bug" -> BugAnswer.of(problem, link, about);
      case "mark" -> PastedGradient.of(problem, about);
      case "mount" -> MountAnswer.of(problem);
      case "step" -> Steps.of(problem, "1");
      case "run" -> Steps.of(problem, about);
      case "vector" -> VectorAnswer.of(problem, link);
      case "network" -> NetworkAnswer.of(problem, link);
      case "slope" -> SlopeAnswer.of(problem, problem.scene(), link);
      case "zero" -> ZeroAnswer.of(problem, problem.scene(), link);
      default -> ofTape(name, problem.scene(), link);
    };
  }

  /** What needs a tape alone. */
  private static Json ofTape(String name, Scene scene, Fragment link) {
    return switch (name) {
      case "error" -> new Json().with("error", Digits.of(scene.error().toDouble()));
      case "bits" -> Bits.of(scene);
      case "tape" -> TapeAnswer.of(scene, link);
      case "nudge" -> NudgeAnswer.of(scene, link);
      case "truth" -> TruthAnswer.of(scene, link);
      case "slope" -> SlopeAnswer.of(null, scene, link);
      case "zero" -> ZeroAnswer.of(null, scene, link);
      default -> throw new IllegalArgumentException("there is no question " + name);
    };
  }
}
