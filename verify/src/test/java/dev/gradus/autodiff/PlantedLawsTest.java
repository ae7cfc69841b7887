package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Domain;
import dev.gradus.verify.laws.Law;
import dev.gradus.verify.laws.LawReport;
import dev.gradus.verify.laws.OpLaws;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Operations that are wrong in one way each break the law that names it. */
class PlantedLawsTest {
  /** The sine, as it should be: what is wrong overrides one method. */
  private interface Sine extends Op.Unary {
    @Override default double value(double x) { return Math.sin(x); }
    @Override default @Nullable Var slope(Var x, Var y) { return x.cos(); }
  }

  private static final class WrongForward implements Sine {
    @Override public @Nullable Var pushforward(int k, Var dx, Var y) {
      return dx.multiply(y.input(0).cos()).multiply(1.001);
    }
  }

  private static final class WrongSecond implements Sine {
    @Override public Var slope(Var x, Var y) {
      return Var.apply(new PlantedRules.Elementary(Math::cos,
          (u, v) -> u.sin().multiply(-1.001)), x);
    }
  }

  private static final class WrongBatch implements Sine {
    @Override public Var batched(int n, Var... x) { return x[0].cos(); }
  }

  private static final class OtherShape implements Sine {
    @Override public Shape shape(Shape... x) { return x[0].after(1); }
    @Override public Tensor value(Shape shape, Tensor... x) {
      return Var.constant(x[0]).sin().value();
    }
  }

  private static final class AdjointOfOtherShape implements Sine {
    @Override public Var pullback(int k, Var ybar, Var y) {
      return ybar.multiply(y.input(0).cos()).sum();
    }
  }

  private static final class WrongInFloats implements Sine {
    @Override public Op inFloats() { return new PlantedRules.Elementary(Math::tan, (u, v) -> u); }
  }

  /** Every third value is off. */
  private static final class Counting implements Sine {
    private int calls;

    @Override public Tensor value(Shape shape, Tensor... x) {
      Var y = Var.constant(x[0]).sin();
      return (++calls % 3 == 0 ? y.add(1) : y).value();
    }
  }

  /** The value of the first input it ever had. */
  private static final class Stale implements Sine {
    private @Nullable Tensor first;

    @Override public Tensor value(Shape shape, Tensor... x) {
      Tensor kept = first;
      if (kept == null || !kept.shape().equals(shape)) first = x[0];
      return Var.constant(first).sin().value();
    }
  }

  private static final class OfItsThread implements Sine {
    private final Thread owner = Thread.currentThread();

    @Override public double value(double x) {
      return Thread.currentThread() == owner ? Math.sin(x) : Math.cos(x);
    }
  }

  /** Sets the first entry of its input to 0 when it has read it. */
  private static final class Writing implements Sine {
    @Override public Tensor value(Shape shape, Tensor... x) {
      Tensor y = Var.constant(x[0]).sin().value();
      double[] own = x[0].period();
      if (own.length > 0) own[0] = 0;
      return y;
    }
  }

