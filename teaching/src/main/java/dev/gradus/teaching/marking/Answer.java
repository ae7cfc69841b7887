package dev.gradus.teaching.marking;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's object: made, called, and its fields read and copied, all on a thread of its own that
 * is given up when its time is over. What it throws is said, never thrown on.
 */
final class Answer implements AutoCloseable {
  static final String METHOD = "backward";

  private final Exercise exercise;
  private final Supplier<?> maker;
  private final ExecutorService thread;
  private long left; // of its time, in nanoseconds
  private @Nullable Object object; // made, called and read on its thread alone
  private String dead = "";

  Answer(Exercise exercise, Supplier<?> maker) {
    this.exercise = exercise;
    this.maker = maker;
    thread = Executors.newSingleThreadExecutor(run -> {
      Thread t = new Thread(run, "an answer to " + exercise.name());
      t.setDaemon(true);
      return t;
    });
    left = TimeUnit.SECONDS.toNanos(exercise.draft().seconds);
  }

  @Override
  public void close() { thread.shutdownNow(); }

  /** What it leaves for these numbers of the blocks. */
  Reply at(double[] weights) {
    if (!dead.isEmpty()) return Reply.failed(dead);
    long begun = System.nanoTime();
    try {
      Reply reply = thread.submit(() -> guarded(weights)).get(left, TimeUnit.NANOSECONDS);
      if (object == null) dead = reply.failure();
      return reply;
    } catch (TimeoutException e) {
      dead = "It took longer than " + exercise.draft().seconds
          + " s: look for a loop that does not end.";
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      dead = "Marking was interrupted.";
    } finally {
      left -= System.nanoTime() - begun;
    }
    return Reply.failed(dead);
  }

  /** The same whatever is thrown, of which nothing is asked: its methods may be anybody's. */
  private Reply guarded(double[] weights) {
    try {
      return called(weights);
    } catch (Throwable t) {
      object = null; // it may hold all memory
      return Reply.failed("It cannot be run: " + t.getClass().getSimpleName() + '.');
    }
  }

  private Reply called(double[] weights) {
    Object o = object;
    if (o == null) {
      try {
        o = maker.get();
      } catch (Submission.Unusable e) {
        return Reply.failed(String.valueOf(e.getMessage()));
      } catch (Throwable t) {
        return Reply.failed("It cannot be made: " + said(t) + '.');
      }
      if (o == null) return Reply.failed("There is no answer: null was handed in.");
      object = o;
    }
    Reply reply = new Reply();
    if (!exercise.draft().byHand) call(o, weights, reply);
    if (exercise.draft().valueMarks > 0) {
      read(o, Exercise.VALUE, Exercise.VALUE, Shape.SCALAR, reply);
    }
    for (Part p : exercise.draft().blocks) read(o, p.name(), p.field(), p.shape(), reply);
    return reply;
  }

