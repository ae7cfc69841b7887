package dev.gradus.teaching.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Answers that go wrong get the marks of what is there, with a sentence, and harm no others. */
class HostileAnswersTest {
  private static volatile boolean isOver;

  /** A right answer that something is done to, or with, before it ends. */
  private abstract static class After extends Solutions.SoftmaxRegression {
    int calls;
    double[] kept;

    @Override
    void backward(double[][] x, double[][] t, double[][] W, double[] b) {
      calls++;
      super.backward(x, t, W, b);
      then(x, W, b);
    }

    abstract void then(double[][] x, double[][] W, double[] b);
  }

  /** What is done. */
  private interface Then {
    void to(After answer, double[][] x, double[][] W, double[] b);
  }

  private static Supplier<?> after(Then what) {
    return () -> new After() {
      @Override
      void then(double[][] x, double[][] W, double[] b) { what.to(this, x, W, b); }
    };
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable t) throws T { throw (T) t; }

  /** Each of its methods throws it. */
  private static final class Unaskable extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public StackTraceElement[] getStackTrace() { throw this; }

    @Override
    public String getMessage() { throw this; }

    @Override
    public String toString() { throw this; }
  }

  private static int deep(int n) { return n < 0 ? n : 1 + deep(n + 1); }

  /** A class whose objects have no fields and no method that is asked for. */
  static class Renamed {
    double E;
    float[] db = new float[3];
    double[][] dW;

    void backwards() { E = 1; }
  }

  /** Never ends, whatever it is told. */
  private static void loop() {
    while (!isOver) Thread.onSpinWait();
  }

  /** What is handed in, and the marks of 8 and the note that it gets. */
  private static Map<String, Supplier<?>> answers() {
    Map<String, Supplier<?>> all = new LinkedHashMap<>();
    all.put("throws at the end", after((a, x, W, b) -> x[7][0] = W[0][0]));
    all.put("throws an error", after((a, x, W, b) -> {
      throw new OutOfMemoryError();
    }));
    all.put("throws what throws when asked", after((a, x, W, b) -> {
      throw new Unaskable();
    }));
    all.put("overflows", after((a, x, W, b) -> a.E += 0 * deep(1)));
    all.put("throws what nobody declared", after((a, x, W, b) -> sneak(new Throwable("?"))));
    all.put("throws a null", after((a, x, W, b) -> sneak(null)));
    all.put("throws before the last block", after((a, x, W, b) -> {
      a.db = null;
      throw new UnsupportedOperationException();
    }));
    all.put("NaN", after((a, x, W, b) -> a.dW[1][1] = Double.NaN));
    all.put("infinite", after((a, x, W, b) -> a.E = Double.POSITIVE_INFINITY));
    all.put("too few rows", after((a, x, W, b) -> a.dW = new double[1][3]));
    all.put("a row too long", after((a, x, W, b) -> a.dW[1] = new double[100_000]));
    all.put("no row", after((a, x, W, b) -> a.dW[1] = null));
    all.put("no array", after((a, x, W, b) -> a.db = null));
    all.put("too few entries", after((a, x, W, b) -> a.db = new double[0]));
    all.put("writes", after((a, x, W, b) -> W[0][0] = b[1] = 0));
    all.put("an argument for an answer", after((a, x, W, b) -> a.dW = W));
    all.put("the first forever", after((a, x, W, b) -> {
      if (a.calls == 1) a.kept = a.db;
      a.db = a.kept;
    }));
    Random random = new Random();
    all.put("by chance", after((a, x, W, b) -> a.db[0] *= 1 + random.nextDouble()));
    all.put("every fourth", after((a, x, W, b) -> a.db[0] *= a.calls % 4 == 0 ? 2 : 1));
    all.put("interrupts itself", after((a, x, W, b) -> Thread.currentThread().interrupt()));
    all.put("has no such method", Renamed::new);
    all.put("cannot be made", () -> {
      throw new IllegalStateException("no");
    });
    all.put("is nothing", () -> null);
    all.put("right", Solutions.SoftmaxRegression::new);
    return all;
  }

  private static final String MARKS = """
      throws at the end|8|It threw ArrayIndexOutOfBoundsException in line N of THIS.
      throws an error|8|It threw OutOfMemoryError.
      throws what throws when asked|0|It cannot be run: Unaskable.
      overflows|8|It threw StackOverflowError.
      throws what nobody declared|8|It threw Throwable in line N of THIS.
      throws a null|8|It threw NullPointerException in line N of THIS.
      throws before the last block|6|It threw UnsupportedOperationException in line N of THIS.
      NaN|4|
      infinite|6|
      too few rows|4|
      a row too long|4|
      no row|4|
      no array|6|
      too few entries|6|
      writes|8|It writes into W and b, which belong to the caller: copy before you change.
      an argument for an answer|4|
      the first forever|6|
      by chance|6|Asked again with the same numbers, it gave another db: it keeps something from \
      call to call, or draws at random.
      every fourth|6|Asked again with the same numbers, it gave another db: it keeps something \
      from call to call, or draws at random.
      interrupts itself|8|
      has no such method|0|There is no method void backward(double[][] x, double[][] t, \
      double[][] W, double[] b).
      cannot be made|0|It cannot be made: IllegalStateException in line N of THIS.
      is nothing|0|There is no answer: null was handed in.
      right|8|
      """;

  private static String marks(ClassSheet sheet) {
    StringBuilder out = new StringBuilder();
    for (Marked m : sheet.marked()) {
      out.append(m.student()).append('|').append(m.marks()).append('|')
          .append(String.join(" ", m.notes()).replaceAll("line \\d+", "line N")
              .replace("HostileAnswersTest.java", "THIS"))
          .append('\n');
    }
    return out.toString();
  }

  @Test
  void eachIsMarkedFairlyAndNoneKeepsOthersFromIt() {
    ClassSheet sheet = ClassSheet.of(Exercises.softmaxRegression());
    for (var answer : answers().entrySet()) sheet = sheet.with(answer.getKey(), answer.getValue());
    assertThat(marks(sheet)).isEqualTo(MARKS);
    assertThat(sheet.csv().lines()).hasSize(1 + answers().size());
  }

  @Test
  void whatIsMissingIsSaidOfItsBlock() {
    Map<String, String> said = Map.of("NaN", "dW gets no marks: an entry is NaN: 0 of 4.",
        "infinite", "E gets no marks: it is infinite: 0 of 2.", "too few rows",
        "dW gets no marks: rows of dW: 1, not 2: 0 of 4.", "a row too long",
        "dW gets no marks: entries in row 1 of dW: 100000, not 3: 0 of 4.", "no row",
        "dW gets no marks: row 1 of dW is not set: 0 of 4.", "no array",
        "db gets no marks: db is not set: 0 of 2.", "too few entries",
        "db gets no marks: entries of db: 0, not 3: 0 of 2.", "has no such method",
        "db gets no marks: db is a float[], not a double[]: 0 of 2.");
    Exercise exercise = Exercises.softmaxRegression();
    said.forEach((name, line) -> assertThat(
        exercise.mark(answers().get(name)).feedback(Level.BLOCKS).lines()).contains(line));
  }

  @Test
  void whatWasNeverWrittenLooksLikeNoMistake() {
    Exercise exercise = Exercises.softmaxRegression();
    for (String name : List.of("has no such method", "cannot be made", "is nothing")) {
      assertThat(exercise.mark(answers().get(name)).mistakes()).as(name).isEmpty();
    }
    Marked thrown = Exercises.slope().mark(Thrower::new);
    assertThat(thrown.mistakes()).isEmpty();
    assertThat(thrown.notes()).hasSize(1).first().asString().startsWith("It threw Assertion");
    Marked empty = Exercises.slope().mark(Untouched::new);
    assertThat(empty.mistakes()).isEmpty();
    assertThat(empty.notes()).containsExactly("Nothing is filled in: all of it is 0 or not set.");
  }

  /** The stub of a slope as it was handed out. */
  static class Untouched {
    double E;
    double dw;

    void backward(double x, double v, double t, double w) {}
  }

  /** One that fails before anything is set. */
  static class Thrower extends Untouched {
    @Override
    void backward(double x, double v, double t, double w) { throw new AssertionError("no"); }
  }

  @Test
  void loopsThatDoNotEndAreLeftAlone() {
    Exercise quick = Exercise.named("Square").block("w", 1).seconds(1)
        .error(v -> v.get("w").square());
    try {
      assertThat(quick.mark(() -> new Square(true)).feedback(Level.MARKS)).isEqualTo(
          "Square: 0 of 1 marks.\nIt took longer than 1 s: look for a loop that does not end.");
    } finally {
      isOver = true;
    }
    assertThat(Exercise.named("Square").block("w", 1).error(v -> v.get("w").square())
        .mark(() -> new Square(false)).marks()).isEqualTo(1);
  }

  @Test
  void timeThatRunsOutInTheLastCallIsSaid() {
    int calls = 4;
    Exercise quick = Exercise.named("Square").block("w", 1).seconds(1)
        .error(v -> v.get("w").square());
    Square slow = new Square(false) {
      private int n;

      @Override
      void backward(double w) {
        super.backward(w);
        n++;
        while (n == calls && !Thread.currentThread().isInterrupted()) Thread.onSpinWait();
      }
    };
    assertThat(quick.mark(() -> slow).feedback(Level.MARKS)).isEqualTo(
        "Square: 0 of 1 marks.\nIt took longer than 1 s: look for a loop that does not end.");
  }

  /** E = w². */
  static class Square {
    private final boolean loops;
    double dw;

    Square(boolean loops) { this.loops = loops; }

    void backward(double w) {
      if (loops) loop();
      dw = 2 * w;
    }
  }
}
