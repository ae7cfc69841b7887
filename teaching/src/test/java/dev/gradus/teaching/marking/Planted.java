package dev.gradus.teaching.marking;

import dev.gradus.autodiff.Tensor;
import dev.gradus.verify.slips.Mistake;
import dev.gradus.verify.slips.Recording;
import dev.gradus.verify.slips.Reference;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Right answers into whose slopes a mistake of the catalogue is planted. */
final class Planted {
  /** What stands in the fields of an answer at some weights. */
  interface Fields {
    Map<String, Object> at(double[] weights);
  }

  private final Exercise exercise;
  private final Fields fields;

  private Planted(Exercise exercise, Fields fields) {
    this.exercise = exercise;
    this.fields = fields;
  }

  /** An answer with these in its fields. */
  static Supplier<?> of(Exercise exercise, Fields fields) {
    return () -> new Planted(exercise, fields).answer();
  }

  /** A mistake on the way back. */
  static Supplier<?> in(Exercise exercise, Mistake mistake) {
    return of(exercise, w -> slopes(exercise, mistake.gradient(exercise.reference().at(w))));
  }

  /** A mistake on the way forward, from which all else follows rightly. */
  static Supplier<?> in(Exercise exercise, Forward mistake) {
    return of(exercise, w -> {
      Recording program = Reference.of(mistake.error(), exercise.layout()).at(w);
      Map<String, Object> all = slopes(exercise, program.right());
      if (exercise.draft().valueMarks > 0) all.put("E", program.error().value().toDouble());
      return all;
    });
  }

  static Map<String, Object> slopes(Exercise exercise, List<Tensor> gradient) {
    Map<String, Object> all = new HashMap<>();
    for (int i = 0; i < gradient.size(); i++) {
      all.put("d" + exercise.layout().names().get(i), Answer.array(gradient.get(i)));
    }
    return all;
  }

  private Object answer() {
    return switch (exercise.name()) {
      case "Slope" -> new Solutions.Slope() {
        @Override
        void backward(double x, double v, double t, double w) {
          super.backward(x, v, t, w);
          spoil(this, w);
        }
      };
      case "Perceptron" -> new Solutions.Perceptron() {
        @Override
        void backward(double[][] x, double[] t, double[] w, double b) {
          super.backward(x, t, w, b);
          spoil(this, w, b);
        }
      };
      case "Mlp" -> new Solutions.Mlp() {
        @Override
        void backward(double[][] x, double[][] t, double[][] W1, double[] b1, double[][] W2,
            double[] b2, ToDoubleFunction<double[]> loss) {
          super.backward(x, t, W1, b1, W2, b2, loss);
          spoil(this, W1, b1, W2, b2);
        }
      };
      case "SoftmaxRegression" -> new Solutions.SoftmaxRegression() {
        @Override
        void backward(double[][] x, double[][] t, double[][] W, double[] b) {
          super.backward(x, t, W, b);
          spoil(this, W, b);
        }
      };
      default -> {
        Object byHand = new Solutions.TwoTwoOne(exercise);
        spoilAt(byHand, exercise.weights());
        yield byHand;
      }
    };
  }

  private void spoil(Object answer, Object... blocks) {
    spoilAt(answer, Stream.of(blocks).flatMapToDouble(b -> b instanceof double[][] rows
        ? Arrays.stream(rows).flatMapToDouble(Arrays::stream)
        : b instanceof double[] row ? Arrays.stream(row)
        : DoubleStream.of((double) b)).toArray());
  }

  private void spoilAt(Object answer, double[] weights) {
    fields.at(weights).forEach((name, value) -> {
      try {
        field(answer, name).set(answer, value);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(name, e);
      }
    });
  }

  private static Field field(Object answer, String name) throws NoSuchFieldException {
    for (Class<?> c = answer.getClass(); c != Object.class; c = c.getSuperclass()) {
      for (Field f : c.getDeclaredFields()) if (f.getName().equals(name)) return f;
    }
    throw new NoSuchFieldException(name);
  }
}
