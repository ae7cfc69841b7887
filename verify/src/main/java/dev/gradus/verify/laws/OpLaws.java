package dev.gradus.verify.laws;

import static dev.gradus.verify.errors.Given.given;

import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Domain;
import dev.gradus.verify.errors.Given;
import dev.gradus.verify.generate.Fault;
import dev.gradus.verify.generate.Generator;
import dev.gradus.verify.generate.Search;
import dev.gradus.verify.generate.Tensors;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that the library asks of its own operations, asked of yours: both modes, both orders, odd,
 * empty and large shapes, plans, threads, the same var in several inputs. Immutable: each setting
 * gives other laws.
 *
 * <pre>{@code
 * OpLaws.of(new Cube()).on(Domain.all()).check();
 * }</pre>
 *
 * <p>Each {@link Law} is tried at random inputs, first at numbers at which functions often are not
 * smooth, such as 0 and 1. Inputs that break it are made small, and printed as a test in Java.
 */
public final class OpLaws {
  private static final int TRIES = 100;
  private static final double MARGIN = 0.1;

  private final Operation operation;
  private final Where where;
  private final Asked asked;

  /** Whose laws they are. */
  private record Operation(String name, Function<List<Var>, Var> f, boolean entrywise) {}

  /** At which inputs; {@code given} is empty where they are of the usual shapes. */
  private record Where(List<Domain> domains, List<Double> away,
      Optional<Generator<List<Tensor>>> given) {
    Generator<List<Tensor>> inputs(boolean entrywise) {
      return given.orElseGet(() -> new Inputs(domains, away, MARGIN, entrywise));
    }
  }

  /** What is asked, and how often. */
  private record Asked(Set<Law> laws, int tries, long seed) {}

  private OpLaws(Operation operation, Where where, Asked asked) {
    this.operation = operation;
    this.where = where;
    this.asked = asked;
  }

  private static OpLaws of(Operation operation, int inputs, Set<Law> laws) {
    return new OpLaws(operation, new Where(Collections.nCopies(inputs, Domain.all()), List.of(),
        Optional.empty()), new Asked(laws, TRIES, 1));
  }

  private OpLaws at(Where other) { return new OpLaws(operation, other, asked); }

  private OpLaws asking(Asked other) { return new OpLaws(operation, where, other); }

  /**
   * The laws of an operation. They are tried with two inputs if its kind has two, as {@link
   * Op.Binary} has, else with one; {@link #on} or {@link #inputs} give more.
   *
   * @param op the operation, as {@link Var#custom} takes it
   * @return the laws, on all numbers
   */
  public static OpLaws of(Op op) {
    given(op, "OpLaws.of", "the operation", "such as new Cube()");
    boolean entrywise = op instanceof Op.Map || op instanceof Op.Zip;
    boolean two = op instanceof Op.Zip || op instanceof Op.Bilinear;
    Set<Law> laws = EnumSet.allOf(Law.class);
    if (!entrywise) laws.remove(Law.ENTRY_BY_ENTRY);
    return of(new Operation(JavaTest.of(op), x -> Var.custom(op, x.toArray(Var[]::new)), entrywise),
        two ? 2 : 1, laws);
  }

  /**
   * The laws of a function. It has one input unless {@link #on} or {@link #inputs} give more, and
   * the law on entries is asked only where {@link #only} names it.
   *
   * @param f a function of vars
   * @return the laws, on all numbers
   */
  public static OpLaws of(Function<List<Var>, Var> f) {
    given(f, "OpLaws.of", "the function", "a function from a list of vars to a var");
    return of(new Operation("f", f, false), 1,
        EnumSet.complementOf(EnumSet.of(Law.ENTRY_BY_ENTRY)));
  }

  /**
   * The same on other numbers.
   *
   * @param domains one for each input; one alone is for all
   * @return the laws
   * @throws IllegalArgumentException if there is none
   */
  public OpLaws on(Domain... domains) {
    given(domains, "OpLaws.on", "the array of domains", "one for each input");
    Given.all(Arrays.asList(domains), "OpLaws.on", "the array of domains", "such as Domain.all()");
    if (domains.length == 0) {
      throw new IllegalArgumentException("OpLaws.on: there is no domain; give one for each input");
    }
    List<Domain> each = domains.length > 1 ? List.of(domains)
        : Collections.nCopies(where.domains.size(), domains[0]);
    return at(new Where(each, where.away, where.given));
  }

  /**
   * The same with no entry within 0.1 of some numbers. That is for second derivatives, which are
   * not defined at kinks. First derivatives can be tried there: the slope towards either side is
   * right.
   *
   * @param kinks where the operation is not smooth
   * @return the laws
   */
  public OpLaws away(double... kinks) {
    given(kinks, "OpLaws.away", "the array of kinks", "where the operation is not smooth");
    return at(new Where(where.domains, Arrays.stream(kinks).boxed().toList(), where.given));
  }

