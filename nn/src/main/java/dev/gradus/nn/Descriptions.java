package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.nn.files.Json;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Layers, losses, optimisers and what they are made of, as values of JSON and back: a record is an
 * object of its components, with its name in the registry as {@code type}.
 */
final class Descriptions {
  private static final String TYPE = "type";
  private static final List<String> NOT_FINITE = List.of("NaN", "Infinity", "-Infinity");

  private final Registry registry;
  private final String where;

  /**
   * Of what is read or written.
   *
   * @param where begins messages: the call, and the path of a file that is read
   */
  Descriptions(Registry registry, String where) {
    this.registry = registry;
    this.where = where;
  }

  IllegalArgumentException wrong(String place, String what) {
    return new IllegalArgumentException(where + ": " + place + " " + what);
  }

  /** The JSON value of a part, which is called {@code place} in messages. */
  @Nullable Object write(String place, Class<?> declared, @Nullable Object x) {
    if (x == null || x instanceof Boolean || x instanceof String || x instanceof Long
        || x instanceof Integer) {
      return x;
    }
    if (x instanceof Double d) return Double.isFinite(d) ? d : d.toString();
    if (x instanceof Enum<?> e && declared.isEnum()) return e.name();
    if (x instanceof Tensor t) return tensor(t);
    if (x instanceof List<?> list) {
      List<@Nullable Object> all = new ArrayList<>();
      for (Object e : list) all.add(write(place + "[" + all.size() + "]", Object.class, e));
      return all;
    }
    return part(place, x);
  }

  private static Object tensor(Tensor t) {
    List<Object> shape = new ArrayList<>();
    for (int i = 0; i < t.shape().rank(); i++) shape.add((long) t.shape().dim(i));
    List<Object> values = new ArrayList<>();
    for (double d : t.toArray()) values.add(Double.isFinite(d) ? d : Double.toString(d));
    return Map.of("shape", shape, "values", values);
  }

  private Object part(String place, Object x) {
    Class<?> type = x instanceof Enum<?> e ? e.getDeclaringClass() : x.getClass();
    String name = registry.name(type);
    if (name == null) throw wrong(place, unknown(x));
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put(TYPE, name);
    if (x instanceof Sequential net) {
      all.put("inputs", net.width());
      all.put("layers", write(place + ".layers", List.class, net.layers()));
    } else if (x instanceof Enum<?> e) {
      all.put("value", e.name());
    } else {
      for (RecordComponent c : type.getRecordComponents()) {
        all.put(c.getName(), write(place + "." + c.getName(), c.getType(),
            value(c.getAccessor(), x)));
      }
    }
    return all;
  }

  private static String unknown(Object x) {
    Class<?> type = x.getClass();
    boolean isFunction = x instanceof OfFunction || type.isSynthetic() || type.isHidden();
    String shown = x instanceof OfFunction f ? " \"" + Given.brief(f.name()) + "\"" : "";
    String name = type.isAnonymousClass() ? "an anonymous class" : type.getSimpleName();
    return isFunction
        ? "is a function" + shown + ", which no file holds; write a record that does the same, and "
            + "name it with Registry.standard().with(\"Name\", Name.class)"
        : "is " + name + ", which the registry does not name; write it as a record and name it "
            + "with Registry.standard().with(\"Name\", Name.class)";
  }

  private static @Nullable Object value(Method accessor, Object x) {
    try {
      accessor.setAccessible(true);
      return accessor.invoke(x);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(accessor + " failed; let it give its component", e);
    }
  }

  /** A part of the wanted type; null is refused. */
  <T> T read(String place, Class<T> wanted, @Nullable Object json) {
    if (json == null) throw wrong(place, "is missing; give one");
    return wanted.cast(part(place, wanted, json));
  }

  /** Fails if an object has other names than these. */
  void checkNames(String place, Map<?, ?> all, List<String> names) {
    for (Object key : all.keySet()) {
      if (names.stream().anyMatch(n -> n.equals(key))) continue;
      throw wrong(place, "has " + Json.brief((String) key) + ", which is unknown here; known are "
          + Given.list(names));
    }
  }

  Map<?, ?> object(String place, @Nullable Object json) {
    if (json instanceof Map<?, ?> all) return all;
    throw wrong(place, "is no object; write one");
  }

  private Object part(String place, Class<?> wanted, Object json) {
    Map<?, ?> all = object(place, json);
    String name = all.get(TYPE) instanceof String s ? s : "";
    Class<?> type = registry.type(name);
    if (type == null) {
      throw wrong(place, "is of type " + Json.brief(name) + ", which the registry does not name; "
          + "if it is yours, load with Registry.standard().with(name, its class)");
    }
    if (!wanted.isAssignableFrom(type)) {
      throw wrong(place, "is of type " + Json.brief(name) + ", which is no "
          + wanted.getSimpleName() + "; give one that is");
    }
    if (type == Sequential.class) return sequential(place, all);
    if (type.isEnum()) {
      checkNames(place, all, List.of(TYPE, "value"));
      return constant(place + ".value", type, all.get("value"));
    }
    return record(place, type, all);
  }

