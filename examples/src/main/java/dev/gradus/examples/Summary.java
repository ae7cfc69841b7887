package dev.gradus.examples;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.check.Entry;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Task;
import dev.gradus.examples.descent.DescentLog;
import dev.gradus.examples.descent.Finding;
import dev.gradus.examples.descent.FirstStep;
import dev.gradus.examples.descent.Idea;
import dev.gradus.examples.descent.Measure;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.examples.descent.Score;
import dev.gradus.examples.descent.Settings;
import dev.gradus.examples.text.Json;
import dev.gradus.nn.Evaluation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that is said of an experiment, as numbers and texts for other programs. */
final class Summary {
  private static final String MARK = "{\n  \"program\": \"errorest\"";

  private final Outcome outcome;
  private final Points points;

  private Summary(Outcome outcome) {
    this.outcome = outcome;
    points = outcome.points();
  }

  /** Whether a file is such a summary. */
  static boolean isOwn(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] begin = in.readNBytes(MARK.length());
      return Arrays.equals(begin, MARK.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** The summary as JSON. */
  static String json(Outcome outcome, String command) {
    Summary s = new Summary(outcome);
    Finding finding = new Finding(outcome);
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("program", "errorest");
    all.put("format", 1);
    all.put("data", s.data());
    all.put("network", outcome.net().toString());
    all.put("parameters", outcome.net().layout().size());
    all.put("settings", s.settings());
    all.put("descent", s.descent(finding));
    all.put("milestones", outcome.log().milestones().stream().map(s::milestone).toList());
    all.put("firstStep", s.firstStep());
    all.put("gradientCheck", s.check());
    all.put("gradient", s.gradient());
    all.put("learned", s.marks(outcome.points(), outcome.learned()));
    Points held = outcome.held();
    Evaluation heldOut = outcome.heldOut();
    all.put("heldOut", held == null || heldOut == null ? null : s.marks(held, heldOut));
    all.put("plainAnswer", s.plain(finding));
    all.put("finding", finding.learned());
    all.put("clearlyBetter", finding.better());
    all.put("ideas", Idea.after(outcome).stream().map(i -> map("why", i.why(), "options",
        i.options())).toList());
    all.put("command", command);
    return Json.of(all);
  }

  private static Map<String, @Nullable Object> map(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return map;
  }

  private Map<String, @Nullable Object> data() {
    List<Object> classes = new ArrayList<>();
    for (int c = 0; c < points.classes().size(); c++) {
      classes.add(map("name", points.classes().get(c), "learnedFrom", points.count(c)));
    }
    Points held = outcome.held();
    Map<String, @Nullable Object> data = map("source", points.source(), "learnedFrom",
        points.size(), "heldOut", held == null ? 0 : held.size(), "features", points.features(),
        "label", points.label(), "kind",
        points.task() == Task.NUMBER ? "number" : "classes", "classes", classes);
    if (points.task() == Task.NUMBER) {
      data.put("mean", outcome.answers().mean());
      data.put("deviation", outcome.answers().deviation());
    }
    data.put("notes", points.notes());
    return data;
  }

  private Map<String, @Nullable Object> settings() {
    Settings s = outcome.settings();
    return map("hidden", s.hidden(), "activation", s.curve(), "optimizer", s.rule().kind(),
        "momentum", s.rule().momentum(), "weightDecay", s.rule().decay(), "rate", s.rate(),
        "epochs", s.epochs(), "batch", outcome.batch(), "seed", s.seed(), "holdOut", s.holdOut(),
        "stopEarly", s.patience());
  }

  private Map<String, @Nullable Object> descent(Finding finding) {
    DescentLog log = outcome.log();
    return map("epochs", log.last().epoch(), "stoppedEarly", outcome.stoppedEarly(),
        "networkOfEpoch", log.end().epoch(), "start", score(log.first().learned()), "end",
        score(log.end().learned()), "startHeldOut", score(log.first().held()), "endHeldOut",
        score(log.end().held()), "rose", finding.rose());
  }

  private @Nullable Map<String, @Nullable Object> score(@Nullable Score s) {
    if (s == null) return null;
    return map("error", s.error(), points.task() == Task.NUMBER ? "r2" : "accuracy", s.quality());
  }

  private Map<String, @Nullable Object> milestone(DescentLog.Entry e) {
    return map("epoch", e.epoch(), "learned", score(e.learned()), "heldOut", score(e.held()));
  }

  private Map<String, @Nullable Object> firstStep() {
    FirstStep step = outcome.firstStep();
    return map("gradientNorm", step.gradientNorm(), "predicted", step.predicted(),
        "predictedWithBend", step.predictedWithBend(), "actual", step.actual());
  }

  private Map<String, @Nullable Object> check() {
    Map<String, @Nullable Object> check = new LinkedHashMap<>();
    for (Verdict v : Verdict.values()) {
      check.put(v.name().toLowerCase(Locale.ROOT), outcome.check().count(v));
    }
    check.put("largestRelativeDifference", outcome.largestDifference().relativeDifference());
    check.put("at", outcome.largestDifference().name());
    return check;
  }

  private List<Map<String, @Nullable Object>> gradient() {
    double[] w = outcome.log().end().parameters().toArray();
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Entry e : outcome.check().entries()) {
      all.add(map("entry", e.name(), "value", w[all.size()], "derivative", e.derivative(),
          "byDifferences", e.measured()));
    }
    return all;
  }

  private Map<String, @Nullable Object> marks(Points some, Evaluation e) {
    Map<String, @Nullable Object> marks = new LinkedHashMap<>();
    for (Measure m : Measure.all(some, e)) marks.put(name(m), m.value());
    if (some.task() == Task.NUMBER) return marks;
    List<Object> classes = new ArrayList<>();
    Tensor counts = e.confusion().counts();
    for (int c = 0; c < some.classes().size(); c++) {
      Map<String, @Nullable Object> of = map("name", some.classes().get(c));
      for (Measure m : Measure.ofClass(e, c)) of.put(name(m), m.value());
      List<Integer> takenFor = new ArrayList<>();
      for (int k = 0; k < some.classes().size(); k++) takenFor.add((int) counts.get(c, k));
      of.put("takenFor", takenFor);
      classes.add(of);
    }
    marks.put("classes", classes);
    return marks;
  }

  private static String name(Measure m) {
    return switch (m.name()) {
      case "R^2" -> "r2";
      case "ROC-AUC" -> "rocAuc";
      default -> m.name().toLowerCase(Locale.ROOT);
    };
  }

  private Map<String, @Nullable Object> plain(Finding finding) {
    if (points.task() == Task.NUMBER) {
      return map("error", finding.plainError(), "mean", outcome.answers().mean(), "rmse",
          finding.missOfMean());
    }
    return map("error", finding.plainError(), "label", points.classes().get(points.commoner()),
        "accuracy", finding.commoner());
  }
}
