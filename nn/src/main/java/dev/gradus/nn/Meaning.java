package dev.gradus.nn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** Fails, in the name of what the user called, if two classes have one name. */
  static void checkClasses(String call, List<String> names) {
    Map<String, Integer> places = new HashMap<>();
    for (int c = 0; c < names.size(); c++) {
      Integer other = places.put(names.get(c), c);
      if (other == null) continue;
      throw new IllegalArgumentException(call + ": the classes " + other + " and " + c
          + " are both named " + Given.brief(names.get(c)) + "; give each a name of its own");
    }
  }

  /** Fails unless a network has outputs for the classes that somebody has. */
  static void checkClasses(String who, List<String> names, Sequential net) {
    int classes = Math.max(2, net.outputs()); // one output tells two apart
    if (names.isEmpty() || names.size() == classes) return;
    throw new IllegalArgumentException(who + " " + names.size() + " names of classes, "
        + Given.list(names) + ", but the network has outputs for " + classes
        + "; name each of these by withClassNames, or end the network with as many outputs");
  }

  /** Data with classes numbered as here, by their names; without names they are taken as given. */
  Dataset match(String call, Dataset data) {
    checkFeatures(call, data.features());
    List<String> names = data.classNames();
    if (classNames.isEmpty() || names.isEmpty() || classNames.equals(names)) return data;
    Map<String, Integer> numbers = new HashMap<>();
    for (int c = 0; c < classNames.size(); c++) numbers.putIfAbsent(classNames.get(c), c);
    for (String name : names) if (!numbers.containsKey(name)) throw unknown(call, name, names);
    return data.numberedBy(classNames, numbers);
  }

  private IllegalArgumentException unknown(String call, String name, List<String> names) {
    return new IllegalArgumentException(call + ": the data have the class " + Given.brief(name)
        + " among " + Given.list(names) + ", but the model has the classes "
        + Given.list(classNames) + "; train with points of that class or name it by "
        + "withClassNames, or leave it out");
  }

  private void checkFeatures(String call, List<String> names) {
    if (features.isEmpty() || names.isEmpty() || features.equals(names)) return;
    throw new IllegalArgumentException(call + ": the data have the features " + Given.list(names)
        + ", but the model has " + Given.list(features) + "; give the same columns in the same "
        + "order");
  }
}
