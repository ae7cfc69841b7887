// twin: float
package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.Draws;
import dev.gradus.autodiff.Indexing;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Products;
import dev.gradus.autodiff.Reductions;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Shapes;
import dev.gradus.autodiff.Softmaxes;
import dev.gradus.autodiff.Statistics;
import dev.gradus.autodiff.kernel.DoubleSoftmax;
import dev.gradus.autodiff.kernel.DoubleSums;
import dev.gradus.autodiff.kernel.product.DoubleScratch;
import dev.gradus.autodiff.plan.program.Access;
import dev.gradus.autodiff.plan.program.IndicesAsNumbers;
import dev.gradus.autodiff.plan.program.Instruction;
import dev.gradus.autodiff.plan.program.Node;
import dev.gradus.autodiff.plan.program.Schedule;
import dev.gradus.autodiff.plan.program.Storage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds the instructions of a program to the arrays of a workspace. */
final class DoubleBinder {
  private final DoubleMemory memory;
  private final Crew crew;
  private final DoubleScratch scratch;
  private final List<Runnable> checks = new ArrayList<>(); // before anything is overwritten
  private final List<Runnable> steps = new ArrayList<>();

  private DoubleBinder(DoubleMemory memory, Crew crew) {
    this.memory = memory;
    this.crew = crew;
    scratch = new DoubleScratch(crew.size());
  }

  static Runnable bound(Schedule schedule, Storage storage, DoubleMemory memory, Crew crew) {
    DoubleBinder b = new DoubleBinder(memory, crew);
    for (Instruction in : schedule.instructions()) b.bind(in);
    for (Storage.Move m : storage.moves()) b.move(m);
    b.checks.addAll(b.steps);
    Runnable[] steps = b.checks.toArray(new Runnable[0]);
    return () -> {
      for (Runnable step : steps) step.run();
    };
  }

  private void move(Storage.Move m) {
    double[] from = memory.arrayOf(m.from());
    double[] to = memory.arrayOf(m.to());
    int n = m.to().length();
    steps.add(() -> System.arraycopy(from, 0, to, 0, n));
  }

  private void bind(Instruction in) {
    Node head = in.head;
    if (head == null) {
      DoubleChain[] chains = chains(in, new double[crew.size()][]);
      steps.add(DoubleSteps.chain(in.size, in.sumLength(), chains, crew));
    } else if (head.op instanceof Products.Matmul) {
      steps.add(product(in, head));
    } else if (head.isIndex()) {
      steps.add(indexed(in, head));
    } else {
      double[] y = memory.isStored(head) ? memory.arrayOf(head) : new double[head.size()];
      steps.add(headed(head(in, head, y), DoubleChainBinder.of(in, memory, y), in.size));
    }
    int blocks = DoubleSums.blocks(in.sumLength());
    if (blocks == 1) return;
    for (Node n : in.chain) {
      if (n.op instanceof Reductions.SumTo) addBlocks(n, in.sumLength(), blocks);
    }
  }

  /** The sums of the blocks of long sums are added when all threads have done theirs. */
  private void addBlocks(Node sum, int length, int blocks) {
    double[] sums = memory.sums(sum, length);
    double[] y = memory.arrayOf(sum);
    int n = sum.size();
    steps.add(() -> {
      for (int i = 0; i < n; i++) y[i] = DoubleSums.ofBlocks(sums, i * blocks, blocks);
    });
  }

  private static Runnable headed(Runnable head, DoubleChain chain, int size) {
    if (chain == DoubleChain.NONE) return head;
    return () -> {
      head.run();
      chain.run(0, size, 0);
    };
  }

  /** A chain for each thread, with registers of its own. */
  private DoubleChain[] chains(Instruction in, double[][] parts) {
    DoubleChain[] chains = new DoubleChain[parts.length];
    for (int i = 0; i < chains.length; i++) chains[i] = DoubleChainBinder.of(in, memory, parts[i]);
    return chains;
  }

  private Runnable product(Instruction in, Node head) {
    List<Access> reads = in.reads(head);
    ProductShape shape = ProductShape.of(head, reads.get(0), reads.get(1));
    boolean stored = memory.isStored(head);
    int rows = DoubleSteps.rowsAtOnce(shape.m(), shape.n(), stored);
    double[][] parts = new double[crew.size()][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = stored ? memory.arrayOf(head) : new double[rows * shape.n()];
    }
    return new DoubleSteps.Product(shape, scratch, memory.expanded(reads.get(0).source()),
        memory.expanded(reads.get(1).source()), parts, stored, chains(in, parts), crew);
  }

