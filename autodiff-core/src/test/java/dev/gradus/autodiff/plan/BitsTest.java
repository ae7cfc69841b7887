package dev.gradus.autodiff.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Jvm;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every way to run a plan gives the same bits. */
class BitsTest {
  @Test
  @Tag("without-vector")
  void theFirstRunAndTheThousandthAndAnyNumberOfThreadsGiveTheSameBits() {
    for (Precision precision : Precision.values()) {
      String first = BitsProgram.digest(precision, 1, 1);
      assertThat(BitsProgram.digest(precision, 1, 1000)).as("%s, warm", precision)
          .isEqualTo(first);
      for (int threads = 2; threads <= 4; threads++) {
        assertThat(BitsProgram.digest(precision, threads, 3)).as("%s, %s threads", precision,
            threads).isEqualTo(first);
      }
    }
  }

  @Test
  void processesWithAndWithoutVectorsCompiledAndInterpretedGiveTheSameBits() throws Exception {
    String plain = process(List.of(), 1, 1);
    assertThat(plain.lines()).hasSize(2);
    assertThat(process(List.of("-Xint"), 1, 1)).as("interpreted").isEqualTo(plain);
    assertThat(process(List.of("-XX:TieredStopAtLevel=1"), 2, 1)).as("C1, two threads")
        .isEqualTo(plain);
    assertThat(process(Jvm.VECTORS, 1, 1500)).as("vectors, warm").isEqualTo(plain);
    assertThat(process(Jvm.VECTORS, 2, 1500)).as("vectors, warm, two threads").isEqualTo(plain);
  }

  private static String process(List<String> options, int threads, int runs) throws Exception {
    Jvm jvm = Jvm.run(options, BitsProgram.class, threads, runs);
    assertThat(jvm.exit()).as("%s: %s", options, jvm.err()).isZero();
    return jvm.out();
  }
}
