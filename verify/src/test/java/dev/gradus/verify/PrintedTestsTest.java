package dev.gradus.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gradus.autodiff.ProgramCompiler;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.check.Kinks;
import dev.gradus.verify.generate.Generator;
import dev.gradus.verify.generate.Network;
import dev.gradus.verify.generate.Search;
import dev.gradus.verify.generate.Shapes;
import dev.gradus.verify.generate.Tensors;
import dev.gradus.verify.programs.Programs;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What fails is printed as a JUnit test in Java, which compiles and fails in the same way. */
public class PrintedTestsTest {
  private static final String IMPORTS = """
      package printed;

      import dev.gradus.autodiff.*;
      import dev.gradus.autodiff.check.*;
      import dev.gradus.verify.*;
      import dev.gradus.verify.generate.*;
      import dev.gradus.verify.generate.Network;
      import dev.gradus.verify.programs.*;
      import java.util.*;
      import java.util.function.*;
      import org.junit.jupiter.api.Test;

      public class Programs extends PrintedTestsTest.All {
      """;

  /** What the printed tests call by the names that they print. */
  public static class All {
    /** Compared by nobody. */
    protected static Consumer<Object> law;
    /** The one of the search. */
    protected static Generator<?> generator;

    /** Σ x². */
    protected static final ToDoubleFunction<double[]> f = x -> Functions.sum(x, v -> v * v);
    /** Wrong where x is below −½. */
    protected static final UnaryOperator<double[]> g =
        x -> Functions.each(x, v -> v < -0.5 ? -2 * v : 2 * v);
  }

  /** The test that is printed in a text. */
  private static String printed(String text) {
    Matcher m = Pattern.compile("(?s) {4}@Test\n {4}void .*\n {4}}").matcher(text);
    assertThat(m.find()).as(text).isTrue();
    return m.group();
  }

  /** Runs it. */
  private static void run(String test) throws Throwable {
    String method = test.replaceAll("(?s).*?void (\\w+)\\(.*", "$1");
    Class<?> printed = ProgramCompiler.compiled(IMPORTS
        + test.replace("    void ", "    public void ")
            .replaceAll("\\bPrograms\\.all", "dev.gradus.verify.programs.Programs.all") + "\n}\n");
    try {
      printed.getMethod(method).invoke(printed.getConstructor().newInstance());
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Test
  void whatFailsEverywhereIsATest() {
    Report report = Verify.gradient(All.f, All.g).mustShow(1e-4).kinks(Kinks.ANY_BETWEEN)
        .inside(Domain.between(-4, 4)).everywhere(100, 3);
    String test = printed(report.toString());
    assertThat(test).matches(Pattern.quote("""
            @Test
            void gradient() {
              Verify.gradient(f, g).mustShow(1.0E-4).kinks(Kinks.ANY_BETWEEN)\
        .inside(new Domain(-4.0, 4.0)).at(""") + "-[123]\\.[05]\\)\\.orThrow\\(\\);\n    }");
    assertThatThrownBy(() -> run(test)).isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("gradient: WRONG");
    String floats = Verify.gradient(All.f, All.g).floats().inside(Domain.all()).directions()
        .everywhere(100, 3).toString();
    assertThat(floats).contains("(f, g).floats().inside(Domain.all()).directions().at(");
    assertThat(Verify.gradient(All.f, All.g).at(-1).toString()).doesNotContain("@Test")
        .endsWith("to repeat: .at(-1.0)");
  }

  private static <T> void fails(Generator<T> generator, String contained) {
    List<Object> seen = new ArrayList<>();
    All.generator = generator;
    All.law = x -> {
      seen.add(x);
      throw new IllegalStateException("never");
    };
    String text = catchThrowable(
        () -> Search.in(generator).check(x -> All.law.accept(x))).getMessage();
    String smallest = seen.get(seen.size() - 1).toString();
    assertThat(printed(text)).contains(contained);
    assertThatThrownBy(() -> run(printed(text))).isInstanceOf(IllegalStateException.class);
    assertThat(seen.get(seen.size() - 1).toString()).isEqualTo(smallest);
  }

  @Test
  void whatASearchFindsIsATest() {
    record Point(int x, int y) {}
    fails(Tensors.of(2, 3), "law.accept(Tensor.of(Shape.of(2, 3), 0.0, ");
    fails(Tensors.any().map(List::of), "law.accept(List.of(Tensor.scalar(0.0)));");
    fails(Shapes.small(), "law.accept(Shape.of());");
    fails(Network.any(), "law.accept(Network.any().from(Choices.given(");
    fails(Programs.all(), "law.accept(Programs.all().from(Choices.given(");
    fails(Programs.all().with("Var.sin", v -> v.sin()),
        "law.accept(generator.from(Choices.given(");
    fails(c -> new Point(c.next(7), 3 + c.next(5)),
        "law.accept(generator.from(Choices.given(0, 0)));");
  }

  /** Values of each kind, at random: what is printed makes the same. */
  @Test
  void valuesAreWrittenAsTheyAre() throws Throwable {
    List<String> printed = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (Generator<?> g : List.of(Tensors.any(), Shapes.small().withEmpty(), Network.any(),
        Programs.all(), Tensors.any().map(t -> Var.constant(t).divide(0).value()))) {
      for (int seed = 0; seed < 10; seed++) {
        Object value = g.sample(seed).value();
        expected.add(value.toString());
        printed.add(dev.gradus.verify.text.JavaText.of(value).orElseThrow());
      }
    }
    expected.add(Tensor.zeros(2, 0).toString());
    printed.add(dev.gradus.verify.text.JavaText.of(Tensor.zeros(2, 0)).orElseThrow());
    expected.add(List.of(1.5, 2L, 3, true, Shape.SCALAR).toString());
    printed.add(dev.gradus.verify.text.JavaText.of(List.of(1.5, 2L, 3, true, Shape.SCALAR))
        .orElseThrow());
    List<Object> seen = new ArrayList<>();
    All.law = seen::add;
    run(printed.stream().map(java -> "      law.accept(" + java + ");\n")
        .reduce("    @Test\n    void all() {\n", String::concat) + "    }");
    assertThat(seen).extracting(Object::toString).isEqualTo(expected);
  }
}
