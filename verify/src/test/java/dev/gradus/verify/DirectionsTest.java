package dev.gradus.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many entries together, along few directions. */
class DirectionsTest {
  private static final PlainNet NET = new PlainNet(20, 40, 3, 8, 2);

  private static Report run(PlainNet net, int place, double factor) {
    return Verify.gradient(net::value, w -> {
      double[] d = net.slope(w);
      d[place] *= factor;
      return d;
    }).directions().at(net.start(5));
  }

  @Test
  void tenThousandRightEntriesTakeAboutSixtyEvaluations() {
    PlainNet net = new PlainNet(50, 150, 10, 8, 2);
    Report report = Verify.gradient(net::value, net::slope).at(net.start(5));
    assertThat(net.size()).isEqualTo(9160);
    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VERIFIED);
    assertThat(report.evaluations()).isLessThanOrEqualTo(80);
  }

  @Test
  void halvingFindsTheWrongEntryWithinItsBudget() {
    double allowed = 100 + 80 * Math.log(NET.size()) / Math.log(2);
    for (double off : new double[] {0.1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6}) {
      for (int place = 7; place < NET.size(); place += 211) {
        Report report = run(NET, place, 1 + off);
        assertThat(report.findings()).as(report.toString()).singleElement()
            .extracting(Finding::where).isEqualTo("x[" + place + "]");
        assertThat((double) report.evaluations()).isLessThanOrEqualTo(allowed);
      }
    }
  }

  @Test
  void anEntryThatIsClaimedToBeZeroIsFound() {
    assertThat(run(NET, 100, 0).findings()).singleElement().extracting(Finding::where)
        .isEqualTo("x[100]");
  }

  @Test
  void entriesBelowWhatShowsAreUndecidedAndCounted() {
    double[] x = new double[1000];
    Report report = Verify.gradient(v -> {
      double sum = 1e6;
      for (int i = 0; i < v.length; i++) sum += size(i) * Math.sin(v[i]);
      return sum;
    }, v -> {
      double[] d = new double[v.length];
      for (int i = 0; i < d.length; i++) d[i] = size(i) * Math.cos(v[i]);
      return d;
    }).at(x);
    assertThat(report.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(report.findings()).singleElement().extracting(Finding::kind).isEqualTo(Kind.HIDDEN);
    assertThat(report.toString()).startsWith("gradient: UNDECIDED; of x 1000 entries "
        + "500 right as far as directions show, 500 undecided\n  500 entries are smaller than an "
        + "error that would have shown along a direction, such as x[1], x[3], "
        + "x[5]\nalong directions: an error of ");
  }

  private static double size(int i) { return i % 2 == 0 ? 1 : 1e-12; }

  @Test
  void errorsThatCancelAlongOneDirectionAreFoundAlongTwo() {
    for (int place = 0; place < 300; place += 17) {
      int other = 899 - place;
      int first = place;
      Report report = Verify.gradient(NET::value, w -> {
        double[] d = NET.slope(w);
        d[first] += 1e-3;
        d[other] -= 1e-3;
        return d;
      }).at(NET.start(5));
      assertThat(report.verdict()).isEqualTo(Verdict.WRONG);
      assertThat(report.findings()).extracting(Finding::where)
          .contains("x[" + first + "]", "x[" + other + "]");
    }
  }

  @Test
  void spoiledGradientsOverTwelveDecadesDoNotPass() { spoil(300, 1); }

  @Test
  @Tag("soak")
  void manySpoiledGradientsOverTwelveDecadesDoNotPass() { spoil(100_000, 2); }

  /**
   * One entry, or two whose errors cancel, off by a thousandth of themselves or more, and by more
   * than what mostly shows along directions. One error shows unless it is smaller than what the
   * report says would have shown; two pass where their random factors are nearly the same in both
   * directions, which is counted.
   */
  private static void spoil(int times, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int missedPairs = 0;
    int below = 0;
    List<String> texts = new ArrayList<>();
    for (int t = 0; t < times; t++) {
      int n = 201 + random.nextInt(100);
      double[] sizes = random.doubles(n, -12, 0).map(e -> Math.pow(10, e)).toArray();
      double[] x = random.doubles(n, -1, 1).toArray();
      double[] right = slope(sizes, x);
      int i = random.nextInt(n);
      int k = (i + 1 + random.nextInt(n - 1)) % n;
      double off = Math.max(2e-10, Math.abs(right[i]) * Math.pow(10, 1 - 4 * random.nextDouble()));
      boolean two = t % 2 == 0;
      Report report = Verify.gradient(v -> value(sizes, v), v -> {
        double[] d = slope(sizes, v);
        d[i] += off;
        if (two) d[k] -= off;
        return d;
      }).at(x);
      if (report.verdict() != Verdict.VERIFIED) continue;
      if (two) missedPairs++;
      else if (off < shown(report)) below++;
      else texts.add("off " + off + ": " + report);
    }
    System.out.println("spoiled gradients over twelve decades: " + times + "; passed: "
        + texts.size() + " with one error, " + below + " with one that is smaller than what the "
        + "report says would have shown, " + missedPairs + " of " + times / 2
        + " with two that cancel");
    assertThat(texts).isEmpty();
    assertThat(below).isLessThanOrEqualTo(times / 10_000); // else too little is promised
    assertThat((double) missedPairs).isLessThanOrEqualTo(0.005 * times / 2);
  }

  /** The smallest error that would have shown, as the report says. */
  private static double shown(Report report) {
    Matcher said = Pattern.compile("an error of (\\S+) in one verified entry").matcher(
        report.toString());
    assertThat(said.find()).isTrue();
    return Double.parseDouble(said.group(1));
  }

  private static double value(double[] sizes, double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) sum += sizes[i] * Math.sin(x[i]);
    return sum;
  }

  private static double[] slope(double[] sizes, double[] x) {
    double[] d = new double[x.length];
    for (int i = 0; i < x.length; i++) d[i] = sizes[i] * Math.cos(x[i]);
    return d;
  }
}
