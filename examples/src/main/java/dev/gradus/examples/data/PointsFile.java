package dev.gradus.examples.data;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file of points: on each line the features, separated by commas, and last the label.
 *
 * <p>A first line without any number is a header. Empty lines, and lines that begin with {@code #},
 * are passed over. The two labels become 0 and 1 in the order of numbers if both are numbers, else
 * of the alphabet, so the order of the rows plays no part.
 */
public final class PointsFile {
  /** The names of the sets that come with the program. */
  public static final List<String> BUNDLED = List.of("ring", "iris");

  private static final char BYTE_ORDER_MARK = '\uFEFF'; // some programs begin a file with it

  private PointsFile() {}

  /**
   * Reads a file, or a bundled set.
   *
   * @param name a path, or one of {@link #BUNDLED}
   * @return its points
   * @throws BadInputException if it is no file of points of two classes
   */
  public static Points open(String name) throws BadInputException {
    if (BUNDLED.contains(name)) return bundled(name);
    try {
      return read(Path.of(name));
    } catch (InvalidPathException e) {
      throw new BadInputException(name + ": this is no path (" + e.getReason() + "); mend it");
    }
  }

  /**
   * Reads a file.
   *
   * @param file the path
   * @return its points
   * @throws BadInputException if it is no file of points of two classes
   */
  public static Points read(Path file) throws BadInputException {
    if (Files.isDirectory(file)) {
      throw new BadInputException(file + ": this is a folder; name a CSV file of points");
    }
    try (BufferedReader text = Files.newBufferedReader(file)) { // stops at what is not UTF-8
      return parse(file.toString(), text);
    } catch (IOException e) {
      throw new BadInputException(file + ": " + reason(e));
    }
  }

  private static Points bundled(String name) throws BadInputException {
    InputStream in = PointsFile.class.getResourceAsStream(name + ".csv");
    if (in == null) throw new IllegalStateException("the bundled set " + name + " is not there");
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return parse(name, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads text.
   *
   * @param name what messages call it
   * @param text in CSV
   * @return its points
   * @throws BadInputException if they are not points of two classes
   * @throws IOException if the text cannot be read on
   */
  static Points parse(String name, BufferedReader text) throws BadInputException, IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) text.reset();
    List<CsvRecord> records = new ArrayList<>();
    try (CsvReader<CsvRecord> csv = CsvReader.builder().commentStrategy(CommentStrategy.SKIP)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false).ofCsvRecord(text)) {
      for (CsvRecord record : csv) records.add(record);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      if (e.getCause() instanceof IOException cause) throw cause;
      throw new BadInputException(name + ": this is not CSV (" + e.getMessage()
          + "); mend the quotes or the line it names");
    }
    return new PointsTable(name, records).points();
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file; check the path, or name a bundled set: "
          + String.join(", ", BUNDLED);
    }
    if (e instanceof CharacterCodingException) {
      return "this is not UTF-8 text; save the file as CSV in UTF-8";
    }
    if (e instanceof AccessDeniedException) return "it may not be read; change its permissions";
    return "it cannot be read (" + e.getMessage() + "); check the file";
  }
}
