package dev.gradus.teaching;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Links to random networks and points, as a learner could make them. */
final class Networks {
  private Networks() {}

  static Arbitrary<String> links() {
    Arbitrary<String> hidden = Arbitraries.integers().between(1, 4).list().ofMaxSize(3)
        .map(sizes -> String.join("-", sizes.stream().map(String::valueOf).toList()))
        .map(sizes -> sizes.isEmpty() ? "" : sizes + "-");
    Arbitrary<String> number = Arbitraries.integers().between(-30, 30)
        .map(i -> String.valueOf(i / 10.0));
    Arbitrary<String> point = Combinators.combine(number, number, Arbitraries.of("0", "1"))
        .as((x, y, label) -> x + "," + y + "," + label);
    return Combinators.combine(hidden, point.list().ofMinSize(1).ofMaxSize(6),
        Arbitraries.integers().between(0, 1000), Arbitraries.of("sigmoid", "tanh", "relu"),
        Arbitraries.of("predict=class&error=parts", "predict=class&error=whole",
            "predict=number"))
        .as((sizes, points, seed, act, kind) -> "layers=2-" + sizes + "1&points="
            + String.join(";", points) + "&seed=" + seed + "&act=" + act + "&" + kind);
  }

  /** Some that differ in all that a panel looks at. */
  static List<String> some() {
    return List.of("", "error=whole", "act=tanh", "act=relu&seed=3", "layers=2-1", "layers=2-8-8-1",
        "predict=number&act=tanh", "points=0.5,1.5,1", "points=1,1,0;1,1,1&error=whole");
  }
}
