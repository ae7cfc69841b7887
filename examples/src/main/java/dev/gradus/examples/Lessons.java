package dev.gradus.examples;

import dev.gradus.examples.lessons.Lesson10Mistake;
import dev.gradus.examples.lessons.Lesson1Slope;
import dev.gradus.examples.lessons.Lesson2Perceptron;
import dev.gradus.examples.lessons.Lesson3ChainRule;
import dev.gradus.examples.lessons.Lesson4Xor;
import dev.gradus.examples.lessons.Lesson5Digits;
import dev.gradus.examples.lessons.Lesson6Optimizers;
import dev.gradus.examples.lessons.Lesson7Overfitting;
import dev.gradus.examples.lessons.Lesson8Equation;
import dev.gradus.examples.lessons.Lesson9Model;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Runs the lessons, all in turn or those whose numbers are given. */
public final class Lessons {
  private interface Program {
    void run() throws Exception;
  }

  private record Lesson(String title, Program program) {}

  private static final List<Lesson> ALL = List.of(
      new Lesson("the slope of a scalar function", Lesson1Slope::main),
      new Lesson("a perceptron by hand", Lesson2Perceptron::main),
      new Lesson("the chain rule on the tape", Lesson3ChainRule::main),
      new Lesson("exclusive or by gradient descent", Lesson4Xor::main),
      new Lesson("handwritten digits", Lesson5Digits::main),
      new Lesson("Adam and a schedule", Lesson6Optimizers::main),
      new Lesson("overfitting, and early stopping", Lesson7Overfitting::main),
      new Lesson("a differential equation", Lesson8Equation::main),
      new Lesson("a model in a file and in threads", Lesson9Model::main),
      new Lesson("a mistake in a backward pass, found", Lesson10Mistake::main));

  private Lessons() {}

  /**
   * Runs lessons.
   *
   * @param numbers of those wanted, 1 to 10; none for all
   */
  public static void main(String... numbers) throws Exception {
    if (!run(System.err, numbers)) System.exit(2);
  }

  static boolean run(PrintStream errors, String... numbers) throws Exception {
    List<Integer> wanted = wanted(errors, numbers);
    for (int number : wanted) {
      Lesson lesson = ALL.get(number - 1);
      System.out.println("\nLesson " + number + ": " + lesson.title() + "\n");
      lesson.program().run();
    }
    return !wanted.isEmpty();
  }

  /** Those that are named, or all; none if one is named that is not there. */
  static List<Integer> wanted(PrintStream errors, String... numbers) {
    List<Integer> wanted = new ArrayList<>();
    for (String number : numbers) {
      int n = number.matches("[1-9][0-9]?") ? Integer.parseInt(number) : 0;
      if (n < 1 || n > ALL.size()) {
        errors.println("lessons: there is no lesson \"" + number + "\"; name some of 1 to "
            + ALL.size() + ", as in -Dargs=\"1 4\", or none to run all");
        return List.of();
      }
      wanted.add(n);
    }
    if (wanted.isEmpty()) IntStream.rangeClosed(1, ALL.size()).forEach(wanted::add);
    return wanted;
  }
}
