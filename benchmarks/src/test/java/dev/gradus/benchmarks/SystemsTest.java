package dev.gradus.benchmarks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.plan.Precision;
import org.junit.jupiter.api.Test;

class SystemsTest {
  @Test
  void anUnknownSystemIsNamedWithThoseThereAre() {
    assertThatThrownBy(() -> Systems.of("abacus")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("system: there is no abacus among plan, eager, handwritten")
        .hasMessageEndingWith("; peers are in the jar that mvn -Ppeers builds");
  }

  @Test
  void whatASystemDoesNotHaveIsSaid() {
    assertThatThrownBy(() -> Systems.of("eager").steps(Workload.A1, Precision.FLOAT, 1))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("eager: records in double, on one thread, not in FLOAT on 1; "
            + "use precision=DOUBLE, threads=1");
    assertThatThrownBy(() -> Systems.of("handwritten").steps(Workload.A1, Precision.FLOAT, 2))
        .hasMessage("handwritten: runs on one thread, not on 2; use threads=1");
  }
}
