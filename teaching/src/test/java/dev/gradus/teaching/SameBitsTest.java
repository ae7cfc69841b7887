package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.teaching.text.Digits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The browser's engine is the JVM's: every answer has the same characters, numbers their bits. */
class SameBitsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NETWORKS = 40;
  private static final long SEED = 20_261_130;

  /** What some questions are about. */
  private static final Map<String, String> ABOUT =
      Map.of("run", "\n3", "path", "\n1", "edit", "\npaste\nx1,x2,y\n0.125,1e-3,1\n7,-8,0\n");

  /** A question with what it is about: a gradient whose first block is doubled, to be marked. */
  private static String asked(String name, String link) {
    if (!name.equals("mark")) return name + ABOUT.getOrDefault(name, "");
    Problem problem = Problem.of(Fragment.of(link));
    List<Tensor> parts =
        problem.objective().slope(problem.weights(), problem.data()).gradient().parts();
    StringBuilder text = new StringBuilder("mark\n");
    for (Tensor part : parts) {
      double factor = part == parts.get(0) ? 2 : 1;
      for (double x : part.toArray()) text.append(Digits.plain(factor * x, 6)).append('\n');
    }
    return text.toString();
  }

  /** All questions of the page that are about a state. */
  static List<String> names() throws IOException {
    Path source = Path.of("src/main/java/dev/gradus/teaching/Answers.java");
    List<String> names = new ArrayList<>();
    Matcher name = Pattern.compile("case \"(\\w+)\" ->").matcher(Files.readString(source));
    while (name.find()) names.add(name.group(1));
    assertThat(names).contains("tape", "bits");
    return names;
  }

  /** Pairs of a question and a state. */
  static List<List<String>> questions() throws IOException {
    List<List<String>> asked = new ArrayList<>();
    for (String name : names()) asked.add(List.of(asked(name, ""), ""));
    Random random = new Random(SEED);
    for (int i = 0; i < NETWORKS; i++) {
      String link = Links.random(random);
      for (String name : names()) asked.add(List.of(asked(name, link), link));
    }
    for (String group : List.of("one", "two", "java")) {
      JsonNode names = read(Answers.answer("operations", "")).get(group);
      for (JsonNode name : names) asked.add(List.of("operation\n" + name.asText() + awkward(), ""));
    }
    return asked;
  }

  static JsonNode read(String answer) {
    try {
      return JSON.readTree(answer);
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + answer, e);
    }
  }

  /** Numbers at which functions, roundings and signs are hardest, by their bits. */
  private static String awkward() {
    List<Double> numbers = new ArrayList<>(List.of(0.0, 1.0, 0.5, 2.0, 709.0, 710.5, 745.2, 36.7,
        37.5, 1e-300, 4.9e-324, Double.MIN_NORMAL, 1e300, Double.MAX_VALUE,
        Double.POSITIVE_INFINITY, Double.NaN, 1.5, 2.5, 567.5, 0.49999999999999994, 0x1p52 + 0.5,
        0x1p31, 0x1p63, 0x1p53, 1e-8, 1e-17, Math.nextUp(1.0), Math.nextDown(1.0)));
    Random random = new Random(SEED);
    for (int i = 0; i < 400; i++) {
      numbers.add(random.nextGaussian() * Math.pow(10, random.nextInt(9) - 4));
      numbers.add(Double.longBitsToDouble(random.nextLong()));
    }
    StringBuilder out = new StringBuilder();
    for (double x : numbers) {
      for (double y : new double[] {x, -x}) {
        out.append(' ').append(Long.toHexString(Double.doubleToLongBits(y)));
      }
    }
    return out.toString();
  }

  static void compare(List<List<String>> asked, JsonNode answers) {
    assertThat(answers).hasSize(asked.size());
    int refused = 0; // at weights where E is infinite, some panels have nothing to show
    for (int i = 0; i < asked.size(); i++) {
      String here = Answers.answer(asked.get(i).get(0), asked.get(i).get(1));
      if (here.contains("\"refused\"")) refused++;
      assertThat(answers.get(i).asText()).as("%s", asked.get(i)).isEqualTo(here);
    }
    assertThat(refused).isLessThan(asked.size() / 20);
  }

  @Test
  void answersInNodeHaveTheCharactersOfTheJvm() throws IOException {
    List<List<String>> asked = questions();
    Path questions = Tools.FOLDER.resolve("questions.json");
    Path answers = Tools.FOLDER.resolve("answers.json");
    Tools.node();
    JSON.writeValue(questions.toFile(), asked);
    Tools.runNode("bits.mjs", "src/main/resources/dev/gradus/teaching/page/engine.js", Tools.WASM,
        questions, answers);
    compare(asked, JSON.readTree(Files.readString(answers)));
  }

  @Test
  void everyOperationThatTheTapeHasIsCompared() {
    Set<String> recorded = new TreeSet<>();
    Random random = new Random(SEED);
    for (int i = 0; i < 10 * NETWORKS; i++) {
      for (Var y : Problem.of(Fragment.of(Links.random(random))).scene().nodes()) {
        if (y.arity() > 0) recorded.add(y.op().name());
      }
    }
    JsonNode names = read(Answers.answer("operations", ""));
    names.forEach(group -> group.forEach(name -> recorded.remove(name.asText())));
    // what only moves, adds and repeats numbers that the tapes above hold
    recorded.removeAll(Set.of("broadcastTo", "sumTo", "reshape"));
    assertThat(recorded).isEmpty();
  }
}
