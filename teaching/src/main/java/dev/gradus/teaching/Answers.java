package dev.gradus.teaching;

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
    try {
      return answered(question, Fragment.of(state)).toString();
    } catch (IllegalArgumentException e) {
      return new Json().with("refused", String.valueOf(e.getMessage())).toString();
    }
  }

  private static Json answered(String question, Fragment link) {
    int end = question.indexOf('\n');
    String name = end < 0 ? question : question.substring(0, end);
    String about = end < 0 ? "" : question.substring(end + 1);
    if (name.equals("operations")) return Bits.operations();
    if (name.equals("operation")) return Bits.of(about);
    Problem problem = Problem.of(link);
    return switch (name) {
      case "points" -> PointsAnswer.of(problem, link, about);
      case "edit" -> PointsEdit.of(link, problem, about);
      case "mount" -> MountAnswer.of(problem);
      case "step" -> Steps.of(problem, "1");
      case "run" -> Steps.of(problem, about);
      case "vector" -> VectorAnswer.of(problem, link);
      case "network" -> NetworkAnswer.of(problem, link);
      case "bits" -> Bits.of(problem.scene());
      case "tape" -> TapeAnswer.of(problem.scene());
      default -> throw new IllegalArgumentException("there is no question " + name);
    };
  }
}
