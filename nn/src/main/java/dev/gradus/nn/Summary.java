package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.plan.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of a network: what each layer gives, and which parameters it has. */
final class Summary {
  private Summary() {}

  private record Row(String layer, String output, String parameters) {}

  /** For so many points at once. */
  static String of(Sequential net, int points, Precision precision) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("layer", "output", "parameters"));
    rows.add(new Row("points", Shape.of(points, net.width()).toString(), ""));
    List<Site> sites = net.sitesInTurn();
    long numbers = 0;
    for (int i = 0; i < sites.size(); i++) {
      Site site = sites.get(i);
      int end = i + 1 < sites.size() ? sites.get(i + 1).firstParameter
          : net.allParameters().size();
      List<Parameter> all = net.allParameters().subList(site.firstParameter, end);
      Shape output = Shape.of(points, site.outputs);
      numbers += output.size();
      rows.add(new Row(Given.brief(site.layer.toString()), output.toString(),
          all.isEmpty() ? "" : count(all) + ": " + Given.list(all)));
    }
    return table(rows) + count(net.allParameters()) + " parameters, of which "
        + count(net.learnt().parameters()) + " are learnt, in "
        + bytes(count(net.allParameters()), precision) + " as " + precision
        + "; all outputs take " + bytes(numbers, precision);
  }

  private static long count(List<Parameter> all) {
    return all.stream().mapToLong(p -> p.shape().size()).sum();
  }

  private static String bytes(long numbers, Precision precision) {
    return String.format(Locale.ROOT, "%,d bytes", numbers * precision.bytes());
  }

  private static String table(List<Row> rows) {
    int layer = rows.stream().mapToInt(r -> r.layer.length()).max().orElse(0);
    int output = rows.stream().mapToInt(r -> r.output.length()).max().orElse(0);
    StringBuilder s = new StringBuilder();
    for (Row r : rows) {
      s.append((r.layer + " ".repeat(layer - r.layer.length()) + "  " + r.output
          + " ".repeat(output - r.output.length()) + "  " + r.parameters).stripTrailing())
          .append('\n');
    }
    return s.toString();
  }
}
