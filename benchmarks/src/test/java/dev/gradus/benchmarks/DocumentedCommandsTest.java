package dev.gradus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that the pages of the project tell people to type, against what there is. */
class DocumentedCommandsTest {
  private static final Path ROOT = root();

  /** Somebody ran each; a new one is to be tried under JDK 17 and 25 before it stands here. */
  private static final Set<String> TRIED = Set.of(
      "mvn -q -Perrorest",
      "mvn -q -Perrorest -Dmain=Lessons",
      "mvn -q -Perrorest -Dmain=Lessons -Dargs=10",
      "mvn -q -Perrorest -Dmain=programs.Flowers",
      "mvn -q -Ppage -pl teaching -am",
      "mvn -q compile -pl teaching -am",
      "mvn -B verify",
      "mvn -B verify -pl nn -am",
      "mvn -q install -DskipTests -pl bom,autodiff-core,nn,onnx,verify",
      "mvn -B verify -Psoak",
      "mvn -B verify -Pcoverage",
      "mvn -B verify -Prelease -DskipTests -pl bom,autodiff-core,nn,onnx,verify",
      "mvn -B verify -Pmutation -pl autodiff-core,verify",
      "mvn -B test -pl autodiff-core -Dtest=ShapeTest",
      "mvn -B test -pl verify -am -Dtest=OperationsPageTest,ApiPageTest,ElementwiseBitsTest "
          + "-Dsurefire.failIfNoSpecifiedTests=false -Dgradus.docs=write -Dgradus.api=write "
          + "-Dgradus.bits=write",
      "mvn -B test -pl autodiff-core -Dtest=ReferenceCasesTest -Dreference.cases=/path/to/FILE",
      "mvn -B test -pl verify -am -Psoak -Dtest=RandomProgramsTest#lawsHoldForManyPrograms"
          + " -Dgradus.soak.programs=… -Dgradus.soak.seed=…"
          + " -Dsurefire.failIfNoSpecifiedTests=false",
      "mvn -B test -pl autodiff-core,nn,onnx,verify,teaching -Dtest=ApiPageTest -Dgradus.api=write",
      "mvn -B test -pl nn -am -Dtest=KeptFilesTest -Dgradus.files=write"
          + " -Dsurefire.failIfNoSpecifiedTests=false",
      "mvn -B test -Ppeers -pl benchmarks -am -Dtest=PeerGradientsTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false",
      ".ci/run",
      ".ci/consumers",
      ".ci/reproducible",
      "mvn clean",
      "mvn formatter:format impsort:sort",
      "mvn generate-test-sources",
      "mvn -q package -DskipTests -pl benchmarks -am",
      "mvn -q -pl benchmarks -am -DskipTests package",
      "mvn -q -pl benchmarks -am -DskipTests -Ppeers package",
      "java --add-modules jdk.incubator.vector -jar app.jar",
      "java @options -jar app.jar",
      "java -XX:ArchiveClassesAtExit=app.jsa -cp \"app.jar:lib/*\" com.example.Main",
      "java -XX:SharedArchiveFile=app.jsa -cp \"app.jar:lib/*\" com.example.Main",
      "java -XX:AOTCacheOutput=app.aot -cp \"app.jar:lib/*\" com.example.Main",
      "java -XX:AOTCache=app.aot -cp \"app.jar:lib/*\" com.example.Main",
      "java -jar benchmarks/target/benchmarks.jar",
      "java --add-modules jdk.incubator.vector -cp benchmarks/target/benchmarks.jar",
      "java --add-modules jdk.incubator.vector -cp benchmarks/target/benchmarks.jar"
          + " dev.gradus.benchmarks.Ratios");

