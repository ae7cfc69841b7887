package dev.gradus.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** For each node of a tape the line of the user's program that made it. */
final class Trace {
  private static final StackWalker STACK = StackWalker.getInstance();

  /** Set on threads whose new tapes are to trace. */
  private static final ThreadLocal<Boolean> ON = ThreadLocal.withInitial(() -> false);

  private final List<String> sources = new ArrayList<>();

  static boolean isOn() { return ON.get(); }

  /** Runs a body that makes tracing tapes. */
  static <R> R during(Supplier<R> body) {
    boolean before = ON.get();
    ON.set(true);
    try {
      return body.get();
    } finally {
      if (before) ON.set(true);
      else ON.remove();
    }
  }

  /** Notes where the next node is made. */
  void add() {
    Optional<StackWalker.StackFrame> user =
        STACK.walk(frames -> frames.filter(f -> !isLibrary(f.getClassName())).findFirst());
    sources.add(user.map(Trace::line).orElse("an unknown line"));
  }

  /** The line that made a node: {@code Program.java:12}. */
  String of(int index) { return sources.get(index); }

  /** This library and what it calls through Java's; its users in sister packages are users. */
  static boolean isLibrary(String className) {
    return className.startsWith("dev.gradus.autodiff.") || className.startsWith("java.");
  }

  private static String line(StackWalker.StackFrame f) {
    String file = f.getFileName(); // null where compiled without it
    return (file == null ? f.getClassName() : file) + ":" + f.getLineNumber();
  }
}
