package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.nn.files.Json;
import dev.gradus.nn.files.JsonText;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Layers, losses, optimisers, schedules and initialisers as JSON. */
class DescriptionsTest {
  private static final Descriptions STANDARD = new Descriptions(Registry.standard(), "test");

  private static <T> T again(Class<T> type, T x) {
    String text = JsonText.of(STANDARD.write("it", type, x));
    return STANDARD.read("it", type, Json.read(text, "test"));
  }

  /** All but functions, which no file holds. */
  static boolean isWritable(Layer layer) {
    return !(layer instanceof OfFunction)
        && layer.children().stream().allMatch(DescriptionsTest::isWritable);
  }

  @Provide
  Arbitrary<Layer> layers() { return Nets.layers(2).filter(DescriptionsTest::isWritable); }

  @Provide
  Arbitrary<Optimizer> optimizers() { return Nets.optimizers(); }

  @Provide
  Arbitrary<Schedule> schedules() {
    Arbitrary<Schedule> numbers = Arbitraries.doubles().between(-1e9, 1e9)
        .map(Schedule::constant);
    Arbitrary<Schedule> plain = Arbitraries.oneOf(numbers, Arbitraries.longs().between(2,
        Long.MAX_VALUE).flatMap(n -> Arbitraries.of(Schedule.cosine(0.1, n),
            Schedule.linear(0.1, 1 / 3.0, n), Schedule.exponential(0.3, 0.99),
            Schedule.steps(1, 0.5, n), Schedule.inverseRoot(0.2, n), Schedule.oneCycle(0.7, n))));
    return Arbitraries.oneOf(plain, plain.map(s -> s.warmUp(9)),
        plain.flatMap(a -> plain.map(b -> a.then(7, b).times(b))));
  }

  @Property(seed = "1", tries = 200)
  void layersAreReadBackEqual(@ForAll("layers") Layer layer) {
    assertThat(again(Layer.class, layer)).isEqualTo(layer);
  }

  @Property(seed = "1", tries = 100)
  void optimizersAreReadBackEqual(@ForAll("optimizers") Optimizer optimizer) {
    assertThat(again(Optimizer.class, optimizer)).isEqualTo(optimizer);
  }

  @Property(seed = "1", tries = 200)
  void schedulesAreReadBackEqual(@ForAll("schedules") Schedule schedule) {
    assertThat(again(Schedule.class, schedule)).isEqualTo(schedule);
    Sgd positive = new Sgd(schedule.times(schedule));
    assertThat(again(Optimizer.class, positive)).isEqualTo(positive);
  }

  /** One of each that no property above draws. */
  private static List<Object> others() {
    List<Object> all = new ArrayList<>(List.of(Loss.binaryCrossEntropy(),
        Loss.binaryCrossEntropyWithLogits(), Loss.crossEntropy(), Loss.crossEntropy(0.1),
        Loss.crossEntropy(0.1, 1, 0.1, 1e-300), Loss.meanSquaredError(), Loss.meanAbsoluteError(),
        Loss.huber(0.3), Loss.quantile(0.9), Loss.hinge(), Loss.poisson(),
        Loss.gaussian(), Loss.focal(1.5), Loss.focalWithLogits(0.5), Term.squares(0.1),
        Term.sizes(0.3), Initializer.constant(-0.0), Initializer.normal(0.1),
        Initializer.orthogonal(1 / 3.0), new Relu(), new Relu6(), new LeakyRelu(0.3),
        new Elu(Math.PI), new Selu(), new GeluTanh(), new HardSigmoid(), new Hardtanh(),
        new LogSigmoid(), new Softmax(), new Embedding(7, 3), new BatchNorm(0.3, 1e-3),
        new LayerNorm(1e-3), new RmsNorm(1e-3), new WeightDecay(0.1, Decays.ALL),
        new AdamW(new Adam(Schedule.constant(0.1), 0.5, 0.6, 1e-3), 0.3, Decays.ALL),
        new Lion(Schedule.linear(0.1, 0.01, 9), 0.5, 0.6, 0.3, Decays.ALL),
        new Dense(3, 2, Initializer.orthogonal(2)), new Dense(1, 1, Initializer.HE_NORMAL)));
    all.addAll(List.of(Initializer.Spread.values()));
    return all;
  }