  /** The programs behind {@code benchmarks.jar}, which measuring.md lists without the command. */
  private static final Pattern PROGRAM =
      Pattern.compile("`((?:dev\\.gradus|org\\.openjdk)[\\w.]*\\.[A-Z]\\w*)( [^`]*)?`");

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("CONTRIBUTING.md"))) here = here.getParent();
    return here;
  }

  private static List<Path> files(String... ends) throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(f -> Stream.of(ends).anyMatch(end -> f.toString().endsWith(end)))
          .filter(f -> Stream.of("target", ".git", "repository").noneMatch(
              skipped -> ROOT.relativize(f).startsWith(skipped)
                  || ROOT.relativize(f).toString().contains("/" + skipped + "/")))
          .toList();
    }
  }

  /** What stands between backquotes or on a line of a block, and begins with a program's name. */
  static Set<String> commands(String page) {
    Set<String> commands = new TreeSet<>();
    Matcher m = Pattern.compile("(?m)(?:`|^|&& )((?:(?:mvn|java) |\\.ci/)[^`\\n]*)").matcher(page);
    while (m.find()) {
      for (String part : m.group(1).split(" && | {2,}# ", -1)) {
        String command = part.replaceFirst(" *\\\\?$", ""); // goes on in the next line
        if (Stream.of("mvn ", "java ", ".ci/").anyMatch(command::startsWith)) commands.add(command);
      }
    }
    return commands;
  }

  private static Set<String> documented() throws IOException {
    Set<String> commands = new TreeSet<>();
    for (Path page : files(".md")) commands.addAll(commands(Files.readString(page)));
    return commands;
  }

  @Test
  void commandsAreFoundInTextTablesAndBlocks() {
    assertThat(commands("run `mvn clean` or\n```sh\nmvn -q a    # why\n```\n"
        + "| `mvn b && java -jar c` |\njava -cp d E \\\n    --f"))
        .containsExactly("java -cp d E", "java -jar c", "mvn -q a", "mvn b", "mvn clean");
  }

  @Test
  void everyDocumentedCommandWasTried() throws IOException {
    assertThat(documented()).as("try what is new under JDK 17 and 25, then name it in TRIED")
        .containsExactlyInAnyOrderElementsOf(TRIED);
  }

  @Test
  void everyProfileModuleTestAndOptionOfACommandExists() throws IOException {
    StringBuilder poms = new StringBuilder();
    for (Path pom : files("pom.xml")) poms.append(Files.readString(pom));
    List<Path> sources = files(".java");
    List<String> options = new ArrayList<>(List.of("test", "skipTests", "args", "main",
        "surefire.failIfNoSpecifiedTests"));
    Matcher read = Pattern.compile("(?:getProperty|getInteger|getLong)\\(\\s*\"([\\w.]+)\"")
        .matcher(text(sources));
    while (read.find()) options.add(read.group(1));
    for (String command : documented()) {
      if (!command.startsWith("mvn ")) continue;
      for (String word : command.split(" ", -1)) {
        if (word.startsWith("-P")) assertThat(poms).as(command).contains(id(word.substring(2)));
        if (word.startsWith("-D")) {
          assertThat(options).as(command).contains(word.substring(2).split("=", -1)[0]);
        }
        if (word.startsWith("-Dmain=")) {
          String main = "examples/src/main/java/dev/gradus/examples/"
              + word.substring(7).replace('.', '/') + ".java";
          assertThat(ROOT.resolve(main)).as(command).isRegularFile();
        }
        if (word.startsWith("-Dtest=")) assertTest(command, word.substring(7), sources);
      }
      Matcher module = Pattern.compile("-pl (\\S+)").matcher(command);
      if (module.find()) {
        for (String folder : module.group(1).split(",", -1)) {
          assertThat(ROOT.resolve(folder)).as(command).isDirectory();
        }
      }
    }
  }

  private static String id(String profile) { return "<id>" + profile + "</id>"; }

  private static String text(List<Path> files) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path f : files) all.append(Files.readString(f));
    return all.toString();
  }

  /** Each module that a command names has the tests; those built beside it may lack them. */
  private static void assertTest(String command, String tests, List<Path> sources)
      throws IOException {
    Matcher named = Pattern.compile("-pl (\\S+)").matcher(command);
    assertThat(named.find()).as("%s: names the module of its test", command).isTrue();
    for (String module : named.group(1).split(",", -1)) {
      for (String test : tests.split(",", -1)) {
        String[] parts = test.split("#", -1);
        List<Path> found = sources.stream().filter(f -> f.startsWith(ROOT.resolve(module)))
            .filter(f -> f.endsWith(parts[0] + ".java")).toList();
        assertThat(found).as("%s: %s in module %s", command, parts[0], module).hasSize(1);
        if (parts.length > 1) assertThat(text(found)).as(command).contains(" " + parts[1] + "(");
      }
    }
    if (command.contains(" -am")) {
      assertThat(command).contains("-Dsurefire.failIfNoSpecifiedTests=false");
    }
  }

  @Test
  void everyScriptThatThePagesNameIsThere() throws IOException {
    for (String command : documented()) {
      if (!command.startsWith(".ci/")) continue;
      assertThat(ROOT.resolve(command)).as(command).isExecutable();
    }
  }

  @Test
  void everyProgramThatThePagesNameCanBeStarted() throws Exception {
    Matcher m = PROGRAM.matcher(text(files(".md")));
    Set<String> programs = new TreeSet<>();
    while (m.find()) programs.add(m.group(1));
    assertThat(programs).contains(Ratios.class.getName(), ColdStart.class.getName(),
        Serving.class.getName());
    for (String name : programs) {
      assertThat(Class.forName(name).getMethod("main", String[].class)).as(name).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "dev.gradus.benchmarks.Ratios --workloads=A1 --precisions=FLOAT --threads=1 --systems=plan"
          + " --forks=1 --warmups=1 --iterations=1 --milliseconds=20",
      "dev.gradus.benchmarks.Serving --points=3 --threads=1,2 --systems=gradus --starts=1"
          + " --settle=1 --calls=40",
      "org.openjdk.jmh.Main TrainingStepBenchmark -l"})
  void programsOfMeasuringRun(String command) throws Exception {
    List<String> words = List.of(command.split(" ", -1));
    List<String> lines = new ArrayList<>();
    int end = new FreshJvm(1).run(words.get(0), words.subList(1, words.size()),
        (line, time) -> lines.add(line));
    assertThat(end).as(String.join("\n", lines)).isZero();
    assertThat(lines).noneMatch(line -> line.contains("Exception") || line.contains("failed"));
  }
}
