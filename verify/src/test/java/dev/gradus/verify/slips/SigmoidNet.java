package dev.gradus.verify.slips;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** 2-3-1 sigmoids, mean squared error of 4 points: loops over flat arrays. */
final class SigmoidNet implements HandWritten {
  private static final double[][] X = HandWritten.data(1, 4, 2);
  private static final double[] T = {0.1, 0.9, 0.8, 0.3};

  @Override
  public Layout layout() {
    return new Layout(List.of("W1", "b1", "W2", "b2"),
        List.of(Shape.of(2, 3), Shape.of(3), Shape.of(3, 1), Shape.of(1)));
  }

  @Override
  public Function<List<Var>, Var> error() {
    Var x = Var.constant(Tensor.matrix(X));
    Var t = Var.constant(Tensor.of(Shape.of(4, 1), T));
    return v -> x.matmul(v.get(0)).add(v.get(1)).sigmoid().matmul(v.get(2)).add(v.get(3))
        .sigmoid().mse(t);
  }

  private static double sigmoid(double z) { return 1 / (1 + Math.exp(-z)); }

  @Override
  public double[] gradient(double[] w, String m) {
    double[] g = new double[13]; // W1 0..5, b1 6..8, W2 9..11, b2 12
    int from = m.equals("first point left out") ? 1 : 0;
    int to = m.equals("last point left out") ? 3 : 4;
    for (int n = from; n < to; n++) {
      double[] z1 = new double[3];
      double[] h = new double[3];
      double z2 = w[12];
      for (int j = 0; j < 3; j++) {
        z1[j] = w[6 + j];
        for (int i = 0; i < 2; i++) z1[j] += X[n][i] * w[3 * i + j];
        h[j] = sigmoid(z1[j]);
        z2 += h[j] * w[9 + j];
      }
      double y = sigmoid(z2);
      double d = switch (m) {
        case "t - y" -> T[n] - y;
        case "no target" -> y;
        case "loss of logit" -> z2 - T[n];
        case "sign of the error" -> Math.signum(y - T[n]) / 2;
        default -> y - T[n];
      };
      double slope2 = switch (m) {
        case "no output slope" -> 1;
        case "output slope of y" -> sigmoid(y) * (1 - sigmoid(y));
        case "output slope with z" -> z2 * (1 - z2);
        case "output slope y" -> y;
        case "output slope 1 - y" -> 1 - y;
        case "output tanh slope" -> 1 - y * y;
        case "output slope twice" -> y * (1 - y) * y * (1 - y);
        default -> y * (1 - y);
      };
      double two = m.equals("no factor 2") ? 1 : m.equals("factor 4") ? 4 : 2;
      double count = switch (m) {
        case "no 1/n" -> 1;
        case "1/n twice" -> 16;
        case "times n" -> 0.25;
        default -> 4;
      };
      double delta2 = two / count * d * slope2;
      for (int j = 0; j < 3; j++) {
        double in = m.equals("z for h in W2") ? z1[j] : h[j];
        double part = m.equals("W2 without slope") ? two / count * d * in : delta2 * in;
        if (m.equals("W2 = for +=")) g[9 + j] = part;
        else g[9 + j] += part;
      }
      if (m.equals("b2 = for +=")) g[12] = delta2;
      else if (m.equals("b2 mean")) g[12] += delta2 / 4;
      else if (!m.equals("b2 forgotten")) g[12] += m.equals("b2 sign") ? -delta2 : delta2;
      for (int j = 0; j < 3; j++) {
        double back = m.equals("no weights back") ? delta2
            : m.equals("d without output slope back") ? two / count * d * w[9 + j]
            : delta2 * w[9 + j];
        double slope1 = switch (m) {
          case "no hidden slope" -> 1;
          case "hidden slope of h" -> sigmoid(h[j]) * (1 - sigmoid(h[j]));
          case "hidden slope with z" -> z1[j] * (1 - z1[j]);
          case "hidden slope 1 - h" -> 1 - h[j];
          case "hidden slope 1 - h²" -> 1 - h[j] * h[j];
          case "hidden slope h(1 + h)" -> h[j] * (1 + h[j]);
          case "hidden slope without bias" -> {
            double s = sigmoid(z1[j] - w[6 + j]);
            yield s * (1 - s);
          }
          default -> h[j] * (1 - h[j]);
        };
        double delta1 = back * slope1;
        if (m.equals("b1 = for +=")) g[6 + j] = delta1;
        else g[6 + j] += m.equals("b1 without slope") ? back : delta1;
        for (int i = 0; i < 2; i++) {
          int at = m.equals("W1 column order") ? 2 * j + i : 3 * i + j;
          double part = X[n][i] * (m.equals("W1 sign") ? -delta1 : delta1);
          if (m.equals("W1 = for +=")) g[at] = part;
          else g[at] += part;
        }
      }
      if (m.equals("only the first point") && n == 0) break;
      if (m.equals("only the last point") && n < 3) g = new double[13];
    }
    if (m.equals("weights returned")) {
      double[] next = w.clone();
      for (int i = 0; i < 13; i++) next[i] -= 0.3 * g[i];
      return next;
    }
    if (m.equals("weight decay")) for (int i = 0; i < 13; i++) g[i] += 0.02 * w[i];
    if (m.equals("weight decay of weights")) {
      for (int i = 0; i < 13; i++) if (i < 6 || i >= 9 && i < 12) g[i] += 0.02 * w[i];
    }
    return g;
  }

