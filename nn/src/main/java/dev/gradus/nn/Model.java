package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.nn.files.Safetensors;
import dev.gradus.nn.files.WholeFile;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A network with its numbers: it predicts. Immutable, so any number of threads may use it at once.
 *
 * <p>It predicts by plans, made once for each of the first numbers of points; others are put
 * together from plans for 1, 2, 4 and so on. The prediction for a point has the same bits whatever
 * other points come with it, unless a layer of the user's own mixes points: points stay together
 * then, and a plan is made for each number of them, of which the eight used last are kept.
 *
 * <p>Java's serialisation carries the bytes of {@link #save(Path)}, of networks of {@link
 * Registry#standard()}.
 */
public final class Model implements Serializable {
  private static final long serialVersionUID = 1;

  private final transient Sequential net;
  private final transient Predictions.State state;
  private final transient Precision precision;
  private final transient Meaning meaning;
  private final transient Predictions predictions;

  /**
   * A network with its numbers.
   *
   * @param net the network
   * @param parameters its numbers
   * @param precision of the numbers it computes with
   * @throws IllegalArgumentException if the parameters are of another network
   */
  public Model(Sequential net, Parameters parameters, Precision precision) {
    this(checked(net, parameters, precision), new Predictions.State(parameters,
        net.initialBuffers()), precision, Meaning.NONE,
        new Predictions(net, precision, net.layers().size()));
  }

  private static Sequential checked(Sequential net, Parameters parameters, Precision precision) {
    given(net, "Model", "the network", "a Sequential");
    given(parameters, "Model", "the set of parameters", "those of the network");
    given(precision, "Model", "the precision", "Precision.FLOAT or Precision.DOUBLE");
    parameters.checkOf("Model", net);
    return net;
  }

  Model(Sequential net, Predictions.State state, Precision precision, Meaning meaning,
      Predictions predictions) {
    this.net = net;
    this.state = state;
    this.precision = precision;
    this.meaning = meaning;
    this.predictions = predictions;
  }

  /**
   * A network with its numbers, which computes in {@link Precision#FLOAT}.
   *
   * @param net the network
   * @param parameters its numbers
   * @throws IllegalArgumentException if the parameters are of another network
   */
  public Model(Sequential net, Parameters parameters) { this(net, parameters, Precision.FLOAT); }

  /**
   * The network.
   *
   * @return its description
   */
  public Sequential net() { return net; }

  /**
   * The numbers of the network.
   *
   * @return its parameters
   */
  public Parameters parameters() { return state.parameters(); }

  /**
   * What layers have kept beside the parameters, such as running means.
   *
   * @return their numbers; none for most networks
   */
  public Parameters buffers() { return state.buffers(); }

  /**
   * The numbers that it computes with.
   *
   * @return the precision
   */
  public Precision precision() { return precision; }

  /**
   * The names of the classes.
   *
   * @return one for each output; none if they have no names
   */
  public List<String> classNames() { return meaning.classNames(); }

  /**
   * The names of the columns of points.
   *
   * @return one for each column; none if they have no names
   */
  public List<String> features() { return meaning.features(); }

  /**
   * What is done to points before the network takes them.
   *
   * @return the preparation that the training fitted, or null for nothing
   */
  public @Nullable Prepared preparation() { return meaning.preparation(); }

  /**
   * The same network alone, which takes points that are prepared already.
   *
   * @return a model without a {@link #preparation}, and without names of features if it had one
   */
  public Model unprepared() {
    if (meaning.preparation() == null) return this;
    return new Model(net, state, precision,
        new Meaning(List.of(), null, meaning.classNames(), meaning.logits()), predictions);
  }

  /**
   * The same network with other numbers, which shares its plans.
   *
   * @param parameters of the same network
   * @return the model
   * @throws IllegalArgumentException if the parameters are of another network
   */
  public Model with(Parameters parameters) {
    given(parameters, "Model.with", "the set of parameters", "those of the network");
    parameters.checkOf("Model.with", net);
    return new Model(net, new Predictions.State(parameters, state.buffers()), precision,
        meaning, predictions);
  }

