package dev.gradus.onnx;

import static dev.gradus.onnx.Given.given;

import dev.gradus.nn.Layer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How layers are said in ONNX operators: those of the library, and those of one's own. Immutable.
 *
 * <pre>{@code
 * Translations all = Translations.standard()
 *     .with(Scaled.class, (layer, x, at) -> at.op("Mul", x, at.parameter("g")));
 * Onnx.write(model, path, all);
 * }</pre>
 */
public final class Translations {
  private static final Translations STANDARD = new Translations(StandardLayers.all());

  private final Map<Object, Translation<?>> all; // by class, or by a layer itself

  private Translations(Map<Object, Translation<?>> all) {
    this.all = all;
  }

  /**
   * Those of all layers that the library has.
   *
   * @return what {@link Onnx} uses if nothing else is given
   */
  public static Translations standard() { return STANDARD; }

  /**
   * These and one for a type of one's own.
   *
   * @param type the class of the layer, not one it extends or implements
   * @param translation how it predicts
   * @return all of them
   * @param <L> the type of the layer
   * @throws IllegalArgumentException if the type has a translation already
   */
  public <L extends Layer> Translations with(Class<L> type, Translation<? super L> translation) {
    given(type, "Translations.with", "the type", "the class of a layer, such as Scaled.class");
    given(translation, "Translations.with", "the translation", "(layer, x, at) -> …");
    return plus(type, type.getSimpleName(), translation);
  }

  /**
   * These and one for a layer that has no class of its own, as of {@link Layer#of}.
   *
   * @param layer the layer, or one that equals it
   * @param translation how it predicts
   * @return all of them
   * @throws IllegalArgumentException if the layer has a translation already
   */
  public Translations with(Layer layer, Translation<Layer> translation) {
    given(layer, "Translations.with", "the layer", "one such as that of Layer.of(…)");
    given(translation, "Translations.with", "the translation", "(layer, x, at) -> …");
    return plus(layer, layer.toString(), translation);
  }

  private Translations plus(Object key, String name, Translation<?> translation) {
    if (all.containsKey(key)) {
      throw new IllegalArgumentException("Translations.with: " + Given.brief(name)
          + " has a translation already; leave it out");
    }
    Map<Object, Translation<?>> more = new LinkedHashMap<>(all);
    more.put(key, translation);
    return new Translations(more);
  }

  /** That of the layer itself, or else of its class; null if there is none. */
  @SuppressWarnings("unchecked") // each was put under a type that it takes
  @Nullable Translation<Layer> of(Layer layer) {
    Translation<?> own = all.get(layer);
    return (Translation<Layer>) (own != null ? own : all.get(layer.getClass()));
  }

  /** How many layers have one. */
  @Override
  public String toString() { return "translations of " + all.size() + " layers"; }
}
