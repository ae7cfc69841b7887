package dev.gradus.verify.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Rectifiers;
import dev.gradus.autodiff.Var;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Random programs know every operation of a user, and can be kept. */
class ProgramsTest {
  @Test
  void everyOperationOfAUserIsComposed() {
    Set<String> methods = ProgramOperations.methods().stream().map(ProgramOperations::name)
        .collect(Collectors.toSet());
    Set<String> without = new TreeSet<>(methods);
    without.removeAll(Programs.all().operations());
    assertThat(without).as("operations with parameters of their own that have no row in the file "
        + "of their subject, such as ProgramElementwise; ProgramOperations lists the files")
        .isEmpty();
    assertThat(Programs.all().operations()).isSubsetOf(methods);
  }

  @Test
  void methodThatIsFoundByItselfButDoesNotTakeAllAsksForARow() throws Exception {
    Method m = Rectifiers.class.getMethod("leakyRelu", double.class);
    assertThatThrownBy(() -> ProgramOperations.invoke(m, Var.constant(1), Double.NaN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("leakyRelu(double) was tried with any var and number",
            "the slope of the negative side is NaN", "give it a row in ProgramElementwise");
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
