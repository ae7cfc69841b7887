package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs at the edges: what is printed and written. */
class ErrorestRunTest {
  @TempDir
  Path folder;

  private String out = "";
  private String err = "";

  private int run(String... arguments) {
    PrintStream outBefore = System.out;
    PrintStream errBefore = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      return Errorest.run(arguments);
    } finally {
      System.setOut(outBefore);
      System.setErr(errBefore);
      out = printed.toString(StandardCharsets.UTF_8);
      err = errors.toString(StandardCharsets.UTF_8);
    }
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  private Document report() throws Exception {
    return Jsoup.parse(Files.readString(folder.resolve("report/report.html")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e3", "1e60", "1e100", "1e130", "1e155", "1e200"})
  void stepsOfAnySizeEndInAReportOfFiniteNumbersOrAMessage(String rate) throws Exception {
    int exit = run("--rate", rate, "--epochs", "20", "-o", folder.resolve("report").toString());
    if (exit == 2) {
      assertThat(err).startsWith("errorest: the descent left the finite numbers").hasLineCount(1);
      assertThat(folder.resolve("report")).doesNotExist();
      return;
    }
    assertThat(exit).isZero();
    assertThat(err).isEmpty();
    assertThat(out).contains("E rose from").contains("To try next: smaller steps: --rate 0.5")
        .doesNotContain("NaN", "Infinity");
    assertThat(report().text()).doesNotContain("NaN", "Infinity", "∞");
    assertThat(report().select("data")).allSatisfy(
        e -> assertThat(Double.parseDouble(e.attr("value"))).isFinite());
    assertThat(report().text().contains("too large for a chart"))
        .isEqualTo(Double.parseDouble(rate) > 1e75); // the bend of the first step: α²
  }

  @Test
  void manyFeaturesAndLongNamesGiveNoLongLines() throws Exception {
    StringBuilder csv = new StringBuilder();
    for (int j = 0; j < 300; j++) csv.append("a feature with a long name ").append(j).append(',');
    csv.append("y\n");
    Random random = new Random(1);
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < 300; j++) csv.append(random.nextInt(100)).append(',');
      csv.append(i % 2 == 0 ? "x".repeat(500) : "y".repeat(500)).append('\n');
    }
    Path file = write("wide.csv", csv.toString());
    assertThat(run("-d", file.toString(), "--epochs", "1", "--hidden", "1", "-o",
        folder.resolve("report").toString())).isZero();
    assertThat(out.lines().filter(line -> !line.startsWith("To see it again"))
        .filter(line -> line.length() > 400)).isEmpty();
    assertThat(out.lines()).hasSizeLessThan(200);
    assertThat(out).contains(" and 292 more\n");
  }

  @Test
  void nothingOfAFileSteersTheTerminal() throws Exception {
    Path file = write("a\u202eb.csv", "\u001b[31mred\u009b31m,x\u202e2,y\u2066\n1,2,a\u0007\n"
        + "3,4,b\u009c\n5,6,a\u0007\n8,9,b\u009c\n");
    assertThat(run("-d", file.toString(), "--epochs", "2", "-o",
        folder.resolve("report").toString())).isZero();
    assertThat(out).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
    assertThat(Files.readString(folder.resolve("report/report.html")))
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
    assertThat(run("-d", file.toString(), "--label", "\u009bx")).isEqualTo(2);
    assertThat(run("-d", file.toString(), "--rate", "\u009bx\u202e")).isEqualTo(2);
    assertThat(err).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
  }

  @Test
  void labelsAreSaidWithTheirNumberAndPoints() throws Exception {
    Path file = write("c.csv", "a,b,class\n1,2,2\n3,4,4\n5,6,4\n");
    assertThat(run("-d", file.toString(), "--epochs", "1", "-o",
        folder.resolve("report").toString())).isZero();
    assertThat(out).contains("  labels    \"2\" (1 point) counts as 0, \"4\" (2 points) as 1, in"
        + " column class\n");
  }

  @Test
  void pointsHeldOutHaveTheirOwnColumnsCurveAndTable() throws Exception {
    assertThat(run("--hold-out", "0.25", "--epochs", "20", "-o",
        folder.resolve("report").toString())).isZero();
    assertThat(out).contains("ring: 100 points, of which 25 are held out",
        "E, held out", "The same of the points held out", "of the 25 points held out are right");
    Document page = report();
    assertThat(page.select("#milestones thead th")).hasSize(5);
    assertThat(page.select("#milestones tbody tr").first().children()).hasSize(5);
    assertThat(page.select("#held-matrix td").eachText().stream().mapToInt(Integer::parseInt).sum())
        .isEqualTo(25);
    assertThat(page.select("#confusion-matrix td").eachText().stream().mapToInt(Integer::parseInt)
        .sum()).isEqualTo(75);
    assertThat(page.select("#accuracy-held")).hasSize(1);
    assertThat(page.text()).contains("right, of the 25 points held out",
        "E of the points learned from fell from");
    assertThat(out).contains("E of the 75 points learned from fell from",
        ", and E of the 25 points held out fell from");
  }

  @Test
  void filesThatNoReportWroteStopTheRunBeforeTheDescent() throws Exception {
    Path mine = write("report.html", "mine");
    assertThat(run("-o", folder.toString())).isEqualTo(2);
    assertThat(out).isEmpty();
    assertThat(err).startsWith("errorest: " + mine + ": this file is not of an earlier report");
    assertThat(mine).hasContent("mine");
    assertThat(run("-o", "")).isEqualTo(2);
    assertThat(err).startsWith("errorest: --output \"\" is no folder");
  }

  @Test
  void commandRepeatsTheChoiceOfColumns() throws Exception {
    Path file = write("my file.csv", "n,x1,\"x,2\",k\na,1,2,u\nb,3,4,v\nc,5,7,w\nd,6,7,w\n");
    assertThat(run("-d", file.toString(), "--drop", "n", "--classes", "w,u", "--epochs", "2",
        "--batch", "1", "-o", folder.resolve("report").toString())).isZero();
    assertThat(out).contains(" dev.gradus.examples.Errorest --data \"" + file
        + "\" --drop n --classes w,u --hidden 4 --rate 0.5 --epochs 2 --batch 1 --seed 6\n");
  }

  @Test
  void everythingThatIsSaidOfThreeLabelsHoldsForThree() throws Exception {
    assertThat(run("--data", "blobs", "--epochs", "200", "--hold-out", "0.2", "-o",
        folder.resolve("report").toString())).isZero();
    assertThat(out).contains("  labels    \"left\" (50 points) counts as 0, \"right\" (50 points)"
        + " as 1, \"top\" (50 points) as 2, in column cloud\n", "Dense(4, 3), Softmax]",
        "          left  right    top\n", "          precision      recall          F1\n",
        "  means of the classes: precision ", ", ROC-AUC ",
        "The network learned to tell \"left\", \"right\" and \"top\" apart: ")
        .doesNotContain("of \"right\":");
    Document page = report();
    assertThat(page.text()).contains("The label left counts as 0 (40 points), right as 1 (40"
        + " points), top as 2 (40 points).", "ŷ has the probability of each label",
        "A point is taken for the label with the largest probability.",
        "right, if always the commonest label is answered", "softmax(σ(x W(1) + b(1)) W(2) + b(2))")
        .doesNotContain("½ or more", "commoner", "null", "is the probability that");
    assertThat(page.select("#confusion-matrix td")).hasSize(9);
    assertThat(page.select("#measures tbody tr, #held-measures tbody tr")).hasSize(8);
    assertThat(page.select(".few figure")).hasSizeBetween(2, 6);
    assertThat(page.select("#network-drawing text.output").eachText())
        .containsExactly("left", "right", "top");
    assertThat(folder.resolve("report/boundary.svg")).exists();
  }

  @Test
  void everythingThatIsSaidOfANumberHoldsForOne() throws Exception {
    assertThat(run("--data", "hills", "--epochs", "200", "--hold-out", "0.2", "-o",
        folder.resolve("report").toString())).isZero();
    assertThat(out).contains("  number    height, from -198.8 to 279.0\n",
        "   epoch             E         R^2   E, held out         R^2\n",
        "How far answers miss\n  R^2 ", ", RMSE ", ", MAE ",
        "The network learned somewhat to predict \"height\": its answers for the 40 points held out"
            + " miss by ", "; always answering the mean gives 1.\n")
        .doesNotContain("labels", "right", "taken for 1", "apart");
    Document page = report();
    assertThat(page.text()).contains("Predicted and true", "R², of the 40 points held out",
        "E if always the mean is answered", "the average over all points of the squared difference",
        "Diamonds are held out")
        .doesNotContain("wrong", "½ or more", "null", "boundary of", "is right", "another");
    assertThat(page.select("#confusion-matrix")).isEmpty();
    assertThat(page.select("#measures td, #held-measures td")).hasSize(6);
    assertThat(page.select(".few figure")).hasSizeBetween(2, 6);
  }

  @Test
  void commandRepeatsHowStepsAreTaken() throws Exception {
    assertThat(run("-d", "xor", "--hidden", "none", "--optimizer", "adamw", "--weight-decay",
        "0.1", "--epochs", "5", "--hold-out", "0.2", "--stop-early", "3", "-o",
        folder.resolve("report").toString())).isZero();
    assertThat(out).contains(" --data xor --hidden none --optimizer adamw --weight-decay 0.1 --rate"
        + " 0.01 --epochs 5 --seed 6 --hold-out 0.2 --stop-early 3\n",
        "  descent   adamw, weight decay 0.1, rate 0.01, 5 epochs,");
    assertThat(report().text()).contains("which is known as logistic regression",
        "AdamW, which divides a running mean", "−∇E·d");
    assertThat(run("-d", "xor", "--activation", "leaky-relu", "--momentum", "0.9", "--epochs", "2",
        "--target", "classes", "-o", folder.resolve("report").toString())).isZero();
    assertThat(out).contains(" --data xor --target classes --hidden 4 --activation leaky-relu"
        + " --momentum 0.9 --rate 0.05 --epochs 2 --seed 6\n");
  }
}
