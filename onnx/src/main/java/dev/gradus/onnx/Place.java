package dev.gradus.onnx;

import static dev.gradus.onnx.Given.given;

import dev.gradus.autodiff.plan.Precision;
import dev.gradus.nn.Buffer;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Model;
import dev.gradus.nn.Parameter;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Sequential;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a translation finds where its layer stands in a network: what the layer has learnt and kept,
 * and ONNX's operators.
 */
public final class Place {
  private final Layer layer;
  private final int inputs;
  private final Graph graph;
  private final Translation<Layer> translation;
  private final Map<String, Value> parameters = new LinkedHashMap<>();
  private final Map<String, Value> buffers = new LinkedHashMap<>();
  private final List<Place> children = new ArrayList<>();

  /** The numbers of a model, taken one after the other in the order of its layers. */
  static final class Numbers {
    private final Parameters parameters;
    private final Parameters buffers;
    private int parameter;
    private int buffer;

    Numbers(Model model) {
      parameters = model.parameters();
      buffers = model.buffers();
    }

    private Value nextParameter(Graph graph) { return next(parameters, parameter++, graph); }

    private Value nextBuffer(Graph graph) { return next(buffers, buffer++, graph); }

    private static Value next(Parameters all, int i, Graph graph) {
      return graph.tensor(all.layout().names().get(i), all.tensors().get(i));
    }
  }

  /** A layer and all within it, each of which must have a translation. */
  Place(Layer layer, int inputs, Translations translations, Graph graph, Numbers numbers) {
    this.layer = layer;
    this.inputs = inputs;
    this.graph = graph;
    Translation<Layer> found = translations.of(layer);
    if (found == null) throw none(layer, graph.call);
    translation = found;
    for (Parameter p : layer.parameters(inputs)) {
      parameters.put(p.name(), numbers.nextParameter(graph));
    }
    for (Buffer b : layer.buffers(inputs)) buffers.put(b.name(), numbers.nextBuffer(graph));
    int width = inputs;
    for (int c = 0; c < layer.children().size(); c++) {
      Layer child = layer.children().get(c);
      // those of a network follow each other, those of others are each given what it says
      if (!(layer instanceof Sequential)) width = layer.childInputs(c, inputs);
      children.add(new Place(child, width, translations, graph, numbers));
      width = child.outputs(width);
    }
  }

  private static IllegalArgumentException none(Layer layer, String call) {
    return new IllegalArgumentException(call + ": there is no translation of the layer "
        + Given.brief(layer) + " (" + layer.getClass().getName() + "); give "
        + "Translations.standard().with(…, (layer, x, at) -> …)");
  }

  Value translate(Value x) {
    Value y = translation.translate(layer, x, this);
    if (y != null) return graph.own(y, graph.call + ": the result of the translation of "
        + Given.brief(layer));
    throw new IllegalArgumentException(graph.call + ": the translation of " + Given.brief(layer)
        + " gave null; return the value of its output");
  }

  /**
   * How many numbers the layer is given for each point.
   *
   * @return the number of columns of its input
   */
  public int inputs() { return inputs; }

  /**
   * The numbers that the file computes with.
   *
   * @return the precision of the model
   */
  public Precision precision() { return graph.precision; }

  /**
   * A parameter of the layer.
   *
   * @param name as the layer calls it, such as {@code W}
   * @return its value
   * @throws IllegalArgumentException if the layer states none of that name
   */
  public Value parameter(String name) {
    given(name, "Place.parameter", "the name", "one of the layer's parameters");
    return named(parameters, name, "parameter");
  }

  /**
   * A buffer of the layer, as training has left it.
   *
   * @param name as the layer calls it, such as {@code mean}
   * @return its value
   * @throws IllegalArgumentException if the layer states none of that name
   */
  public Value buffer(String name) {
    given(name, "Place.buffer", "the name", "one of the layer's buffers");
    return named(buffers, name, "buffer");
  }

  private Value named(Map<String, Value> all, String name, String kind) {
    Value value = all.get(name);
    if (value != null) return value;
    throw new IllegalArgumentException("Place." + kind + ": " + Given.brief(layer) + " has no "
        + kind + " " + Given.brief(name) + " among " + all.keySet() + "; use one of these");
  }

  /**
   * Applies a child of the layer. One that is applied twice has the same numbers both times.
   *
   * @param child which of {@link Layer#children()}, from 0
   * @param x its input
   * @return its output
   * @throws IndexOutOfBoundsException if there is no such child
   */
  public Value apply(int child, Value x) {
    given(x, "Place.apply", "the input", "a value with a row for each point");
    if (child < 0 || child >= children.size()) {
      throw new IndexOutOfBoundsException("Place.apply: " + Given.brief(layer) + " has "
          + children.size() + " children but was asked for " + child + "; count them from 0");
    }
    return children.get(child).translate(graph.own(x, "Place.apply: the input"));
  }

  /**
   * A number, in the precision of the model.
   *
   * @param x the number
   * @return a value without axes
   */
  public Value number(double x) { return graph.number(x); }

  /**
   * Whole numbers of 64 bits, such as axes.
   *
   * @param x the numbers
   * @return a value with one axis
   */
  public Value integers(long... x) {
    given(x, "Place.integers", "the array of numbers", "whole numbers");
    return graph.integers(x);
  }

  /**
   * What an operator gives that has one output. Which there are, and what they take, says
   * https://onnx.ai/onnx/operators; whether these are right shows when the file is run.
   *
   * @param type its name, of version 13 or older, such as {@code MatMul}
   * @param inputs what it takes
   * @return what it gives
   */
  public Value op(String type, Value... inputs) { return op(type, Map.of(), inputs); }

  /**
   * What an operator with attributes gives that has one output.
   *
   * @param type its name, of version 13 or older, such as {@code Softmax}
   * @param attributes by their names: {@code Integer}, {@code Long}, {@code Float}, {@code String}
   *     or {@code long[]}
   * @param inputs what it takes
   * @return what it gives
   * @throws IllegalArgumentException if an attribute is of another type
   */
  public Value op(String type, Map<String, ?> attributes, Value... inputs) {
    given(type, "Place.op", "the type", "the name of an operator, such as MatMul");
    given(attributes, "Place.op", "the map of attributes", "Map.of() for none");
    attributes.forEach((name, x) -> {
      given(name, "Place.op", "the name of an attribute", "one that the operator has");
      given(x, "Place.op", "the attribute " + Given.brief(name), "its value, or leave it out");
    });
    given(inputs, "Place.op", "the array of inputs", "what the operator takes");
    for (int i = 0; i < inputs.length; i++) {
      given(inputs[i], "Place.op", "input " + i + " of " + Given.brief(type),
          "a value of this file");
      graph.own(inputs[i], "Place.op: input " + i + " of " + Given.brief(type));
    }
    return graph.op(type, attributes, inputs);
  }

  /** The layer. */
  @Override
  public String toString() { return "place of " + layer; }
}
