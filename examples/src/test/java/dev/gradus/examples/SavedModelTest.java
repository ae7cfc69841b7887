package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.examples.data.Choice;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.PointsFile;
import dev.gradus.examples.data.Task;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Model;
import dev.gradus.nn.Sequential;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models and summaries that are saved, and what they answer. */
class SavedModelTest {
  @TempDir
  Path folder;

  private String out = "";
  private String err = "";

  private int run(String... arguments) {
    PrintStream outBefore = System.out;
    PrintStream errBefore = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.US_ASCII)); // as with LC_ALL=C
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

  private String in(String name) { return folder.resolve(name).toString(); }

  private void train(String data, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--data", data, "--epochs", "150", "-o",
        in("report"), "--json", in("summary.json")));
    if (!List.of(more).contains("--save")) arguments.addAll(List.of("--save", in("model")));
    arguments.addAll(List.of(more));
    assertThat(run(arguments.toArray(String[]::new))).as(err).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ring", "blobs", "hills"})
  void savedModelAnswersAsTheReportSays(String data) throws Exception {
    train(data);
    assertThat(out).contains("written: " + in("model") + "\n", "written: " + in("summary.json"));
    Points points = PointsFile.open(data, Choice.ALL);
    Model model = Model.load(folder.resolve("model"));
    assertThat(model.features()).isEqualTo(points.features());
    assertThat(model.classNames()).isEqualTo(points.classes());
    assertThat(run("--model", in("model"), "--predict", data)).isZero();
    List<String> lines = out.lines().toList();
    assertThat(lines).hasSize(points.size() + 1);
    assertThat(lines.get(0)).isEqualTo(points.task() == Task.NUMBER ? "prediction"
        : "prediction,probability of " + String.join(",probability of ", points.classes()));
    double right = 0;
    double squares = 0;
    for (int i = 0; i < points.size(); i++) {
      String answer = lines.get(i + 1).split(",")[0];
      double target = points.targets().get(i);
      if (points.task() == Task.NUMBER) squares += Math.pow(Double.parseDouble(answer) - target, 2);
      else if (answer.equals(points.classes().get((int) target))) right++;
    }
    String json = Files.readString(folder.resolve("summary.json"));
    String said = json.substring(json.indexOf("\n  \"learned\": {"));
    if (points.task() == Task.NUMBER) {
      double rmse = Double.parseDouble(said.replaceAll("(?s).*?\"rmse\": ([^,]*),.*", "$1"));
      assertThat(Math.sqrt(squares / points.size()))
          .isCloseTo(rmse, within(1e-9));
    } else {
      double accuracy = Double.parseDouble(said.replaceAll("(?s).*?\"accuracy\": ([^,]*),.*",
          "$1"));
      assertThat(right / points.size()).isEqualTo(accuracy);
    }
  }

  @Test
  void answersGoToAFileWithTheLabelsAsTheyStandInTheirs() throws Exception {
    Path file = Files.writeString(folder.resolve("words.csv"), "größe,b,label\n"
        + "1,2,\"ja, é\"\n2,1,\"ja, é\"\n8,9,nein\n9,9,nein\n1,1,\"ja, é\"\n9,8,nein\n");
    train(file.toString(), "--rate", "2");
    Path fresh = Files.writeString(folder.resolve("new.csv"), "b,größe\n9,9\n,1\n1,1\n");
    assertThat(run("--model", in("model"), "--predict", fresh.toString(), "--skip-gaps",
        "--answers", in("answers.csv"))).as(err).isZero();
    assertThat(out).isEqualTo("written: " + in("answers.csv") + System.lineSeparator());
    List<String> lines = Files.readAllLines(folder.resolve("answers.csv"));
    assertThat(lines.get(0)).isEqualTo("prediction,\"probability of ja, é\",probability of nein");
    assertThat(lines.get(1)).startsWith("nein,0.");
    assertThat(lines.get(2)).isEqualTo("\"\",\"\",\"\"");
    assertThat(lines.get(3)).startsWith("\"ja, é\",0.");
    assertThat(run("--model", in("model"), "--predict", fresh.toString(), "--skip-gaps")).isZero();
    assertThat(out).as("the same bytes, whatever the terminal's characters")
        .isEqualTo(Files.readString(folder.resolve("answers.csv")));
  }

  @Test
  void whatAnEarlierRunWroteIsReplacedAndNothingElse() throws Exception {
    train("ring");
    byte[] model = Files.readAllBytes(folder.resolve("model"));
    String json = Files.readString(folder.resolve("summary.json"));
    train("ring");
    assertThat(folder.resolve("model")).hasBinaryContent(model);
    assertThat(folder.resolve("summary.json")).hasContent(json);
    Path mine = Files.writeString(folder.resolve("mine"), "mine");
    for (String option : List.of("--save", "--json")) {
      assertThat(run(option, mine.toString())).isEqualTo(2);
      assertThat(err).startsWith("errorest: " + option + " " + mine + ": the file that is there is"
          + " no ");
    }
    assertThat(run("--model", in("model"), "--predict", "ring", "--answers", mine.toString()))
        .isEqualTo(2);
    assertThat(err).contains("is no file of answers of an earlier run, so it is left alone");
    assertThat(mine).hasContent("mine");
    assertThat(run("--save", in("no/model"))).isEqualTo(2);
    assertThat(err).isEqualTo("errorest: --save " + in("no/model") + ": there is no folder "
        + in("no") + "; make it first, or name a file elsewhere\n");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("report", "model", "summary.json", "mine");
    }
  }

  @Test
  void modelMayGoIntoTheFolderOfTheReport() {
    train("ring", "--save", in("report/model"));
    assertThat(folder.resolve("report/model")).exists();
    assertThat(folder.resolve("report/report.html")).exists();
  }

  @Test
  void modelThatGivesNeitherLabelsNorOneNumberIsRefused() throws Exception {
    Sequential two = Sequential.of(new Dense(2, 2));
    new Model(two, two.initialize(1)).save(folder.resolve("two"));
    assertThat(run("--model", in("two"), "--predict", "ring")).isEqualTo(2);
    assertThat(err).isEqualTo("errorest: --model " + in("two") + ": this model gives neither"
        + " probabilities of labels that it knows by name nor one number, but 2 outputs and 0"
        + " names; name a file that --save wrote\n");
    Sequential one = Sequential.of(new Dense(2, 1));
    new Model(one, one.initialize(1)).save(folder.resolve("one"));
    assertThat(run("--model", in("one"), "--predict", "xor")).as(err).isZero();
    assertThat(out).startsWith("prediction\n").hasLineCount(201);
    Path csv = Files.writeString(folder.resolve("points.csv"), "a,b,c\n1,2,3\n4,5,6\n");
    assertThat(run("--model", csv.toString(), "--predict", "ring")).isEqualTo(2);
    assertThat(err).startsWith("errorest: --model " + csv + ": this is no model; name a file that"
        + " --save wrote (Model.load: ");
  }

  @Test
  void summaryHasEverythingThatIsSaid() throws Exception {
    train("blobs", "--hold-out", "0.2", "--stop-early", "20", "--optimizer", "adam");
    String json = Files.readString(folder.resolve("summary.json"));
    assertThat(json).startsWith("{\n  \"program\": \"errorest\",\n  \"format\": 1,\n")
        .contains("\"optimizer\": \"adam\"", "\"stopEarly\": 20", "\"kind\": \"classes\"",
            "\"takenFor\": [", "\"rocAuc\": ", "\"entry\": \"w_11^(1)\"", "\"verified\": 27",
            "\"finding\": \"The network ", "\"plainAnswer\": {\n    \"error\": 1.098612288668109")
        .doesNotContain("NaN", "Infinity");
    train("hills");
    assertThat(Files.readString(folder.resolve("summary.json"))).contains("\"heldOut\": null",
        "\"kind\": \"number\"", "\"r2\": ", "\"rmse\": ", "\"mae\": ", "\"classes\": []");
  }
}
