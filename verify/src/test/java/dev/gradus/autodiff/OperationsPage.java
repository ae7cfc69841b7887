package dev.gradus.autodiff;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The page about all operations, printed from the table that the tests run over. */
final class OperationsPage {
  private OperationsPage() {}

  static String text() {
    StringBuilder out = new StringBuilder("""
        # Operations

        Every operation of `Var`: its value, its derivative, where it is defined, and what it
        answers where formulas leave a choice. The page is printed from the table that the tests
        run over, so each number in it is tested.

        In a slope, x is the input, y the result, ȳ its adjoint, σ the logistic function; a and b
        are the inputs of an operation with two. The value and slope at an edge are what the
        operation and its derivative give there, in reverse and forward mode. Unless said otherwise
        NaN gives NaN and infinities follow Java's arithmetic. A function that works entry by entry
        has the same bits, and its derivatives too, on a tape and in a plan in double, on every
        JVM and processor.

        Axes count from 0, and from the end with negative numbers: −1 is the last. A reduction of
        which no axes are named is over all of them, and gives a scalar, or length 1 in each axis
        where they are kept: `sum()`, `norm(2)`, `logSumExp(true)`.

        So do indices that are written in a call: those of `get`, `row`, `column` and `select`, of
        `Tensor.get` and `Tensor.rows`. Bounds of a `slice`, and indices that are data, as in
        `gather`, count from 0 only: a −1 among labels is a fault to be found.

        Derivatives are total: by x of a result in which u = x² stands, the way through u counts,
        also where the derivative by u is asked for beside it.

        The modes agree but where an entry that never moves meets an infinite slope, as the zeros of
        `x.pad(0, 0, 1).sqrt()` do: forward mode computes 0·∞, which is NaN, and reverse mode leaves
        the entry out. `jacobian` chooses its mode by size alone, unless it is given one.

        """);
    for (Class<?> family : Var.class.getInterfaces()) section(out, family);
    out.append("## Used by rules\n\nNot methods of `Var`: what slopes are made of. They show in "
        + "printed programs.\n\n");
    Set<String> methods = new TreeSet<>();
    for (Class<?> family : Var.class.getInterfaces()) methods.addAll(methods(family));
    table(out, OperationRows.ALL.stream().filter(row -> !methods.contains(row.name())).toList());
    return out.toString();
  }

  private static void section(StringBuilder out, Class<?> family) {
    Set<String> methods = methods(family);
    out.append("## ").append(family.getSimpleName()).append("\n\n");
    table(out, OperationRows.ALL.stream().filter(row -> methods.contains(row.name())).toList());
  }

  static Set<String> methods(Class<?> family) {
    return Arrays.stream(family.getDeclaredMethods())
        .filter(Method::isDefault)
        .filter(m -> m.getReturnType() == Var.class || m.getReturnType() == List.class)
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void table(StringBuilder out, List<OperationRow> rows) {
    out.append("| operation | value | slope | domain | conventions |\n|---|---|---|---|---|\n");
    for (OperationRow row : rows) {
      OperationRow.Statement s = row.statement();
      out.append(String.join(" | ", "| `" + row.name() + "`", cell(s.formula()), cell(s.slope()),
          cell(s.domain()), conventions(row))).append(" |\n");
    }
    out.append('\n');
  }

  private static String conventions(OperationRow row) {
    String edges = row.edges().stream().map(OperationsPage::edge).collect(Collectors.joining("; "));
    String notes = cell(String.join(" ", row.statement().notes()));
    return edges.isEmpty() || notes.isEmpty() ? edges + notes : edges + ". " + notes;
  }

  private static String edge(OperationRow.Edge edge) {
    String slopes = Arrays.stream(edge.slopes()).mapToObj(OperationRow::number)
        .collect(Collectors.joining(" and "));
    return cell(edge.call()) + ": " + OperationRow.number(edge.y()) + ", slope " + slopes;
  }

  /** A bar would end the cell. */
  private static String cell(String text) { return text.replace("|", "\\|"); }
}
