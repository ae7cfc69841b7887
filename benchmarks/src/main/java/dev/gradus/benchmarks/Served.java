package dev.gradus.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * The program that {@link Serving} measures: a network is loaded, then each thread asks for one
 * prediction after the other. Prints its figures in one line.
 */
public final class Served {
  /** What a line of figures begins with. */
  static final String FIGURES = "figures ";
  private static final int FIRST = 1000; // calls, of all threads together
  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final PredictingSystem.Predictor predictor;
  private final ServedNetwork network;
  private final int points;
  private final int threads;
  private final long settling; // nanoseconds between the first calls and those that are measured
  private final int measured; // calls of each thread

  private Served(PredictingSystem.Predictor predictor, ServedNetwork network, List<Integer> n) {
    this.predictor = predictor;
    this.network = network;
    points = n.get(0);
    threads = n.get(1);
    settling = n.get(2) * 1_000_000L;
    measured = Math.max(1, n.get(3) / threads);
  }

  /**
   * Predicts, or checks what is predicted if there are no more arguments than three.
   *
   * @param args system, network, points; threads, milliseconds to settle, calls to measure
   * @throws Exception if anything fails
   */
  public static void main(String[] args) throws Exception {
    PredictingSystem system = Predictors.of(args[0]);
    ServedNetwork network = ServedNetwork.valueOf(args[1]);
    List<Integer> n = new ArrayList<>();
    for (int i = 2; i < args.length; i++) n.add(Integer.parseInt(args[i]));
    if (n.size() == 1) {
      network.check(system, n.get(0));
      System.out.println(FIGURES + "are right");
      return;
    }
    try (PredictingSystem.Predictor predictor = system.load(network.model(), n.get(0))) {
      System.out.println(FIGURES + new Served(predictor, network, n).figures());
    }
  }

  private String figures() throws Exception {
    CyclicBarrier together = new CyclicBarrier(threads);
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < threads; i++) callers.add(new Caller(together));
    ExecutorService all = Executors.newFixedThreadPool(threads);
    try {
      for (Future<?> done : all.invokeAll(callers)) done.get();
    } finally {
      all.shutdown();
    }
    Durations first = durations(callers, c -> c.first);
    Durations later = durations(callers, c -> c.later);
    double veryFirst = durations(callers, c -> new long[] {c.first[0]}).max();
    double bytes = callers.stream().mapToDouble(c -> c.bytes).average().orElseThrow();
    return String.format(Locale.ROOT, "%f %f %f %f %f %f %f %f", later.median(),
        later.perMille(990), later.perMille(999), later.max(), veryFirst, first.median(),
        first.perMille(990), bytes);
  }

  private static Durations durations(List<Caller> callers, Function<Caller, long[]> of) {
    return Durations.of(callers.stream().map(of).toArray(long[][]::new));
  }

  /** One thread, and what it has seen. */
  private final class Caller implements Callable<Void> {
    private final CyclicBarrier together;
    private final long[] first = new long[Math.max(1, FIRST / threads)];
    private final long[] later = new long[measured];
    private double bytes; // of a call

    Caller(CyclicBarrier together) { this.together = together; }

    @Override
    public Void call() throws Exception {
      PredictingSystem.Calls calls = predictor.calls();
      float[] x = network.points(points);
      float[] y = network.outputs(points);
      together.await();
      time(calls, x, y, first);
      long end = System.nanoTime() + settling;
      while (System.nanoTime() - end < 0) calls.predict(x, y);
      together.await();
      long me = Thread.currentThread().getId();
      long before = THREADS.getThreadAllocatedBytes(me);
      time(calls, x, y, later);
      bytes = (THREADS.getThreadAllocatedBytes(me) - before) / (double) measured;
      return null;
    }
  }

  private static void time(PredictingSystem.Calls calls, float[] x, float[] y, long... into) {
    for (int i = 0; i < into.length; i++) {
      long start = System.nanoTime();
      calls.predict(x, y);
      into[i] = System.nanoTime() - start;
    }
  }
}
