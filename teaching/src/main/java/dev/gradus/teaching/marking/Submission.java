package dev.gradus.teaching.marking;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The sources in one student's folder, compiled in memory and loaded apart from those of others and
 * from this library: they see the classes of the JDK alone.
 */
final class Submission {
  /** Why there is no answer, in a sentence. */
  static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unusable(String why) { super(why); }
  }

  private final String name;
  private final @Nullable Classes classes;
  private final String why; // there are none

  private Submission(String name, @Nullable Classes classes, String why) {
    this.name = name;
    this.classes = classes;
    this.why = why;
  }

  /** The sources of a folder, of which one has the class of this name. */
  static Submission in(Path folder, String name) {
    try {
      return new Submission(name, compiled(sources(folder, name)), "");
    } catch (Unusable e) {
      return new Submission(name, null, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Submission(name, null, "The folder cannot be read.");
    }
  }

  /** A new object of the class. */
  Object made() {
    if (classes == null) throw new Unusable(why);
    try {
      Constructor<?> constructor = classes.named(name).getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) throw thrown;
      if (e.getCause() instanceof Error thrown) throw thrown;
      throw new Unusable("Its constructor threw an exception.");
    } catch (ReflectiveOperationException e) {
      throw new Unusable("No object of the class " + name
          + " can be made: it must be a class, not abstract, with a constructor without "
          + "parameters.");
    }
  }

  private static List<JavaFileObject> sources(Path folder, String name) throws IOException {
    List<JavaFileObject> sources = new ArrayList<>();
    boolean isThere = false;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path f : files.filter(Files::isRegularFile).sorted().toList()) {
        String file = String.valueOf(f.getFileName());
        if (!file.endsWith(".java")) continue;
        sources.add(new Source(file, Files.readAllBytes(f)));
        isThere |= file.equals(name + ".java");
      }
    }
    if (!isThere) throw new Unusable("There is no file " + name + ".java.");
    return sources;
  }

  private static Classes compiled(List<JavaFileObject> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("ClassSheet.folder: this Java has no compiler; run it with a "
          + "JDK");
    }
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager standard =
        compiler.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8);
        Memory memory = new Memory(standard)) {
      standard.setLocation(StandardLocation.CLASS_PATH, List.of());
      List<String> options = List.of("-proc:none", "-nowarn");
      Writer nowhere = Writer.nullWriter(); // else a compiler that gives up prints its stack
      if (compiler.getTask(nowhere, memory, said, options, null, sources).call()) {
        return new Classes(memory.bytes());
      }
    } catch (RuntimeException | StackOverflowError e) {
      throw new Unusable("It does not compile: the compiler gave up.");
    }
    for (Diagnostic<? extends JavaFileObject> d : said.getDiagnostics()) {
      JavaFileObject source = d.getSource();
      if (d.getKind() != Diagnostic.Kind.ERROR || source == null) continue;
      throw new Unusable("It does not compile: line " + d.getLineNumber() + " of "
          + source.getName() + ".");
    }
    throw new Unusable("It does not compile.");
  }

  /**
   * A file's text, in UTF-8 or, where its first two bytes say so, in UTF-16; what is no UTF-8 in
   * it, as in comments, does no harm.
   */
  private static final class Source extends SimpleJavaFileObject {
    private final String file;
    private final String text;

    Source(String file, byte[] bytes) {
      super(URI.create("string:///" + uri(file)), Kind.SOURCE);
      this.file = file;
      text = new String(bytes, charset(bytes)).replace("\ufeff", "");
    }

    private static Charset charset(byte[] bytes) {
      int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
      return mark == 0xfeff || mark == 0xfffe ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static String uri(String file) {
      return file.replaceAll("[^\\w.$]", "_");
    }

    @Override
    public String getName() { return file; }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) { return text; }
  }

  /** Where compiled classes are kept. */
  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> all = new HashMap<>();

    Memory(JavaFileManager below) { super(below); }

    @Override
    public JavaFileObject getJavaFileForOutput(Location location, String name,
        JavaFileObject.Kind kind, FileObject sibling) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      all.put(name, bytes);
      return new SimpleJavaFileObject(URI.create("bytes:///" + all.size()), kind) {
        @Override
        public OutputStream openOutputStream() { return bytes; }
      };
    }

    Map<String, byte[]> bytes() {
      Map<String, byte[]> bytes = new TreeMap<>();
      all.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
      return bytes;
    }
  }

  /** A loader of one student's classes, below which are those of the JDK. */
  private static final class Classes extends ClassLoader {
    private final Map<String, byte[]> bytes;

    Classes(Map<String, byte[]> bytes) {
      super(getPlatformClassLoader());
      this.bytes = bytes;
    }

    /** The class of this name, in whatever package. */
    Class<?> named(String name) throws ClassNotFoundException {
      for (String full : bytes.keySet()) {
        if (full.equals(name) || full.endsWith('.' + name)) return loadClass(full);
      }
      throw new Unusable("There is no class " + name + ".");
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] b = bytes.get(name);
      if (b == null) throw new ClassNotFoundException(name);
      return defineClass(name, b, 0, b.length);
    }
  }
}
