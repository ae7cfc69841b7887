package dev.gradus.nn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes into a model and what comes out, beside its numbers.
 *
 * @param features the names of the columns of points; none if they have no names
 * @param preparation what is done to points first; null for nothing
 * @param classNames one for each output; none if they have no names
 * @param logits whether outputs of any size are those of classes
 */
record Meaning(List<String> features, @Nullable Prepared preparation, List<String> classNames,
    boolean logits) {
  static final Meaning NONE = new Meaning(List.of(), null, List.of(), false);
}
