package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.nn.Parameters;
import dev.gradus.teaching.text.Digits;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MountAnswerTest {
  @Property(tries = 50, seed = "1")
  void foretoldIsMinusRateTimesSquareOfSlopes(@ForAll int seed) {
    String link = Asked.link(seed);
    Problem problem = Problem.of(Fragment.of(link));
    double square = 0;
    for (double g : problem.scene().gradient().toArray()) square += g * g;
    JsonNode answer = Asked.of("mount", link);
    assertThat(answer.get("square").asText()).isEqualTo(Digits.of(square));
    assertThat(answer.get("foretold").asText()).isEqualTo(Digits.of(-problem.rate() * square));
  }

  /** Six points of E itself give the second derivative along the line: no rule is shared. */
  @Property(tries = 50, seed = "2")
  void bendIsSecondDerivativeOfErrorAlongTheLine(@ForAll int seed) {
    String link = Asked.link(seed).replace("act=relu", "act=tanh"); // a kink has no bend
    Problem problem = Problem.of(Fragment.of(link));
    double h = 1e-2 / Math.sqrt(1 + number(Asked.of("mount", link), "square"));
    double[] factors = {2.0 / 180, -27.0 / 180, 270.0 / 180}; // at ±3h, ±2h, ±h
    double second = -490.0 / 180 * error(problem, 0);
    for (int k = 3; k >= 1; k--) {
      second += factors[3 - k] * (error(problem, k * h) + error(problem, -k * h));
    }
    second /= h * h;
    assertThat(number(Asked.of("mount", link), "bend"))
        .isCloseTo(second, within(1e-4 * Math.abs(second) + 1e-8));
  }

  private static double error(Problem problem, double t) {
    double[] w = problem.weights().toArray();
    double[] slopes = problem.scene().gradient().toArray();
    for (int i = 0; i < w.length; i++) w[i] -= t * slopes[i];
    return problem.objective()
        .error(Parameters.of(problem.weights().layout(), w), problem.data());
  }

  @Property(tries = 20, seed = "3")
  void takenIsDifferenceOfErrors(@ForAll int seed) {
    String link = Asked.link(seed);
    Problem problem = Problem.of(Fragment.of(link));
    double before = error(problem, 0);
    double after = problem.objective().error(Steps.next(problem), problem.data());
    JsonNode answer = Asked.of("mount", link);
    assertThat(answer.get("taken").asText()).isEqualTo(Digits.of(after - before));
    assertThat(answer.get("error").asText()).isEqualTo(Digits.of(before));
    assertThat(answer.get("after").asText()).isEqualTo(Digits.of(after));
  }

  @Test
  void smallerRateIsForetoldBetter() {
    JsonNode far = Asked.of("mount", "rate=0.5");
    JsonNode near = Asked.of("mount", "rate=0.005");
    assertThat(miss(near, "foretold")).isLessThan(miss(far, "foretold") / 1000);
    assertThat(miss(far, "bent")).isLessThan(miss(far, "foretold") / 10);
  }

  private static double miss(JsonNode answer, String by) {
    return Math.abs(number(answer, "taken") - number(answer, by));
  }

  @Test
  void verdictSaysHowTheStepGoes() {
    assertThat(Asked.of("mount", "rate=0.5").get("verdict").asText()).isEqualTo("down");
    assertThat(Asked.of("mount", "rate=4").get("verdict").asText()).isEqualTo("across");
    assertThat(Asked.of("mount", "rate=50").get("verdict").asText()).isEqualTo("up");
    // both targets are met: E = 0
    assertThat(Asked.of("mount", "predict=number&layers=1-1&points=1,0&w=" + "0".repeat(22))
        .get("verdict").asText()).isEqualTo("flat");
  }

  @Test
  void pictureBeginsHereAndStaysFinite() {
    JsonNode answer = Asked.of("mount", "");
    assertThat(answer.get("mountain").get(1)).isEqualTo(answer.get("here"));
    assertThat(answer.get("tangent").get(1)).isEqualTo(answer.get("here"));
    assertThat(Asked.of("mount", "rate=1000000&act=relu").get("mountain").size()).isPositive();
  }

  private static double number(JsonNode answer, String name) {
    return Double.parseDouble(
        answer.get(name).asText().replace('−', '-').replace("·10^", "e"));
  }
}
