package dev.gradus.autodiff.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Jvm;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.run.HelperPool;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Applications that come and go in a JVM that stays, as in a server. */
@Timeout(300)
public class ClosedLoaderTest {
  /** An application of its own: products, and loops over entries, on two threads. */
  public static final class Application implements Runnable {
    private final List<Workspace> workspaces = new ArrayList<>();

    /** Makes its plans. */
    public Application() {
      for (Precision p : Precision.values()) {
        workspaces.add(Plan.of(x -> x.matmul(x).multiply(0.001).tanh().exp(), Shape.of(256, 256), p)
            .workspace(2));
        workspaces.add(Plan.of(x -> x.exp().multiply(x).sigmoid(), Shape.of(100_000), p)
            .workspace(2));
      }
    }

    @Override public void run() { workspaces.forEach(Workspace::run); }
  }

  /** Deploys the application, and takes it out while the library warms its loops up. */
  static final class Server {
    private Server() {}

    /** Prints what is left. Argument: how often. */
    public static void main(String[] args) throws Exception {
      for (int i = 0; i < Integer.parseInt(args[0]); i++) {
        deployAndClose();
        for (int k = 0; k < 3000 && !own().isEmpty(); k++) Thread.sleep(20);
        System.out.println(own().isEmpty() ? "threads end" : "threads stay: " + own());
      }
    }

    private static URLClassLoader loader() throws IOException {
      List<URL> classes = new ArrayList<>();
      for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
        if (path.contains("classes")) classes.add(new File(path).toURI().toURL());
      }
      return new URLClassLoader(classes.toArray(new URL[0]),
          ClassLoader.getPlatformClassLoader());
    }

    private static void deployAndClose() throws Exception {
      URLClassLoader loader = loader();
      Thread request = new Thread(() -> {
        try {
          Runnable application = (Runnable) loader.loadClass(Application.class.getName())
              .getConstructor().newInstance();
          while (own().stream().noneMatch(t -> t.getName().startsWith("gradus-warm-up"))) {
            application.run();
          }
          loader.close();
        } catch (ReflectiveOperationException | IOException e) {
          throw new IllegalStateException(e);
        }
      });
      request.setContextClassLoader(loader);
      request.start();
      request.join();
    }

    private static List<Thread> own() {
      return Thread.getAllStackTraces().keySet().stream()
          .filter(t -> t.getName().startsWith("gradus")).toList();
    }
  }

  @Test
  void whenTheLoaderIsClosedAllThreadsEndQuietly() throws Exception {
    Jvm jvm = Jvm.run(Jvm.VECTORS, Server.class, 2);
    assertThat(jvm.exit()).as(jvm.err()).isZero();
    assertThat(jvm.err().lines().filter(s -> !s.startsWith("WARNING: Using incubator")))
        .as("said to nobody").isEmpty();
    assertThat(jvm.out()).isEqualToNormalizingNewlines(
        "threads end\nthreads end\n");
  }

  /** Runs the application on a thread that stays, as that of a server's pool, and takes it out. */
  static final class Pool {
    private Pool() {}

    /** Prints whether the library is gone. */
    public static void main(String[] args) throws Exception {
      WeakReference<ClassLoader> library = deployAndClose();
      for (int i = 0; i < 100 && library.get() != null; i++) {
        System.gc();
        Thread.sleep(20);
      }
      System.out.println(library.get() == null ? "gone" : "held");
    }

    private static WeakReference<ClassLoader> deployAndClose() throws Exception {
      URLClassLoader loader = Server.loader();
      Runnable application = (Runnable) loader.loadClass(Application.class.getName())
          .getConstructor().newInstance();
      for (int i = 0; i < 3; i++) application.run();
      loader.close();
      return new WeakReference<>(loader);
    }
  }

  @Test
  void aThreadThatStaysDoesNotHoldTheLibrary() throws Exception {
    Jvm jvm = Jvm.run(List.of(), Pool.class);
    assertThat(jvm.exit()).as(jvm.err()).isZero();
    assertThat(jvm.out().strip()).isEqualTo("gone");
  }

  /** What an application does first that has the library in common with others. */
  public static final class First implements Runnable {
    static final InheritableThreadLocal<Object> LOCAL = new InheritableThreadLocal<>();

    @Override public void run() {
      LOCAL.set(new First());
      work();
    }
  }

  private static final HelperPool SHARED = new HelperPool(1);

  /** Work for two threads. */
  public static void work() {
    Workspace ws = Helped.workspace(
        Plan.of(x -> x.matmul(x), Shape.of(200, 200), Precision.FLOAT), 2, SHARED);
    ws.set("x", Tensor.full(Shape.of(200, 200), 1));
    for (int i = 0; i < 10; i++) ws.run();
    assertThat(ws.get("y")).isEqualTo(Tensor.full(Shape.of(200, 200), 200));
  }

  /** Defines one class anew, and has all others from its parent. */
  private static final class Own extends ClassLoader {
    Own() { super(ClosedLoaderTest.class.getClassLoader()); }

    Class<?> define(Class<?> c) throws IOException {
      String file = "/" + c.getName().replace('.', '/') + ".class";
      try (InputStream in = Objects.requireNonNull(c.getResourceAsStream(file))) {
        byte[] code = in.readAllBytes();
        return defineClass(c.getName(), code, 0, code.length,
            new java.security.ProtectionDomain(null, null, this, null));
      }
    }
  }

  @Test
  void aHelperThatGoesOnForOthersDoesNotHoldWhoNeededItFirst() throws Exception {
    WeakReference<ClassLoader> first = first();
    for (int i = 0; i < 100 && first.get() != null; i++) {
      work(); // without an idle second
      System.gc();
    }
    assertThat(first.get()).isNull();
  }

  private static WeakReference<ClassLoader> first() throws Exception {
    Own loader = new Own();
    Runnable application = (Runnable) loader.define(First.class).getConstructor().newInstance();
    assertThat(application.getClass().getClassLoader()).isSameAs(loader);
    Thread thread = new Thread(new ThreadGroup("first"), application);
    List<Throwable> failures = new ArrayList<>();
    thread.setUncaughtExceptionHandler((t, e) -> failures.add(e));
    thread.setContextClassLoader(loader);
    thread.start();
    thread.join();
    assertThat(failures).isEmpty();
    return new WeakReference<>(loader);
  }
}
