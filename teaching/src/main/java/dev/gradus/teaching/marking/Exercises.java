package dev.gradus.teaching.marking;

import java.util.List;

/** Exercises that are ready for a class, the easiest first. */
public final class Exercises {
  private Exercises() {}

  /**
   * All of them.
   *
   * @return the easiest first
   */
  public static List<Exercise> all() {
    return List.of(slope(), perceptron(), twoTwoOne(), mlp(), softmaxRegression());
  }

  /**
   * One slope of a chain of numbers.
   *
   * @return an exercise of 4 marks
   */
  public static Exercise slope() {
    return Exercise.named("Slope").text("""
        One slope of a chain.

          h = σ(w x), where σ(z) = 1/(1 + exp(−z))
          ŷ = v h
          E = (ŷ − t)²

        All are numbers. Find E, and ∂E/∂w by the chain rule: one factor for each step from E
        back to w.""")
        .points("x").points("v").points("t").block("w", 3).value(1)
        .error(v -> v.get("w").multiply(v.get("x")).sigmoid().multiply(v.get("v"))
            .subtract(v.get("t")).square());
  }

  /**
   * A perceptron on four points.
   *
   * @return an exercise of 8 marks
   */
  public static Exercise perceptron() {
    return Exercise.named("Perceptron").text("""
        A perceptron. Each row of x is a point, t has its label, 0 or 1.

          z_i = Σ_j x_ij w_j + b
          ŷ_i = σ(z_i), where σ(z) = 1/(1 + exp(−z))
          E = the mean over all points i of −ln ŷ_i where t_i = 1,
                                and of −ln(1 − ŷ_i) where t_i = 0

        Find E, ∂E/∂w and ∂E/∂b. What σ hands back cancels with a part of ∂E/∂ŷ.""")
        .points("x", 4, 2).labels("t", 4).block("w", 4, 2).block("b", 2).value(2)
        .error(v -> v.get("x").matmul(v.get("w")).add(v.get("b")).bceWithLogits(v.get("t")));
  }

  /**
   * A network of two inputs, two hidden units and one output, with pencil and paper: an answer is
   * numbers.
   *
   * @return an exercise of 10 marks
   */
  public static Exercise twoTwoOne() {
    return Exercise.named("TwoTwoOne").text("""
        A network with two inputs, two hidden units and one output, with pencil and paper. There
        is one point x, and t is what should come out.

          z_j = Σ_i x_i W1_ij + b1_j      i counts inputs, j hidden units
          h_j = σ(z_j), where σ(z) = 1/(1 + exp(−z))
          ŷ = Σ_j h_j W2_j + b2
          E = (ŷ − t)²

        Find E and its slopes by W1, b1, W2 and b2. Begin at E and go back: what you find for ŷ
        is needed for all that lies before it.""")
        .points("x", 2).points("t").block("W1", 4, 2, 2).block("b1", 2, 2).block("W2", 2, 2)
        .block("b2", 1).value(1).byHand()
        .error(v -> v.get("x").reshape(1, 2).matmul(v.get("W1")).add(v.get("b1")).sigmoid()
            .matmul(v.get("W2").reshape(2, 1)).add(v.get("b2")).subtract(v.get("t")).square()
            .sum());
  }

  /**
   * A multilayer perceptron with cross-entropy. The error is handed out, and may be called twice in
   * a pass.
   *
   * @return an exercise of 10 marks
   */
  public static Exercise mlp() {
    return Exercise.named("Mlp").text("""
        A multilayer perceptron with two inputs, three hidden units and one output. Each row of x
        is a point, t has its label, 0 or 1.

          h = tanh(x W1 + b1)             a row for each point; b1 is added to each row
          ŷ = σ(h W2 + b2), where σ(z) = 1/(1 + exp(−z))
          E = the mean over all points of −ln ŷ where t = 1, and of −ln(1 − ŷ) where t = 0

        Find ∂E/∂W1, ∂E/∂b1, ∂E/∂W2 and ∂E/∂b2 in one pass back from E.""")
        .points("x", 5, 2).labels("t", 5, 1).block("W1", 4, 2, 3).block("b1", 2, 3)
        .block("W2", 3, 3, 1).block("b2", 1, 1).loss(2)
        .error(v -> v.get("x").matmul(v.get("W1")).add(v.get("b1")).tanh().matmul(v.get("W2"))
            .add(v.get("b2")).bceWithLogits(v.get("t")));
  }

  /**
   * Softmax regression: three classes.
   *
   * @return an exercise of 8 marks
   */
  public static Exercise softmaxRegression() {
    return Exercise.named("SoftmaxRegression").text("""
        Softmax regression: three classes, two features. Each row of x is a point; the row of t
        has 1 at its class and 0 elsewhere.

          z = x W + b                     a row for each point; b is added to each row
          p_ik = exp(z_ik) / Σ_l exp(z_il)
          E = the mean over all points i of −Σ_k t_ik ln p_ik

        Find E, ∂E/∂W and ∂E/∂b.""")
        .points("x", 5, 2).classes("t", 5, 3).block("W", 4, 2, 3).block("b", 2, 3).value(2)
        .error(v -> v.get("x").matmul(v.get("W")).add(v.get("b")).crossEntropy(v.get("t")));
  }
}
