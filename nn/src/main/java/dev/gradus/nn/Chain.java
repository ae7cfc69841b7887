package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rules one after the other, each given the result of the one before for the slopes: see {@link
 * Optimizer#then}. What belongs to the k-th has a k. before its name.
 *
 * @param pieces the rules
 */
record Chain(List<Optimizer> pieces) implements Optimizer {
  Chain {
    pieces = List.copyOf(pieces);
    if (pieces.isEmpty()) {
      throw new IllegalArgumentException("Optimizer.then: there are no rules; give at least one");
    }
  }

  private static String prefix(int k) { return k + 1 + "."; }

  @Override
  public Map<String, Schedule> hyperparameters() {
    Map<String, Schedule> all = new HashMap<>();
    for (int k = 0; k < pieces.size(); k++) {
      String prefix = prefix(k);
      Hyperparameters.of(pieces.get(k)).forEach((n, s) -> all.put(prefix + n, s));
    }
    return all;
  }

  @Override
  public List<Slot> slots() {
    List<Slot> all = new ArrayList<>();
    for (int k = 0; k < pieces.size(); k++) {
      String prefix = prefix(k);
      Stepping.slots(pieces.get(k)).forEach(s -> all.add(s.named(prefix + s.name())));
    }
    return all;
  }

  @Override
  public List<Var> step(Step s) {
    List<Var> d = s.gradients();
    for (int k = 0; k < pieces.size(); k++) {
      Optimizer piece = pieces.get(k);
      d = Stepping.step(piece, s.of(piece, prefix(k), d));
    }
    return d;
  }

  @Override
  public @Nullable String served() {
    for (int k = pieces.size() - 1; k >= 0; k--) {
      String slot = pieces.get(k).served();
      if (slot != null) return prefix(k) + slot;
    }
    return null;
  }

  @Override
  public String toString() {
    return pieces.stream().map(Given::text).collect(Collectors.joining(".then(", "",
        ")".repeat(pieces.size() - 1)));
  }
}
