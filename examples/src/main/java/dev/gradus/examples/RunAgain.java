package dev.gradus.examples;

import dev.gradus.examples.data.Points;
import dev.gradus.examples.descent.Curve;
import dev.gradus.examples.descent.Rule;
import dev.gradus.examples.descent.Settings;
import dev.gradus.examples.text.Numbers;
import dev.gradus.examples.text.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The command that repeats a run, with every option that has a part in its numbers. */
final class RunAgain {
  private RunAgain() {}

  /** The command with which Maven has started the program; null if something else has. */
  static @Nullable String maven() { return System.getProperty("gradus.errorest.maven"); }

  /** The whole line: through Maven if the program was started by it, else by java. */
  static String command(String data, Points points, Settings settings) {
    List<String> options = options(data, points, settings);
    String maven = maven();
    if (maven != null) {
      String words = options.stream().map(RunAgain::forMaven).collect(Collectors.joining(" "));
      return maven + " -Dargs=" + (words.matches("[^\"$`\\\\!]*") ? '"' + words + '"'
          : Shell.word(words));
    }
    List<String> line = new ArrayList<>(List.of("java"));
    String module = RunAgain.class.getModule().getName();
    if (module != null && module.equals(System.getProperty("jdk.module.main"))) {
      line.addAll(List.of("-p", System.getProperty("jdk.module.path", "")));
      line.addAll(List.of("-m", module + "/" + Errorest.class.getName()));
    } else {
      line.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
      line.add(Errorest.class.getName());
    }
    line.addAll(options);
    return Shell.line(line);
  }

  private static List<String> options(String data, Points points, Settings settings) {
    List<String> options = new ArrayList<>(List.of("--data", data));
    options.addAll(points.choice().options());
    options.addAll(List.of("--hidden", settings.hidden().isEmpty() ? "none"
        : settings.hidden().stream().map(String::valueOf).collect(Collectors.joining(","))));
    if (settings.curve() != Curve.SIGMOID) add(options, "--activation", settings.curve());
    Rule rule = settings.rule();
    if (rule.kind() != Rule.Kind.SGD) add(options, "--optimizer", rule.kind());
    if (rule.momentum() > 0) add(options, "--momentum", Numbers.given(rule.momentum()));
    if (rule.decay() > 0 || rule.kind() == Rule.Kind.ADAMW) {
      add(options, "--weight-decay", Numbers.given(rule.decay()));
    }
    options.addAll(List.of("--rate", Numbers.given(settings.rate()), "--epochs",
        Integer.toString(settings.epochs())));
    if (settings.batch() < points.size()) {
      add(options, "--batch", settings.batch());
    }
    options.addAll(List.of("--seed", Long.toString(settings.seed())));
    if (settings.holdOut() > 0) {
      add(options, "--hold-out", Numbers.given(settings.holdOut()));
    }
    if (settings.patience() > 0) add(options, "--stop-early", settings.patience());
    return options;
  }

  private static void add(List<String> options, String option, Object value) {
    options.addAll(List.of(option, value.toString()));
  }

  /** A word as the Maven plugin splits them: in quotes of one kind, without escapes. */
  private static String forMaven(String word) {
    if (word.matches("[^\\s\"'\\\\]+")) return word;
    StringBuilder out = new StringBuilder();
    for (String piece : word.split("(?<=\")|(?=\")")) { // a double quote stands in single ones
      out.append(piece.equals("\"") ? "'\"'" : '"' + piece + '"');
    }
    return out.toString();
  }
}
