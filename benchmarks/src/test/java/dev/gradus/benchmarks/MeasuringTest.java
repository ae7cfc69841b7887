package dev.gradus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.plan.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the measuring programs read, compute and start. */
class MeasuringTest {
  @Test
  void figuresHaveThreeDigitsAndTheirRange() {
    assertThat(new Sample(List.of(3.0, 1.0, 2.0)).text()).isEqualTo("2.00 (1.00–3.00)");
    assertThat(new Sample(List.of(12.34, 1234.4)).text()).isEqualTo("623 (12.3–1,234)");
    assertThat(new Sample(List.of(0.0123)).text()).isEqualTo("0.012 (0.012–0.012)");
    assertThat(new Sample(List.of()).text()).isEqualTo("–");
  }

  @Test
  void theFigureOfAForkIsTheMedianOfItsIterations() {
    String report = "[ { \"primaryMetric\" : { \"score\" : 9.0, "
        + "\"rawData\" : [\n [\n 1.5,\n 30.0,\n 2.5\n ]\n ] } } ]";
    assertThat(Ratios.figure(report)).isEqualTo(2.5);
    assertThat(Ratios.figure("[]")).isNaN();
  }

  @Test
  void optionsReplaceDefaultsAndUnknownOnesAreRefused() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("forks", "5");
    defaults.put("systems", "a,b");
    Options options = Options.of(defaults, "--systems=c");
    assertThat(options.list("systems")).containsExactly("c");
    assertThat(options.whole("forks")).isEqualTo(5);
    assertThat(options).hasToString("--forks=5 --systems=c");
    assertThatThrownBy(() -> Options.of(defaults, "--fork=3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown option --fork=3; there are --forks=5 --systems=a,b");
    assertThatThrownBy(() -> Options.of(defaults, "--forks=many").whole("forks"))
        .hasMessage("option --forks is many; give a whole number");
  }

  @Test
  void aFreshJvmTakesStepsAndEnds() throws Exception {
    List<String> lines = new ArrayList<>();
    int end = new FreshJvm(1).run(FirstSteps.class.getName(),
        List.of("plan", "A1", "FLOAT", "1", "3"), (line, time) -> {
          lines.add(line);
          assertThat(time).isPositive();
        });
    assertThat(end).as(String.join("\n", lines)).isZero();
    Steps steps = Systems.of("plan").steps(Workload.A1, Precision.FLOAT, 1);
    steps.next();
    steps.next();
    assertThat(lines).contains(FirstSteps.DONE + steps.next());
  }
}
