package dev.gradus.nn;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.nn.files.Json;
import dev.gradus.nn.files.JsonText;
import dev.gradus.nn.files.Safetensors;
import dev.gradus.nn.files.SafetensorsWriter;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model as a safetensors file: see docs/files.md. {@code gradus} in its metadata is a JSON text
 * that says what the tensors are of.
 */
final class ModelFile {
  static final int VERSION = 1;
  private static final String KEY = "gradus";

  private ModelFile() {}

  /** The beginning of a description. */
  static Map<String, @Nullable Object> said(String kind) {
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    said.put("kind", kind);
    said.put("version", VERSION);
    return said;
  }

  static void write(WritableByteChannel to, Map<String, @Nullable Object> said, String call,
      Map<String, Tensor> tensors, Precision precision) throws IOException {
    String text;
    try {
      text = JsonText.of(said);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(call + ": the description cannot be written: "
          + e.getMessage(), e);
    }
    SafetensorsWriter.write(to, Map.of(KEY, text), tensors, precision == Precision.FLOAT);
  }

  /** The description of a file of that kind. */
  static Map<?, ?> said(Safetensors file, String kind) {
    String text = file.metadata().get(KEY);
    if (text == null) {
      throw file.wrong("it does not say what its tensors are of", "read weights that were trained "
          + "elsewhere with Parameters.ofStateDict(net, path)");
    }
    Object json = Json.read(text, file.where() + ": its description");
    if (!(json instanceof Map<?, ?> said) || !(said.get("version") instanceof Number version)) {
      throw file.wrong("its description has no version", "give a file of Model.save or "
          + "Checkpoint.save");
    }
    if (version.doubleValue() != VERSION) {
      throw file.wrong("it is of format version " + version + ", but this library reads up to "
          + VERSION, "use a newer release of the library");
    }
    if (kind.equals(said.get("kind"))) return said;
    String other = kind.equals("model") ? "Checkpoint.load" : "Model.load";
    throw file.wrong("it holds no " + kind, "give one that does, or use " + other);
  }

  static void put(Map<String, Tensor> all, String prefix, Parameters some) {
    List<String> names = some.layout().names();
    for (int i = 0; i < names.size(); i++) {
      put(all, prefix + names.get(i), some.tensors().get(i));
    }
  }

  static void put(Map<String, Tensor> all, String name, Tensor x) {
    if (all.put(name, x) == null) return;
    throw new IllegalArgumentException("Model.save: two tensors are called " + Given.brief(name)
        + "; give parameters, buffers and slots of your layers and optimizers names of their own");
  }

  static Parameters get(Safetensors file, String prefix, Layout layout) throws IOException {
    List<Tensor> all = new ArrayList<>();
    for (String name : layout.names()) all.add(file.tensor(prefix + name, layout.shape(name)));
    return new Parameters(layout, all);
  }

  static Predictions.State state(Safetensors file, String prefix, Sequential net)
      throws IOException {
    return new Predictions.State(get(file, prefix, net.layout()),
        get(file, prefix, net.bufferLayout()));
  }

  /** Writes a model. */
  static void write(WritableByteChannel to, Model m, Registry registry, String call)
      throws IOException {
    Descriptions d = new Descriptions(registry, call);
    Map<String, @Nullable Object> said = said("model");
    said.put("network", d.write("the network", Sequential.class, m.net()));
    said.put("precision", m.precision().name());
    said.put("features", m.features());
    said.put("preparation", PreparedFile.write(m.preparation()));
    said.put("classes", m.classNames());
    said.put("logits", m.meaning().logits());
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    put(tensors, "", m.parameters());
    put(tensors, "", m.buffers());
    write(to, said, call, tensors, m.precision());
  }

  private static List<String> texts(Descriptions d, Map<?, ?> said, String name) {
    return d.list(name, String.class, said.get(name)).stream().map(String.class::cast).toList();
  }

  /** Reads a model. */
  static Model read(Safetensors file, Registry registry) throws IOException {
    Map<?, ?> said = said(file, "model");
    Descriptions d = new Descriptions(registry, file.where());
    d.checkNames("the description", said,
        List.of("kind", "version", "network", "precision", "features", "preparation",
            "classes", "logits"));
    Sequential net = d.read("the network", Sequential.class, said.get("network"));
    Precision precision = d.constant("the precision", Precision.class, said.get("precision"));
    List<String> classes = texts(d, said, "classes");
    Meaning.checkClasses(file.where(), classes);
    Meaning.checkClasses(file.where() + ": it has", classes, net);
    Prepared preparation = PreparedFile.read(d, said.get("preparation"));
    if (preparation != null && preparation.targets() > 0
        && preparation.targets() != net.outputs()) {
      throw file.wrong("its preparation is of " + preparation.targets() + " targets but the "
          + "network has " + net.outputs() + " outputs", "give a file of Model.save");
    }
    if (preparation != null && preparation.outputs() != net.width()) {
      throw file.wrong("its preparation gives " + preparation.outputs() + " columns but the "
          + "network takes " + net.width(), "give a file of Model.save");
    }
    List<String> features = texts(d, said, "features");
    int columns = preparation == null ? net.width() : preparation.inputs();
    if (!features.isEmpty() && features.size() != columns) {
      throw file.wrong("it has " + features.size() + " names of features, " + Given.list(features)
          + ", but takes " + columns + " columns", "give a file of Model.save");
    }
    if (!(Objects.requireNonNullElse(said.get("logits"), "") instanceof Boolean logits)) {
      throw file.wrong("logits is no true or false", "write one");
    }
    return new Model(net, state(file, "", net), precision,
        new Meaning(features, preparation, classes, logits),
        new Predictions(net, precision, net.layers().size()));
  }
}
