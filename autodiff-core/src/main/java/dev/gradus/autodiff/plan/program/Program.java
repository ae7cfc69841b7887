package dev.gradus.autodiff.plan.program;

import dev.gradus.autodiff.Leaf;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a tape computes, ready to be bound to arrays: instructions in order, the buffers that their
 * values are kept in, and the numbers that leaves begin with. Nothing changes it.
 */
public final class Program {
  private final Schedule schedule;
  private final Storage storage;
  private final Map<Buffer, Tensor> initial = new LinkedHashMap<>();

  private Program(Graph graph, Map<String, Shape> outputs, List<Var> leaves) {
    schedule = Schedule.of(graph);
    storage = new Storage(graph, schedule, outputs);
    for (Var leaf : leaves) {
      if (leaf.isSymbolic()) continue;
      String label = ((Leaf) leaf.op()).label();
      initial.put(Objects.requireNonNull(storage.named().get(label)), leaf.value());
    }
  }

  /**
   * The program of a tape.
   *
   * @param leaves all that are given or kept
   * @param outputs what is handed out, by name
   * @param updates rows of a leaf, and what it becomes
   * @param inFloats whether it computes in floats
   */
  public static Program of(List<Var> leaves, Map<String, Var> outputs, Map<Var, Var> updates,
      boolean inFloats) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    for (Map.Entry<String, Var> e : outputs.entrySet()) {
      shapes.put(e.getKey(), e.getValue().shape());
    }
    return new Program(rewritten(Graph.of(leaves, outputs, updates), inFloats), shapes, leaves);
  }

  /** All passes; the package's page says why in this order. */
  private static Graph rewritten(Graph stated, boolean inFloats) {
    Graph g = stated.rewritten(new Recomputations());
    if (inFloats) g = g.rewritten(new InFloats());
    g = g.rewritten(new Simplifications());
    g = g.rewritten(new CommonSubexpressions());
    g = g.rewritten(new ScaledDifferences(g));
    return g.settled().rewritten(new IndicesAsNumbers(inFloats));
  }

  /** The instructions. */
  public Schedule schedule() { return schedule; }

  /** Where values are kept. */
  public Storage storage() { return storage; }

  /** The numbers of leaves that were recorded with some. */
  public Map<Buffer, Tensor> initial() { return initial; }

  /**
   * The program written out for people.
   *
   * @param precision what to call that
   * @param bytes of one number
   */
  public String listing(String precision, int bytes) {
    return ProgramListing.of(this, precision, bytes);
  }
}
