package dev.gradus.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A layer in its place in a network: how wide it is there, and which of the network's parameters
 * and buffers are its own.
 */
final class Site {
  final Layer layer;
  final int outputs;
  final int number; // of all sites, in the order they are met
  final List<Parameter> parameters; // as the layer calls them
  final List<Buffer> buffers;
  final int firstParameter;
  final int firstBuffer;
  final boolean isFrozen;
  final List<Site> children = new ArrayList<>();

  private Site(Layer layer, int inputs, int outputs, boolean isFrozen, Inventory all) {
    this.isFrozen = isFrozen;
    this.layer = layer;
    this.outputs = outputs;
    number = all.sites++;
    firstParameter = all.parameters.size();
    firstBuffer = all.buffers.size();
    parameters = Given.results(layer.parameters(inputs), "Sequential",
        "the parameters(inputs) of " + layer, "a Parameter for each; List.of() for none");
    buffers = Given.results(layer.buffers(inputs), "Sequential", "the buffers(inputs) of " + layer,
        "a Buffer for each; List.of() for none");
  }

  /** A network, whose layers have all that there is. */
  private Site(Sequential net, List<Site> chain, int number) {
    layer = net;
    outputs = chain.get(chain.size() - 1).outputs;
    this.number = number;
    parameters = List.of();
    buffers = List.of();
    firstParameter = 0;
    firstBuffer = 0;
    isFrozen = false;
    children.addAll(chain);
  }

  /** What is collected from all layers of a network. */
  static final class Inventory {
    /** The parameters by their names in the network, such as {@code W^(1)}. */
    final List<Parameter> parameters = new ArrayList<>();

    /** Whether each parameter stays as it is. */
    final List<Boolean> frozen = new ArrayList<>();

    final List<Buffer> buffers = new ArrayList<>();

    private int sites;
    private int numbered; // layers that have parameters or buffers

    int sites() { return sites; }
  }

  /** The number of inputs of layers one after the other: what the first of them insists on. */
  static int inputs(List<Layer> layers) {
    for (Layer layer : layers) {
      OptionalInt wanted = layer.inputs();
      if (wanted.isPresent()) return wanted.getAsInt();
    }
    throw new IllegalArgumentException("Sequential.of: no layer of " + Sequential.text(layers)
        + " says how many inputs it takes; begin with a Dense layer, or say it with "
        + "Sequential.of(inputs, layers)");
  }

  /** The network itself. */
  static Site root(Sequential net, int inputs, Inventory all) {
    List<Site> chain = chain(net.layers(), inputs, false, null, all);
    return new Site(net, chain, all.sites++);
  }

  /** Layers one after the other. */
  private static List<Site> chain(List<Layer> layers, int inputs, boolean frozen,
      @Nullable Layer following, Inventory all) {
    List<Site> sites = new ArrayList<>();
    int units = inputs;
    for (int i = 0; i < layers.size(); i++) {
      Layer next = i + 1 < layers.size() ? layers.get(i + 1) : following;
      Site site = of(layers.get(i), units, frozen, next,
          where(layers, i), all);
      sites.add(site);
      units = site.outputs;
    }
    return sites;
  }

  /** Said only if something is wrong: the text of all layers at each of them would take long. */
  private static Supplier<String> where(List<Layer> layers, int i) {
    return () -> "layer " + (i + 1) + " of " + Sequential.text(layers);
  }

  private static Site of(Layer layer, int inputs, boolean frozen, @Nullable Layer next,
      Supplier<String> where, Inventory all) {
    boolean stays = frozen || layer.isFrozen();
    Site site = new Site(layer, inputs, outputs(layer, inputs, where), stays, all);
    if (!site.parameters.isEmpty() || !site.buffers.isEmpty()) site.name(all, stays, next);
    if (layer instanceof Sequential inner) {
      site.children.addAll(chain(inner.layers(), inputs, stays, next, all));
      return site;
    }
    List<Layer> children = Given.results(layer.children(), "Sequential",
        "the children() of " + layer, "the layers it is made of; List.of() for none");
    for (int c = 0; c < children.size(); c++) {
      String child = "child " + c + " of ";
      site.children.add(of(children.get(c), layer.childInputs(c, inputs), stays, null,
          () -> child + layer, all));
    }
    return site;
  }

  private static int outputs(Layer layer, int inputs, Supplier<String> where) {
    OptionalInt wanted = layer.inputs();
    if (wanted.isPresent() && wanted.getAsInt() != inputs) {
      throw new IllegalArgumentException("Sequential: " + where.get() + ": " + layer + " takes "
          + wanted.getAsInt() + " inputs but is given " + inputs + "; make it as wide as the layer "
          + "before");
    }
    int outputs;
    try {
      outputs = layer.outputs(inputs);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Sequential: " + where.get() + ": " + e.getMessage(), e);
    }
    if (outputs >= 1) return outputs;
    throw new IllegalArgumentException("Sequential: " + where.get() + ": outputs(" + inputs
        + ") of " + layer + " is " + outputs + "; give at least 1");
  }

  /** Gives parameters and buffers their names in the network. */
  private void name(Inventory all, boolean stays, @Nullable Layer next) {
    String superscript = "^(" + ++all.numbered + ")";
    for (Parameter p : parameters) {
      Initializer start = p.start() != null ? p.start() : next == null ? null
          : next.weightsBefore();
      all.parameters.add(new Parameter(p.name() + superscript, p.shape(),
          start != null ? start : Initializer.GLOROT_UNIFORM, p.role()));
      all.frozen.add(stays);
    }
    for (Buffer b : buffers) all.buffers.add(b.named(b.name() + superscript));
  }
}
