package dev.gradus.teaching;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Leaf;
import dev.gradus.autodiff.Paths.Link;
import dev.gradus.autodiff.Var;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people call the nodes of a tape: W^(1), Z^(1) for the sums of a layer, H^(1) for what its
 * units give, ŷ for the prediction; other nodes by their number, %12. Written as formulas are.
 */
final class Names {
  private final Layout layout;
  private final List<Var> variables;
  private final Map<Integer, Integer> layers = new HashMap<>(); // by node
  private final Set<Integer> bent = new HashSet<>(); // sums that a function is applied to
  private int points;
  private int last;

  Names(Scene scene) {
    layout = scene.layout();
    variables = scene.variables();
    for (Var y : scene.nodes()) {
      if (isInput(y) && y.shape().rank() == 2 && points == 0) points = y.shape().dim(0);
      int k = layerOf(y);
      if (k > 0) layers.put(y.index(), k);
      last = Math.max(last, k);
      if (y.arity() > 0 && (isFunction(y) || y.op().name().equals("bceWithLogits"))) {
        bent.add(y.input(0).index());
      }
    }
  }

  private static boolean isInput(Var y) {
    return y.op() instanceof Leaf leaf && leaf.role() == Leaf.Role.INPUT;
  }

  static boolean isFunction(Var y) {
    String name = y.op().name();
    return name.equals("sigmoid") || name.equals("tanh") || name.equals("relu");
  }

  /** How many points there are: the rows of the first input; 0 if there is none. */
  int points() { return points; }

  /** The point that a link looks at, from 0. */
  int point(Fragment link) { return link.integer("point", 0, 0, Math.max(0, points - 1)); }

  /** The number of the last layer. */
  int last() { return last; }

  /** The layer that a node is a step of; 0 if none. */
  int layer(Var y) { return layers.getOrDefault(y.index(), 0); }

  /** Whether the rows of a node are the points. */
  boolean isByPoint(Var y) {
    return points > 0 && y.shape().rank() == 2 && y.shape().dim(0) == points && variable(y) < 0;
  }

  private int variable(Var y) {
    for (int i = 0; i < variables.size(); i++) {
      if (variables.get(i).index() == y.index()) return i;
    }
    return -1;
  }

  private int layerOf(Var y) {
    int i = variable(y);
    if (i >= 0) return superscript(layout.names().get(i));
    return switch (y.op().name()) {
      case "matmul" -> variable(y.input(1)) < 0 ? 0 : layer(y.input(1));
      case "broadcastTo" -> variable(y.input(0)) < 0 ? 0 : layer(y.input(0));
      case "add" -> layer(y.input(0)) == layer(y.input(1)) ? layer(y.input(0)) : 0;
      default -> isFunction(y) && y.input(0).op().name().equals("add") ? layer(y.input(0)) : 0;
    };
  }

  private static int superscript(String name) {
    int open = name.indexOf("^(");
    if (open < 0 || name.length() > open + 6) return 0;
    int k = 0;
    for (int i = open + 2; i < name.length() - 1; i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') return 0;
      k = 10 * k + name.charAt(i) - '0';
    }
    return k;
  }

  /** Of an entry: x, z, h or ŷ; null for a node without a name. */
  private @Nullable String letter(Var y) {
    if (isInput(y)) {
      String label = ((Leaf) y.op()).label();
      boolean isName = label.length() == 1 && label.charAt(0) >= 'a' && label.charAt(0) <= 'z';
      return isName ? label : null;
    }
    if (layer(y) == 0 || variable(y) >= 0) return null;
    boolean isPrediction = layer(y) == last && !bent.contains(y.index());
    if (isFunction(y)) return isPrediction ? "ŷ" : "h";
    return !y.op().name().equals("add") ? null : isPrediction ? "ŷ" : "z";
  }

  /** The name of a whole node, a capital letter: W^(1), H^(2); else its number. */
  String of(Var y) {
    int i = variable(y);
    if (i >= 0) return layout.names().get(i);
    String letter = letter(y);
    if (letter == null) return "%" + y.index();
    if (letter.equals("ŷ")) return "Ŷ";
    return (char) (letter.charAt(0) - 'a' + 'A') + (layer(y) == 0 ? "" : "^(" + layer(y) + ")");
  }

  /** The name of an entry: w_11^(1), h_2^(1), 1 − ŷ; of a point that is said elsewhere. */
  String entry(Var y, int entry) {
    int i = variable(y);
    if (i >= 0) return layout.entry(layout.start(layout.names().get(i)) + entry);
    String letter = letter(y);
    int columns = y.shape().rank() == 2 ? y.shape().dim(1) : 1;
    if (letter != null) {
      if (letter.equals("ŷ") && columns == 1 || layer(y) == 0 && columns == 1) return letter;
      return letter + "_" + (entry % columns + 1) + (layer(y) == 0 ? "" : "^(" + layer(y) + ")");
    }
    return switch (y.op().name()) {
      case "constant" -> Digits.of(y.value().toArray()[entry]);
      case "subtract" -> entry(y.input(0), entry) + " − " + entry(y.input(1), entry);
      case "where" -> entry(y.input(y.input(1).value().toArray()[entry] != 0 ? 0 : 2), entry);
      default -> "%" + y.index() + (y.shape().isScalar() ? "" : "_" + place(entry, columns));
    };
  }

  /** The units of hidden layers that a path goes through. */
  List<String> via(List<Link> path) {
    List<String> via = new ArrayList<>();
    for (Link link : path) {
      Var y = link.to().node();
      if (isFunction(y) && layer(y) < last) via.add(entry(y, link.to().entry()));
    }
    return via;
  }

  /** Row and column of an entry, from 1. */
  private static String place(int entry, int columns) {
    int row = entry / columns + 1;
    if (columns == 1) return String.valueOf(row);
    int column = entry % columns + 1;
    return row + (row > 9 || column > 9 ? "," : "") + column;
  }
}
