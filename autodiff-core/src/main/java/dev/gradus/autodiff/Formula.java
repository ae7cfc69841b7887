package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.errors.Given;
import java.util.ArrayList;
import java.util.List;

/**
 * A formula as people write it, which can be set as LaTeX and as MathML: {@code y = σ(x)}.
 *
 * <p>Written with + − · ⊙ / ^ ² ⁻³ ᵀ √ ∂, parentheses, |x|, functions as {@code ln(x)}, sums as
 * {@code Σ_j a_ij·b_jk}, and choices as {@code x if x > 0, else 0}. A product needs its ·, and
 * everything before a / in the same product stands above the line: {@code a·b/c·d} is (a·b/c)·d. A
 * name may have indices and a layer, {@code w_11^(1)}, and a bar, {@code ȳ}, for an adjoint.
 *
 * <pre>{@code
 * x.sigmoid().op().formulas()                     // [y = σ(x), x̄ = ȳ·σ(x)·σ(−x)]
 * Formula.of("ȳ·σ(x)·σ(−x)").latex()              // \bar{y}\cdot \sigma(x)\cdot \sigma(-x)
 * }</pre>
 */
public final class Formula {
  private final String text;
  private final Part root;

  /** What a part is. */
  enum Kind {
    /** A number; the text is it. */
    NUMBER,
    /** A name with its indices; the text is it. */
    NAME,
    /** A sign between parts of a row, or before the first. */
    SIGN,
    /** Parts and signs of one rank: a sum, a product, an equation. */
    ROW,
    /** What is above the line, and below. */
    FRACTION,
    /** A base and its exponent. */
    POWER,
    /** Transposed. */
    TRANSPOSED,
    /** A function, named by the text, and its arguments. */
    CALL,
    /** In the brackets of the text. */
    GROUP,
    /** A square root. */
    ROOT,
    /** A sum of what follows, over the indices of the text. */
    SUM,
    /** The first, if the second holds, else the third. */
    CHOICE
  }

  /** A part of a formula. */
  record Part(Kind kind, String text, List<Part> parts) {
    static Part of(Kind kind, String text, Part... parts) {
      return new Part(kind, text, List.of(parts));
    }

    /** Without brackets, where a line or a raised place says as much. */
    Part bare() { return kind == Kind.GROUP && text.equals("(") ? parts.get(0) : this; }
  }

  private Formula(String text, Part root) {
    this.text = text;
    this.root = root;
  }

  /**
   * A formula.
   *
   * @param text as people write it
   * @return the formula
   * @throws IllegalArgumentException if the text is none, with the place
   */
  public static Formula of(String text) {
    given(text, "Formula.of", "the text", "a formula, as y = σ(x)");
    return new Formula(text, new FormulaReader(text).whole());
  }

  /**
   * Several formulas, as an operation states them.
   *
   * @param texts the result, and what each input receives from its adjoint ȳ
   * @return the formulas
   * @throws IllegalArgumentException if a text is no formula
   */
  public static List<Formula> list(String... texts) {
    Given.all(texts, "Formula.list", "the array of texts", "one for each formula");
    List<Formula> all = new ArrayList<>();
    for (String text : texts) all.add(of(text));
    return List.copyOf(all);
  }

  Part root() { return root; }

  /**
   * The formula for a text that LaTeX sets.
   *
   * @return without dollar signs; cases need the package amsmath
   */
  public String latex() { return FormulaPrinter.latex(root); }

  /**
   * The formula for a page.
   *
   * @return an element {@code math} of MathML Core
   */
  public String mathml() { return FormulaPrinter.mathml(root); }

  @Override
  public boolean equals(Object o) { return o instanceof Formula f && f.text.equals(text); }

  @Override
  public int hashCode() { return text.hashCode(); }

  /** The text. */
  @Override
  public String toString() { return text; }
}
