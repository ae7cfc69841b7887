package dev.gradus.teaching;

import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Var;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Shows the page for a tape of one's own program. */
public final class Teaching {
  private Teaching() {}

  /**
   * Opens the page for a tape: its two passes step by step, one slope with all its paths, a nudge,
   * the check by differences and the zeros, custom operations included.
   *
   * <pre>{@code
   * Tape tape = new Tape();
   * Var w = tape.variable("w", 2);
   * Teaching.show(tape, w.square().add(w.sin()));
   * }</pre>
   *
   * <p>Prints the address, opens a browser if there is one, and answers until the thread is
   * interrupted, usually by ending the program. The address is of this machine alone and holds a
   * random name; other programs are refused.
   *
   * @param tape a tape that this thread has made
   * @param e the error on it, a scalar
   * @throws IllegalArgumentException if it is no scalar of this tape
   * @throws UncheckedIOException if no port can be opened
   */
  public static void show(Tape tape, Var e) {
    Scene scene = scene(tape, e);
    try (PageServer server =
        new PageServer((question, state) -> Answers.answer(question, state, scene))) {
      System.out.println("The page of this tape: " + server.uri() + " (ends with the program)");
      Browser.open(server.uri());
      server.serve();
    } catch (IOException problem) {
      throw new UncheckedIOException("Teaching.show: no page can be served", problem);
    }
  }

  static Scene scene(Tape tape, Var e) {
    Objects.requireNonNull(tape, "Teaching.show: the tape is null; give the one that e is on");
    Objects.requireNonNull(e, "Teaching.show: the error is null; give a scalar of the tape");
    return new Scene(tape, e, tape.backward(e).layout());
  }
}
