package dev.gradus.examples;

import dev.gradus.examples.descent.DescentLog;
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
  String COLUMNS = "   epoch             E       right";
  String HELD_COLUMNS = "   E, held out       right";

  @Override void close();

  /** A bar where a person watches a terminal, else a line at intervals. */
  static Progress of(int epochs, PrintStream out, PrintStream err) {
    return onTerminal() ? new Bar(epochs, out, err) : new Lines(out);
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

  /** The epoch with its E and accuracy, in columns. */
  static String line(DescentLog.Entry e) {
    String line = String.format(Locale.ROOT, "%8d%s", e.epoch(), columns(e.learned()));
    return e.held() == null ? line : line + columns(e.held());
  }

  private static String columns(Score s) {
    return String.format(Locale.ROOT, "  %12s  %10s", Numbers.rounded(s.error()),
        Numbers.percent(s.accuracy()));
  }

  /** The names of the columns. */
  static String head(DescentLog.Entry e) {
    return e.held() == null ? COLUMNS : COLUMNS + HELD_COLUMNS;
  }

  /** A line for each milestone. */
  final class Lines implements Progress {
    private final PrintStream out;

    Lines(PrintStream out) { this.out = out; }

    @Override
    public void accept(DescentLog.Entry e) {
      if (e.epoch() == 0) out.println(head(e));
      if (e.isMilestone()) out.println(line(e));
    }

    @Override
    public void close() {}
  }

  /** A bar with the latest E and accuracy; the lines follow when it is full. */
  final class Bar implements Progress {
    private static final int WIDEST = 79;

    private final ProgressBar bar;
    private final PrintStream out;
    private final StringBuilder lines = new StringBuilder();

    Bar(int epochs, PrintStream out, PrintStream err) {
      this.out = out;
      int terminal = new ConsoleProgressBarConsumer(err).getMaxRenderedLength();
      int width = Math.min(WIDEST, terminal); // the terminal may be narrower
      bar = new ProgressBarBuilder().setTaskName("descent").setInitialMax(epochs)
          .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(100)
          .setConsumer(new ConsoleProgressBarConsumer(err, width)).build();
    }

    @Override
    public void accept(DescentLog.Entry e) {
      if (e.epoch() == 0) lines.append(head(e)).append(System.lineSeparator());
      bar.stepTo(e.epoch());
      bar.setExtraMessage("E " + Numbers.rounded(e.error()) + ", "
          + Numbers.percent(e.learned().accuracy()));
      if (e.isMilestone()) lines.append(line(e)).append(System.lineSeparator());
    }

    @Override
    public void close() {
      bar.close();
      out.print(lines);
    }
  }
}
