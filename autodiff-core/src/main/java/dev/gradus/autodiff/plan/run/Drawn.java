package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.Draws;

/** The random numbers of one step, which are drawn as doubles also where floats are computed. */
final class Drawn {
  private final Draws.Draw draw;
  private final double[] numbers;

  Drawn(Draws.Draw draw) {
    this.draw = draw;
    numbers = new double[draw.each().size()];
  }

  int size() { return numbers.length; }

  void draw(double step) { draw.draw(step, numbers, 0, numbers.length); }

  double at(int i) { return numbers[i]; }
}
