package dev.gradus.verify.slips;

import static dev.gradus.verify.errors.Given.given;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A mistake that people make when they write a reverse pass by hand, such as a forgotten derivative
 * of the activation. {@link Slips#all} has those that are known; here one makes another.
 *
 * <pre>{@code
 * Slip cube = Slip.at("the power is not lowered", "The derivative of x³ is 3x², not 3x³.",
 *     s -> s.node().op().name().equals("cube"),
 *     s -> s.adjoint().multiply(s.node()).multiply(3));
 * }</pre>
 */
public interface Slip {
  /**
   * What was done, in words that follow "it looks as if".
   *
   * @return such as {@code the derivative of the activation is forgotten}
   */
  String name();

  /**
   * What is right, and why, for somebody who learns it.
   *
   * @return a sentence or two
   */
  String help();

  /**
   * The ways to make it in a program.
   *
   * @param program a program that is right
   * @return one for each place and variant; empty where there is nothing to get wrong
   */
  List<Mistake> in(Recording program);

  /** What a step hands on in place of what is right. */
  @FunctionalInterface
  interface Change {
    /**
     * What the input receives.
     *
     * @param step the step, with what is right
     * @return a var of the shape of the input; null for nothing
     */
    @Nullable Var wrong(Step step);
  }

  /** What becomes of a whole gradient. */
  @FunctionalInterface
  interface Whole {
    /**
     * The wrong gradient.
     *
     * @param program the program
     * @param right its gradient, block by block
     * @return as many blocks of the same shapes
     */
    List<Tensor> wrong(Recording program, List<Tensor> right);
  }

  /**
   * A slip that can be made at single steps of the reverse pass.
   *
   * @param name what was done
   * @param help what is right
   * @param fits at which steps
   * @param change what they hand on instead
   * @return the slip
   */
  static Slip at(String name, String help, Predicate<Step> fits, Change change) {
    given(name, "Slip.at", "the name", "what was done, in words");
    given(help, "Slip.at", "the help", "what is right, in a sentence");
    given(fits, "Slip.at", "the condition", "at which steps it can be made");
    given(change, "Slip.at", "the change", "what these steps hand on instead");
    return new Catalogued(name, help, (slip, program) -> {
      List<Mistake> all = new ArrayList<>();
      for (Step s : program.steps()) {
        if (fits.test(s)) {
          all.add(Mistake.at(slip, "", s, (step, number) -> change.wrong(step)));
        }
      }
      return all;
    });
  }

  /**
   * A slip that is made with the whole gradient when it is done.
   *
   * @param name what was done
   * @param help what is right
   * @param whole what becomes of it
   * @return the slip
   */
  static Slip after(String name, String help, Whole whole) {
    given(name, "Slip.after", "the name", "what was done, in words");
    given(help, "Slip.after", "the help", "what is right, in a sentence");
    given(whole, "Slip.after", "the change", "what becomes of the gradient");
    return new Catalogued(name, help, (slip, program) -> List.of(
        Mistake.after(slip, "", (p, right, number) -> whole.wrong(p, right))));
  }
}
