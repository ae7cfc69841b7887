package dev.gradus.examples.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.gradus.examples.text.FileNames;
import dev.gradus.examples.text.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of points: on each line features and a label, separated by commas, semicolons, tabs or
 * blanks.
 *
 * <p>A first line of titles is a header. Empty lines, and lines that begin with {@code #}, are
 * passed over. Labels become the classes 0, 1, … in the order of numbers if all are numbers, else
 * of the alphabet, so the order of the rows plays no part. A column of many numbers is one to
 * predict.
 */
public final class PointsFile {
  /** The names of the sets that come with the program. */
  public static final List<String> BUNDLED =
      Stream.concat(Stream.of("ring", "iris"), MadeSet.names()).toList();

  private static final char BYTE_ORDER_MARK = '\uFEFF'; // some programs begin a file with it

  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/");

  private PointsFile() {}

  /**
   * Reads a file, or a bundled set.
   *
   * @param name a path, or one of {@link #BUNDLED}
   * @param choice what is taken of it
   * @return its points
   * @throws BadInputException if it is no file of points
   */
  public static Points open(String name, Choice choice) throws BadInputException {
    return parse(Shown.of(name), text("--data", name), choice);
  }

  /**
   * Reads the text of a file, or a bundled set.
   *
   * @param option after which it is named
   */
  static String text(String option, String name) throws BadInputException {
    if (BUNDLED.contains(name)) return bundled(name);
    if (ADDRESS.matcher(name).lookingAt()) {
      throw new BadInputException(Shown.of(name) + ": this is an address, and only files are read;"
          + " fetch it first and name the file");
    }
    try {
      return read(option, name, Path.of(name));
    } catch (InvalidPathException e) {
      throw new BadInputException(Shown.of(name) + ": this is no path (" + e.getReason() + ")"
          + FileNames.hint(name));
    }
  }

  private static String read(String option, String name, Path file) throws BadInputException {
    String shown = Shown.of(name);
    if (name.isBlank()) {
      throw new BadInputException(option + " \"" + name + "\" is no path; name a file of points, or"
          + " a bundled set: " + String.join(", ", BUNDLED));
    }
    if (Files.isDirectory(file)) {
      throw new BadInputException(shown + ": this is a folder; name a file of points");
    }
    try {
      return Files.readString(file); // stops at what is not UTF-8
    } catch (NoSuchFileException e) {
      throw new BadInputException(shown + ": there is no such file"
          + (file.isAbsolute() ? "" : " in " + Shown.of(Path.of("").toAbsolutePath().toString()))
          + "; check the path, or name a bundled set: " + String.join(", ", BUNDLED)
          + (name.startsWith("~") ? "; ~ stands for no folder here, so write out the path of yours"
              : "")
          + FileNames.hint(name));
    } catch (IOException e) {
      throw new BadInputException(shown + ": " + reason(e));
    }
  }

  private static String bundled(String name) {
    if (MadeSet.names().anyMatch(name::equals)) return MadeSet.named(name).csv();
    try (InputStream in = PointsFile.class.getResourceAsStream(name + ".csv")) {
      if (in == null) throw new IllegalStateException("the bundled set " + name + " is not there");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads text.
   *
   * @param name what messages call it
   * @param text lines of values
   * @param choice what is taken of it
   * @return its points
   * @throws BadInputException if they cannot be read as points
   */
  static Points parse(String name, String text, Choice choice) throws BadInputException {
    Table table = table(name, text, Table.FEWEST_COLUMNS);
    try {
      return new PointsTable(table, choice).points();
    } catch (BadInputException e) {
      List<String> advice = Advice.options(table, choice);
      if (advice.isEmpty()) throw e;
      throw new BadInputException(e.getMessage() + "\nThe file can be read as it is with"
          + advice.stream().map(options -> "\n  " + options).collect(Collectors.joining()));
    }
  }

  /** The table in a text, which has so many columns or more. */
  static Table table(String name, String text, int fewest) throws BadInputException {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    try {
      return Table.of(name, Separator.lines(marked ? text.substring(1) : text), fewest);
    } catch (CsvParseException e) {
      String reason = Shown.of(String.valueOf(e.getMessage()));
      throw new BadInputException(name + ": this is not CSV (" + reason
          + "); mend the quotes or the line it names");
    }
  }

  private static String reason(IOException e) {
    if (e instanceof CharacterCodingException) {
      return "this is not UTF-8 text; save the file as CSV in UTF-8";
    }
    if (e instanceof AccessDeniedException) return "it may not be read; change its permissions";
    return "it cannot be read (" + Shown.of(String.valueOf(e.getMessage())) + "); check the file";
  }
}