  private static Class<?> part(Object x) {
    return x instanceof Layer ? Layer.class : x instanceof Loss ? Loss.class
        : x instanceof Term ? Term.class : x instanceof Optimizer ? Optimizer.class
        : Initializer.class;
  }

  @Test
  void allOthersAreReadBackEqual() {
    for (Object x : others()) assertThat(again(x)).isEqualTo(x);
  }

  private static Object again(Object x) {
    String text = JsonText.of(STANDARD.write("it", part(x), x));
    return STANDARD.read("it", part(x), Json.read(text, "test"));
  }

  /** A new record of the library must come here and into the table. */
  @Test
  void everyRecordOfThisPackageIsInTheTable() {
    Set<String> missing = new TreeSet<>();
    for (Class<?> type : parts()) {
      if (Registry.standard().name(type) == null) missing.add(type.getName());
    }
    assertThat(missing).isEmpty();
  }

  /** The classes of this package that files may name. */
  static List<Class<?>> parts() {
    List<Class<?>> all = new ArrayList<>();
    try (var files = Files.list(Path.of(Dense.class.getProtectionDomain().getCodeSource()
        .getLocation().toURI()).resolve("dev/gradus/nn"))) {
      for (String file : files.map(f -> f.getFileName().toString()).toList()) {
        if (!file.endsWith(".class") || file.equals("package-info.class")) continue;
        Class<?> type = Class.forName("dev.gradus.nn." + file.replace(".class", ""));
        boolean isPart = List.of(Layer.class, Loss.class, Optimizer.class, Schedule.class,
            Initializer.class, Term.class).stream().anyMatch(p -> p.isAssignableFrom(type));
        boolean isWithinARun = type == Plateau.Slowed.class; // made anew of what is described
        if (!isPart || isWithinARun || type.isInterface() || type == OfFunction.class) continue;
        all.add(type);
      }
    } catch (IOException | URISyntaxException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }

  private static void refused(String json, Class<?> type, String message) {
    assertThatThrownBy(() -> STANDARD.read("it", type, Json.read(json, "test")))
        .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("test: " + message);
  }

  @Test
  void onlyWhatTheTableNamesIsRead() {
    refused("{\"type\":\"java.io.File\",\"path\":\"/\"}", Layer.class, "it is of type "
        + "\"java.io.File\", which the registry does not name; if it is yours, load with "
        + "Registry.standard().with(name, its class)");
    refused("{\"type\":\"Adam\"}", Layer.class, "it is of type \"Adam\", which is no Layer; give "
        + "one that is");
    refused("{\"in\":1}", Layer.class, "it is of type \"\", which");
    refused("[]", Layer.class, "it is no object; write one");
    refused("{\"type\":\"Dense\",\"in\":2,\"out\":0,\"initializer\":null}", Layer.class,
        "it cannot be: Dense: 2 inputs and 0 outputs; both must be at least 1; mend it in the "
            + "description");
    refused("{\"type\":\"Dense\",\"in\":2,\"initializer\":null}", Layer.class,
        "it.out is missing; give one");
    refused("{\"type\":\"Dense\",\"in\":2.5,\"out\":1,\"initializer\":null}", Layer.class,
        "it.in is no whole number; write one");
    refused("{\"type\":\"Dense\",\"in\":4294967297,\"out\":1,\"initializer\":null}", Layer.class,
        "it.in is 4294967297, too large; write a number up to 2147483647");
    refused("{\"type\":\"Chain\",\"pieces\":[]}", Optimizer.class, "it cannot be: Optimizer.then: "
        + "there are no rules; give at least one");
    refused("{\"type\":\"Tanh\",\"a\":1}", Layer.class, "it has \"a\", which is unknown here; "
        + "known are type");
    refused("{\"type\":\"Sequential\",\"inputs\":2,\"layers\":[{\"type\":\"Dropout\",\"rate\":7}]}",
        Layer.class, "it.layers[0] cannot be: Dropout: the rate 7.0");
  }

  @Test
  void wholeNumbersMayBeWrittenAsOthersWriteThem() {
    String json = "{ \"out\" : 1.0, \"in\":2e0,\"initializer\":null,\"type\":\"Dense\"}";
    assertThat(STANDARD.read("it", Layer.class, Json.read(json, "test")))
        .isEqualTo(new Dense(2, 1));
  }

  private static void unwritable(Object x, Class<?> type, String message) {
    assertThatThrownBy(() -> STANDARD.write("the part", type, x))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("test: the part" + message);
  }

  @Test
  void functionsAreNamedAndHowToMend() {
    String mend = ", which no file holds; write a record that does the same, and name it with "
        + "Registry.standard().with(\"Name\", Name.class)";
    unwritable(Layer.of("sine", x -> x.sin()), Layer.class, " is a function \"sine\"" + mend);
    Schedule schedule = k -> 0.1;
    unwritable(new Adam(schedule), Optimizer.class, ".rate is a function" + mend);
    unwritable(Sequential.of(2, new Tanh(), new Residual(Layer.of("sine", x -> x.sin()))),
        Layer.class, ".layers[1].layer is a function \"sine\"" + mend);
    unwritable(new Layer() {
      @Override public Var apply(Var x, Context here) { return x; }
    }, Layer.class, " is an anonymous class, which the registry does not name; write it as a "
        + "record and name it with Registry.standard().with(\"Name\", Name.class)");
  }

  /** A layer of a user, with all kinds of components. */
  record Own(int i, long l, double d, boolean b, String s, Decays e, Tensor t, List<Layer> layers,
      List<String> texts, Schedule schedule) implements Layer {
    @Override public Var apply(Var x, Context here) { return x; }
  }

  @Test
  void recordsOfUsersAreReadBackEqual() {
    Registry registry = Registry.standard().with("Own", Own.class);
    assertThat(Registry.standard().name(Own.class)).isNull();
    Own own = new Own(-1, Long.MIN_VALUE, Double.NEGATIVE_INFINITY, true, "a\n\"", Decays.ALL,
        Tensor.matrix(new double[][] {{1, Double.NaN}, {-0.0, 0.1}}), List.of(new Tanh()),
        List.of("", "b"), Schedule.cosine(1, 2));
    Descriptions d = new Descriptions(registry, "test");
    Object json = Json.read(JsonText.of(d.write("it", Layer.class, own)), "test");
    assertThat(d.read("it", Layer.class, json)).isEqualTo(own);
  }

  private record WithFunction(UnaryOperator<Var> f) implements Layer {
    @Override public Var apply(Var x, Context here) { return f.apply(x); }
  }

  private static final class NoRecord implements Layer {
    @Override public Var apply(Var x, Context here) { return x; }
  }

  @Test
  void typesThatNoFileHoldsAreRefusedWhenTheyAreRegistered() {
    Registry standard = Registry.standard();
    assertThatThrownBy(() -> standard.with("F", WithFunction.class)).hasMessageStartingWith(
        "Registry.with: WithFunction has a component f of java.util.function.UnaryOperator<");
    assertThatThrownBy(() -> standard.with("N", NoRecord.class)).hasMessage("Registry.with: "
        + "NoRecord is no record, so files do not know what it is made of; write it as "
        + "record NoRecord(…)");
    assertThatThrownBy(() -> standard.with("S", String.class)).hasMessage("Registry.with: String "
        + "is no layer, loss, optimizer, schedule, initializer or term; implement one of these "
        + "interfaces");
    assertThatThrownBy(() -> standard.with("Dense", Own.class)).hasMessage("Registry.with: Dense "
        + "or Own is there already; give another name");
  }
}
