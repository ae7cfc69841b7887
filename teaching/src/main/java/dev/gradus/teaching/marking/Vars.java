package dev.gradus.teaching.marking;

import static dev.gradus.teaching.marking.Given.given;

import dev.gradus.autodiff.Var;
import java.util.Map;

/** The numbers of an exercise by name, as the error of the reference takes them. */
public final class Vars {
  private final Map<String, Var> all;

  Vars(Map<String, Var> all) { this.all = all; }

  /**
   * Numbers that are given, or a block whose slope is asked for.
   *
   * @param name as the exercise states it
   * @return of the shape stated there
   * @throws IllegalArgumentException if the exercise has nothing of this name
   */
  public Var get(String name) {
    Var v = all.get(given(name, "Vars.get", "the name", "one that the exercise states"));
    if (v != null) return v;
    throw new IllegalArgumentException("Vars.get: the exercise has nothing of this name; give one "
        + "of " + String.join(", ", all.keySet()));
  }
}