  private Sequential sequential(String place, Map<?, ?> all) {
    checkNames(place, all, List.of(TYPE, "inputs", "layers"));
    int inputs = (int) whole(place + ".inputs", all.get("inputs"), Integer.MAX_VALUE);
    List<?> layers = list(place + ".layers", Layer.class, all.get("layers"));
    return made(place, () -> Sequential.of(inputs, layers.toArray(new Layer[0])));
  }

  private Object record(String place, Class<?> type, Map<?, ?> all) {
    RecordComponent[] components = type.getRecordComponents();
    List<String> names = new ArrayList<>(List.of(TYPE));
    for (RecordComponent c : components) names.add(c.getName());
    checkNames(place, all, names);
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      String name = components[i].getName();
      @Nullable Object json = all.get(name);
      String at = place + "." + name;
      if (json == null && !(all.containsKey(name) && mayBeNull(components[i]))) {
        throw wrong(at, "is missing; give one");
      }
      values[i] = json == null ? null : value(at, components[i].getGenericType(), json);
    }
    return made(place, () -> {
      var constructor = Registry.constructor(type);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    });
  }

  private static boolean mayBeNull(RecordComponent c) { return !c.getType().isPrimitive(); }

  private interface Making<T> {
    T make() throws ReflectiveOperationException;
  }

  /** What a constructor makes; what it says against it is said of the place. */
  private <T> T made(String place, Making<T> making) {
    try {
      return making.make();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error serious) throw serious;
      throw refused(place, e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw refused(place, e);
    }
  }

  private IllegalArgumentException refused(String place, Throwable e) {
    return new IllegalArgumentException(where + ": " + place + " cannot be: "
        + Given.brief(String.valueOf(e.getMessage())) + "; mend it in the description", e);
  }

  private Object value(String place, Type type, Object json) {
    if (type instanceof ParameterizedType p) {
      return list(place, (Class<?>) p.getActualTypeArguments()[0], json);
    }
    if (!(type instanceof Class<?> c)) throw wrong(place, "is of no known type; mend the record");
    if (c == int.class) return (int) whole(place, json, Integer.MAX_VALUE);
    if (c == long.class) return whole(place, json, Long.MAX_VALUE);
    if (c == double.class) return real(place, json);
    if (c == boolean.class || c == String.class) {
      if (c == String.class ? json instanceof String : json instanceof Boolean) return json;
      throw wrong(place, "is no " + (c == String.class ? "text" : "true or false")
          + "; write one");
    }
    if (c == Tensor.class) return tensor(place, json);
    return c.isEnum() ? constant(place, c, json) : part(place, c, json);
  }

  /** A list of parts or of plain values. */
  List<?> list(String place, Class<?> of, @Nullable Object json) {
    if (!(json instanceof List<?> list)) throw wrong(place, "is no array; write one");
    List<Object> all = new ArrayList<>();
    for (Object e : list) {
      String at = place + "[" + all.size() + "]";
      if (e == null) throw wrong(at, "is null; give a value");
      all.add(value(at, of, e));
    }
    return List.copyOf(all);
  }

  <E> E constant(String place, Class<E> type, @Nullable Object json) {
    E[] all = type.getEnumConstants();
    for (E e : all) if (((Enum<?>) e).name().equals(json)) return e;
    throw wrong(place, "is none of " + Arrays.toString(all) + "; write one of them");
  }

  /** A whole number, exactly, however it is written. */
  long whole(String place, @Nullable Object json, long most) {
    long x;
    if (json instanceof Long l) x = l;
    else if (json instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1L << 53) {
      x = d.longValue();
    } else throw wrong(place, "is no whole number; write one");
    if (x <= most && x >= -most - 1) return x;
    throw wrong(place, "is " + x + ", too large; write a number up to " + most);
  }

  String text(String place, @Nullable Object json) {
    if (json instanceof String s) return s;
    throw wrong(place, "is no text; write one");
  }

  double real(String place, @Nullable Object json) {
    if (json instanceof Number n) return n.doubleValue();
    if (json instanceof String s && NOT_FINITE.stream().anyMatch(s::equals)) {
      return Double.parseDouble(s);
    }
    throw wrong(place, "is no number; write one");
  }

  private Tensor tensor(String place, Object json) {
    Map<?, ?> all = object(place, json);
    checkNames(place, all, List.of("shape", "values"));
    int[] dims = list(place + ".shape", int.class, all.get("shape")).stream()
        .mapToInt(x -> (Integer) x).toArray();
    double[] values = list(place + ".values", double.class, all.get("values")).stream()
        .mapToDouble(x -> (Double) x).toArray();
    return made(place, () -> Tensor.of(Shape.of(dims), values));
  }
}
