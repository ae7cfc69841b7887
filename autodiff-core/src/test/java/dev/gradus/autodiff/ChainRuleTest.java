package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Paths.Link;
import dev.gradus.autodiff.Paths.Path;
import dev.gradus.autodiff.Paths.Place;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The chain rule, looked at: contributions, local slopes, and paths say what the gradient says. */
class ChainRuleTest {
  /** A network on points; its output is the error. */
  private record Net(Tape tape, List<Var> weights, Var error) {
    static Net of(long seed, int points, List<Integer> widths) {
      Random random = new Random(seed);
      Tape tape = new Tape();
      var weights = new java.util.ArrayList<Var>();
      Var h = tape.input("x", normal(random, points, widths.get(0)));
      for (int k = 1; k < widths.size(); k++) {
        Var w = tape.variable("W^(" + k + ")", normal(random, widths.get(k - 1), widths.get(k)));
        Var b = tape.variable("b^(" + k + ")", normal(random, 1, widths.get(k)));
        weights.add(w);
        weights.add(b);
        Var z = h.matmul(w).add(b);
        h = k % 3 == 0 ? z.relu() : k % 3 == 1 ? z.sigmoid() : z.tanh();
      }
      return new Net(tape, weights, h.sigmoid().log().negate().mean());
    }

    private static Tensor normal(Random random, int rows, int columns) {
      double[][] x = new double[rows][columns];
      for (double[] row : x) for (int j = 0; j < columns; j++) row[j] = random.nextGaussian();
      return Tensor.matrix(x);
    }
  }

  @Property(tries = 50)
  void sumOverPathsIsTheAdjoint(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int points,
      @ForAll @Size(min = 2, max = 5) List<@IntRange(min = 1, max = 4) Integer> widths) {
    Net net = Net.of(seed, points, widths);
    Gradient gradient = net.error().backward();
    ChainRule chain = gradient.chainRule();
    for (Var w : net.weights()) {
      for (int i = 0; i < w.shape().size(); i++) {
        Paths paths = chain.paths(w, i);
        double scale = 0;
        List<Path> all = paths.largest(10_000);
        for (Path p : all) scale += Math.abs(p.product());
        assertThat(paths.sum()).isCloseTo(gradient.of(w).at(i), within(1e-12 * scale));
        assertThat(paths.count()).isEqualTo(BigInteger.valueOf(all.size()));
        assertThat(all.stream().mapToDouble(Path::product).sum())
            .isCloseTo(paths.sum(), within(1e-12 * scale));
      }
    }
  }

  @Property(tries = 50)
  void contributionsAddToTheAdjoint(@ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int points,
      @ForAll @Size(min = 2, max = 5) List<@IntRange(min = 1, max = 4) Integer> widths) {
    Net net = Net.of(seed, points, widths);
    Gradient gradient = net.error().backward();
    ChainRule chain = gradient.chainRule();
    int size = net.tape().size();
    for (int n = 0; n < net.error().index(); n++) {
      Var node = net.tape().get(n);
      Tensor total = null;
      for (Contribution c : chain.contributionsTo(node)) {
        assertThat(c.node()).isSameAs(node);
        assertThat(c.consumer().input(c.input())).isSameAs(node);
        total = total == null ? c.part()
            : Var.constant(total).add(Var.constant(c.part())).value();
        assertThat(c.total()).isEqualTo(total);
      }
      if (total != null) assertThat(chain.adjoint(node)).isEqualTo(total);
    }
    for (Var w : net.weights()) assertThat(chain.adjoint(w)).isEqualTo(gradient.of(w));
    assertThat(net.tape().size()).as("nothing is recorded").isEqualTo(size);
    for (int n = 0; n < net.error().index(); n++) {
      Var node = net.tape().get(n);
      Var alone = net.tape().gradient(net.error(), List.of(node)).get(0);
      assertThat(chain.adjoint(node)).as("what a pass to it alone finds").isEqualTo(alone.value());
    }
  }

  @Test
  void pathsOfFullLayersMultiply() {
    Net net = Net.of(7, 3, List.of(2, 4, 5, 1)); // the third layer's relu may cut some off
    Net smooth = Net.of(7, 3, List.of(2, 4, 5));
    // one weight of the first layer: a unit, then 5 units, each of 3 points
    assertThat(smooth.error().backward().chainRule().paths(smooth.weights().get(0), 0).count())
        .isEqualTo(3 * 5);
    assertThat(net.error().backward().chainRule().paths(net.weights().get(0), 0).count())
        .isLessThanOrEqualTo(BigInteger.valueOf(3 * 5));
  }

