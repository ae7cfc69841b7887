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

  /** Data with classes numbered as here, by their names; without names they are taken as given. */
  Dataset match(String call, Dataset data) {
    checkFeatures(call, data.features());
    List<String> names = data.classNames();
    if (classNames.isEmpty() || names.isEmpty() || classNames.equals(names)) return data;
    for (String name : names) {
      if (classNames.contains(name)) continue;
      throw new IllegalArgumentException(call + ": the data have the class " + Given.brief(name)
          + " among " + Given.list(names) + ", but the model has the classes "
          + Given.list(classNames) + "; train with points of that class or name it by "
          + "withClassNames, or leave it out");
    }
    return data.numberedBy(classNames);
  }

  private void checkFeatures(String call, List<String> names) {
    if (features.isEmpty() || names.isEmpty() || features.equals(names)) return;
    throw new IllegalArgumentException(call + ": the data have the features " + Given.list(names)
        + ", but the model has " + Given.list(features) + "; give the same columns in the same "
        + "order");
  }
}
