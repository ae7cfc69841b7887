package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Formulas as text, LaTeX and MathML. */
class FormulaTest {
  private static String latex(String text) { return Formula.of(text).latex(); }

  private static String mathml(String text) {
    return Formula.of(text).mathml().replaceAll("^<math [^>]*>|</math>$", "");
  }

  @Test
  void operationStatesValueAndWhatItsInputsReceive() {
    Var x = new Tape().variable("x", Tensor.scalar(0.5));
    assertThat(x.sigmoid().op().formulas()).hasToString("[y = σ(x), x̄ = ȳ·σ(x)·σ(−x)]");
    assertThat(x.op().formulas()).isEmpty();
    assertThat(Var.custom(new UserOps.Cube(), x).op().formulas()).isEmpty();
  }

  @Test
  void matmulStatesItsIndicesAsItReadsItsFactors() {
    Var a = new Tape().variable("a", Tensor.zeros(2, 2));
    assertThat(a.matmul(a).op().formulas())
        .hasToString("[y_ik = Σ_j a_ij·b_jk, ā_ij = Σ_k ȳ_ik·b_jk, b̄_jk = Σ_i a_ij·ȳ_ik]");
    assertThat(Products.Matmul.of(true, true).formulas().get(2)).hasToString(
        "b̄_kj = Σ_i a_ji·ȳ_ik");
  }

  @Test
  void latexIsWhatPeopleType() {
    assertThat(latex("ȳ·σ(x)·σ(−x)"))
        .isEqualTo("\\bar{y}\\cdot \\sigma\\left(x\\right)\\cdot \\sigma\\left(-x\\right)");
    assertThat(latex("∂E/∂w_11^(1) = −0.5·σ′(z_1)"))
        .isEqualTo("\\frac{\\partial E}{\\partial w_{11}^{(1)}}=-0.5\\cdot "
            + "\\sigma'\\left(z_{1}\\right)");
    assertThat(latex("(ŷ − y)/(2·n)")).isEqualTo("\\frac{\\hat{y}-y}{2\\cdot n}");
    assertThat(latex("Σ_j a_ij·b_jk")).isEqualTo("\\sum_{j} a_{ij}\\cdot b_{jk}");
    assertThat(latex("(δ·Wᵀ) ⊙ h²"))
        .isEqualTo("\\left(\\delta \\cdot {W}^{\\mathsf{T}}\\right)\\odot {h}^{2}");
    assertThat(latex("x if x > 0, else 0"))
        .isEqualTo("\\begin{cases}x & \\text{if }x>0 \\\\ 0 & \\text{else}\\end{cases}");
    assertThat(latex("1.2·10⁻¹⁷")).isEqualTo(latex("1.2·10^−17"))
        .isEqualTo("1.2\\cdot {10}^{-17}");
    assertThat(latex("1.2·10^−7 ≈ √(2) − |softplus(%12)|")).isEqualTo("1.2\\cdot {10}^{-7}\\approx "
        + "\\sqrt{2}-\\left|\\operatorname{softplus}\\left(\\%12\\right)\\right|");
  }

  @Test
  void mathmlHasTheSameParts() {
    assertThat(mathml("y = 1/x"))
        .isEqualTo("<mrow><mi>y</mi><mo>=</mo><mfrac><mn>1</mn><mi>x</mi></mfrac></mrow>");
    assertThat(mathml("∂w_11^(1)")).isEqualTo("<mrow><mo>∂</mo><msubsup><mi>w</mi><mi>11</mi>"
        + "<mtext>(1)</mtext></msubsup></mrow>");
    assertThat(mathml("ȳ·xᵀ")).isEqualTo("<mrow><mover accent=\"true\"><mi>y</mi><mo>¯</mo></mover>"
        + "<mo>·</mo><msup><mi>x</mi><mi>T</mi></msup></mrow>");
    assertThat(mathml("W^(2)ᵀ")).isEqualTo(
        "<msup><mi>W</mi><mrow><mtext>(2)</mtext><mi>T</mi></mrow></msup>");
    assertThat(mathml("Σ_j [x < 1]")).isEqualTo("<mrow><munder><mo>∑</mo><mi>j</mi></munder><mrow>"
        + "<mo>[</mo><mrow><mi>x</mi><mo>&lt;</mo><mn>1</mn></mrow><mo>]</mo></mrow></mrow>");
  }

  @Test
  void everythingBeforeALineOfTheSameProductStandsAboveIt() {
    assertThat(latex("a·b/c·d")).isEqualTo("\\frac{a\\cdot b}{c}\\cdot d");
    assertThat(latex("−a/b + c")).isEqualTo("-\\frac{a}{b}+c");
  }

  @Test
  void formulasOfOneTextAreEqual() {
    assertThat(Formula.of("x + 1")).isEqualTo(Formula.of("x + 1")).hasToString("x + 1")
        .hasSameHashCodeAs(Formula.of("x + 1")).isNotEqualTo(Formula.of("1 + x"));
  }

  @Test
  void wildTextsAreRefused() {
    for (String text : new String[] {"", " ", "x +", "x y", "(x", "x)", "f(x", "x if x, else", "Σ_",
        "x^", "x⁻", "x²⁻", "_x", "∂", "%", "\u0000", "(".repeat(100_000), "√".repeat(100_000),
        "1 if 1 = 1, else ".repeat(100_000)}) {
      assertThatThrownBy(() -> Formula.of(text)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Formula: ");
    }
  }
}