  /** Calls its method with arrays of its own. */
  private void call(Object o, double[] weights, Reply reply) {
    List<Object> arguments = new ArrayList<>();
    List<Object> before = new ArrayList<>();
    List<Class<?>> types = new ArrayList<>();
    for (Part p : exercise.parts()) {
      Tensor t = exercise.number(p, weights);
      arguments.add(array(t));
      before.add(array(t));
      Class<?> type = double.class;
      for (int i = 0; i < t.shape().rank(); i++) type = type.arrayType();
      types.add(type);
    }
    AtomicInteger calls = new AtomicInteger();
    if (exercise.draft().calls >= 0) {
      types.add(ToDoubleFunction.class);
      arguments.add(loss(calls));
    }
    try {
      Method method = method(o, types.toArray(Class<?>[]::new));
      method.setAccessible(true);
      method.invoke(o, arguments.toArray());
    } catch (NoSuchMethodException e) {
      reply.failure("There is no method " + Stub.signature(exercise) + '.');
    } catch (IllegalAccessException | InaccessibleObjectException e) {
      reply.failure("Its method cannot be called: make the class public and its module open.");
    } catch (InvocationTargetException e) {
      reply.failure("It threw " + said(e.getCause()) + '.');
    }
    reply.calls(calls.get());
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (!Arrays.deepEquals(new Object[] {before.get(i)}, new Object[] {arguments.get(i)})) {
        changed.add(exercise.parts().get(i).name());
      }
    }
    if (changed.isEmpty()) return;
    reply.note("It writes into " + String.join(" and ", changed)
        + (changed.size() > 1 ? ", which belong" : ", which belongs")
        + " to the caller: copy before you change.");
  }

  /** A method of its class or one above. */
  private static Method method(Object o, Class<?>... types) throws NoSuchMethodException {
    for (Class<?> c = o.getClass(); c != null; c = c.getSuperclass()) {
      for (Method m : c.getDeclaredMethods()) {
        if (m.getName().equals(METHOD) && Arrays.equals(m.getParameterTypes(), types)) return m;
      }
    }
    throw new NoSuchMethodException();
  }

  private static @Nullable Field field(Object o, String name) {
    for (Class<?> c = o.getClass(); c != null; c = c.getSuperclass()) {
      for (Field f : c.getDeclaredFields()) if (f.getName().equals(name)) return f;
    }
    return null;
  }

  /** The error of the long vector of all blocks, which counts how often it is asked for. */
  private ToDoubleFunction<double[]> loss(AtomicInteger calls) {
    int most = exercise.draft().calls;
    return w -> {
      if (calls.incrementAndGet() > most) {
        throw new IllegalStateException("loss: called more than " + most + " times in one pass; "
            + "find the slopes without it");
      }
      if (w == null || w.length != exercise.layout().size()) {
        throw new IllegalArgumentException("loss: the vector has "
            + (w == null ? "no" : Integer.toString(w.length)) + " entries; give one for each of "
            + exercise.layout().size() + " weights");
      }
      return exercise.value(w.clone());
    };
  }

  private static void read(Object o, String name, String field, Shape shape, Reply reply) {
    Field f = field(o, field);
    if (f == null) {
      reply.unusable(name, "there is no field " + field);
      return;
    }
    try {
      f.setAccessible(true);
      Object value = f.get(o);
      if (value == null) reply.unusable(name, field + " is not set");
      else copy(name, field, value, shape, reply);
    } catch (IllegalAccessException | InaccessibleObjectException e) {
      reply.unusable(name, "its field cannot be read: make the class public and its module open");
    }
  }

  private static void copy(String name, String field, Object value, Shape shape, Reply reply) {
    if (shape.rank() == 0 && value instanceof Number n) {
      reply.found(name, new double[] {n.doubleValue()});
    } else if (shape.rank() == 1 && value instanceof double[] row) {
      if (row.length == shape.dim(0)) reply.found(name, row.clone());
      else reply.unusable(name, counted("entries of " + field, row.length, shape.dim(0)));
    } else if (shape.rank() == 2 && value instanceof double[][] rows) {
      double[] all = new double[shape.size()];
      if (rows.length != shape.dim(0)) {
        reply.unusable(name, counted("rows of " + field, rows.length, shape.dim(0)));
        return;
      }
      for (int i = 0; i < rows.length; i++) {
        double[] row = rows[i];
        if (row == null || row.length != shape.dim(1)) {
          reply.unusable(name, row == null ? "row " + i + " of " + field + " is not set"
              : counted("entries in row " + i + " of " + field, row.length, shape.dim(1)));
          return;
        }
        System.arraycopy(row, 0, all, i * row.length, row.length);
      }
      reply.found(name, all);
    } else {
      reply.unusable(name, field + " is a " + value.getClass().getSimpleName() + ", not a double"
          + "[]".repeat(shape.rank()));
    }
  }

  private static String counted(String what, int n, int wanted) {
    return what + ": " + n + ", not " + wanted;
  }

  /** A tensor as Java's arrays. */
  static Object array(Tensor t) {
    double[] all = t.toArray();
    if (t.shape().rank() == 0) return all[0];
    if (t.shape().rank() == 1) return all;
    double[][] rows = new double[t.shape().dim(0)][];
    int n = t.shape().dim(1);
    for (int i = 0; i < rows.length; i++) rows[i] = Arrays.copyOfRange(all, i * n, (i + 1) * n);
    return rows;
  }

  /**
   * What was thrown and in which line, without its message, which may be another in each run; of an
   * overflow the line may be another, too.
   */
  private static String said(@Nullable Throwable t) {
    if (t == null) return "nothing";
    if (t instanceof ExceptionInInitializerError && t.getCause() != null) return said(t.getCause());
    String name = t.getClass().getSimpleName();
    if (t instanceof VirtualMachineError || t.getStackTrace().length == 0) return name;
    for (StackTraceElement e : t.getStackTrace()) {
      String file = e.getFileName();
      boolean isLibrary = e.getModuleName() != null || isOurs(e.getClassName());
      if (!isLibrary && file != null) return name + " in line " + e.getLineNumber() + " of " + file;
    }
    return name;
  }

  /** On the class path the library's classes are in no module. */
  private static boolean isOurs(String name) {
    return name.startsWith("dev.gradus.autodiff.") || name.startsWith(Answer.class.getName())
        || name.startsWith(Exercise.class.getName())
        || name.startsWith(Submission.class.getName());
  }
}
