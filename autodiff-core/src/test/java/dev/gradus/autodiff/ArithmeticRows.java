package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.slopes;
import static dev.gradus.autodiff.Samples.in;
import static dev.gradus.autodiff.Samples.pairwise;

import java.util.List;

/** Arithmetic, comparisons and other functions of two numbers. */
final class ArithmeticRows {
  private ArithmeticRows() {}

  static final List<OperationRow> ALL = List.of(
      pairwise("add", Var::add, in(-3, 3), in(-3, 3))
          .at(1.3, -0.7, 0.6000000000000001, slopes(1, 1), 0, 0, 0),
      pairwise("subtract", Var::subtract, in(-3, 3), in(-3, 3))
          .at(1.3, -0.7, 2, slopes(1, -1), 0, 0, 0),
      pairwise("multiply", Var::multiply, in(-3, 3), in(-3, 3))
          .at(1.3, -0.7, -0.91, slopes(-0.7, 1.3), 0, 1, 0),
      pairwise("divide", Var::divide, in(-3, 3), in(-3, -0.3, 0.3, 3))
          .at(1.3, -0.7, -1.8571428571428574, slopes(-1.4285714285714286, -2.653061224489796),
              0, -2.0408163265306123, -7.580174927113704),
      pairwise("equalTo", Var::equalTo, in(-3, 3), in(4, 5))
          .at(1.3, -0.7, 0, slopes(0, 0), 0, 0, 0)
          .at(1.3, 1.3, 1, slopes(0, 0), 0, 0, 0),
      pairwise("sigmoidError", (z, t) -> Var.apply(new Losses.SigmoidError(), z, t), in(-4, 4),
          in(0, 1))
          .at(0.8, 0.3, 0.38997448112761246, slopes(0.21390969652029443, -1),
              -0.08127476720921596, 0, 0),
      pairwise("xlogy", Var::xlogy, in(-2, 2), in(0.2, 3))
          .at(0.6, 1.7, 0.3183769506373022, slopes(0.5306282510621704, 0.35294117647058826),
              0, 0.5882352941176471, -0.20761245674740486),
      pairwise("xlog1py", Var::xlog1py, in(-2, 2), in(-0.7, 3))
          .at(0.6, 0.9, 0.38511233170343684, slopes(0.6418538861723948, 0.3157894736842105),
              0, 0.5263157894736842, -0.16620498614958448),
      pairwise("xdivy", Var::xdivy, in(-2, 2), in(0.3, 3))
          .at(0.6, 1.7, 0.35294117647058826, slopes(0.5882352941176471, -0.20761245674740486),
              0, -0.34602076124567477, 0.24424994911459394));
}
