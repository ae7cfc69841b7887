package dev.gradus.autodiff.plan.program;

import dev.gradus.autodiff.Leaf;
import dev.gradus.autodiff.Products;
import dev.gradus.autodiff.errors.Brief;
import java.util.List;
import java.util.Locale;

/**
 * Programs written out for people: for each instruction its head and, indented, what goes with it
 * entry by entry; where values are kept, and what it costs.
 */
final class ProgramListing {
  /** As many as somebody reads. */
  private static final int LINES = 10_000;

  private final Program program;
  private final String precision;
  private final int bytes;
  private final StringBuilder out = new StringBuilder();
  private long operations;
  private int lines;

  private ProgramListing(Program program, String precision, int bytes) {
    this.program = program;
    this.precision = precision;
    this.bytes = bytes;
  }

  static String of(Program program, String precision, int bytes) {
    ProgramListing listing = new ProgramListing(program, precision, bytes);
    for (Instruction in : program.schedule().instructions()) listing.add(in);
    listing.skipped();
    for (Storage.Move m : program.storage().moves()) {
      listing.out.append("move ").append(name(m.from())).append(" to ").append(name(m.to()))
          .append('\n');
    }
    return listing.title() + listing.out;
  }

  private String title() {
    List<Buffer> buffers = program.storage().buffers();
    long named = buffers.stream().filter(b -> b.name() != null).count();
    return "plan in " + precision + ": " + program.schedule().instructions().size()
        + " instructions, " + count(operations, "flop") + "; " + named + " named arrays and "
        + (buffers.size() - named) + " shared ones, "
        + count(program.storage().size() * bytes, "B") + '\n';
  }

  private void add(Instruction in) {
    boolean first = true;
    for (Node n : in.values()) {
      String line = (first ? "" : "  ") + name(n) + " = " + expression(n, in.reads(n));
      Buffer b = program.storage().bufferOf(n);
      if (b != null && !name(b).equals(name(n))) line += " in " + name(b);
      boolean shown = lines++ < LINES;
      String cost = first ? cost(in) : "";
      if (shown) out.append(first ? String.format(Locale.ROOT, "%-62s # %s", line, cost) : line)
          .append('\n');
      first = false;
    }
  }

  private void skipped() {
    if (lines > LINES) out.append("… and ").append(lines - LINES).append(" lines more\n");
  }

  private static String expression(Node n, List<Access> reads) {
    String inputs = reads.isEmpty() ? ""
        : Brief.list(reads.size(), i -> name(reads.get(i).source()));
    String parameters = Brief.of(n.op.parameters());
    return n.op.name() + '(' + inputs + (parameters.isEmpty() ? "" : ", " + parameters) + ") "
        + n.shape;
  }

  private static String name(Node n) {
    if (n.op instanceof Leaf leaf && n.constant == null) return Brief.of(leaf.label());
    if (n.constant == null) return "%" + n.order;
    double[] part = n.part();
    return part.length == 1 ? Double.toString(part[0])
        : "constant " + n.shape;
  }

  private static String name(Buffer b) {
    return b.name() != null ? Brief.of(b.name()) : "array "
        + b.id();
  }

  private String cost(Instruction in) {
    long work = 0;
    for (Node n : in.values()) work += operations(n, in.reads(n));
    operations += work;
    long entries = 0;
    for (Node n : in.values()) {
      if (program.storage().bufferOf(n) != null) entries += n.size();
      for (Access a : in.reads(n)) if (!in.isComputed(a.source())) entries += a.period();
    }
    return count(work, "flop") + ", " + count(entries * bytes, "B");
  }

  private static long operations(Node n, List<Access> reads) {
    if (n.op instanceof Products.Matmul op) {
      return 2L * n.size() * n.input(0).shape.dim(op.ta() ? -2 : -1);
    }
    if (n.op instanceof ScaledDifferences.ScaledDifference) return 2L * n.size();
    return n.isElementwise() ? n.size() : reads.stream().mapToLong(Access::size).sum();
  }

  private static String count(long n, String unit) {
    String[] prefixes = {"", "k", "M", "G", "T"};
    double x = n;
    int p = 0;
    while (x >= 1000 && p < prefixes.length - 1) {
      x /= 1000;
      p++;
    }
    return p == 0 ? n + " " + unit : String.format(Locale.ROOT, "%.1f %s%s", x, prefixes[p], unit);
  }
}
