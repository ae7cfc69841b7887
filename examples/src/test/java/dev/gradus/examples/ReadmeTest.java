package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's Java samples compile, run, and print what their comments say: the comment at the end
 * of a line with {@code println}, or comment lines after a loop with {@code printf}.
 */
class ReadmeTest {
  private static final Pattern SAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PRINTED = Pattern.compile("println\\(.*\\); +// (.*)|^// (.*)");
  private static final String IMPORTS = """
      import dev.gradus.autodiff.*;
      import dev.gradus.autodiff.plan.*;
      import dev.gradus.nn.*;
      import java.util.*;
      import java.util.function.*;
      """;

  @TempDir
  Path folder;

  @TestFactory
  Stream<DynamicTest> samplesPrintWhatTheySay() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    List<DynamicTest> tests = new ArrayList<>();
    Matcher sample = SAMPLE.matcher(readme);
    while (sample.find()) {
      String code = sample.group(1);
      String name = "Sample" + (tests.size() + 1);
      tests.add(DynamicTest.dynamicTest(name, () -> check(name, code)));
    }
    assertThat(tests).as("samples in the README").hasSizeGreaterThanOrEqualTo(5);
    return tests.stream();
  }

  private void check(String name, String code) throws Exception {
    List<String> expected = new ArrayList<>();
    for (String line : code.split("\n")) {
      Matcher printed = PRINTED.matcher(line);
      if (!printed.find()) continue;
      String text = printed.group(1) != null ? printed.group(1) : printed.group(2);
      // "the program, …" describes what is printed
      if (!text.startsWith("the ")) expected.add(text);
    }
    List<String> lines = run(name, code).lines().toList();
    assertThat(lines).as(name).containsSubsequence(expected);
  }

  private String run(String name, String code) throws Exception {
    Path source = folder.resolve(name + ".java");
    Files.writeString(source, IMPORTS + "public class " + name
        + " { public static void run() throws Exception {\n" + code + "} }\n");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    boolean compiled = compiler.getTask(messages, null, null,
        List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "--release",
            "17"),
        null, compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source)).call();
    assertThat(compiled).as(name + ": " + messages).isTrue();
    PrintStream console = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      loader.loadClass(name).getMethod("run").invoke(null);
    } finally {
      System.setOut(console);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