  /**
   * The same model in other numbers. Parameters are rounded to floats only as it computes.
   *
   * @param precision of the numbers it computes with
   * @return the model
   */
  public Model with(Precision precision) {
    given(precision, "Model.with", "the precision", "Precision.FLOAT or Precision.DOUBLE");
    return precision == this.precision ? this : new Model(net, state, precision, meaning,
        new Predictions(net, precision, net.layers().size()));
  }

  /**
   * The same model, whose outputs are taken for the logits of classes, where the last layer does
   * not say that they are probabilities. A training on classes says so by itself.
   *
   * @return the model
   */
  public Model asClassifier() {
    Meaning classes = new Meaning(meaning.features(), meaning.preparation(), meaning.classNames(),
        true);
    return new Model(net, state, precision, classes, predictions);
  }

  /**
   * The predictions.
   *
   * @param points [points, inputs], or one point as a vector; as they were before the training
   *     {@linkplain Training#prepared prepared} them
   * @return of shape [points, outputs], or a vector for one point
   * @throws IllegalArgumentException if the points have another number of columns
   */
  public Tensor predict(Tensor points) {
    given(points, "Model.predict", "the tensor of points", "a tensor with a row for each point");
    Prepared first = meaning.preparation();
    Tensor x = first == null ? points : first.apply("Model.predict", points);
    Shape shape = x.shape();
    net.checkPoints(shape);
    if (shape.rank() == 2) return predictions.of(x, state);
    Tensor row = Tensor.of(Shape.of(1, shape.dim(0)), x.toArray());
    return Tensor.vector(predictions.of(row, state).toArray());
  }

  /**
   * The most likely class of each point: the largest of several outputs, or for one output, which
   * is the probability of class 1, whether it is at least ½.
   *
   * @param points [points, inputs]
   * @return a class number for each point
   * @throws IllegalStateException if the outputs are neither probabilities nor logits of classes
   * @throws IllegalArgumentException if an output is NaN
   */
  public int[] classify(Tensor points) {
    given(points, "Model.classify", "the tensor of points", "a tensor with a row for each point");
    checkClasses("Model.classify");
    double[][] y = predict(points).toMatrix();
    int[] classes = new int[y.length];
    for (int i = 0; i < y.length; i++) {
      if (y[i].length == 1) classes[i] = y[i][0] >= (isProbability() ? 0.5 : 0) ? 1 : 0;
      for (int j = 1; j < y[i].length; j++) if (y[i][j] > y[i][classes[i]]) classes[i] = j;
      for (double p : y[i]) if (Double.isNaN(p)) throw noClass(i, points);
    }
    return classes;
  }

  /**
   * Predicts a whole set of points, to be measured.
   *
   * @param data the points and what should be predicted for them
   * @return predictions beside their targets: accuracy, confusion and so on
   * @throws IllegalArgumentException if the data do not fit the network, or a prediction is NaN
   * @throws IllegalStateException if the data have classes, but the outputs are neither
   *     probabilities nor logits of these
   */
  public Evaluation evaluate(Dataset data) {
    given(data, "Model.evaluate", "the data set", "a Dataset, as Dataset.numbers(points, targets)");
    if (data.hasClasses()) checkClasses("Model.evaluate");
    Link link = net.link();
    boolean areLogits = !isProbability() && link != Link.PROBABILITIES && meaning.logits();
    return Evaluation.of("Model.evaluate", predict(data.points()), areLogits, data);
  }

  private boolean isProbability() { return net.link() == Link.PROBABILITY_EACH; }

  private void checkClasses(String call) {
    Link link = net.link();
    if (meaning.logits() || isProbability() || link == Link.PROBABILITIES) return;
    throw new IllegalStateException(call + ": " + (net.outputs() == 1 ? "the one output of " + net
        + " is no probability" : "the outputs of " + net + " are no probabilities")
        + "; end the network with " + (net.outputs() == 1 ? "Sigmoid" : "Softmax")
        + ", use predict, or say with asClassifier() that they are logits");
  }

