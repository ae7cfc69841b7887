package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.nn.files.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of a network: one long vector with named views, W and b of each layer.
 *
 * <p>Immutable. The vector runs layer by layer, W row by row, then b; {@link #layout()} names its
 * entries: {@code w_21^(1)}.
 */
public final class Parameters {
  private final Layout layout;
  private final List<Tensor> tensors;

  Parameters(Layout layout, List<Tensor> tensors) {
    this.layout = layout;
    this.tensors = List.copyOf(tensors);
  }

  /**
   * Parameters from one long vector.
   *
   * @param layout the order
   * @param vector the numbers
   * @return the parameters
   * @throws IllegalArgumentException if the vector is not as long as the layout
   */
  public static Parameters of(Layout layout, double... vector) {
    given(layout, "Parameters.of", "the layout", "that of the network");
    given(vector, "Parameters.of", "the vector", "a number for each entry of the layout");
    if (vector.length != layout.size()) {
      throw new IllegalArgumentException("Parameters.of: the layout has " + layout.size()
          + " entries (" + layout + ") but the vector has " + vector.length);
    }
    List<Tensor> tensors = new ArrayList<>();
    for (String name : layout.names()) {
      int start = layout.start(name);
      int end = start + layout.shape(name).size();
      tensors.add(Tensor.of(layout.shape(name), Arrays.copyOfRange(vector, start, end)));
    }
    return new Parameters(layout, tensors);
  }

  /**
   * The weights of a PyTorch {@code state_dict} that was saved as a safetensors file, for a network
   * of the same layers: {@code 0.weight} of shape [out, in], which is transposed, and {@code
   * 0.bias}, {@code 2.weight} and so on, in the order of their numbers. Scales are called {@code
   * weight}, too, and the rows of an embedding, as they are.
   *
   * @param net the network; one that keeps buffers, as {@link BatchNorm} does, is read by {@link
   *     Model#ofStateDict}
   * @param path where the file is
   * @param layers what stands before {@code .weight}, for each layer that has parameters; none if
   *     these differ by numbers alone
   * @return the parameters
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no safetensors file, or its tensors are of another
   *     network; the message names the first one
   */
  public static Parameters ofStateDict(Sequential net, Path path, String... layers)
      throws IOException {
    given(net, "Parameters.ofStateDict", "the network", "a Sequential of the same layers");
    given(path, "Parameters.ofStateDict", "the path", "that of a safetensors file");
    Given.all(layers, "Parameters.ofStateDict", "the array of layers",
        "what stands before .weight, or nothing");
    try (Safetensors file = Safetensors.open(path, "Parameters.ofStateDict")) {
      return Foreign.parametersOfStateDict(net, file, List.of(layers));
    }
  }

  /**
   * The weights of a multilayer perceptron of scikit-learn, for a network of the same {@link Dense}
   * layers.
   *
   * @param net the network
   * @param coefs {@code coefs_}, for each layer [inputs][outputs]
   * @param intercepts {@code intercepts_}, for each layer one for each output
   * @return the parameters
   * @throws IllegalArgumentException if they are of another network; the message names the first
   *     that does not fit
   */
  public static Parameters ofScikitLearn(Sequential net, double[][][] coefs,
      double[][] intercepts) {
    given(net, "Parameters.ofScikitLearn", "the network", "a Sequential of the same layers");
    Given.all(coefs, "Parameters.ofScikitLearn", "the array coefs", "the model's coefs_");
    Given.all(intercepts, "Parameters.ofScikitLearn", "the array intercepts",
        "the model's intercepts_");
    return Foreign.ofScikitLearn(net, coefs, intercepts);
  }

  /** Fails, in the name of what the user called, unless these are of a network. */
  void checkOf(String call, Sequential net) {
    if (net.layout().equals(layout)) return;
    throw new IllegalArgumentException(call + ": the network has the parameters " + net.layout()
        + " but was given " + layout + "; use parameters of the same layers");
  }

  /** Fails, in the name of what the user called, unless all are finite. */
  void checkFinite(String call, boolean inFloats) {
    double[] all = toArray();
    for (int i = 0; i < all.length; i++) {
      if (Double.isFinite(inFloats ? (float) all[i] : all[i])) continue;
      throw new IllegalArgumentException(call + ": the parameter " + layout.entry(i) + " is "
          + all[i] + (Double.isFinite(all[i]) ? ", more than a float holds; use Precision.DOUBLE"
              : "; begin with finite numbers"));
    }
  }

  /**
   * The order and the names.
   *
   * @return the layout of the long vector
   */
  public Layout layout() { return layout; }

  /**
   * One parameter.
   *
   * @param name such as {@code W^(1)}
   * @return its tensor
   * @throws IllegalArgumentException if there is none of that name
   */
  public Tensor get(String name) {
    given(name, "Parameters.get", "the name", "such as W^(1)");
    return tensors.get(layout.position(name));
  }

  /**
   * One entry.
   *
   * @param entry such as {@code w_21^(1)}
   * @return its value
   * @throws IllegalArgumentException if there is none of that name
   */
  public double entry(String entry) {
    given(entry, "Parameters.entry", "the entry", "its name, such as w_21^(1)");
    int i = layout.index(entry);
    return tensors.get(layout.tensor(i)).get(layout.position(i));
  }

  /**
   * The parameters one by one.
   *
   * @return in the order of the vector
   */
  public List<Tensor> tensors() { return tensors; }

  /**
   * The long vector.
   *
   * @return a new array
   */
  public double[] toArray() {
    double[] all = new double[layout.size()];
    int at = 0;
    for (Tensor t : tensors) {
      System.arraycopy(t.toArray(), 0, all, at, t.size());
      at += t.size();
    }
    return all;
  }

  /**
   * The parameters as variables of a tape, to be differentiated by.
   *
   * @param tape the tape
   * @return a variable for each, in the order of the vector
   */
  public List<Var> on(Tape tape) {
    given(tape, "Parameters.on", "the tape", "one to record on");
    List<Var> vars = new ArrayList<>(tensors.size());
    for (int i = 0; i < tensors.size(); i++) {
      vars.add(tape.variable(layout.names().get(i), tensors.get(i)));
    }
    return vars;
  }

  /**
   * The parameters as plain numbers, to compute with and record nothing.
   *
   * @return a constant for each, in the order of the vector
   */
  public List<Var> constants() {
    List<Var> vars = new ArrayList<>(tensors.size());
    for (Tensor t : tensors) vars.add(Var.constant(t));
    return vars;
  }

  /** Whether the other has the same names, shapes and bits. */
  @Override
  public boolean equals(Object o) {
    return o instanceof Parameters p && layout.equals(p.layout) && tensors.equals(p.tensors);
  }

  @Override
  public int hashCode() { return tensors.hashCode(); }

  /** The names and shapes. */
  @Override
  public String toString() { return "parameters " + layout; }
}
