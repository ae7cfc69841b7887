package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Tensor;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names by which files call layers, losses, optimisers, schedules, initialisers and terms. Only
 * what stands here is read from a file: no class that a file names. Immutable.
 *
 * <pre>{@code
 * Registry registry = Registry.standard().with("Scaled", Scaled.class);
 * model.save(path, registry);
 * Model again = Model.load(path, registry);
 * }</pre>
 */
public final class Registry {
  private static final List<Class<?>> PARTS = List.of(Layer.class, Loss.class, Optimizer.class,
      Schedule.class, Initializer.class, Term.class);
  private static final Registry STANDARD = new Registry(standardTypes());

  private final Map<String, Class<?>> types;
  private final Map<Class<?>, String> names = new HashMap<>();

  private Registry(Map<String, Class<?>> types) {
    this.types = types;
    types.forEach((name, type) -> names.put(type, name));
  }

  /**
   * All that this library has.
   *
   * @return the registry that files are read and written with if none is given
   */
  public static Registry standard() { return STANDARD; }

  private static Map<String, Class<?>> standardTypes() {
    Map<String, Class<?>> all = new LinkedHashMap<>();
    all.put("Sequential", Sequential.class);
    for (Class<?> type : List.of(Dense.class, Dropout.class, BatchNorm.class, LayerNorm.class,
        RmsNorm.class, Embedding.class, Residual.class, Repeated.class, Frozen.class,
        Parallel.class, Elu.class, Gelu.class, GeluTanh.class, HardSigmoid.class,
        Hardtanh.class, LeakyRelu.class, LogSigmoid.class, Mish.class, Relu.class,
        Relu6.class, Selu.class, Sigmoid.class, Silu.class, Softmax.class, Softplus.class,
        Softsign.class, Tanh.class, Sgd.class, Adam.class, AdamW.class, RmsProp.class,
        Adagrad.class, Lion.class, ClipNorm.class, ClipValue.class, WeightDecay.class,
        Averaged.class, Chain.class)) {
      all.put(type.getSimpleName(), type);
    }
    for (Class<?> type : List.of(BinaryCrossEntropy.class, BinaryCrossEntropyWithLogits.class,
        CrossEntropy.class, MeanSquaredError.class, MeanAbsoluteError.class, Huber.class,
        Quantile.class, Hinge.class, Poisson.class, Gaussian.class, Focal.class,
        FocalWithLogits.class)) {
      all.put(qualified("Loss", type), type);
    }
    for (Class<?> type : List.of(Schedules.Constant.class, Schedules.Linear.class,
        Schedules.Cosine.class, Schedules.Exponential.class, Schedules.Steps.class,
        Schedules.InverseRoot.class, Schedules.OneCycle.class, Schedules.Then.class,
        Schedules.Times.class)) {
      all.put(qualified("Schedule", type), type);
    }
    for (Class<?> type : List.of(Initializer.Spread.class, Initializer.Constant.class,
        Initializer.Normal.class, Initializer.Orthogonal.class)) {
      all.put(qualified("Initializer", type), type);
    }
    all.put("Term.ofWeights", Term.OfWeights.class);
    return all;
  }

  /** As users write it: {@code Schedule.oneCycle}. */
  private static String qualified(String of, Class<?> type) {
    String name = type.getSimpleName();
    return of + "." + Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /**
   * This registry and a record of one's own. Its components may be numbers ({@code int}, {@code
   * long}, {@code double}), {@code boolean}, {@code String}, enums, tensors, layers, losses,
   * optimisers, schedules, initialisers, terms, and lists of these.
   *
   * @param name what files call it, unlike all others; it should never change
   * @param type a record class, or an enum, that is one of these parts
   * @return the registry
   * @throws IllegalArgumentException if the name or the type is there already, or the type is no
   *     such record
   */
  public Registry with(String name, Class<?> type) {
    given(name, "Registry.with", "the name", "what files should call the type");
    given(type, "Registry.with", "the type", "the class of a record, such as Scaled.class");
    if (name.isBlank() || types.containsKey(name) || names.containsKey(type)) {
      throw wrong(Given.brief(name), name.isBlank() ? "is blank; give a name"
          : "or " + type.getSimpleName() + " is there already; give another name");
    }
    check(type);
    Map<String, Class<?>> all = new LinkedHashMap<>(types);
    all.put(name, type);
    return new Registry(all);
  }

  private static IllegalArgumentException wrong(String subject, String what) {
    return new IllegalArgumentException("Registry.with: " + subject + " " + what);
  }

  private static void check(Class<?> type) {
    String name = type.getSimpleName();
    if (PARTS.stream().noneMatch(p -> p.isAssignableFrom(type))) {
      throw wrong(name, "is no layer, loss, optimizer, schedule, initializer or term; implement "
          + "one of these interfaces");
    }
    if (type.isEnum()) return;
    if (!type.isRecord()) {
      throw wrong(name, "is no record, so files do not know what it is made of; write it as "
          + "record " + name + "(…)");
    }
    for (RecordComponent c : type.getRecordComponents()) {
      if (c.getName().equals("type") || !isWritable(c.getGenericType())) {
        throw wrong(name, "has a component " + c.getName() + " of "
            + c.getGenericType().getTypeName() + ", which files do not hold; use numbers, texts, "
            + "tensors, layers or lists of these, and other names than type");
      }
    }
    if (open(constructor(type))
        && Arrays.stream(type.getRecordComponents()).allMatch(c -> open(c.getAccessor()))) {
      return;
    }
    throw wrong(name, "cannot be made from here; make it public, or write opens "
        + type.getPackageName() + " to dev.gradus.nn; in its module-info");
  }

  private static boolean open(AccessibleObject member) { return member.trySetAccessible(); }

  private static boolean isWritable(Type type) {
    if (type instanceof ParameterizedType p) {
      return p.getRawType() == List.class && isWritable(p.getActualTypeArguments()[0]);
    }
    return type instanceof Class<?> c && (c == int.class || c == long.class || c == double.class
        || c == boolean.class || c == String.class || c == Tensor.class || c.isEnum()
        || PARTS.stream().anyMatch(part -> part.isAssignableFrom(c)));
  }

  /** The constructor that takes all components of a record. */
  static Constructor<?> constructor(Class<?> type) {
    try {
      return type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
          .map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " is no record", e);
    }
  }

  /** What is called so; null if nothing is. */
  @Nullable Class<?> type(String name) { return types.get(name); }

  /** What a type is called; null if it is not here. */
  @Nullable String name(Class<?> type) { return names.get(type); }

  /** All of them. */
  Map<String, Class<?>> types() { return Map.copyOf(types); }

  /** Whether the other has the same names for the same types. */
  @Override
  public boolean equals(Object o) { return o instanceof Registry r && types.equals(r.types); }

  @Override
  public int hashCode() { return types.hashCode(); }

  /** How many types there are, and those that were added. */
  @Override
  public String toString() {
    return "registry of " + types.size() + " types, of which added: "
        + Given.list(types.keySet().stream().filter(n -> STANDARD.type(n) == null).toList());
  }
}