  @Override
  public Map<String, List<String>> mistakes() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("t - y", List.of("sign"));
    all.put("no target", List.of("target is not"));
    all.put("loss of logit", List.of("numbers of another place", "what goes into"));
    all.put("sign of the error", List.of("taken as the sign"));
    all.put("no output slope", List.of("derivative of the activation is forgotten"));
    all.put("output slope of y", List.of("at the result"));
    all.put("output slope with z", List.of("is given the input"));
    all.put("output slope y", List.of("factor of the derivative"));
    all.put("output slope 1 - y", List.of("factor of the derivative"));
    all.put("output tanh slope", List.of("another activation"));
    all.put("output slope twice", List.of("once more"));
    all.put("no factor 2", List.of("factor 2 is lost"));
    all.put("factor 4", List.of("factor 2 too much"));
    all.put("no 1/n", List.of("factor is forgotten", "division is missing"));
    all.put("1/n twice", List.of("applied twice", "division too much"));
    all.put("times n", List.of("turned over"));
    all.put("z for h in W2", List.of("what goes into the activation"));
    all.put("W2 without slope", List.of("derivative of the activation is forgotten", "δ is that"));
    all.put("W2 = for +=", List.of("sum is not complete"));
    all.put("b2 = for +=", List.of("sum is not complete"));
    all.put("b2 mean", List.of("mean for a sum"));
    all.put("b2 forgotten", List.of("nothing flows"));
    all.put("b2 sign", List.of("sign"));
    all.put("no weights back", List.of("weights are missing"));
    all.put("d without output slope back", List.of("activation is forgotten", "δ is that"));
    all.put("no hidden slope", List.of("derivative of the activation is forgotten"));
    all.put("hidden slope of h", List.of("at the result"));
    all.put("hidden slope with z", List.of("is given the input"));
    all.put("hidden slope 1 - h", List.of("factor of the derivative"));
    all.put("hidden slope 1 - h²", List.of("another activation"));
    all.put("hidden slope h(1 + h)", List.of("factor of the derivative"));
    all.put("hidden slope without bias", List.of("numbers of another place"));
    all.put("b1 = for +=", List.of("sum is not complete"));
    all.put("b1 without slope", List.of("activation is forgotten", "δ is that"));
    all.put("W1 column order", List.of("column by column", "transposed"));
    all.put("W1 sign", List.of("sign"));
    all.put("W1 = for +=", List.of("sum is not complete"));
    all.put("first point left out", List.of("sum is not complete"));
    all.put("last point left out", List.of("sum is not complete"));
    all.put("only the first point", List.of("sum is not complete"));
    all.put("only the last point", List.of("sum is not complete"));
    all.put("weights returned", List.of("new weights"));
    all.put("weight decay", List.of("weight decay"));
    all.put("weight decay of weights", List.of("weight decay"));
    return all;
  }
}
