package dev.gradus.autodiff;

/**
 * A node with no inputs.
 *
 * @param role what it is for
 * @param label its name, empty for constants
 */
public record Leaf(Role role, String label) implements Op {
  static final Leaf CONSTANT = new Leaf(Role.CONSTANT, "");

  /**
   * What a leaf is for: derivatives are taken by variables; inputs and state change when replayed.
   */
  public enum Role {
    /** Never changes. */
    CONSTANT,
    /** Derivatives are taken by it. */
    VARIABLE,
    /** Given anew each time the program runs. */
    INPUT,
    /** Whole numbers, given anew each time the program runs. */
    INDEX,
    /** What one run leaves for the next. */
    STATE
  }

  @Override
  public String name() { return role.name().toLowerCase(java.util.Locale.ROOT); }

  @Override
  public Shape shape(Shape... x) { throw none("shape of its own to compute"); }

  @Override
  public Tensor value(Shape shape, Tensor... x) {
    throw none("value to compute");
  }

  @Override
  public Var pullback(int k, Var ybar, Var y) { throw none("input for an adjoint"); }

  @Override
  public Var pushforward(int k, Var dx, Var y) { throw none("input with a tangent"); }

  private IllegalStateException none(String what) {
    return new IllegalStateException(name() + ": a leaf has no " + what
        + "; ask its var for shape and value, and pass over nodes without inputs");
  }
}
