package dev.gradus.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.OtherWays.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The comparison with others' ways on the page, of which this is the program. */
class OtherWaysTest {
  private static final Path PAGE = Path.of("..", "docs", "verifying.md");
  private static final String BEGIN = "<!-- printed by OtherWaysTest -->\n";
  private static final String END = "<!-- until here -->\n";
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** What Math.tanh and others give in the last digit differs between JDKs and processors. */
  private static final double SLACK = 0.02;

  /** {@code -Dgradus.ways=write} prints it anew. */
  @Test
  void thePageHasWhatIsMeasured() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    String printed = OtherWaysTable.text();
    System.out.println(printed);
    if (System.getProperty("gradus.ways", "").equals("write")) {
      Files.writeString(PAGE, page.substring(0, begin) + printed + page.substring(end));
      return;
    }
    String shown = page.substring(begin, end);
    assertThat(NUMBER.matcher(printed).replaceAll("n")).as("docs/verifying.md is out of date; "
        + "print it anew with mvn -B test -pl verify -am -Dtest=OtherWaysTest "
        + "-Dsurefire.failIfNoSpecifiedTests=false -Dgradus.ways=write")
        .isEqualTo(NUMBER.matcher(shown).replaceAll("n"));
    double[] measured = numbers(printed);
    double[] before = numbers(shown);
    for (int i = 0; i < measured.length; i++) {
      assertThat(Math.abs(measured[i] - before[i])).as("%s\nis not\n%s", printed, shown)
          .isLessThanOrEqualTo(Math.max(2, SLACK * before[i]));
    }
  }

  private static double[] numbers(String text) {
    return NUMBER.matcher(text).results().mapToDouble(m -> Double.parseDouble(m.group()))
        .toArray();
  }

  /** The others are judged fairly: of what they are made for they find all, and pass all. */
  @Test
  void everyWayFindsAndPassesWhatIsEasy() {
    for (Map.Entry<String, Way> way : OtherWays.all().entrySet()) {
      Way judge = way.getValue();
      double[] x = {0.5, 1.2};
      assertThat(judge.judge(v -> v[0] * Math.sin(v[1]),
          v -> new double[] {Math.sin(v[1]), v[0] * Math.cos(v[1])}, x)).as(way.getKey())
          .isEqualTo(Verdict.VERIFIED);
      assertThat(judge.judge(v -> v[0] * Math.sin(v[1]),
          v -> new double[] {Math.sin(v[1]), 1.1 * v[0] * Math.cos(v[1])}, x)).as(way.getKey())
          .isEqualTo(Verdict.WRONG);
      assertThat(judge.judge(v -> v[0], v -> new double[3], x)).isEqualTo(Verdict.WRONG);
      assertThat(judge.judge(v -> {
        if (!Arrays.equals(v, x)) throw new ArithmeticException();
        return v[0];
      }, v -> new double[] {1, 0}, x)).as(way.getKey()).isEqualTo(Verdict.UNDECIDED);
    }
  }
}
