package dev.gradus.teaching.wasm.java.lang;

import java.util.function.Function;
import java.util.stream.Stream;

/** Of the JDK's class what tapes that trace need: in a browser no line is known. */
public final class StackWalker {
  private static final StackWalker ONE = new StackWalker();

  public interface StackFrame {
    String getClassName();

    String getFileName();

    int getLineNumber();
  }

  private StackWalker() {}

  public static StackWalker getInstance() { return ONE; }

  public <T> T walk(Function<? super Stream<StackFrame>, ? extends T> f) {
    return f.apply(Stream.empty());
  }
}
