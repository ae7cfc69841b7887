package dev.gradus.teaching.marking;

/** Exercises that are ready for a class. */
public final class Exercises {
  private Exercises() {}

  /**
   * One slope of a chain of numbers.
   *
   * @return an exercise of 4 marks
   */
  public static Exercise slope() {
    return Exercise.named("Slope").text("""
        One slope of a chain.

        h = σ(w x), where σ(z) = 1/(1 + exp(−z));
        ŷ = v h;
        E = (ŷ − t)².

        All are numbers. Find E, and ∂E/∂w by the chain rule: one factor for each step from E
        back to w.""")
        .points("x").points("v").points("t").block("w", 3).value(1)
        .error(v -> v.get("w").multiply(v.get("x")).sigmoid().multiply(v.get("v"))
            .subtract(v.get("t")).square());
  }
}
