package dev.gradus.onnx;

import static dev.gradus.onnx.Given.given;

import dev.gradus.autodiff.plan.Precision;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Model;
import dev.gradus.nn.Prepared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Models as ONNX files, which other systems run.
 *
 * <pre>{@code
 * Onnx.write(model, Path.of("iris.onnx"));
 * }</pre>
 *
 * <p>The file has one input, {@code points}, of shape [batch, inputs], and one output, {@code
 * predictions}, of shape [batch, outputs], where batch is any number, in the precision of the
 * model. It predicts as {@link Model#predict} does, up to rounding: dropout is nothing, batch
 * norm uses what it has kept. Names of classes and features stand in the metadata under {@code
 * class_names} and {@code feature_names}, as JSON arrays. The file of a model that prepares its
 * points takes them as they are, always in doubles, and prepares them; {@link Model#unprepared}
 * gives the network alone.
 *
 * <p>ONNX operators of version 13 are used, and version 7 of the file's form. Equal models give
 * the same bytes.
 */
public final class Onnx {
  private Onnx() {}

  /**
   * Writes a file, all or nothing, so that a crash while it is written leaves the old one.
   *
   * @param model what it predicts
   * @param path where to; a file that is there is replaced
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if a layer has no translation, or there are more numbers than
   *     a file holds
   */
  public static void write(Model model, Path path) throws IOException {
    given(path, "Onnx.write", "the path", "where to write the file");
    write(bytes(model, Translations.standard(), "Onnx.write"), path);
  }

  /**
   * Writes a file of a network with layers of one's own.
   *
   * @param model what it predicts
   * @param path where to; a file that is there is replaced
   * @param translations of all its layers
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if a layer has no translation, or there are more numbers than
   *     a file holds
   */
  public static void write(Model model, Path path, Translations translations)
      throws IOException {
    given(path, "Onnx.write", "the path", "where to write the file");
    write(bytes(model, translations, "Onnx.write"), path);
  }

  private static void write(byte[] bytes, Path path) throws IOException {
    Path place = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath(); // behind a link
    Path folder = place.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NoSuchFileException("Onnx.write: there is no folder " + folder + "; make it first");
    }
    if (Files.isDirectory(place)) {
      throw new IOException("Onnx.write: " + path + " is a folder; give the path of a file");
    }
    Path beside = folder.resolve("." + place.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.write(beside, bytes, StandardOpenOption.CREATE_NEW);
      Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /**
   * The bytes of a file.
   *
   * @param model what it predicts
   * @return an ONNX file
   * @throws IllegalArgumentException if a layer has no translation, or there are more numbers than
   *     a file holds
   */
  public static byte[] bytes(Model model) {
    return bytes(model, Translations.standard(), "Onnx.bytes");
  }

  /**
   * The bytes of a file of a network with layers of one's own.
   *
   * @param model what it predicts
   * @param translations of all its layers
   * @return an ONNX file
   * @throws IllegalArgumentException if a layer has no translation, or there are more numbers than
   *     a file holds
   */
  public static byte[] bytes(Model model, Translations translations) {
    return bytes(model, translations, "Onnx.bytes");
  }

  private static byte[] bytes(Model model, Translations translations, String call) {
    given(model, call, "the model", "a trained network");
    given(translations, call, "the set of translations", "Translations.standard()");
    Graph graph = new Graph(model.precision(), call);
    graph.checkSize((long) model.parameters().layout().size() + model.buffers().layout().size());
    Layer net = model.net();
    Prepared by = model.preparation();
    Value points = by == null ? graph.input("points", model.net().width(), model.precision())
        : new Preparing(by, graph).of(graph.input("points", by.inputs(), Precision.DOUBLE));
    Place root = new Place(net, model.net().width(), translations, graph,
        new Place.Numbers(model));
    Value y = root.translate(points);
    if (by != null && by.targets() > 0) y = new Preparing(by, graph).answers(y);
    graph.output("predictions", model.net().outputs(), y);
    if (!model.classNames().isEmpty()) graph.metadata("class_names", model.classNames());
    if (!model.features().isEmpty()) graph.metadata("feature_names", model.features());
    return graph.bytes();
  }
}