  private Runnable head(Instruction in, Node head, double[] y) {
    Op op = head.op;
    List<Access> reads = in.reads(head);
    if (op instanceof IndicesAsNumbers.AsNumbers made) {
      Node source = reads.get(0).source();
      int[] x = memory.indices(source);
      if (source.isLeaf()) checks.add(() -> made.check(source, x));
      return new DoubleHeads.AsNumbers(x, y, head.size());
    }
    if (op instanceof Reductions.SumTo) return sum(head, reads.get(0), y);
    if (op instanceof Indexing.Gather g) {
      return new DoubleHeads.Gather(expanded(reads, 0), y,
          picks(g.asked(), head, reads.get(1), head.input(0).shape, g.axis()));
    }
    if (op instanceof Indexing.Scatter s) {
      return new DoubleHeads.Scatter(expanded(reads, 0), y,
          picks("scatterAdd", head, reads.get(1), s.target(), s.axis()), head.size());
    }
    if (op instanceof Draws.Draw draw) {
      return new DoubleHeads.Draw(indices(reads.get(0)), head.input(0).size(), y,
          new Drawn(draw));
    }
    if (head.isMove()) return moves(head, reads, y);
    Runnable lines = lines(head, op, reads, y);
    if (lines != null) return lines;
    Runnable rows = rows(head, op, expanded(reads, 0), y);
    if (rows != null) return rows;
    return new DoubleCallback(in, head, memory, z -> Conversions.copy(z, y));
  }

  /** Whole numbers that are computed or moved. */
  private Runnable indexed(Instruction in, Node head) {
    int[] y = memory.indices(head);
    if (!head.isMove()) {
      return new DoubleCallback(in, head, memory, z -> Conversions.copy(z, y));
    }
    List<int[]> x = in.reads(head).stream().map(a -> memory.indices(a.source())).toList();
    return Spans.moves(head, (k, spans) -> () -> spans.move(x.get(k), y));
  }

  /** What reads a tensor beside the numbers that its lines were reduced to. */
  private @Nullable Runnable lines(Node head, Op op, List<Access> reads, double[] y) {
    if (op instanceof Statistics.Centre) {
      return new DoubleHeads.Centre(expanded(reads, 0), expanded(reads, 1), y,
          ReducedLines.of(head.input(0).shape, head.shape));
    }
    if (op instanceof Statistics.RootMeanSquare root) {
      return new DoubleHeads.RootMeanSquare(expanded(reads, 0), expanded(reads, 1), y,
          ReducedLines.of(head.input(0).shape, head.shape), root);
    }
    return null;
  }

  /** What has a loop over contiguous rows, along the last axis. */
  private static @Nullable Runnable rows(Node head, Op op, double[] x, double[] y) {
    Shape shape = head.inputs.isEmpty() ? Shape.SCALAR : head.input(0).shape;
    int last = shape.rank() - 1;
    int n = last < 0 ? 1 : shape.dim(last);
    int m = rows(shape);
    if (op instanceof Softmaxes.Softmax s && s.axis() == last) {
      return s.slope() ? () -> DoubleSoftmax.slope(x, 0, m, n, y, 0)
          : () -> DoubleSoftmax.softmax(x, 0, m, n, y, 0);
    }
    if (op instanceof Softmaxes.LogSoftmax s && s.axis() == last) {
      return () -> DoubleSoftmax.logSoftmax(x, 0, m, n, y, 0);
    }
    if (op instanceof Softmaxes.LogSumExp s && s.axis() == last) {
      double[] work = new double[DoubleSoftmax.workLength(n)];
      return () -> DoubleSoftmax.logSumExp(x, 0, m, n, y, 0, work);
    }
    return null;
  }

  /** How many rows along the last axis there are, also where that is empty. */
  private static int rows(Shape shape) {
    int rows = 1;
    for (int i = 0; i < shape.rank() - 1; i++) rows *= shape.dim(i);
    return rows;
  }

  private double[] expanded(List<Access> reads, int k) {
    return memory.expanded(reads.get(k).source());
  }

  private Runnable sum(Node head, Access x, double[] y) {
    Shape from = head.input(0).shape;
    int[] pattern = Access.pattern(head.shape, from);
    if (pattern != null) {
      return new DoubleHeads.Sum(memory.expanded(x.source()), y, from.size(), pattern[0],
          pattern[1]);
    }
    int[] targets = Spans.sources(new Shapes.BroadcastTo(from), from, head.shape);
    return new DoubleHeads.SumTo(memory.expanded(x.source()), y, targets, head.size());
  }

  private Runnable moves(Node head, List<Access> reads, double[] y) {
    return Spans.moves(head, (k, spans) -> new DoubleHeads.Move(expanded(reads, k), y, spans));
  }

  /** Indices that are given are checked before the run begins, others when they are computed. */
  private Picks picks(String operation, Node head, Access index, Shape of, int axis) {
    Picks picks = new Picks(operation, indices(index), head.input(1).shape, of, axis);
    if (index.source().isLeaf()) checks.add(picks::check);
    return picks;
  }

  private Picks.Indices indices(Access a) {
    if (a.source().isIndex()) return Picks.of(a, memory.indices(a.source()));
    if (a.source().isConstant()) return Picks.ofConstant(a);
    int repeat = a.repeat();
    int period = a.period();
    double[] x = memory.arrayOf(a.source());
    return i -> x[i / repeat % period];
  }
}
