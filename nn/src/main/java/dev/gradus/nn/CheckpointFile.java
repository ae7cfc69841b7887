package dev.gradus.nn;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.nn.files.Safetensors;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint as a safetensors file: the tensors of a model, what the optimiser remembers, the
 * best model so far with {@code best/} before its names, and in the description how far it came.
 */
final class CheckpointFile {
  private static final String BEST = "best/";
  private static final List<String> NAMES = List.of("kind", "version", "network", "loss", "terms",
      "optimizer", "batch", "seed", "precision", "share", "plateau", "epoch", "row", "step",
      "errors", "weights", "factor", "lowered", "outcome", "best", "preparation", "data",
      "heldOut");

  private CheckpointFile() {}

  /** Names and shapes of all that a step changes. */
  private static Layout layout(Setup setup) {
    Map<String, Shape> all = new LinkedHashMap<>();
    Sequential net = setup.net();
    for (Layout part : List.of(net.layout(), net.bufferLayout())) {
      for (String name : part.names()) all.put(name, part.shape(name));
    }
    for (Slot slot : Stepping.slots(setup.optimizer())) {
      if (slot.kind() == Slot.Kind.SCALAR) all.put(slot.name(), Shape.of());
      else for (int i : net.learnt().places()) {
        Parameter p = net.allParameters().get(i);
        all.put(Slot.name(slot.name(), p.name()), p.shape());
      }
    }
    return new Layout(List.copyOf(all.keySet()), List.copyOf(all.values()));
  }

  static void write(WritableByteChannel to, Checkpoint c, Registry registry, String call)
      throws IOException {
    Setup setup = c.setup;
    Descriptions d = new Descriptions(registry, call);
    Map<String, @Nullable Object> said = ModelFile.said("checkpoint");
    said.put("network", d.write("the network", Sequential.class, setup.net()));
    said.put("loss", d.write("the loss", Loss.class, setup.loss()));
    said.put("terms", d.write("terms", List.class, setup.terms()));
    said.put("optimizer", d.write("the optimizer", Optimizer.class, setup.optimizer()));
    said.put("batch", setup.batch());
    said.put("seed", setup.seed());
    said.put("precision", setup.precision().name());
    said.put("share", setup.share());
    said.put("plateau", plateau(setup.plateau()));
    Progress at = c.progress;
    said.put("epoch", at.epoch);
    said.put("row", at.row);
    said.put("step", at.step);
    said.put("errors", d.write("errors", double.class, at.errors));
    said.put("weights", d.write("weights", double.class, at.weights));
    said.put("factor", at.factor);
    said.put("lowered", at.lowered);
    said.put("outcome", c.outcome.name());
    said.put("preparation", PreparedFile.write(c.prepared));
    said.put("data", fingerprint(c.data));
    said.put("heldOut", fingerprint(c.heldOut));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Layout layout = layout(setup);
    for (String name : layout.names()) {
      ModelFile.put(tensors, name,
          Objects.requireNonNull(c.cells.get(name)).tensor(layout.shape(name)));
    }
    Best best = c.best;
    if (best == null) said.put("best", null);
    else {
      Map<String, @Nullable Object> of = new LinkedHashMap<>();
      of.put("epoch", best.epoch());
      of.put("by", best.by());
      of.put("value", d.write("value", double.class, best.value()));
      said.put("best", of);
      ModelFile.put(tensors, BEST, best.state().parameters());
      ModelFile.put(tensors, BEST, best.state().buffers());
    }
    ModelFile.write(to, said, call, tensors, setup.precision());
  }

