package dev.gradus.examples;

import dev.gradus.examples.data.Task;
import dev.gradus.examples.descent.DescentLog;
import dev.gradus.examples.descent.Measure;
import dev.gradus.examples.descent.Score;
import dev.gradus.examples.text.Numbers;
import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** What a person sees while a network is trained. */
interface Progress extends Consumer<DescentLog.Entry>, AutoCloseable {
  @Override void close();

  /** A bar where a person watches a terminal, else a line at intervals. */
  static Progress of(Task task, int epochs, PrintStream out, PrintStream err) {
    return onTerminal() ? new Bar(task, epochs, out, err) : new Lines(task, out);
  }

  /** Since Java 22 there can be a console without a terminal, and a method that tells. */
  @SuppressWarnings("SystemConsoleNull") // it is null before Java 22
  private static boolean onTerminal() {
    Console console = System.console();
    if (console == null) return false;
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** The epoch with its E and how good it is, in columns. */
  static String line(Task task, DescentLog.Entry e) {
    String line = String.format(Locale.ROOT, "%8d%s", e.epoch(), columns(task, e.learned()));
    return e.held() == null ? line : line + columns(task, e.held());
  }

  private static String columns(Task task, Score s) {
    return String.format(Locale.ROOT, "  %12s  %10s", Numbers.rounded(s.error()),
        Measure.shown(task, s.quality()));
  }

  /** The names of the columns. */
  static String head(Task task, DescentLog.Entry e) {
    String good = String.format(Locale.ROOT, "  %10s", task == Task.NUMBER ? "R^2" : "right");
    String learned = "   epoch             E" + good;
    return e.held() == null ? learned : learned + "   E, held out" + good;
  }

  /** A line for each milestone. */
  final class Lines implements Progress {
    private final Task task;
    private final PrintStream out;

    Lines(Task task, PrintStream out) {
      this.task = task;
      this.out = out;
    }

    @Override
    public void accept(DescentLog.Entry e) {
      if (e.epoch() == 0) out.println(head(task, e));
      if (e.isMilestone()) out.println(line(task, e));
    }

    @Override
    public void close() {}
  }

  /** A bar with the latest E and accuracy; the lines follow when it is full. */
  final class Bar implements Progress {
    private static final int WIDEST = 79;

    private final Task task;
    private final ProgressBar bar;
    private final PrintStream out;
    private final StringBuilder lines = new StringBuilder();

    Bar(Task task, int epochs, PrintStream out, PrintStream err) {
      this.task = task;
      this.out = out;
      int terminal = new ConsoleProgressBarConsumer(err).getMaxRenderedLength();
      int width = Math.min(WIDEST, terminal); // the terminal may be narrower
      bar = new ProgressBarBuilder().setTaskName("descent").setInitialMax(epochs)
          .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(100)
          .setConsumer(new ConsoleProgressBarConsumer(err, width)).build();
    }

    @Override
    public void accept(DescentLog.Entry e) {
      if (e.epoch() == 0) lines.append(head(task, e)).append(System.lineSeparator());
      bar.stepTo(e.epoch());
      bar.setExtraMessage("E " + Numbers.rounded(e.error()) + ", "
          + (task == Task.NUMBER ? "R^2 " : "") + Measure.shown(task, e.learned().quality()));
      if (e.isMilestone()) lines.append(line(task, e)).append(System.lineSeparator());
    }

    @Override
    public void close() {
      bar.close();
      out.print(lines);
    }
  }
}
