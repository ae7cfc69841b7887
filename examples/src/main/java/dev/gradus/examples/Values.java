package dev.gradus.examples;

import java.util.ArrayList;
import java.util.List;
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
      double rate;
      try {
        rate = Double.parseDouble(value);
      } catch (NumberFormatException e) {
        rate = Double.NaN;
      }
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
      List<Integer> units = new ArrayList<>();
      for (String layer : value.split(",", -1)) {
        int n = count(layer.strip());
        if (n < 1) {
          throw new TypeConversionException("\"" + layer
              + "\" is no number of units; give each hidden layer 1 or more, such as 4 or 8,8");
        }
        units.add(n);
      }
      return new Hidden(units);
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