  @Test
  void pathsAreCountedThatCannotBeListed() {
    Tape tape = new Tape();
    Var x = tape.variable("x", 1.0);
    Var y = x;
    for (int i = 0; i < 100; i++) y = y.add(y).multiply(0.5);
    Paths paths = y.backward().chainRule().paths(x, 0);
    assertThat(paths.count()).isEqualTo(BigInteger.TWO.pow(100));
    assertThat(paths.sum()).isEqualTo(1);
    assertThat(paths.largest(3)).extracting(Path::product)
        .containsOnly(Math.scalb(1.0, -100)).hasSize(3);
    assertThat(paths.toString()).contains("the sum over 1267650600228229401496703205376 paths")
        .contains("… and 1267650600228229401496703205364 more, together 1.0");
  }

  @Test
  void largestPathsComeFirstWhateverTheirSign() {
    Tape tape = new Tape();
    Var x = tape.variable("x", Tensor.vector(1, 1));
    Var y = x.matmul(tape.constant(Tensor.matrix(new double[][] {{1, -3, 2}, {5, 5, 5}})));
    Var e = y.multiply(Var.constant(Tensor.vector(1, 1, -4))).sum();
    Paths paths = e.backward().chainRule().paths(x, 0);
    assertThat(paths.largest(10)).extracting(Path::product).containsExactly(-8.0, -3.0, 1.0);
    assertThat(paths.largest(1)).extracting(Path::product).containsExactly(-8.0);
    assertThat(paths.largest(0)).isEmpty();
    assertThatThrownBy(() -> paths.largest(-1)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Paths.largest: n is -1; give 0 or more");
  }

  @Test
  void commonFactorsAreThoseOfThePlacesThatPathsMeetAt() {
    Tape tape = new Tape();
    Var w = tape.variable("w", Tensor.vector(2, 3));
    Var h = w.square().sum();
    Var e = h.multiply(h); // two uses of h: two paths from there
    Paths paths = e.backward().chainRule().paths(w, 1);
    assertThat(paths.start()).hasToString("%0[1]");
    assertThat(paths.end()).isEqualTo(new Place(e, 0));
    assertThat(paths.count()).isEqualTo(2);
    assertThat(paths.sum(new Place(h, 0))).isEqualTo(2 * 13);
    assertThat(paths.links(new Place(h, 0))).extracting(Link::slope).containsExactly(13.0, 13.0);
    assertThat(paths.links(new Place(h, 0))).extracting(Link::input).containsExactly(0, 1);
    assertThat(paths.links(paths.end())).isEmpty();
    assertThat(paths.links(new Place(w, 0))).as("not on a path from w_2").isEmpty();
    assertThat(paths).hasToString("""
        ∂%3/∂%0[1] = 156.0, the sum over 2 paths
          78.0 = 6.0 · 1.0 · 13.0  %0[1] → %1[1] → %2 → %3
          78.0 = 6.0 · 1.0 · 13.0  %0[1] → %1[1] → %2 → %3
        """);
  }

  @Test
  void whereNoDerivativeComesThroughThereIsNoPath() {
    Tape tape = new Tape();
    Var w = tape.variable("w", Tensor.vector(-1, 1));
    Var unused = tape.variable("unused", 1.0);
    ChainRule chain = w.relu().sum().backward().chainRule();
    assertThat(chain.paths(w, 0).count()).isZero();
    assertThat(chain.paths(w, 0).largest(5)).isEmpty();
    assertThat(chain.paths(w, 0)).hasToString("∂%3/∂%0[0] = 0.0, the sum over 0 paths\n");
    assertThat(chain.paths(w, 1).count()).isOne();
    assertThat(chain.paths(unused, 0).sum()).isZero();
    assertThat(chain.adjoint(unused)).isEqualTo(Tensor.scalar(0));
  }

  @Property(tries = 100)
  void slopesAreRowsOfTheLocalJacobian(@ForAll long seed) {
    Random random = new Random(seed);
    Tape tape = new Tape();
    Tensor at = Net.normal(random, 3, 2);
    Tensor weights = Net.normal(random, 2, 4);
    Var x = tape.variable("x", at);
    Var w = tape.variable("w", weights);
    Var y = x.matmul(w);
    Var p = y.softmax(1);
    ChainRule chain = p.log().sum().backward().chainRule();
    int size = tape.size();
    int entry = random.nextInt(12);
    assertThat(chain.slope(y, entry, 1)).isEqualTo(Autodiff.grad(
        v -> Var.constant(at).matmul(v).flatten().get(entry)).at(weights));
    Tensor row = chain.slope(p, entry, 0);
    Tensor expected = Autodiff.grad(v -> v.softmax(1).flatten().get(entry)).at(y.value());
    for (int i = 0; i < 12; i++) assertThat(row.at(i)).isCloseTo(expected.at(i), within(1e-15));
    assertThat(tape.size()).as("nothing is recorded").isEqualTo(size);
  }

  @Test
  void rulesInNumbersHavePathsToo() {
    Tape tape = new Tape();
    Var a = tape.variable("a", Tensor.vector(1, 2));
    Var b = tape.variable("b", Tensor.vector(3, 5));
    Var e = NumericRuleTest.PRODUCT.apply(a, b).sum();
    ChainRule chain = e.backward().chainRule();
    assertThat(chain.paths(a, 1).sum()).isEqualTo(e.backward().of(a).at(1));
    assertThat(chain.paths(b, 0).sum()).isEqualTo(e.backward().of(b).at(0));
  }

  @Test
  void contributionsArePrintedInTheOrderOfThePass() {
    Tape tape = new Tape();
    Var x = tape.variable("x", 2.0);
    Var y = x.square();
    ChainRule chain = y.multiply(x).backward().chainRule();
    assertThat(chain).hasToString("""
        %1 receives 2.0 from %2 (multiply)
        %0 receives 4.0 from %2 (multiply)
        %0 receives 8.0 from %1 (square), together 12.0
        """);
  }

  @Test
  void nodesOfOtherTapesAndPlacesThatAreNotThereAreRefused() {
    Tape tape = new Tape();
    Var x = tape.variable("x", Tensor.vector(1, 2));
    Var e = x.square().sum();
    ChainRule chain = e.backward().chainRule();
    Var other = new Tape().variable("o", 1.0);
    assertThatThrownBy(() -> chain.adjoint(other)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ChainRule.adjoint: %0 = variable o = 1.0 is not on the tape of "
            + "%2 = sumTo(%1) = 5.0; give a var that was recorded there");
    assertThatThrownBy(() -> chain.paths(Var.constant(1), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> chain.paths(x, 2)).isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("ChainRule.paths: %0 = variable x [2] has no entry 2; it has 2");
    assertThatThrownBy(() -> chain.slope(e, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("ChainRule.slope: %2 = sumTo(%1) = 5.0 has no input 1; give one from 0 to 0");
    assertThatThrownBy(() -> chain.slope(x, 0, 0)).isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("ChainRule.slope: %0 = variable x [2] has no input 0; it has none");
  }

  /** δ = (p − 1)/n of one layer, with the mistake that tanh′ is forgotten: xᵀδ, not xᵀ(δ tanh′). */
  @Test
  void gradientWithAnotherRuleIsWhatThatRuleGives() {
    Tape tape = new Tape();
    Var x = tape.input("x", Tensor.matrix(new double[][] {{1, 2}, {3, -1}}));
    Var w = tape.variable("w", Tensor.matrix(new double[][] {{0.5}, {0.25}}));
    Var unused = tape.variable("unused", 1);
    Var h = x.matmul(w).tanh();
    Gradient right = h.sum().backward();
    int size = tape.size();
    ChainRule chain = right.chainRule();
    assertThat(chain.gradientWith((y, k, ybar, part) -> part)).isEqualTo(right.parts());
    List<Tensor> wrong = chain.gradientWith((y, k, ybar, part) -> y == h ? ybar : part);
    assertThat(wrong.get(0)).isEqualTo(Tensor.matrix(new double[][] {{4}, {1}}));
    assertThat(wrong.get(1)).isEqualTo(Tensor.scalar(0));
    assertThat(chain.gradientWith((y, k, ybar, part) -> y == h ? null : part).get(0))
        .isEqualTo(Tensor.zeros(2, 1));
    assertThat(tape.size()).isEqualTo(size);
    assertThat(unused.backward().chainRule().gradientWith((y, k, ybar, part) -> part).get(1))
        .isEqualTo(Tensor.scalar(1));
  }
}
