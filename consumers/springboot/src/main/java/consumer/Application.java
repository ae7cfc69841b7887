package consumer;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Model;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Sgd;
import dev.gradus.nn.Sigmoid;
import dev.gradus.nn.Training;
import java.util.Arrays;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A trained model is a bean: it never changes, and any number of threads may ask it. */
@SpringBootApplication
public class Application {
  /** Starts the program. */
  public static void main(String[] arguments) {
    SpringApplication.run(Application.class, arguments);
  }

  /** What decides exclusive or. */
  @Bean
  Model model() {
    Sequential net = Sequential.of(new Dense(2, 4), new Sigmoid(), new Dense(4, 1), new Sigmoid());
    Dataset xor = Dataset.binary(points(), 0, 1, 1, 0);
    return Training.of(net, Loss.binaryCrossEntropy())
        .optimizer(new Sgd(2)).batch(4).epochs(2000).seed(5)
        .run(xor);
  }

  private static Tensor points() {
    return Tensor.matrix(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
  }

  /** Asks it. */
  @Bean
  CommandLineRunner asks(Model model) {
    return arguments -> {
      System.out.println(Plan.environment());
      System.out.println("learned: " + Arrays.toString(model.classify(points())));
    };
  }
}
