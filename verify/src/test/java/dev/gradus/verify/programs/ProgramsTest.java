package dev.gradus.verify.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Var;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Random programs know every operation of a user, and can be kept. */
class ProgramsTest {
  @Test
  void everyOperationOfAUserIsComposed() {
    Set<String> methods = ProgramOperations.methods().stream().map(ProgramOperations::name)
        .collect(Collectors.toSet());
    assertThat(Programs.all().operations())
        .as("an operation with parameters of its own needs a row in ProgramOperations")
        .containsAll(methods).isSubsetOf(methods);
  }

  @Test
  void programsThatWereWrittenAreReadAsTheSame() throws Exception {
    for (int seed = 0; seed < 100; seed++) {
      Program program = Programs.all().sample(seed).value();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(program);
      }
      Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))
          .readObject();
      assertThat(read).hasToString(program.toString());
    }
  }

  @Test
  void programsOfOperationsOfOnesOwnCannotBeWritten() {
    Program program = Programs.all().with("My.op", Var::sin).sample(1).value();
    assertThatThrownBy(
        () -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(program))
        .isInstanceOf(NotSerializableException.class)
        .hasMessage("Program: its operations are the user's own; keep its text instead");
  }
}
