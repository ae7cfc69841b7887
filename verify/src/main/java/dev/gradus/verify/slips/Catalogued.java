package dev.gradus.verify.slips;

import static dev.gradus.verify.errors.Given.given;

import java.util.List;
import java.util.function.BiFunction;

/** A slip by its parts. */
record Catalogued(String name, String help, BiFunction<Slip, Recording, List<Mistake>> ways)
    implements Slip {
  @Override
  public List<Mistake> in(Recording program) {
    return ways.apply(this, given(program, "Slip.in", "the program", "one that is right"));
  }

  @Override
  public String toString() { return name; }
}
