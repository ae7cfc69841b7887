package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.errors.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Functions that are computed anew in the reverse pass instead of being kept on the tape: less
 * memory for one more run.
 *
 * <pre>{@code
 * UnaryOperator<Var> block = Recompute.of(x -> x.matmul(a).tanh().matmul(b).tanh());
 * for (int i = 0; i < 1000; i++) x = block.apply(x);   // one node a block on the tape
 * }</pre>
 *
 * <p>A block is one node, with the value of its result; what is between stays on a tape of its own
 * during its part of the reverse pass, where it is differentiated once for all inputs. A derivative
 * of a derivative records it again and works at any order, nested blocks too. Forward mode computes
 * it anew for each input that has a tangent.
 *
 * <p>The function must be pure, the same value each time: random masks, counters and the like are
 * made outside and passed as arguments. Vars of a tape that it uses must be arguments as well;
 * {@link Var#constant(Tensor) constants} and tensors need not.
 */
public final class Recompute {
  private Recompute() {}

  /**
   * The function, computed anew in the reverse pass.
   *
   * @param f a pure function of one tensor
   * @return a function of the same value and derivatives; it throws {@link IllegalStateException}
   *     where f uses a var of a tape that is no argument, and in the reverse pass where f gives
   *     another value than before
   */
  public static UnaryOperator<Var> of(UnaryOperator<Var> f) {
    given(f, "Recompute.of", "the function", "a function from Var to Var");
    Function<List<Var>, Var> all = ofAll(x -> f.apply(x.get(0)));
    return x -> all.apply(List.of(x));
  }

  /**
   * The function of several tensors, computed anew in the reverse pass.
   *
   * @param f a pure function of at least one tensor
   * @return a function of the same value and derivatives; its errors are those of {@link #of}, and
   *     {@link IllegalArgumentException} where it is given no arguments
   */
  public static Function<List<Var>, Var> ofAll(Function<List<Var>, Var> f) {
    given(f, "Recompute.ofAll", "the function", "a function from a list of vars to a var");
    return x -> apply(f, x);
  }

  private static Var apply(Function<List<Var>, Var> f, List<Var> x) {
    if (x.isEmpty()) {
      throw new IllegalArgumentException("recompute: was given no arguments, so it has no "
          + "derivative; pass every var that the function uses as an argument");
    }
    Var y = Scope.within(null, x, roots -> {
      tape(roots).setRecording(false); // values only, also for derivatives inside f
      return run(f, roots);
    });
    if (y.recorder() != null) {
      throw new IllegalStateException("recompute: the function uses a var of a tape that is none "
          + "of its arguments, and the derivative by that var would be lost (its result is "
          + y + "); pass it as an argument, with Recompute.ofAll");
    }
    return Var.recorded(new Block(f, y.shape()), y.known(), x.toArray(Var[]::new));
  }

  private static Var run(Function<List<Var>, Var> f, List<Var> roots) {
    return Given.result(f.apply(roots), "recompute", "the function", "the var that it computes");
  }

  private static Tape tape(List<Var> roots) {
    return java.util.Objects.requireNonNull(roots.get(0).tape());
  }

  /**
   * A function as one node.
   *
   * @param f the function
   * @param result the shape of its value
   */
  public record Block(Function<List<Var>, Var> f, Shape result) implements Joint {
    @Override public String name() { return "recompute"; }
    @Override public String parameters() { return ""; }
    @Override public Shape shape(Shape... x) { return result; }

    @Override public Tensor value(Shape shape, Tensor... x) {
      return apply(f, java.util.Arrays.stream(x).map(Var::constant).toList()).value();
    }

    /**
     * The adjoints by one reverse pass over f: on a tape of its own where the pass is plain, on
     * this tape where it is recorded, so that it can be differentiated.
     */
    @Override public @Nullable Var[] pullbacks(boolean[] wanted, Var ybar, Var y) {
      Tape outer = y.recorder();
      return Scope.within(outer, inputs(y), Anew::new, roots -> {
        List<Var> by = new ArrayList<>();
        for (int k = 0; k < wanted.length; k++) if (wanted[k]) by.add(roots.get(k));
        Var z = again(roots, y);
        @Nullable Var[] parts = new Var[wanted.length];
        if (z.tape() != tape(roots)) return parts;
        Var zbar = outer == null ? ybar.offTape() : ybar;
        @Nullable Var[] adjoints =
            ReversePass.unchecked(tape(roots), z, zbar, by, outer != null, null);
        for (int k = 0, i = 0; k < parts.length; k++) {
          if (wanted[k]) parts[k] = onTape(outer, adjoints[i++]);
        }
        return parts;
      });
    }

    @Override public @Nullable Var pushforward(int k, Var dx, Var y) {
      @Nullable Var[] all = new Var[y.arity()];
      all[k] = dx;
      return pushforward(all, y);
    }

    /** The tangent by one forward pass over f, computed anew, for all inputs together. */
    @Override public @Nullable Var pushforward(@Nullable Var[] dx, Var y) {
      Tape outer = y.recorder();
      return Scope.within(outer, inputs(y), Anew::new, roots -> {
        Var z = again(roots, y);
        if (z.tape() != tape(roots)) return null;
        @Nullable Var[] dz = dx.clone();
        for (int k = 0; k < dz.length; k++) dz[k] = onTape(outer, dz[k]);
        ForwardPass pass = new ForwardPass(tape(roots), new Var[] {z}, roots);
        return onTape(outer, pass.along(dz, outer != null)[0]);
      });
    }

    /** The result itself, or what it is on no tape if its own is about to go. */
    private static @Nullable Var onTape(@Nullable Tape outer, @Nullable Var x) {
      return x == null || outer != null ? x : x.offTape();
    }

    private static List<Var> inputs(Var y) {
      List<Var> inputs = new ArrayList<>();
      for (int k = 0; k < y.arity(); k++) inputs.add(y.input(k));
      return inputs;
    }

    private Var again(List<Var> roots, Var y) {
      Var z = run(f, roots);
      if (!z.shape().equals(y.shape())) throw changed("shape " + y.shape(), "" + z.shape());
      if (z.isSymbolic() || y.isSymbolic()) return z;
      int i = EntryText.difference(y.value(), z.value());
      if (i >= 0) throw changed(EntryText.at(y.value(), i), "" + z.value().at(i));
      return z;
    }

    private static IllegalStateException changed(String first, String second) {
      return new IllegalStateException("recompute: the function gave " + first + " first but "
          + second + " when it was computed anew; make it pure, and pass what changes, such as a "
          + "random mask, as an argument");
    }
  }

  /**
   * An input of a function that is computed anew. Each is like no other: what is computed from it
   * is never the same expression as what was computed before, however alike.
   */
  public static final class Anew implements Op.Same, Op.Linear {
    /** One that equals no other. */
    public Anew() {}

    @Override public Var transpose(Var ybar, Shape x) { return ybar; }
    @Override public String parameters() { return ""; }
  }
}
