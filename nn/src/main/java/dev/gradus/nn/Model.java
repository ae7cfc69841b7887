package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Plan;
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
import java.time.Duration;
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
   * The same network alone, which takes points that are prepared already, and answers in the unit
   * that its targets were learned in.
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
   * The predictions. Once it is compiled, a call for one of the first numbers of points allocates
   * nothing but its result.
   *
   * @param points [points, inputs], or one point as a vector; as they were before the training
   *     {@linkplain Training#prepared prepared} them
   * @return of shape [points, outputs], or a vector for one point
   * @throws IllegalArgumentException if the points have another number of columns
   */
  public Tensor predict(Tensor points) {
    given(points, "Model.predict", "the tensor of points", "a tensor with a row for each point");
    check("Model.predict", points.shape());
    return predictions.answers(points, meaning.preparation(), state);
  }

  private void check(String call, Shape points) {
    Prepared first = meaning.preparation();
    if (first == null) {
      net.checkPoints(points);
    } else {
      first.check(call, points);
      net.checkPoints(points.rank() == 1 ? 1 : points.dim(0), first.outputs());
    }
  }

  private Tensor predict(Points points) {
    Points x = Rows.prepared("Model.predict", points, meaning.preparation());
    net.checkPoints(x.size(), x.columns());
    return answers(predictions.of(x, state));
  }

  /** Outputs in the unit of the data. */
  Tensor answers(Tensor outputs) {
    Prepared by = meaning.preparation();
    return by == null ? outputs : by.answers(outputs);
  }

  /**
   * Predicts for points that are all zeros until such calls are as fast as they become, so that the
   * first one that counts is: plans and workspaces are made, the compiler does its work, and loops
   * of the Vector API, where it is there, come into use. A service calls it before traffic comes,
   * for each number of points that it will be asked for often:
   *
   * <pre>{@code
   * Model model = Model.load(path);
   * if (!model.warmUp(1, Duration.ofSeconds(10))) log("predictions are still becoming faster");
   * }</pre>
   *
   * <p>It runs on the thread that calls it; {@link Plan#warmUp} says how long. Models made of this
   * one by {@link #with(Parameters)} are warm, too. No bit of any prediction changes.
   *
   * @param points how many at once
   * @param atMost how long; a call that is under way then is finished
   * @return whether that was enough; not if the time was over before, or the thread is interrupted,
   *     whose mark stays
   * @throws IllegalArgumentException if the number is not positive or more than a tensor holds, or
   *     the time is negative
   */
  public boolean warmUp(int points, Duration atMost) {
    Numbers.checkCount("Model.warmUp", "points", points);
    given(atMost, "Model.warmUp", "the time", "how long at most, as Duration.ofSeconds(10)");
    if (atMost.isNegative()) {
      throw new IllegalArgumentException("Model.warmUp: there is no time of " + atMost
          + "; give how long at most, as Duration.ofSeconds(10)");
    }
    Prepared first = meaning.preparation();
    int width = first == null ? net.width() : first.inputs();
    if ((long) points * width > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("Model.warmUp: " + points + " points of " + width
          + " numbers each are more than the " + Integer.MAX_VALUE + " numbers of a tensor; give "
          + "how many points one call will predict");
    }
    Shape rows = Shape.of(points, width);
    Tensor zeros = Tensor.of(rows, new double[rows.size()]);
    Tensor one = Tensor.vector(new double[rows.dim(1)]);
    predictions.fill(points, state);
    return Plan.warmUp(() -> {
      predict(zeros);
      if (points == 1) predict(one);
    }, atMost);
  }

  /**
   * The most likely class of each point: the largest of several outputs, or for one output, which
   * is the probability of class 1, whether it is at least ½.
   *
   * @param points [points, inputs], or one point as a vector
   * @return a class number for each point
   * @throws IllegalStateException if the outputs are neither probabilities nor logits of classes
   * @throws IllegalArgumentException if an output is NaN
   */
  public int[] classify(Tensor points) {
    given(points, "Model.classify", "the tensor of points", "a tensor with a row for each point");
    Probabilities p = probabilities();
    p.check("Model.classify");
    double[][] y = outputs("Model.classify", points, predictions).toMatrix();
    int[] classes = new int[y.length];
    for (int i = 0; i < y.length; i++) {
      if (y[i].length == 1) classes[i] = y[i][0] >= p.half() ? 1 : 0;
      for (int j = 1; j < y[i].length; j++) if (y[i][j] > y[i][classes[i]]) classes[i] = j;
    }
    return classes;
  }

  /**
   * The probability of each class: one output p becomes two columns, 1 − p and p, and logits become
   * probabilities. Several outputs of {@link Sigmoid} are labels by themselves, each with its own.
   *
   * @param points [points, inputs], or one point as a vector
   * @return of shape [points, classes], or a vector for one point
   * @throws IllegalStateException if the outputs are neither probabilities nor logits of classes
   * @throws IllegalArgumentException if an output is NaN
   */
  public Tensor probabilities(Tensor points) {
    given(points, "Model.probabilities", "the tensor of points",
        "a tensor with a row for each point");
    Probabilities p = probabilities();
    p.check("Model.probabilities");
    return Probabilities.shaped(p.of(outputs("Model.probabilities", points, predictions)),
        points.shape());
  }

  /**
   * ln of the {@link #probabilities}. Those of a last layer {@link Softmax} or {@link Sigmoid} are
   * computed from what goes into it, and are right where the probability itself is rounded to 0.
   *
   * @param points [points, inputs], or one point as a vector
   * @return of shape [points, classes], or a vector for one point
   * @throws IllegalStateException if the outputs are neither probabilities nor logits of classes
   * @throws IllegalArgumentException if an output is NaN
   */
  public Tensor logProbabilities(Tensor points) {
    given(points, "Model.logProbabilities", "the tensor of points",
        "a tensor with a row for each point");
    Probabilities p = probabilities();
    p.check("Model.logProbabilities");
    Predictions scores = predictions.first(p.count());
    return Probabilities.shaped(p.logs(outputs("Model.logProbabilities", points, scores)),
        points.shape());
  }

  /**
   * Which labels a point has: those whose probability is large enough. For outputs that are labels
   * by themselves, as of {@link Sigmoid}, and for one output.
   *
   * @param points [points, inputs], or one point as a vector
   * @param threshold the least probability, from 0 to 1; 0.5 takes what is more likely than not
   * @return for each point whether it has each label
   * @throws IllegalStateException if the outputs are no such probabilities
   * @throws IllegalArgumentException if the threshold is no probability, or an output is NaN
   */
  public boolean[][] decide(Tensor points, double threshold) {
    given(points, "Model.decide", "the tensor of points", "a tensor with a row for each point");
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("Model.decide: the threshold " + threshold
          + " is no probability; use one from 0 to 1, such as 0.5");
    }
    Probabilities p = probabilities();
    p.checkEach("Model.decide");
    Tensor y = outputs("Model.decide", points, predictions);
    double[] each = p.each(y);
    boolean[][] labels = new boolean[y.shape().dim(0)][net.outputs()];
    for (int i = 0; i < each.length; i++) {
      labels[i / net.outputs()][i % net.outputs()] = each[i] >= threshold;
    }
    return labels;
  }

  private Probabilities probabilities() { return new Probabilities(net, meaning.logits()); }

  /** What decides about classes, so it may not be NaN. */
  private Tensor outputs(String call, Tensor points, Predictions by) {
    check(call, points.shape());
    Tensor y = by.rows(points, meaning.preparation(), state);
    double[] all = y.toArray();
    for (int i = 0; i < all.length; i++) {
      if (Double.isNaN(all[i])) throw noClass(call, i / y.shape().dim(1), points);
    }
    return y;
  }

  /**
   * Predicts a whole set of points, to be measured. Where the model and the data have names of
   * classes, classes are the same if their names are.
   *
   * @param data the points and what should be predicted for them
   * @return predictions beside their targets: accuracy, confusion and so on
   * @throws IllegalArgumentException if the data do not fit the network, a prediction is NaN, the
   *     model does not know the name of a class, or the features have other names
   * @throws IllegalStateException if the data have classes, but the outputs are neither
   *     probabilities nor logits of these
   */
  public Evaluation evaluate(Dataset data) {
    given(data, "Model.evaluate", "the data set", "a Dataset, as Dataset.numbers(points, targets)");
    Dataset named = meaning.match("Model.evaluate", data);
    return evaluation(predict(data.rows()), named);
  }

  /** What its predictions are beside their targets. */
  Evaluation evaluation(Tensor outputs, Dataset data) {
    Probabilities p = probabilities();
    if (data.hasClasses()) p.check("Model.evaluate");
    return Evaluation.of("Model.evaluate", outputs, p.areLogits(), data);
  }

  private IllegalArgumentException noClass(String call, int i, Tensor points) {
    double[] x = points.toArray();
    int width = points.shape().dim(-1);
    boolean given = Arrays.stream(x, i * width, (i + 1) * width).allMatch(Double::isFinite);
    return new IllegalArgumentException(call + ": the prediction for point " + i + " is NaN"
        + (given ? "; the parameters are too large, or not finite"
            : ", as the point has a number that is not finite; mend or leave out that row"));
  }

  /**
   * What each layer gives and learns, and how much memory that takes: a table to print.
   *
   * @param points how many at once
   * @return a line for each layer, and one for all of them
   * @throws IllegalArgumentException if the number is not positive
   */
  public String summary(int points) {
    Numbers.checkCount("Model.summary", "points", points);
    return Summary.of(net, points, precision);
  }

  /**
   * The names of the most likely classes.
   *
   * @param points [points, inputs], or one point as a vector
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

  /**
   * A network whose numbers were trained by PyTorch and saved as a safetensors file: parameters as
   * {@link Parameters#ofStateDict} reads them, and what layers keep, such as the {@code
   * running_mean} and {@code running_var} of {@link BatchNorm}.
   *
   * <pre>{@code
   * Sequential net = Sequential.of(new Dense(4, 8), new BatchNorm(), new Relu(), new Dense(8, 3));
   * Model model = Model.ofStateDict(net, Path.of("weights.safetensors"));
   * }</pre>
   *
   * @param net the network, of the same layers
   * @param path where the file is
   * @param layers what stands before {@code .weight}, for each layer that has parameters; none if
   *     these differ by numbers alone
   * @return a model in {@link Precision#FLOAT}
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no safetensors file, or its tensors are of another
   *     network; the message names the first one
   */
  public static Model ofStateDict(Sequential net, Path path, String... layers)
      throws IOException {
    given(net, "Model.ofStateDict", "the network", "a Sequential of the same layers");
    given(path, "Model.ofStateDict", "the path", "that of a safetensors file");
    Given.all(layers, "Model.ofStateDict", "the array of layers",
        "what stands before .weight, or nothing");
    try (Safetensors file = Safetensors.open(path, "Model.ofStateDict")) {
      return new Model(net, Foreign.ofStateDict(net, file, List.of(layers)), Precision.FLOAT,
          Meaning.NONE, new Predictions(net, Precision.FLOAT, net.layers().size()));
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
