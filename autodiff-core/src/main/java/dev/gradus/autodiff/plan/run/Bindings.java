package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.errors.Brief;
import dev.gradus.autodiff.plan.program.Buffer;
import dev.gradus.autodiff.plan.program.Storage;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user's arrays behind the names of a workspace. Names may share an array only if no run writes
 * to it; who is behind an array is looked up, so that binding many names takes no longer for each.
 */
final class Bindings {
  private final Storage storage;
  private final Memory memory;

  /** The buffers behind each array, found once one has been bound. */
  private @Nullable IdentityHashMap<Object, Set<Buffer>> users;

  Bindings(Storage storage, Memory memory) {
    this.storage = storage;
    this.memory = memory;
  }

  /** Puts an array behind a buffer, or fails in the name of what the user called it by. */
  void bind(Buffer b, String name, Object array) {
    Object before = memory.array(b);
    if (!kind(array).equals(kind(before))) {
      throw new IllegalArgumentException("Workspace.bind: " + Brief.of(name) + " takes "
          + kind(before) + " but was given " + kind(array) + "; give an array of that kind and "
          + "length");
    }
    IdentityHashMap<Object, Set<Buffer>> all = users();
    // of several that share an array already no run writes to any, so one stands for all
    all.getOrDefault(array, Set.of()).stream().filter(o -> o != b).findFirst()
        .ifPresent(other -> checkUnwritten(name, b, other));
    all.getOrDefault(before, Set.of()).remove(b);
    all.computeIfAbsent(array, a -> new LinkedHashSet<>()).add(b);
    memory.bind(b, array);
  }

  private IdentityHashMap<Object, Set<Buffer>> users() {
    IdentityHashMap<Object, Set<Buffer>> known = users;
    if (known != null) return known;
    IdentityHashMap<Object, Set<Buffer>> all = new IdentityHashMap<>();
    for (Buffer b : storage.named().values()) {
      all.computeIfAbsent(memory.array(b), a -> new LinkedHashSet<>()).add(b);
    }
    users = all;
    return all;
  }

  private void checkUnwritten(String name, Buffer b, Buffer other) {
    boolean written = storage.isWritten(b);
    if (!written && !storage.isWritten(other)) return;
    String mine = Brief.of(name);
    String others = Brief.of(String.valueOf(other.name()));
    throw new IllegalArgumentException("Workspace.bind: the array given for " + mine
        + " is behind " + others + " already, and a run writes to "
        + (written ? mine : others) + "; give each an array of its own");
  }

  private static String kind(Object array) {
    String element = array.getClass().getComponentType().getSimpleName();
    return element + '[' + java.lang.reflect.Array.getLength(array) + ']';
  }
}
