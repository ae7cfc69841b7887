package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.verify.programs.Program;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles printed Java, in memory, and runs it. */
public final class ProgramCompiler {
  private static final String NAME = "printed.Programs";

  private ProgramCompiler() {}

  /** The gradients that the printed programs compute. */
  static List<List<Tensor>> run(List<Program> programs) {
    StringBuilder java = new StringBuilder("package printed;\n\nimport dev.gradus.autodiff.*;\n\n"
        + "public class Programs {\n");
    for (int i = 0; i < programs.size(); i++) {
      java.append("public static Gradient program").append(i).append("() {\n")
          .append(programs.get(i)).append("return gradient;\n}\n");
    }
    Class<?> printed = compiled(java.append("}\n").toString());
    List<List<Tensor>> gradients = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      try {
        gradients.add(((Gradient) printed.getMethod("program" + i).invoke(null)).parts());
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("the printed program does not run:\n" + programs.get(i), e);
      }
    }
    return gradients;
  }

  /** The class printed.Programs of a source that has no other one. */
  public static Class<?> compiled(String java) {
    byte[] code = compile(java);
    return new ClassLoader(ProgramCompiler.class.getClassLoader()) {
      Class<?> define() { return defineClass(NAME, code, 0, code.length); }
    }.define();
  }

  private static byte[] compile(String java) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    ByteArrayOutputStream code = new ByteArrayOutputStream();
    JavaFileObject source = new SimpleJavaFileObject(
        URI.create("string:///printed/Programs.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) { return java; }
    };
    JavaFileObject target = new SimpleJavaFileObject(
        URI.create("bytes:///printed/Programs.class"), JavaFileObject.Kind.CLASS) {
      @Override
      public OutputStream openOutputStream() { return code; }
    };
    JavaFileManager files = new ForwardingJavaFileManager<JavaFileManager>(
        compiler.getStandardFileManager(null, null, null)) {
      @Override
      public JavaFileObject getJavaFileForOutput(Location location, String className,
          JavaFileObject.Kind kind, javax.tools.FileObject sibling) {
        return target;
      }
    };
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of("-classpath", System.getProperty("java.class.path"), "-proc:none");
    boolean compiled =
        compiler.getTask(messages, files, null, options, null, List.of(source)).call();
    assertThat(compiled).as("%s\n%s", messages, java).isTrue();
    return code.toByteArray();
  }
}
