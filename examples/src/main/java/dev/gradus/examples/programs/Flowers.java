package dev.gradus.examples.programs;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.gradus.autodiff.Tensor;
import dev.gradus.nn.Adam;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Model;
import dev.gradus.nn.Preparation;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Softmax;
import dev.gradus.nn.Tanh;
import dev.gradus.nn.Training;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Names of species learnt from a CSV file: split, standardised, and stopped early. */
public final class Flowers {
  private Flowers() {}

  /** Learns, and names two flowers. */
  public static void main(String... args) throws IOException {
    List<double[]> sizes = new ArrayList<>();
    List<String> species = new ArrayList<>();
    InputStream in = Flowers.class.getResourceAsStream("/dev/gradus/examples/data/iris.csv");
    try (var csv = CsvReader.builder().commentStrategy(CommentStrategy.SKIP)
        .ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
      for (var row : csv) {
        sizes.add(new double[] {Double.parseDouble(row.getField("petal length (cm)")),
            Double.parseDouble(row.getField("petal width (cm)"))});
        species.add(row.getField("species"));
      }
    }
    Dataset flowers = Dataset.classes(Tensor.matrix(sizes.toArray(double[][]::new)), species);
    List<Dataset> parts = flowers.split(0.2, 1);

    Sequential net = Sequential.of(new Dense(2, 8), new Tanh(), new Dense(8, 2), new Softmax());
    Model model = Training.of(net, Loss.crossEntropy()).optimizer(new Adam(0.02)).epochs(500)
        .prepared(Preparation.standardise()).holdOut(0.2).stopEarly(20).seed(1).run(parts.get(0));

    System.out.println("accuracy " + model.evaluate(parts.get(1)).accuracy());
    System.out.println(model.labels(Tensor.matrix(new double[][] {{4.0, 1.2}, {6.0, 2.2}})));
  }
}
