package dev.gradus.examples.lessons;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.gradus.autodiff.Tensor;
import dev.gradus.nn.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Images of handwritten digits, 8×8 pixels from 0 to 1. Source: Alpaydin and Kaynak 1998, UCI
 * Machine Learning Repository, CC BY 4.0.
 */
public final class Digits {
  /** How many numbers an image has. */
  public static final int PIXELS = 64;

  private static final double BRIGHTEST = 16;

  private Digits() {}

  /**
   * Reads the images.
   *
   * @return a row for each of 1,797 images, with its digit as the class
   * @throws IOException if they cannot be read
   */
  public static Dataset read() throws IOException {
    List<double[]> images = new ArrayList<>();
    List<Integer> digits = new ArrayList<>();
    InputStream in = Objects.requireNonNull(Digits.class.getResourceAsStream("digits.csv"));
    try (CsvReader<CsvRecord> csv = CsvReader.builder().commentStrategy(CommentStrategy.SKIP)
        .ofCsvRecord(in, StandardCharsets.UTF_8)) {
      for (CsvRecord record : csv) {
        double[] image = new double[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
          image[i] = Double.parseDouble(record.getField(i)) / BRIGHTEST;
        }
        images.add(image);
        digits.add(Integer.parseInt(record.getField(PIXELS)));
      }
    }
    return Dataset.classes(Tensor.matrix(images.toArray(double[][]::new)),
        digits.stream().mapToInt(Integer::intValue).toArray());
  }
}
