package dev.gradus.teaching.wasm;

import org.teavm.extension.spi.substitution.SimpleSubstitutionPolicy;
import org.teavm.extension.spi.substitution.SubstitutionSink;

/** Tells the compiler which classes of the JDK that it lacks are stood in for here. */
public final class Substitutes extends SimpleSubstitutionPolicy {
  @Override
  public void contribute(SubstitutionSink sink) {
    sink.selectClasses(n -> (n + '$').startsWith("java.lang.StackWalker$"))
        .packagePrefix("dev.gradus.teaching.wasm.");
  }
}
