package dev.gradus.autodiff;

import static dev.gradus.autodiff.ProgramOperation.binary;
import static dev.gradus.autodiff.ProgramOperation.call;
import static dev.gradus.autodiff.ProgramOperation.inAll;
import static dev.gradus.autodiff.ProgramOperation.number;
import static dev.gradus.autodiff.ProgramOperation.pair;
import static dev.gradus.autodiff.ProgramOperation.positive;
import static dev.gradus.autodiff.ProgramOperation.tensor;
import static dev.gradus.autodiff.ProgramOperation.unary;

import dev.gradus.autodiff.ProgramDraft.Node;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The operations that random programs are composed of: all that a user can write on a {@link Var}.
 *
 * <p>Methods with no parameter, and those with one operand more or one number, are found by
 * themselves; a new one needs a row here only if it has a domain, a kink, shapes or parameters of
 * its own.
 */
final class ProgramOperations {
  private ProgramOperations() {}

  private static final List<ProgramOperation> ROWS = List.of(
      // domains
      positive("log()", 0.2, Var::log),
      positive("sqrt()", 0.2, Var::sqrt),
      positive("lgamma()", 0.5, Var::lgamma),
      positive("digamma()", 0.5, Var::digamma),
      tensor("polygamma(int)", x -> inAll(x, v -> v >= 0.5),
          ProgramParameters.order(Var::polygamma, 0, 1, 2)),
      unary("log1p()", x -> inAll(x, v -> v >= -0.7), Var::log1p),
      unary("reciprocal()", ProgramOperations::awayFromZero, Var::reciprocal),
      number("divide(double)", x -> x::divide, 2.0, -0.7, 3.0),
      binary("divide(Var)", ProgramOperations::awayFromZero, Var::divide),
      binary("xlogy(Var)", y -> inAll(y, v -> v >= 0.2), Var::xlogy),
      binary("xlog1py(Var)", y -> inAll(y, v -> v >= -0.7), Var::xlog1py),
      tensor("pow(double)", ProgramOperations::awayFromZero,
          ProgramParameters.power(2.0, 3.0, 1.0, 0.0, -1.0, -2.0)),
      tensor("pow(double)", x -> inAll(x, v -> v >= 0.3),
          ProgramParameters.power(0.5, 1.5, 2.5, -0.5)),
      // kinks
      unary("abs()", ProgramOperations::awayFromKink, Var::abs),
      unary("sign()", ProgramOperations::awayFromKink, Var::sign),
      unary("relu()", ProgramOperations::awayFromKink, Var::relu),
      unary("max()", x -> isMaxClear(Var.constant(x.value()).reshape(x.value().size()), 0),
          Var::max),
      tensor("max(int)", ProgramOperations::isMaxClear, ProgramParameters.axis(Var::max)),
      tensor("max(boolean,int)", ProgramOperations::isMaxClear,
          ProgramParameters.keepAxis((x, keep) -> axis -> x.max(keep, axis))),
      // a stop has a value without the slope that differences find, but its sign has none
      new ProgramOperation("stopGradient()", (draft, choices) -> {
        Node x = draft.pick(choices, ProgramOperations::awayFromKink);
        return x == null ? null : draft.add(call("stopGradient()", "$0.stopGradient().sign()",
            v -> v.get(0).stopGradient().sign()), x);
      }),
      // reductions
      tensor("sum(int[])", x -> true, ProgramParameters.axes(Var::sum)),
      tensor("sum(boolean,int[])", x -> true,
          ProgramParameters.keepAxes((x, keep) -> axes -> x.sum(keep, axes))),
      tensor("sumTo(Shape)", x -> true, ProgramParameters.smallerShape(Var::sumTo)),
      unary("mean()", ProgramOperations::hasEntries, Var::mean),
      tensor("mean(int[])", ProgramOperations::hasEntries, ProgramParameters.axes(Var::mean)),
      tensor("mean(boolean,int[])", ProgramOperations::hasEntries,
          ProgramParameters.keepAxes((x, keep) -> axes -> x.mean(keep, axes))),
      // softmaxes
      tensor("softmax(int)", ProgramOperations::hasAxes, ProgramParameters.axis(Var::softmax)),
      tensor("logSoftmax(int)", ProgramOperations::hasAxes,
          ProgramParameters.axis(Var::logSoftmax)),
      tensor("logSumExp(int)", ProgramOperations::hasAxes, ProgramParameters.axis(Var::logSumExp)),
      tensor("logSumExp(boolean,int)", ProgramOperations::hasAxes,
          ProgramParameters.keepAxis((x, keep) -> axis -> x.logSumExp(keep, axis))),
      // structure
      unary("transpose()", x -> x.shape().rank() >= 2, Var::transpose),
      tensor("reshape(Shape)", x -> true, ProgramParameters.otherShape(Var::reshape)),
      tensor("reshape(int[])", x -> true, ProgramParameters.otherDims(Var::reshape)),
      tensor("broadcastTo(Shape)", x -> true, ProgramParameters.largerShape(Var::broadcastTo)),
      tensor("slice(int,int)", ProgramOperations::hasAxes, ProgramParameters.part()),
      tensor("gather(Var)", x -> x.shape().rank() == 2 && x.shape().dim(1) > 0,
          ProgramParameters.columns()),
      new ProgramOperation("concat(int,Var[])", ProgramOperations::concat),
      // products
      pair("matmul(Var)", x -> isFactor(x.shape()),
          (a, b) -> isFactor(b.shape()) && a.shape().dim(-1) == b.shape().dim(0),
          a -> Shape.of(a.dim(-1), 2),
          (a, b, choices) -> call("matmul(Var)", "$0.matmul($1)", v -> v.get(0).matmul(v.get(1)))),
      pair("matmul(Var,boolean,boolean)", x -> x.shape().rank() == 2,
          (a, b) -> b.shape().rank() == 2 && !flags(a.shape(), b.shape()).isEmpty(),
          a -> Shape.of(3, a.dim(1)), (a, b, choices) -> {
            List<Boolean[]> fitting = flags(a, b);
            Boolean[] t = fitting.get(choices.next(fitting.size()));
            return call("matmul(Var,boolean,boolean)", "$0.matmul($1, " + t[0] + ", " + t[1] + ")",
                v -> v.get(0).matmul(v.get(1), t[0], t[1]));
          }),
      pair("dot(Var)", x -> x.shape().rank() == 1, (a, b) -> b.shape().equals(a.shape()), a -> a,
          (a, b, choices) -> call("dot(Var)", "$0.dot($1)", v -> v.get(0).dot(v.get(1)))));

