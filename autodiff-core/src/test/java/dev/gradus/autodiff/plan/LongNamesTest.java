package dev.gradus.autodiff.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Errors of plans stay short, however long the names in them are and however many. */
class LongNamesTest {
  private static final int READABLE = 4000;
  private static final String LONG = "n".repeat(1_000_000);

  /** A workspace whose names are long: an input, indices, a state and an output. */
  private static Workspace workspace(Precision precision) {
    Tape tape = new Tape();
    Var x = tape.input("x" + LONG, Shape.of(2, 3));
    Var i = tape.indices("i" + LONG, Shape.of(2));
    Var s = tape.state("s" + LONG, Shape.of(2));
    return Plan.builder(tape).output("y" + LONG, x.gather(i).add(i)).next(s, s.add(1))
        .compile(precision).workspace();
  }

  private static Map<String, ThrowingCallable> failures() {
    Workspace ws = workspace(Precision.FLOAT);
    Tensor x = Tensor.zeros(2, 3);
    Tensor i = Tensor.zeros(2);
    Map<String, ThrowingCallable> all = new LinkedHashMap<>();
    all.put("run of too few", () -> ws.run(x));
    all.put("run of another shape", () -> ws.run(i, x));
    all.put("run of no index", () -> ws.run(x, Tensor.vector(0, 0.5)));
    all.put("run of an index too large", () -> ws.run(x, Tensor.vector(0, 16_777_217)));
    all.put("set another shape", () -> ws.set("x" + LONG, i));
    all.put("set no index", () -> ws.set("i" + LONG, Tensor.vector(0.5, 0)));
    all.put("set an output", () -> ws.set("y" + LONG, i));
    all.put("set nothing", () -> ws.set(LONG, i));
    all.put("get nothing", () -> ws.get(LONG));
    all.put("floats of indices", () -> ws.floats("i" + LONG));
    all.put("bind another length", () -> ws.bind("x" + LONG, new float[5]));
    all.put("bind one array twice", () -> ws.bind("y" + LONG, ws.floats("s" + LONG)));
    all.put("bind one array again", () -> ws.bind("s" + LONG, ws.floats("y" + LONG)));
    all.put("run of many inputs", LongNamesTest::runOfManyInputs);
    return all;
  }

  private static void runOfManyInputs() {
    Tape tape = new Tape();
    Var sum = tape.input("first", Shape.SCALAR);
    for (int k = 1; k < 5000; k++) tape.input("input " + k, Shape.SCALAR);
    Plan.builder(tape).output("y", sum).compile(Precision.DOUBLE).workspace()
        .run(Tensor.scalar(1));
  }

  @Test
  void errorsWithLongNamesOrManyAreShort() {
    failures().forEach((name, call) -> {
      Throwable e = catchThrowable(call);
      assertThat(e).as(name).isNotNull();
      assertThat(e.getMessage().length()).as(name).isLessThan(READABLE);
    });
  }
}
