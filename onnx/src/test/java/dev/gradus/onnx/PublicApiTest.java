package dev.gradus.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.fixtures.NullArguments;
import dev.gradus.fixtures.PublicApi;
import dev.gradus.fixtures.Samples;
import dev.gradus.fixtures.WildNumbers;
import dev.gradus.nn.Context;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Model;
import dev.gradus.nn.Sequential;
import java.lang.reflect.Executable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Laws of everything that the module shows to its users. */
class PublicApiTest {
  // a translation is called by the library
  private static final List<Executable> API = PublicApi.of(Onnx.class, Translation.class);
  private static final Sequential NET = Sequential.of(new Dense(2, 2));

  /** A layer of a user. */
  private record Own() implements Layer {
    @Override public Var apply(Var x, Context here) { return x; }
  }

  private static Samples samples() {
    Graph graph = new Graph(Precision.DOUBLE, "test");
    Model model = new Model(NET, NET.initialize(1));
    Value x = graph.input("points", 2, Precision.DOUBLE);
    Place place = new Place(NET, 2, Translations.standard(), graph, new Place.Numbers(model));
    Translation<Layer> same = (l, y, at) -> y;
    return new Samples().with("Model", () -> model)
        .with("Path", () -> Path.of("no", "such", "file"))
        .with("Translations", Translations::standard).with("Class<L>", () -> Own.class)
        .with("Translation<L>", () -> same).with("Translation<Layer>", () -> same)
        .with("Layer", Own::new).with("Place", () -> place).with("String", () -> "Add")
        .with("Value", () -> x).with("Value[]", () -> new Value[] {x, x})
        .with("int", () -> 0).with("double", () -> 0.5).with("long[]", () -> new long[] {1})
        .with("Map<String, ?>", () -> Map.of("axis", 1));
  }

  @Test
  void wildNumbersAreRefusedBeforeAnythingOfTheirSizeIsMade() {
    assertThat(WildNumbers.faults(API, samples())).isEmpty();
  }

  @Test
  void nullIsRefusedAtTheCallInOneSentence() {
    assertThat(NullArguments.faults(API, samples())).isEmpty();
  }
}
