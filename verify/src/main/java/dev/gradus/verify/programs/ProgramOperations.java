package dev.gradus.verify.programs;

import static dev.gradus.verify.programs.ProgramOperation.binary;
import static dev.gradus.verify.programs.ProgramOperation.number;
import static dev.gradus.verify.programs.ProgramOperation.unary;

import dev.gradus.autodiff.Var;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operations that random programs are composed of: all that a user can write on a {@link Var}.
 *
 * <p>Methods with no parameter, and those with one operand more or one number, are found by
 * themselves; a new one needs a row here only if it has a domain, a kink, shapes or parameters of
 * its own. Those rows stand with the others of their subject.
 */
final class ProgramOperations {
  private ProgramOperations() {}

  private static final List<ProgramOperation> ROWS = Stream.of(ProgramElementwise.DOMAINS,
      ProgramElementwise.KINKS, ProgramPairs.PAIRS, ProgramPairs.LOSSES, ProgramReductions.SUMS,
      ProgramReductions.EXTREMES, ProgramReductions.STATISTICS, ProgramShapes.SHAPES,
      ProgramShapes.PARTS, ProgramShapes.INDICES, ProgramProducts.PRODUCTS)
      .flatMap(List::stream).toList();

  /** All operations, by name. */
  static final List<ProgramOperation> ALL = all();

  /** The methods of the operation families that make a var, or several. */
  static List<Method> methods() {
    return Arrays.stream(Var.class.getInterfaces())
        .flatMap(family -> Arrays.stream(family.getDeclaredMethods()))
        .filter(m -> Modifier.isPublic(m.getModifiers()) && isResult(m.getReturnType()))
        .sorted(Comparator.comparing(ProgramOperations::name)).toList();
  }

  private static boolean isResult(Class<?> type) {
    return type == Var.class || type == List.class;
  }

  static String name(Method m) {
    return m.getName() + Arrays.stream(m.getParameterTypes()).map(Class::getSimpleName)
        .collect(Collectors.joining(",", "(", ")"));
  }

  private static List<ProgramOperation> all() {
    List<ProgramOperation> all = new ArrayList<>(ROWS);
    for (Method m : methods()) {
      String name = name(m);
      if (ROWS.stream().anyMatch(o -> o.name().equals(name))) continue;
      String types = name.substring(m.getName().length());
      if (types.equals("()")) all.add(unary(name, x -> true, x -> invoke(m, x)));
      if (types.equals("(Var)")) all.add(binary(name, x -> true, (a, b) -> invoke(m, a, b)));
      if (types.equals("(double)")) {
        all.add(number(name, x -> true, (x, p) -> invoke(m, x, p), 2.0, 0.5, -1.5, 0.1, 1.0));
      }
    }
    all.sort(Comparator.comparing(ProgramOperation::name));
    return List.copyOf(all);
  }

  static Var invoke(Method m, Var x, Object... arguments) {
    try {
      return (Var) m.invoke(x, arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("random programs: " + name(m) + " was tried with any var and "
          + "number, as it has no row, and failed (" + e.getCause() + "); if it does not take all, "
          + "give it a row in ProgramElementwise or its likes that says what it takes", e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
