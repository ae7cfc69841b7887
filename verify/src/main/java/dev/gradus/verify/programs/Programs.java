package dev.gradus.verify.programs;

import static dev.gradus.verify.errors.Given.given;

import dev.gradus.autodiff.Var;
import dev.gradus.verify.generate.Choices;
import dev.gradus.verify.generate.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Random programs. Each has 1 to 14 steps that are chosen: which operation (all alike), and which
 * operands ({@link ProgramDraft#pick}) and parameters. Whatever is chosen, shapes fit and values
 * stay in the operations' domains, so that a program that fails can be made small by leaving out
 * steps and by smaller choices.
 */
public final class Programs implements Generator<Program> {
  private static final int MOST_STEPS = 14;
  private static final Programs ALL = new Programs(ProgramOperations.ALL);

  private final List<ProgramOperation> operations;

  private Programs(List<ProgramOperation> operations) { this.operations = operations; }

  /**
   * Programs of all operations that a var has.
   *
   * @return the generator
   */
  public static Programs all() { return ALL; }

  /**
   * The same with an operation more, of one operand.
   *
   * @param method how it is called in Java, such as {@code MyOps.cube}
   * @param f the operation, defined for all numbers
   * @return the generator
   */
  public Programs with(String method, UnaryOperator<Var> f) {
    given(method, "Programs.with", "the method", "how the operation is called in Java");
    given(f, "Programs.with", "the operation", "a function from Var to Var");
    return with(ProgramOperation.unary(method + "()", x -> true, f));
  }

  /**
   * The same with an operation more, of two operands whose shapes broadcast.
   *
   * @param method how it is called in Java, such as {@code MyOps.product}
   * @param f the operation, defined for all numbers
   * @return the generator
   */
  public Programs withPair(String method, BinaryOperator<Var> f) {
    given(method, "Programs.withPair", "the method", "how the operation is called in Java");
    given(f, "Programs.withPair", "the operation", "a function from two vars to a var");
    return with(ProgramOperation.binary(method + "(Var)", x -> true, f));
  }

  private Programs with(ProgramOperation more) {
    List<ProgramOperation> all = new ArrayList<>(operations);
    all.add(all.size() / 2, more);
    return new Programs(all);
  }

  /**
   * What programs are composed of.
   *
   * @return methods with their types, such as {@code sin()} and {@code add(Var)}
   */
  public List<String> operations() {
    return operations.stream().map(ProgramOperation::name).distinct().toList();
  }

  @Override
  public Program from(Choices choices) {
    given(choices, "Programs.from", "the source of choices", "that of a sample");
    int first = choices.taken().length;
    ProgramDraft draft = new ProgramDraft();
    choices.list(1, MOST_STEPS, () -> operations.get(choices.next(operations.size())).step()
        .addTo(draft, choices) != null);
    draft.finish(choices);
    List<Long> taken = Arrays.stream(choices.taken()).skip(first).boxed().toList();
    return draft.program(this == ALL ? taken : null);
  }

  /** The program that was made of the choices. */
  static Program again(List<Long> choices) {
    return ALL.from(Choices.given(choices.stream().mapToLong(Long::longValue).toArray()));
  }
}
