package dev.gradus.teaching;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.List;

/**
 * A worksheet of what a link shows: network, points, the values forwards, the adjoints backwards,
 * the paths of the chosen entry and the long vector; with answers, or without what is to be found.
 *
 * <p>Keys: {@code sheet} (gaps or answers).
 */
final class SheetAnswer {
  private static final int MOST_POINTS = 4; // columns of a page

  /** What is to be found: these members of answers are empty where there are gaps. */
  private static final List<String> ASKED =
      List.of("error", "value", "sum", "slope", "values", "total", "tape", "after", "change",
          "differences", "brief", "together", "numbers");

  private final Scene scene;
  private final Names names;
  private final List<Integer> points = new ArrayList<>(); // that have a column

  private SheetAnswer(Problem problem, Scene scene, Fragment link) {
    this.scene = scene;
    names = new Names(scene);
    int count = problem.points().size();
    if (count > MOST_POINTS) points.add(names.point(link));
    else for (int i = 0; i < count; i++) points.add(i);
  }

  static Json of(Problem problem, Scene scene, Fragment link) {
    boolean hasGaps = link.oneOf("sheet", "gaps", "answers").equals("gaps");
    SheetAnswer sheet = new SheetAnswer(problem, scene, link);
    List<String> heads = new ArrayList<>();
    for (int point : sheet.points) heads.add(String.valueOf(point + 1));
    Json all = new Json().with("hasGaps", hasGaps)
        .with("network", NetworkAnswer.of(problem, link))
        .with("vector", VectorAnswer.of(problem, link))
        .with("slope", SlopeAnswer.of(problem, scene,
            link.with("see", "paths").with("as", "names")))
        .with("heads", heads).with("points", given(link))
        .with("forwards", sheet.rows(false)).with("backwards", sheet.rows(true));
    return hasGaps ? all.without(ASKED) : all;
  }

  private static List<List<String>> given(Fragment link) {
    List<List<String>> rows = new ArrayList<>();
    int number = 1;
    for (String point : Fragment.parts(Problem.pointsText(link), ';')) {
      List<String> row = new ArrayList<>(List.of(String.valueOf(number++)));
      for (String x : Fragment.parts(point, ',')) row.add(x.replace('-', '−'));
      rows.add(row);
    }
    return rows;
  }

  /** A row for each unit: sums and values from the first on, or adjoints from the last. */
  private List<Json> rows(boolean isBack) {
    List<Json> rows = new ArrayList<>();
    for (Var y : scene.nodes()) {
      if (y.arity() == 0 || !names.isByPoint(y) || names.of(y).startsWith("%")) continue;
      Tensor x = isBack ? scene.chain().adjoint(y) : y.value();
      int units = y.shape().dim(1);
      for (int j = 0; j < units; j++) {
        List<Json> values = new ArrayList<>();
        for (int point : points) {
          values.add(new Json().with("value", Digits.of(x.toArray()[point * units + j])));
        }
        rows.add(isBack ? j : rows.size(),
            new Json().with("name", names.entry(y, j)).with("columns", values));
      }
    }
    return rows;
  }
}
