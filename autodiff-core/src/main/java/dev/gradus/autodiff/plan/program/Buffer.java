package dev.gradus.autodiff.plan.program;

import dev.gradus.autodiff.Leaf;
import dev.gradus.autodiff.Shape;
import org.jspecify.annotations.Nullable;

/**
 * An array of numbers in every workspace of a plan; equal only to itself.
 *
 * @param id its number, from 0
 * @param length how many numbers
 * @param name what the user calls it; null for what is computed in between
 * @param shape the shape of what the user finds there
 * @param role what it is for; null for outputs and what is computed in between
 * @param isIndex whether it holds whole numbers that say where entries are
 */
public record Buffer(int id, int length, @Nullable String name, Shape shape,
    Leaf.@Nullable Role role, boolean isIndex) {
  @Override
  public boolean equals(Object o) { return this == o; }

  @Override
  public int hashCode() { return id; }
}