  /** The first entry of many has another value. */
  private static final class Neighbours implements Sine {
    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] d = x[0].toArray();
      for (int i = 0; i < d.length; i++) d[i] = Math.sin(i > 0 ? d[i] + 1e-9 * d[i - 1] : d[i]);
      return Tensor.of(shape, d);
    }
  }

  private static final class FailsWhereEmpty implements Sine {
    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] d = x[0].toArray();
      d[0] = Math.sin(d[0]);
      for (int i = 1; i < d.length; i++) d[i] = Math.sin(d[i]);
      return Tensor.of(shape, d);
    }
  }

  private static final class WrongWhereLong implements Sine {
    @Override public Var slope(Var x, Var y) {
      return x.shape().size() > 40 ? x.cos().multiply(1.001) : x.cos();
    }
  }

  private static final class ReadsItsValue implements Sine {
    @Override public Var slope(Var x, Var y) { return Var.constant(x.value()).cos(); }
  }

  /** A wrong operation, and the law that it breaks. */
  record Plant(String fault, OpLaws laws, Law law) {
    Plant(Op op, Law law) { this(op.name(), OpLaws.of(op), law); }

    @Override
    public String toString() { return fault; }
  }

  static Stream<Plant> plants() {
    return Stream.of(new Plant(new WrongForward(), Law.ADJOINT),
        new Plant(new WrongSecond(), Law.SECOND_SLOPE),
        new Plant(new ReadsItsValue(), Law.SECOND_SLOPE),
        new Plant(new WrongBatch(), Law.BATCHED),
        new Plant(new OtherShape(), Law.VALUE_WITHOUT_TAPE),
        new Plant(new AdjointOfOtherShape(), Law.SHAPES),
        new Plant(new WrongInFloats(), Law.PLAN_IN_FLOATS),
        new Plant(new Counting(), Law.REPEATED), new Plant(new Stale(), Law.SLOPE),
        new Plant(new OfItsThread(), Law.THREADS), new Plant(new Writing(), Law.INPUTS_ARE_KEPT),
        new Plant(new Neighbours(), Law.ENTRY_BY_ENTRY),
        new Plant(new FailsWhereEmpty(), Law.SHAPES), new Plant(new WrongWhereLong(), Law.SLOPE),
        new Plant("a use is lost", OpLaws.of(new PlantedRules.Lossy()), Law.ALIASED),
        new Plant("a use is lost, as a function",
            OpLaws.of(x -> PlantedRules.lossy(x.get(0), x.get(1))).on(Domain.all(), Domain.all()),
            Law.ALIASED));
  }

  @ParameterizedTest
  @MethodSource("plants")
  void wrongOperationBreaksTheLawThatNamesIt(Plant plant) {
    LawReport report = plant.laws.only(plant.law).run();
    assertThat(report.verdict(plant.law)).as(report.toString()).isEqualTo(Verdict.WRONG);
    assertThatThrownBy(report::orThrowIfWrong).isInstanceOf(AssertionError.class)
        .hasMessageContaining(plant.law.sentence() + ": wrong")
        .hasMessageContaining("only(Law." + plant.law + ")");
  }

  @Test
  void rightSineKeepsEveryLaw() { OpLaws.of(new Sine() {}).tries(40).run().orThrow(); }

  static Stream<PlantedRules.Plant> rules() {
    return Stream.concat(PlantedRules.PLANTS.stream(), PlantedRules.SECOND_ORDER_PLANTS.stream());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void wrongRuleBreaksTheLawOfItsOrder(PlantedRules.Plant plant) {
    boolean first = PlantedRules.PLANTS.contains(plant);
    Function<List<Var>, Var> f = plant.wrong();
    LawReport report = OpLaws.of(f).at(plant.x());
    assertThat(report.verdict(Law.SLOPE)).as(report.toString())
        .isEqualTo(first ? Verdict.WRONG : Verdict.VERIFIED);
    if (!first) assertThat(report.verdict(Law.SECOND_SLOPE)).isEqualTo(Verdict.WRONG);
    LawReport right = OpLaws.of(plant.right()).at(plant.x());
    assertThat(right.verdict()).as(right.toString()).isEqualTo(Verdict.VERIFIED);
  }

  private record Named(DoubleUnaryOperator f) implements Sine {
    @Override public double value(double x) { return f.applyAsDouble(x); }
  }

  @Test
  void smallestInputsAreATestInJava() {
    LawReport report = OpLaws.of(new Named(Math::tan)).on(Domain.between(0.5, 1))
        .only(Law.SLOPE).run();
    assertThat(report.toString()).containsPattern("    @Test\n    void slope\\(\\) \\{\n"
        + "      OpLaws.of\\(op /\\* named f=.* \\*/\\).only\\(Law.SLOPE\\)\n"
        + "          .at\\(Tensor.scalar\\(0[.0-9]+\\)\\).orThrow\\(\\);\n    \\}");
    assertThat(OpLaws.of(new WrongForward()).only(Law.ADJOINT).run().toString()).contains(
        "OpLaws.of(new WrongForward()).only(Law.ADJOINT)\n          .at(Tensor.scalar(");
  }
}