  /**
   * The same on tensors of some shapes, for an operation that does not take every shape. Their
   * domains are those of the operation.
   *
   * @param inputs makes each input
   * @return the laws
   * @throws IllegalArgumentException if there is none
   */
  public OpLaws inputs(Tensors... inputs) {
    given(inputs, "OpLaws.inputs", "the array of generators", "one for each input");
    List<Tensors> all = List.copyOf(Given.all(Arrays.asList(inputs), "OpLaws.inputs",
        "the array of generators", "such as Tensors.of(2, 3)"));
    if (all.isEmpty()) {
      throw new IllegalArgumentException(
          "OpLaws.inputs: there is no generator; give one for each input");
    }
    return on(all.stream().map(t -> t.entries().domain()).toArray(Domain[]::new))
        .inputs(choices -> all.stream()
            .map(t -> t.inside(Inputs.usual(t.entries().domain())).from(choices)).toList());
  }

  /**
   * The same on inputs whose shapes go together, such as the factors of a product.
   *
   * @param inputs makes all inputs; their domains are those of {@link #on}, where one is for all
   * @return the laws
   */
  public OpLaws inputs(Generator<List<Tensor>> inputs) {
    given(inputs, "OpLaws.inputs", "the generator", "one of a list with a tensor for each input");
    return at(new Where(where.domains, where.away, Optional.of(inputs)));
  }

  /**
   * The same at another number of inputs.
   *
   * @param n at how many each law is tried; 100 if nothing is said
   * @return the laws
   * @throws IllegalArgumentException if n is negative
   */
  public OpLaws tries(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("OpLaws.tries: " + n + " inputs; give 0 or more");
    }
    return asking(new Asked(asked.laws, n, asked.seed));
  }

  /**
   * The same at other inputs.
   *
   * @param number any number; the same gives the same inputs
   * @return the laws
   */
  public OpLaws seed(long number) { return asking(new Asked(asked.laws, asked.tries, number)); }

  /**
   * Some of the laws.
   *
   * @param laws which
   * @return these alone
   */
  public OpLaws only(Law... laws) {
    given(laws, "OpLaws.only", "the array of laws", "those to ask");
    Given.all(Arrays.asList(laws), "OpLaws.only", "the array of laws", "one of Law");
    Set<Law> some = EnumSet.noneOf(Law.class);
    some.addAll(Arrays.asList(laws));
    return asking(new Asked(some, asked.tries, asked.seed));
  }

  /**
   * Tries each law at random inputs.
   *
   * @return what was found
   */
  public LawReport run() {
    return new LawReport(operation.name + ", seed " + asked.seed,
        asked.laws.stream().flatMap(this::searched).toList());
  }

  /**
   * Tries each law at random inputs, and fails if one is broken. A law that cannot be decided, such
   * as one on second derivatives of a rule in numbers, passes; {@link #run} says which.
   *
   * @return what was found
   * @throws AssertionError if a law is broken, with the smallest inputs that break it
   */
  public LawReport check() { return run().orThrowIfWrong(); }

  /**
   * Tries each law at some inputs.
   *
   * @param x a tensor for each input
   * @return what was found
   * @throws IllegalArgumentException if there is none
   */
  public LawReport at(Tensor... x) {
    given(x, "OpLaws.at", "the array of inputs", "a tensor for each input");
    List<Tensor> inputs = List.copyOf(
        Given.all(Arrays.asList(x), "OpLaws.at", "the array of inputs", "a tensor"));
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("OpLaws.at: there is no input; give at least one");
    }
    return new LawReport(operation.name, asked.laws.stream().flatMap(law -> {
      Outcome o = law.of(applied(inputs));
      Tally tally = new Tally();
      tally.add(o);
      return o.verdict() == Verdict.WRONG ? Stream.of(tally.wrong(law, o.text()))
          : tally.result(law);
    }).toList());
  }

  private Applied applied(List<Tensor> x) {
    List<Domain> domains = where.domains.size() == x.size() ? where.domains
        : Collections.nCopies(x.size(), where.domains.get(0));
    return new Applied(operation.f, x, domains);
  }

  private Stream<LawReport.Result> searched(Law law) {
    Tally tally = new Tally();
    Optional<Search.Found<List<Tensor>>> found = Search
        .in(where.inputs(operation.entrywise)).tries(asked.tries).seed(asked.seed).find(x -> {
          Outcome o = law.of(applied(x));
          tally.add(o);
          return o.verdict() == Verdict.WRONG
              ? Optional.of(new Fault(law, o.size(), o.text())) : Optional.empty();
        });
    if (found.isEmpty()) return tally.result(law);
    return Stream.of(tally.wrong(law, found.get().fault().text() + "\n"
        + JavaTest.of(law, operation.name, found.get().smallest())));
  }

  /** How often a law held. */
  private static final class Tally {
    private int held;
    private int undecided;
    private String why = "";

    void add(Outcome o) {
      if (o.holds()) held++;
      if (o.verdict() != Verdict.UNDECIDED) return;
      undecided++;
      if (why.isEmpty()) why = o.text();
    }

    LawReport.Result wrong(Law law, String text) {
      return new LawReport.Result(law, Verdict.WRONG, held, undecided, text);
    }

    /** Nothing of a law that had nothing to say, such as one on two inputs of one. */
    Stream<LawReport.Result> result(Law law) {
      if (held + undecided == 0) return Stream.empty();
      Verdict verdict = held >= undecided ? Verdict.VERIFIED : Verdict.UNDECIDED;
      return Stream.of(new LawReport.Result(law, verdict, held, undecided, why));
    }
  }
}