  /** All operations, by name. */
  static final List<ProgramOperation> ALL = all();

  // ---- what an operand must be like ----

  private static boolean awayFromZero(Node x) { return inAll(x, v -> Math.abs(v) >= 0.3); }

  private static boolean awayFromKink(Node x) { return inAll(x, v -> Math.abs(v) >= 0.02); }

  private static boolean hasEntries(Node x) { return x.shape().size() > 0; }

  private static boolean hasAxes(Node x) { return x.shape().rank() > 0; }

  private static boolean isFactor(Shape x) { return x.rank() == 1 || x.rank() == 2; }

  private static boolean isMaxClear(Node x) {
    if (!hasAxes(x)) return false;
    for (int axis = 0; axis < x.shape().rank(); axis++) {
      if (!isMaxClear(Var.constant(x.value()), axis)) return false;
    }
    return true;
  }

  /** Whether no two entries compete for a maximum along the axis. */
  private static boolean isMaxClear(Var x, int axis) {
    if (x.shape().dim(axis) == 0) return false;
    Tensor gap = x.max(true, axis).subtract(x).value();
    Line line = new Line(x.shape(), axis);
    for (int l = 0; l < line.count(); l++) {
      int near = 0;
      for (int j = 0; j < line.length(); j++) {
        if (gap.at(line.from(l) + j * line.stride()) < 0.02) near++;
      }
      if (near > 1) return false;
    }
    return true;
  }

  /** The transpose flags with which two matrices fit. */
  private static List<Boolean[]> flags(Shape a, Shape b) {
    List<Boolean[]> fitting = new ArrayList<>();
    for (boolean ta : new boolean[] {false, true}) {
      for (boolean tb : new boolean[] {false, true}) {
        if (a.dim(ta ? 0 : 1) == b.dim(tb ? 1 : 0)) fitting.add(new Boolean[] {ta, tb});
      }
    }
    return fitting;
  }

  /** One to twelve tensors, many of them the same. */
  private static Node concat(ProgramDraft draft, ProgramChoices choices) {
    Node first = draft.pick(choices, ProgramOperations::hasAxes);
    if (first == null) return null;
    int axis = ProgramParameters.axisOf(first.shape(), choices);
    int at = axis < 0 ? axis + first.shape().rank() : axis;
    Node[] all = new Node[choices.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1)];
    StringBuilder java = new StringBuilder("$0.concat(" + axis);
    for (int i = 0; i < all.length; i++) {
      all[i] = i == 0 || i >= 3 ? first : draft.pickWith(first, choices,
          n -> n.shape().rank() == first.shape().rank()
              && n.shape().with(at, 0).equals(first.shape().with(at, 0)));
      if (all[i] == null) return null;
      if (i > 0) java.append(", $").append(i);
    }
    return draft.add(call("concat(int,Var[])", java.append(')').toString(),
        v -> v.get(0).concat(axis, v.subList(1, v.size()).toArray(Var[]::new))), all);
  }

  // ---- all that users can write ----

  /** The methods of the operation families that make a var. */
  static List<Method> methods() {
    return Arrays.stream(Var.class.getInterfaces())
        .flatMap(family -> Arrays.stream(family.getDeclaredMethods()))
        .filter(m -> Modifier.isPublic(m.getModifiers()) && m.getReturnType() == Var.class)
        .sorted(Comparator.comparing(ProgramOperations::name)).toList();
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
        all.add(number(name, x -> p -> invoke(m, x, p), 2.0, 0.5, -1.5, 0.1, 1.0));
      }
    }
    all.sort(Comparator.comparing(ProgramOperation::name));
    return List.copyOf(all);
  }

  private static Var invoke(Method m, Var x, Object... arguments) {
    try {
      return (Var) m.invoke(x, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
