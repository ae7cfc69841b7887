package dev.gradus.examples.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.gradus.examples.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is taken of a file, where that is not all of it. Columns are named by title or number.
 *
 * @param label the column of the label; null for the last one
 * @param features the columns of the features; none for all that are left
 * @param drop columns to leave out
 * @param classes the labels to keep, in the order 0, 1, …; none for all there are
 * @param skipGaps whether rows without a value are left out
 * @param target whether the label is one or a number to predict; null for what it looks like
 */
public record Choice(@Nullable String label, List<String> features, List<String> drop,
    List<String> classes, boolean skipGaps, @Nullable Target target) {
  /** All of a file, its last column for the label. */
  public static final Choice ALL = new Choice(null, List.of(), List.of(), List.of(), false);

  /** What a label is taken for. */
  public enum Target {
    /** Labels to tell apart. */
    CLASSES,
    /** A number to predict. */
    NUMBER
  }

  /**
   * A choice in which the label is what it looks like.
   *
   * @param label the column of the label; null for the last one
   * @param features the columns of the features; none for all that are left
   * @param drop columns to leave out
   * @param classes the labels to keep, in the order 0, 1, …; none for all there are
   * @param skipGaps whether rows without a value are left out
   */
  public Choice(@Nullable String label, List<String> features, List<String> drop,
      List<String> classes, boolean skipGaps) {
    this(label, features, drop, classes, skipGaps, null);
  }

  /** A choice whose lists are copied. */
  public Choice {
    features = List.copyOf(features);
    drop = List.copyOf(drop);
    classes = List.copyOf(classes);
  }

  /**
   * A list as it stands after an option.
   *
   * @param text separated by commas; what has a comma in it stands in double quotes
   * @return its values
   * @throws BadInputException if a quote is left open
   */
  public static List<String> list(String text) throws BadInputException {
    try {
      return Separator.option(text);
    } catch (CsvParseException e) {
      throw new BadInputException(Shown.quoted(text) + " has a quote that is left open; close it");
    }
  }

  /**
   * The choice as options of the program.
   *
   * @return such as {@code --label, y, --drop, "a,b"}; empty for all
   */
  public List<String> options() {
    List<String> options = new ArrayList<>();
    if (label != null) options.addAll(List.of("--label", label));
    add(options, "--features", features);
    add(options, "--drop", drop);
    add(options, "--classes", classes);
    if (skipGaps) options.add("--skip-gaps");
    if (target != null) {
      options.addAll(List.of("--target", target.name().toLowerCase(Locale.ROOT)));
    }
    return options;
  }

  private static void add(List<String> options, String option, List<String> values) {
    if (values.isEmpty()) return;
    List<String> quoted = new ArrayList<>();
    for (String v : values) {
      boolean plain = v.matches("[^#,\"][^,\"]*");
      quoted.add(plain ? v : '"' + v.replace("\"", "\"\"") + '"');
    }
    options.addAll(List.of(option, String.join(",", quoted)));
  }
}
