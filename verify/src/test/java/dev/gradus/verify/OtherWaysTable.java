package dev.gradus.verify;

import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.OtherWays.Way;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What others' ways and ours make of the same gradients, as a page has it. */
final class OtherWaysTable {
  private static final String OURS = "`Verify`";
  private static final int FEW = 10; // entries; the plants have functions of many

  /** Faults by what they are, the first that fits. */
  private static final Map<String, String> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("10 % to 0.1 % off, all or one", ".*\\b0\\.(1|01|001) (too|of the largest).*");
    GROUPS.put("10⁻⁴ to 10⁻⁷ off", ".*E-[4567] (too|of the largest).*");
    GROUPS.put("10⁻⁸ off, rounded to floats", ".*E-8 of the largest.*|rounded to floats");
    GROUPS.put("NaN, infinite, too few, too many", ".*NaN|.*infinite|an entry too.*");
    GROUPS.put("state, buffers, arguments", "that of the.*|added to.*|every third.*"
        + "|a thousandth larger each.*|one array.*|the argument.*");
    GROUPS.put("noise", "noise.*");
    GROUPS.put("signs, zeros, factors, places", ".*");
  }

  /** How often there was each verdict. */
  private static final class Count {
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);

    void add(Verdict v) { verdicts.merge(v, 1, Integer::sum); }

    int of(Verdict v) { return verdicts.getOrDefault(v, 0); }

    String of(Verdict first, Verdict last) {
      return of(first) + " / " + of(Verdict.UNDECIDED) + " / " + of(last);
    }

    int all() { return verdicts.values().stream().mapToInt(Integer::intValue).sum(); }
  }

  private OtherWaysTable() {}

  static String text() {
    Map<String, Count> right = counts();
    Map<String, Count> wrong = counts();
    Map<String, Count> faults = counts();
    Map<String, StringJoiner> alarms = new LinkedHashMap<>();
    for (String way : OtherWays.all().keySet()) alarms.put(way, new StringJoiner(", "));
    judge(Plants.wrong(), (way, p, v) -> wrong.get(way).add(v));
    judge(Plants.right(), (way, p, v) -> {
      right.get(way).add(v);
      if (v == Verdict.WRONG) alarms.get(way).add(p.name());
    });
    Map<String, Map<String, Count>> groups = new LinkedHashMap<>();
    for (String group : GROUPS.keySet()) groups.put(group, counts());
    for (PlantedFault fault : PlantedFaults.all()) {
      for (Functions.Smooth s : Functions.all()) {
        if (s.x().length > FEW || !isVisible(fault, s)) continue;
        OtherWays.all().forEach((name, way) -> {
          Verdict v = way.judge(s.f(), new Spoiled(fault, s.f(), s.g()), s.x());
          faults.get(name).add(v);
          groups.get(group(fault.name())).get(name).add(v);
        });
      }
    }
    return table(right, wrong, faults) + "\n" + missed(groups) + "\n" + alarmed(alarms);
  }

  private static Map<String, Count> counts() {
    return OtherWays.all().keySet().stream().collect(Collectors.toMap(Function.identity(),
        way -> new Count(), (a, b) -> a, LinkedHashMap::new));
  }

  private interface Seen {
    void see(String way, Plants.Plant plant, Verdict verdict);
  }

  private static void judge(List<Plants.Plant> plants, Seen seen) {
    for (Map.Entry<String, Way> way : OtherWays.all().entrySet()) {
      for (Plants.Plant p : plants) {
        Subject s = p.check().subject();
        Verdict v = way.getKey().equals(OURS) ? p.run().verdict() : way.getValue().judge(
            x -> s.valueAt(x).get()[0], x -> s.derivativeAt(x).get(), p.x());
        seen.see(way.getKey(), p, v);
      }
    }
  }

  private static String group(String fault) {
    return GROUPS.entrySet().stream().filter(g -> fault.matches(g.getValue()))
        .map(Map.Entry::getKey).findFirst().orElseThrow();
  }

  /** Whether calls at the point show the fault, after some there or after one elsewhere. */
  private static boolean isVisible(PlantedFault fault, Functions.Smooth s) {
    Spoiled here = new Spoiled(fault, s.f(), s.g());
    for (int i = 0; i < 4; i++) here.apply(s.x().clone());
    Spoiled after = new Spoiled(fault, s.f(), s.g());
    after.apply(Arrays.stream(s.x()).map(v -> 0.9 * v).toArray());
    boolean elsewhere = after.isVisible();
    after.apply(s.x().clone());
    return here.isVisible() || !elsewhere && after.isVisible();
  }

  private static String table(Map<String, Count> right, Map<String, Count> wrong,
      Map<String, Count> faults) {
    StringBuilder out = new StringBuilder("| judged by | ").append(right.get(OURS).all())
        .append(" right: passed / undecided / called wrong | ").append(wrong.get(OURS).all())
        .append(" wrong: found / undecided / missed | ").append(faults.get(OURS).all())
        .append(" faults: found / undecided / missed |\n|---|---|---|---|\n");
    for (String way : right.keySet()) {
      out.append("| ").append(way).append(" | ")
          .append(right.get(way).of(Verdict.VERIFIED, Verdict.WRONG)).append(" | ")
          .append(wrong.get(way).of(Verdict.WRONG, Verdict.VERIFIED)).append(" | ")
          .append(faults.get(way).of(Verdict.WRONG, Verdict.VERIFIED)).append(" |\n");
    }
    return out.toString();
  }

  private static String missed(Map<String, Map<String, Count>> groups) {
    StringBuilder out = new StringBuilder("| faults | to be seen | ")
        .append(counts().keySet().stream().map(way -> "missed by " + way)
            .collect(Collectors.joining(" | "))).append(" |\n|---|---|")
        .append("---|".repeat(counts().size())).append("\n");
    groups.forEach((group, ways) -> {
      out.append("| ").append(group).append(" | ").append(ways.get(OURS).all());
      ways.values().forEach(c -> out.append(" | ").append(c.of(Verdict.VERIFIED))
          .append(c.of(Verdict.UNDECIDED) == 0 ? "" : ", " + c.of(Verdict.UNDECIDED)
              + " undecided"));
      out.append(" |\n");
    });
    return out.toString();
  }

  private static String alarmed(Map<String, StringJoiner> alarms) {
    StringBuilder out = new StringBuilder("Right gradients that are called wrong:\n\n");
    alarms.forEach((way, names) -> out.append("- by ").append(way).append(": ")
        .append(names.length() == 0 ? "none" : names.toString()).append("\n"));
    return out.toString();
  }
}
