package dev.gradus.examples.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.gradus.examples.text.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands between the values of a line. */
enum Separator {
  TABS("\t", "tabs"), SEMICOLONS(";", "semicolons"), COMMAS(",", "commas"), BLANKS(" ", "blanks");

  /** The line in which Excel names the separator. */
  private static final Pattern NAMED = Pattern.compile("\\A\"?sep=(.)\"?(?=[\r\n]|\\z)");
  private static final int LOOKED_AT = 200;
  private static final double MOST_LINES = 0.9;
  private static final int FEWEST_COLUMNS = 3; // two features and a label

  private final String text;
  private final String plural;

  Separator(String text, String plural) {
    this.text = text;
    this.plural = plural;
  }

  /** The lines of a text that is separated by whatever fits it best; comments are left out. */
  static List<Line> lines(String text) {
    Matcher named = NAMED.matcher(text);
    if (named.find()) {
      String rest = "#" + text.substring(named.end()); // a comment: lines keep their numbers
      for (Separator s : values()) if (s.text.equals(named.group(1))) return s.lines(rest, false);
    }
    Separator best = COMMAS;
    for (Separator s : values()) if (s.fit(text) > best.fit(text)) best = s;
    return best.lines(text, false);
  }

  /** The values of an option, separated by commas. */
  static List<String> option(String text) {
    List<Line> lines = COMMAS.lines(text, false);
    return lines.isEmpty() ? List.of() : lines.get(0).values();
  }

  /** How well lines of equal length with numbers in them come out: 2 at best. */
  private double fit(String text) {
    List<Line> lines = lines(text, true);
    Map<Integer, Integer> widths = new HashMap<>();
    for (Line line : lines) widths.merge(line.size(), 1, Integer::sum);
    int usual = 0;
    for (var w : widths.entrySet()) {
      if (w.getValue() > widths.getOrDefault(usual, 0)) usual = w.getKey();
    }
    if (usual < FEWEST_COLUMNS) return usual - FEWEST_COLUMNS;
    double share = widths.getOrDefault(usual, 0) / (double) lines.size();
    if (share < MOST_LINES && lines.size() > 2) return share;
    long numbers = 0;
    long all = 0;
    for (Line line : lines.subList(lines.size() > 1 ? 1 : 0, lines.size())) {
      all += line.size();
      numbers += line.values().stream().filter(Numerals::either).count();
    }
    return 1 + numbers / (double) all;
  }

  private List<Line> lines(String text, boolean tentative) {
    List<Line> lines = new ArrayList<>();
    try (CsvReader<Line> csv = CsvReader.builder().fieldSeparator(this.text)
        .commentStrategy(CommentStrategy.SKIP)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(tentative)
        .build(new Values(), this == BLANKS ? text.replace('\t', ' ') : text)) {
      for (Line line : csv) {
        if (tentative && lines.size() == LOOKED_AT) break;
        if (line.size() > 1 || !line.isBlank()) lines.add(line);
      }
    } catch (CsvParseException e) {
      if (!tentative) throw e;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return lines;
  }

  /** Collects the values of a line. Between blanks there is no empty value, unless in quotes. */
  private final class Values extends AbstractBaseCsvCallbackHandler<Line> {
    private List<String> values = new ArrayList<>();

    @Override
    protected void handleBegin(long startingLineNumber) { values = new ArrayList<>(); }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      if (Separator.this == BLANKS && length == 0 && !quoted) return;
      values.add(Shown.of(new String(buffer, offset, length)));
    }

    @Override
    protected Line buildRecord() { return new Line(getStartingLineNumber(), values); }
  }

  @Override
  public String toString() { return plural; }
}