  private static IllegalArgumentException noClass(int i, Tensor points) {
    double[] x = points.toMatrix()[i];
    boolean given = Arrays.stream(x).anyMatch(v -> !Double.isFinite(v));
    return new IllegalArgumentException("Model.classify: the prediction for point " + i + " is NaN"
        + (given ? ", as the point has a number that is not finite; mend or leave out that row"
            : "; the parameters are too large, or not finite"));
  }

  /**
   * The names of the most likely classes.
   *
   * @param points [points, inputs]
   * @return a name for each point
   * @throws IllegalStateException if the classes have no names, see {@link
   *     Dataset#classes(Tensor, List)}
   */
  public List<String> labels(Tensor points) {
    given(points, "Model.labels", "the tensor of points", "a tensor with a row for each point");
    if (classNames().isEmpty()) {
      throw new IllegalStateException("Model.labels: the classes have no names; train with "
          + "Dataset.classes(points, names), or use classify");
    }
    return Arrays.stream(classify(points)).mapToObj(classNames()::get).toList();
  }

  /**
   * Writes a safetensors file that {@link #load(Path)} and other tools read, as {@code
   * docs/files.md} says: all or nothing, so that a crash while it is written leaves the old one.
   *
   * @param path where to; a file that is there is replaced
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if a layer is not in {@link Registry#standard()}
   */
  public void save(Path path) throws IOException {
    given(path, "Model.save", "the path", "where to write the file");
    save(path, Registry.standard());
  }

  /**
   * Writes a file of a network with records of one's own.
   *
   * @param path where to; a file that is there is replaced
   * @param registry the names of the layers
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if a layer is not in the registry
   */
  public void save(Path path, Registry registry) throws IOException {
    given(path, "Model.save", "the path", "where to write the file");
    given(registry, "Model.save", "the registry", "Registry.standard()");
    WholeFile.write(path, "Model.save", to -> ModelFile.write(to, this, registry, "Model.save"));
  }

  /**
   * Reads a file of {@link #save(Path)}. It may be a stranger's: time and memory grow with its
   * size, and nothing is run that it names.
   *
   * @param path where it is
   * @return an equal model, with the same bits of predictions
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no such file; the message says what is wrong
   */
  public static Model load(Path path) throws IOException {
    given(path, "Model.load", "the path", "that of a file of Model.save");
    return load(path, Registry.standard());
  }

  /**
   * Reads a file of a network with records of one's own.
   *
   * @param path where it is
   * @param registry the names that it was written with
   * @return an equal model, with the same bits of predictions
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no such file; the message says what is wrong
   */
  public static Model load(Path path, Registry registry) throws IOException {
    given(path, "Model.load", "the path", "that of a file of Model.save");
    given(registry, "Model.load", "the registry", "Registry.standard()");
    try (Safetensors file = Safetensors.open(path, "Model.load")) {
      return ModelFile.read(file, registry);
    }
  }

  private Object writeReplace() throws ObjectStreamException {
    try {
      return new ModelBytes(this);
    } catch (IOException | IllegalArgumentException e) {
      NotSerializableException said = new NotSerializableException(e.getMessage());
      said.initCause(e);
      throw said;
    }
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("Model: a stream holds the bytes of its file, not a model; "
        + "write it with an ObjectOutputStream");
  }

  Predictions predictions() { return predictions; }

  Predictions.State state() { return state; }

  Meaning meaning() { return meaning; }

  /** Whether the other has an equal network, the same numbers, precision and names. */
  @Override
  public boolean equals(Object o) {
    return o instanceof Model m && net.equals(m.net) && state.equals(m.state)
        && precision == m.precision && meaning.equals(m.meaning);
  }

  @Override
  public int hashCode() { return Objects.hash(net, state, precision); }

  /** The network and how many numbers it has. */
  @Override
  public String toString() {
    return "model of " + net + ", " + net.layout().size() + " parameters in " + precision
        + (classNames().isEmpty() ? "" : ", classes " + Given.list(classNames()));
  }
}
