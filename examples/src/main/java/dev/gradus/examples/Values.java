package dev.gradus.examples;

import dev.gradus.examples.data.BadInputException;
import dev.gradus.examples.data.Choice;
import dev.gradus.examples.descent.Curve;
import dev.gradus.examples.descent.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What may stand after an option. */
final class Values {
  private static final int MOST_EPOCHS = 1_000_000;

  private Values() {}

  /** A learning rate: a positive number. */
  static final class Rate implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      double rate = number(value);
      if (rate > 0 && rate < Double.POSITIVE_INFINITY) return rate;
      throw new TypeConversionException("\"" + value
          + "\" is no positive number; use one such as 0.5");
    }
  }

  /**
   * The hidden layers: numbers of units, separated by commas.
   *
   * @param units for each layer
   */
  record Hidden(List<Integer> units) {}

  /** Hidden layers from what the user typed. */
  static final class HiddenLayers implements ITypeConverter<Hidden> {
    @Override
    public Hidden convert(String value) {
      if (value.equalsIgnoreCase("none")) return new Hidden(List.of());
      List<Integer> units = new ArrayList<>();
      for (String layer : value.split(",", -1)) {
        int n = count(layer.strip());
        if (n < 1) {
          throw new TypeConversionException("\"" + layer
              + "\" is no number of units; give each hidden layer 1 or more, such as 4 or 8,8,"
              + " or say none for no hidden layer");
        }
        units.add(n);
      }
      return new Hidden(units);
    }
  }

  /**
   * Names of columns or labels.
   *
   * @param names in the order given
   */
  record Listed(List<String> names) {
    static final Listed NONE = new Listed(List.of());
  }

  /** Names, separated by commas; one with a comma in it stands in double quotes. */
  static final class Names implements ITypeConverter<Listed> {
    @Override
    public Listed convert(String value) {
      List<String> names = List.of();
      try {
        names = Choice.list(value);
      } catch (BadInputException e) {
        throw new TypeConversionException(e.getMessage());
      }
      if (!names.isEmpty() && !names.contains("")) return new Listed(names);
      throw new TypeConversionException("\"" + value
          + "\" lacks a name; separate names by commas, such as a,b");
    }
  }

  /** One of some names. */
  abstract static class OneOf<E extends Enum<E>> implements ITypeConverter<E> {
    private final String what;
    private final E[] all;

    OneOf(String what, E[] all) {
      this.what = what;
      this.all = all;
    }

    @Override
    public E convert(String value) {
      for (E e : all) if (e.toString().equalsIgnoreCase(value)) return e;
      throw new TypeConversionException("\"" + value + "\" is no " + what + "; use "
          + Stream.of(all).map(e -> e.toString().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", ")).replaceFirst(", (?=[^,]*$)", " or "));
    }
  }

  /** An optimiser. */
  static final class Optimizers extends OneOf<Rule.Kind> {
    Optimizers() { super("optimiser", Rule.Kind.values()); }
  }

  /** An activation. */
  static final class Activations extends OneOf<Curve> {
    Activations() { super("activation", Curve.values()); }
  }

  /** What a label is. */
  static final class Targets extends OneOf<Choice.Target> {
    Targets() { super("kind of label", Choice.Target.values()); }
  }

  /** A momentum: from 0 to below 1. */
  static final class Momentum implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      double momentum = number(value);
      if (momentum >= 0 && momentum < 1) return momentum;
      throw new TypeConversionException("\"" + value
          + "\" is no number from 0 to below 1; use one such as 0.9");
    }
  }

  /** A decay: 0 or more. */
  static final class Decay implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      double decay = number(value);
      if (decay >= 0 && decay < Double.POSITIVE_INFINITY) return decay;
      throw new TypeConversionException("\"" + value
          + "\" is no number of 0 or more; use one such as 1e-4");
    }
  }

  /** A patience. */
  static final class Patience implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      int n = count(value);
      if (n >= 1) return n;
      throw new TypeConversionException("\"" + value
          + "\" is no number of epochs to wait; use 1 or more, such as 50");
    }
  }

  private static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** A share of the points: more than none and less than all. */
  static final class Share implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      double share = number(value);
      if (share > 0 && share < 1) return share;
      throw new TypeConversionException("\"" + value
          + "\" is no share between 0 and 1; use one such as 0.2");
    }
  }

  /** A number of epochs. */
  static final class Epochs implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      int n = count(value);
      if (n >= 1 && n <= MOST_EPOCHS) return n;
      throw new TypeConversionException("\"" + value + "\" is no number of epochs; use 1 to "
          + MOST_EPOCHS);
    }
  }

  /** A number of points. */
  static final class Batch implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      int n = count(value);
      if (n >= 1) return n;
      throw new TypeConversionException("\"" + value
          + "\" is no number of points; use 1 or more, or leave the option out for all points");
    }
  }

  /** A seed. */
  static final class Seed implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
      try {
        return Long.parseLong(value);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("\"" + value
            + "\" is no whole number; use one such as 6");
      }
    }
  }

  private static int count(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
