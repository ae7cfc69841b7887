package dev.gradus.nn;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * How deep parts may be within each other: so deep that a file still holds them, and that nobody
 * who walks through them needs more of the stack than there is.
 */
final class Nesting {
  static final int MOST = 60;

  private Nesting() {}

  /** Fails, in the name of what the user called, if parts are nested deeper; it asks no deeper. */
  static <T> void check(String call, Collection<? extends T> parts,
      Function<? super T, ? extends Collection<? extends T>> within) {
    Deque<Iterator<? extends T>> open = new ArrayDeque<>(List.of(parts.iterator()));
    while (!open.isEmpty()) {
      if (!open.peek().hasNext()) {
        open.pop();
        continue;
      }
      T part = open.peek().next();
      Collection<? extends T> inner = within.apply(part);
      if (inner == null || inner.isEmpty()) continue;
      if (open.size() > MOST) {
        throw new IllegalArgumentException(call + ": parts are nested deeper than " + MOST
            + ", down to one of " + part.getClass().getSimpleName() + "; put them one after the "
            + "other instead");
      }
      open.push(inner.iterator());
    }
  }
}
