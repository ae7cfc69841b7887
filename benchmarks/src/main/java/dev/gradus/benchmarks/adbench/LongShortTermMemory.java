package dev.gradus.benchmarks.adbench;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * LSTM: the loss of l layers of b cells with diagonal weights that predict each of c characters
 * from those before it.
 *
 * <p>Forget and output gates read the input of the layer, input and change gates its hidden state.
 * The loss is −mean of y·(ŷ − ln(2 + Σ e^ŷ)). Each row of weights is a tensor of its own; the
 * predictions of all steps are one matrix.
 */
final class LongShortTermMemory implements Problem {
  private static final int ROWS = 8; // four weights, four biases

  private final int layers;
  private final int b;
  private final List<Tensor> point; // of each layer w and b of the gates; then in, out and bias
  private final List<Var> state; // of each layer hidden and cell
  private final List<Var> inputs; // all but the last
  private final Var targets; // all but the first, [c − 1, b]

  private LongShortTermMemory(Numbers in) {
    layers = in.count();
    int c = in.count();
    b = in.count();
    point = new ArrayList<>();
    for (int i = 0; i < ROWS * layers + 3; i++) point.add(Tensor.vector(in.next(b)));
    state = new ArrayList<>();
    for (int i = 0; i < 2 * layers; i++) state.add(row(in.next(b)));
    double[] sequence = in.next(c * b);
    inputs = new ArrayList<>();
    for (int t = 0; t < c - 1; t++) {
      inputs.add(row(Arrays.copyOfRange(sequence, t * b, (t + 1) * b)));
    }
    targets = Var.constant(
        Tensor.of(Shape.of(c - 1, b), Arrays.copyOfRange(sequence, b, c * b)));
  }

  /** Reads {@code l c b}, weights and biases of each layer, three rows, the state, the sequence. */
  static Problem read(Path file) throws IOException {
    Numbers in = Numbers.of(file);
    return in.end(new LongShortTermMemory(in));
  }

  private static Var row(double[] x) { return Var.constant(Tensor.vector(x)); }

  @Override
  public List<Tensor> point() { return point; }

  @Override
  public Terms terms(List<Var> w) {
    Var in = w.get(ROWS * layers);
    Var out = w.get(ROWS * layers + 1);
    Var bias = w.get(ROWS * layers + 2);
    List<Var> now = new ArrayList<>(state);
    Var[] hidden = new Var[inputs.size()];
    for (int t = 0; t < hidden.length; t++) {
      Var x = inputs.get(t).multiply(in);
      for (int l = 0; l < layers; l++) x = layer(w.subList(ROWS * l, ROWS * (l + 1)), now, l, x);
      hidden[t] = x;
    }
    Var y = hidden[0].stack(0, Arrays.copyOfRange(hidden, 1, hidden.length)).multiply(out)
        .add(bias);
    Var lse = y.exp().sum(true, 1).add(2).log();
    Var loss = targets.multiply(y.subtract(lse)).sum().divide(-hidden.length * b);
    return new Terms(List.of(loss), List.of(loss));
  }

  /** One layer's next state, from weights and biases of forget, input, output and change gates. */
  private static Var layer(List<Var> w, List<Var> state, int l, Var x) {
    Var h = state.get(2 * l);
    Var forget = x.multiply(w.get(0)).add(w.get(4)).sigmoid();
    Var input = h.multiply(w.get(1)).add(w.get(5)).sigmoid();
    Var output = x.multiply(w.get(2)).add(w.get(6)).sigmoid();
    Var change = h.multiply(w.get(3)).add(w.get(7)).tanh();
    Var cell = state.get(2 * l + 1).multiply(forget).add(input.multiply(change));
    Var next = output.multiply(cell.tanh());
    state.set(2 * l, next);
    state.set(2 * l + 1, cell);
    return next;
  }

  @Override
  public double objective(List<Tensor> values) { return values.get(0).toDouble(); }

  @Override
  public double[] results(List<Tensor> values, List<List<Tensor>> gradients) {
    List<double[]> parts = new ArrayList<>();
    parts.add(values.get(0).toArray());
    for (Tensor t : gradients.get(0)) parts.add(t.toArray());
    return Problem.joined(parts);
  }

  @Override
  public double tolerance() { return 1e-12; }
}
