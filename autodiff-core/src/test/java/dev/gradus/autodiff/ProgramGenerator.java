package dev.gradus.autodiff;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/**
 * Random programs. Each is decoded from 1 to 14 pairs of numbers, one for each step: which
 * operation (all alike), and which operands ({@link ProgramDraft#pick}) and parameters. Whatever
 * the numbers, shapes fit and values stay in the operations' domains, so that jqwik can leave out
 * pairs and make numbers smaller as it likes to find the smallest program that fails.
 */
final class ProgramGenerator {
  private static final int MOST_STEPS = 14;

  private ProgramGenerator() {}

  /** What a step is decoded from. */
  private record Gene(int operation, long choices) {}

  /** Programs of all the user's operations. */
  static Arbitrary<Program> programs() { return programs(ProgramOperations.ALL); }

  /** Programs of the given operations. */
  static Arbitrary<Program> programs(List<ProgramOperation> operations) {
    Arbitrary<Integer> operation = Arbitraries.integers().between(0, operations.size() - 1)
        .withDistribution(RandomDistribution.uniform());
    Arbitrary<Long> choices = Arbitraries.longs().between(0, ProgramChoices.LARGEST)
        .withDistribution(RandomDistribution.uniform());
    return Combinators.combine(operation, choices).as(Gene::new)
        .list().ofMinSize(1).ofMaxSize(MOST_STEPS)
        .withSizeDistribution(RandomDistribution.uniform()).withoutEdgeCases()
        .map(genes -> decode(genes, operations));
  }

  private static Program decode(List<Gene> genes, List<ProgramOperation> operations) {
    ProgramDraft draft = new ProgramDraft();
    for (Gene gene : genes) {
      operations.get(gene.operation()).step().addTo(draft, new ProgramChoices(gene.choices()));
    }
    return draft.finish(new ProgramChoices(genes.get(0).choices()));
  }
}
