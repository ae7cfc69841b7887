package dev.gradus.nn;

import dev.gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a network that are learnt, which are all but those of frozen layers.
 *
 * @param places in the network's layout
 * @param parameters what they are
 * @param names what they are called
 */
record Learnt(List<Integer> places, List<Parameter> parameters, List<String> names) {
  static Learnt of(List<Parameter> all, List<Boolean> frozen) {
    List<Integer> places = new ArrayList<>();
    List<Parameter> parameters = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (frozen.get(i)) continue;
      places.add(i);
      parameters.add(all.get(i));
      names.add(all.get(i).name());
    }
    return new Learnt(List.copyOf(places), List.copyOf(parameters), List.copyOf(names));
  }

  /** Whether there is a slope for each, of its shape. */
  boolean fits(List<Tensor> slopes) {
    if (slopes.size() != parameters.size()) return false;
    for (int i = 0; i < slopes.size(); i++) {
      if (!slopes.get(i).shape().equals(parameters.get(i).shape())) return false;
    }
    return true;
  }

  /** Those of a list for all parameters that belong to one that is learnt. */
  <T> List<T> of(List<T> all) {
    if (places.size() == all.size()) return all;
    List<T> some = new ArrayList<>(places.size());
    for (int i : places) some.add(all.get(i));
    return some;
  }
}
