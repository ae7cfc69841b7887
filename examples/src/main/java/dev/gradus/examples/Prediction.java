package dev.gradus.examples;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.gradus.autodiff.Tensor;
import dev.gradus.examples.data.BadInputException;
import dev.gradus.examples.data.FeaturesFile;
import dev.gradus.examples.text.FileNames;
import dev.gradus.examples.text.Numbers;
import dev.gradus.examples.text.Shown;
import dev.gradus.nn.Link;
import dev.gradus.nn.Model;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** What a saved model answers for the rows of a file. */
final class Prediction {
  /** The title of the answers. */
  static final String TITLE = "prediction";

  private final Model model;

  private Prediction(Model model) { this.model = model; }

  /**
   * Reads a model.
   *
   * @throws BadInputException if there is none that gives classes with names, or numbers
   */
  static Prediction by(String name) throws BadInputException {
    String shown = "--model " + Shown.of(name);
    try {
      Path path = Path.of(name);
      if (name.isBlank() || Files.isDirectory(path)) {
        throw new BadInputException(shown + ": this is no file; name one that --save wrote");
      }
      return new Prediction(checked(shown, Model.load(path)));
    } catch (InvalidPathException e) {
      throw new BadInputException(shown + ": this is no path (" + e.getReason() + ")"
          + FileNames.hint(name));
    } catch (NoSuchFileException e) {
      throw new BadInputException(shown + ": there is no such file; check the path"
          + FileNames.hint(name));
    } catch (IOException e) {
      throw new BadInputException(shown + ": it cannot be read ("
          + Shown.of(ReportFolder.reason(e)) + "); check the file");
    } catch (IllegalArgumentException e) {
      throw new BadInputException(shown + ": this is no model; name a file that --save wrote ("
          + Shown.of(String.valueOf(e.getMessage())) + ")");
    }
  }

  private static Model checked(String shown, Model model) throws BadInputException {
    int outputs = model.net().outputs();
    int names = model.classNames().size();
    Link link = model.net().link();
    boolean two = outputs == 1 && link == Link.PROBABILITY_EACH;
    boolean classes = two || link == Link.PROBABILITIES;
    if (classes ? names == (two ? 2 : outputs) : names == 0 && outputs == 1) return model;
    throw new BadInputException(shown + ": this model gives neither probabilities of labels that it"
        + " knows by name nor one number, but " + outputs + " outputs and " + names
        + " names; name a file that --save wrote");
  }

  /** The names of the columns that the model takes. */
  private List<String> features() {
    if (!model.features().isEmpty()) return model.features();
    int width = model.preparation() == null ? model.net().width() : model.preparation().inputs();
    return IntStream.rangeClosed(1, width).mapToObj(j -> "x" + j).toList();
  }

  /**
   * The answers as CSV: a line for each row of the file, of empty texts for one with a
   * gap, as programs pass over a line with nothing.
   *
   * @throws BadInputException if the file lacks a column, or has something else than numbers
   */
  String answers(String file, boolean skipGaps) throws BadInputException {
    FeaturesFile rows = FeaturesFile.open(file, features(), skipGaps);
    StringWriter out = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF)
        .quoteStrategy(QuoteStrategies.EMPTY).build(out)) {
      csv.writeRecord(titles());
      List<List<String>> answers = rows.whole().isEmpty() ? List.of() : answers(rows.rows());
      int next = 0;
      for (int i = 0; i < rows.count(); i++) {
        boolean whole = next < rows.whole().size() && rows.whole().get(next) == i;
        csv.writeRecord(whole ? answers.get(next++) : Collections.nCopies(titles().size(), ""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private List<String> titles() {
    List<String> titles = new ArrayList<>(List.of(TITLE));
    for (String name : model.classNames()) titles.add("probability of " + name);
    return titles;
  }

  private List<List<String>> answers(Tensor rows) throws BadInputException {
    boolean classes = !model.classNames().isEmpty();
    double[][] y = (classes ? model.probabilities(rows) : model.predict(rows)).toMatrix();
    List<String> labels = classes ? model.labels(rows) : List.of();
    List<List<String>> answers = new ArrayList<>();
    for (int i = 0; i < y.length; i++) {
      List<String> answer = new ArrayList<>();
      if (classes) answer.add(labels.get(i));
      for (double x : y[i]) {
        if (!Double.isFinite(x)) {
          throw new BadInputException("--model: its answer for row " + (i + 1)
              + " is too large to compute with; give numbers nearer to those it learned from");
        }
        answer.add(Numbers.exact(x));
      }
      answers.add(answer);
    }
    return answers;
  }

  /** Whether a file begins as answers do. */
  static boolean isOwn(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      String first = lines.findFirst().orElse("");
      return first.equals(TITLE) || first.startsWith(TITLE + ",");
    } catch (UncheckedIOException e) {
      return false; // not even text
    }
  }
}