  static Checkpoint read(Safetensors file, Registry registry) throws IOException {
    Map<?, ?> said = ModelFile.said(file, "checkpoint");
    Descriptions d = new Descriptions(registry, file.where());
    d.checkNames("the description", said, NAMES);
    Setup setup = setup(d, said);
    Map<String, Cells> cells = new LinkedHashMap<>();
    Layout layout = layout(setup);
    for (String name : layout.names()) {
      cells.put(name, Cells.of(file.tensor(name, layout.shape(name)), setup.precision()));
    }
    Fingerprint data = fingerprint(d, "data", said.get("data"));
    if (data == null) throw d.wrong("data", "is null; write what they are known by");
    return new Checkpoint(setup, progress(d, said), cells,
        best(file, d, said.get("best"), setup),
        d.constant("the outcome", Outcome.class, said.get("outcome")),
        PreparedFile.read(d, said.get("preparation")), data,
        fingerprint(d, "heldOut", said.get("heldOut")));
  }

  private static Progress progress(Descriptions d, Map<?, ?> said) {
    Progress at = new Progress();
    at.epoch = count(d, said, "epoch");
    at.row = positive(d, said, "row", Long.MAX_VALUE);
    at.step = positive(d, said, "step", Long.MAX_VALUE);
    at.errors = d.real("errors", said.get("errors"));
    at.weights = d.real("weights", said.get("weights"));
    at.factor = d.real("factor", said.get("factor"));
    at.lowered = count(d, said, "lowered");
    if (at.factor >= 0 && at.factor <= 1) return at;
    throw d.wrong("factor", "is " + at.factor + "; write a number from 0 to 1");
  }

  private static @Nullable Object plateau(@Nullable Plateau p) {
    if (p == null) return null;
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("patience", p.patience());
    said.put("factor", p.factor());
    said.put("least", p.least());
    return said;
  }

  private static @Nullable Plateau plateau(Descriptions d, @Nullable Object json) {
    if (json == null) return null;
    Map<?, ?> said = d.object("plateau", json);
    d.checkNames("plateau", said, List.of("patience", "factor", "least"));
    try {
      return Plateau.checked(count(d, said, "patience"), d.real("factor", said.get("factor")),
          d.real("least", said.get("least")));
    } catch (IllegalArgumentException e) {
      throw d.wrong("plateau", "is none: " + e.getMessage());
    }
  }

  private static @Nullable Object fingerprint(@Nullable Fingerprint f) {
    if (f == null) return null;
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("are", f.data());
    said.put("digest", f.digest());
    return said;
  }

  private static @Nullable Fingerprint fingerprint(Descriptions d, String name,
      @Nullable Object json) {
    if (json == null) return null;
    Map<?, ?> said = d.object(name, json);
    d.checkNames(name, said, List.of("are", "digest"));
    return new Fingerprint(d.text(name + ".are", said.get("are")),
        d.text(name + ".digest", said.get("digest")));
  }

  private static Setup setup(Descriptions d, Map<?, ?> said) {
    return new Setup(d.read("the network", Sequential.class, said.get("network")),
        d.read("the loss", Loss.class, said.get("loss")),
        d.list("terms", Term.class, said.get("terms")).stream().map(Term.class::cast).toList(),
        d.read("the optimizer", Optimizer.class, said.get("optimizer")),
        count(d, said, "batch"), d.whole("seed", said.get("seed"), Long.MAX_VALUE),
        d.constant("the precision", Precision.class, said.get("precision")),
        d.real("share", said.get("share")), plateau(d, said.get("plateau")));
  }

  private static @Nullable Best best(Safetensors file, Descriptions d, @Nullable Object json,
      Setup setup) throws IOException {
    if (json == null) return null;
    Map<?, ?> said = d.object("best", json);
    d.checkNames("best", said, List.of("epoch", "by", "value"));
    String by = d.text("best.by", said.get("by"));
    return new Best(count(d, said, "epoch"), by, d.real("best.value", said.get("value")),
        ModelFile.state(file, BEST, setup.net()));
  }

  private static int count(Descriptions d, Map<?, ?> said, String name) {
    return (int) positive(d, said, name, Integer.MAX_VALUE);
  }

  private static long positive(Descriptions d, Map<?, ?> said, String name, long most) {
    long x = d.whole(name, said.get(name), most);
    if (x >= 0) return x;
    throw d.wrong(name, "is " + x + "; write 0 or more");
  }
}
