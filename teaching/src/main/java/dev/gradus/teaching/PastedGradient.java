package dev.gradus.teaching;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.verify.slips.Diagnosis;
import dev.gradus.verify.slips.Mistake;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole gradient that somebody computed elsewhere, as NumPy, PyTorch, Java or a table prints it:
 * block by block what is right, and what the rest looks like.
 *
 * <p>The numbers are taken in their order; words, brackets and {@code dtype=float64} are not looked
 * at. A matrix may be written with a row for each unit instead of each input: then it is turned.
 */
final class PastedGradient {
  private static final int MOST_CHARACTERS = 100_000;
  private static final double LEAST_DIGITS = 1e-3; // three digits are enough to mark

  /** Whether matrices, or the blocks, are written in another order. */
  private enum Order {
    AS_HERE("paste.asHere"), TURNED("paste.turned"), WEIGHTS_FIRST("paste.weightsFirst"),
    TURNED_WEIGHTS_FIRST("paste.turnedWeightsFirst");

    private final String said;

    Order(String said) { this.said = said; }

    boolean isTurned() { return this == TURNED || this == TURNED_WEIGHTS_FIRST; }

    boolean isWeightsFirst() { return this == WEIGHTS_FIRST || this == TURNED_WEIGHTS_FIRST; }
  }

  private PastedGradient() {}

  static Json of(Problem problem, String text) {
    List<Double> numbers = numbers(text);
    Layout layout = problem.weights().layout();
    if (numbers.size() != layout.size()) {
      throw new IllegalArgumentException("there are " + numbers.size()
          + " numbers, but the network has " + layout.size() + " weights and biases: paste ∂E/∂w "
          + "for " + layout.names());
    }
    double[] right = problem.objective().slope(problem.weights(), problem.data()).gradient()
        .toArray();
    Order best = Order.AS_HERE;
    int most = -1;
    for (Order order : Order.values()) {
      int fits = fitting(arranged(numbers, layout, order), right);
      if (fits > most) {
        most = fits;
        best = order;
      }
    }
    return marked(problem, layout, arranged(numbers, layout, best), right, best);
  }

  private static Json marked(Problem problem, Layout layout, double[] given, double[] right,
      Order order) {
    Diagnosis diagnosis = problem.reference().tolerance(LEAST_DIGITS)
        .guess(problem.weights().toArray(), given);
    List<Json> blocks = new ArrayList<>();
    for (String name : layout.names()) {
      int from = layout.start(name);
      int fits = 0;
      int size = layout.shape(name).size();
      for (int i = from; i < from + size; i++) if (isClose(given[i], right[i])) fits++;
      blocks.add(new Json().with("name", name).with("right", fits).with("of", size)
          .with("isRight", fits == size));
    }
    List<Json> slips = new ArrayList<>();
    if (!diagnosis.explanations().isEmpty()) {
      for (Mistake m : diagnosis.explanations().get(0).mistakes()) {
        slips.add(new Json().with("name", m.slip().name()).with("where", m.where())
            .with("help", m.slip().help()));
      }
    }
    List<Json> others = new ArrayList<>();
    for (int k = 1; k < Math.min(4, diagnosis.explanations().size()); k++) {
      others.add(new Json().with("name",
          diagnosis.explanations().get(k).mistakes().get(0).slip().name()));
    }
    return new Json().with("blocks", blocks).with("order", order.said).with("slips", slips)
        .with("others", others);
  }

  private static boolean isClose(double given, double right) {
    return Math.abs(given - right) <= LEAST_DIGITS * Math.max(Math.abs(right), Math.abs(given))
        || Math.abs(given - right) < 1e-9;
  }

  private static int fitting(double[] given, double[] right) {
    int fits = 0;
    for (int i = 0; i < given.length; i++) if (isClose(given[i], right[i])) fits++;
    return fits;
  }

  /** The numbers in the order of the layout. */
  private static double[] arranged(List<Double> numbers, Layout layout, Order order) {
    List<String> names = new ArrayList<>();
    for (String name : layout.names()) {
      if (!order.isWeightsFirst() || layout.shape(name).rank() == 2) names.add(name);
    }
    for (String name : layout.names()) if (!names.contains(name)) names.add(name);
    double[] x = new double[layout.size()];
    int at = 0;
    for (String name : names) {
      Shape shape = layout.shape(name);
      int columns = shape.rank() == 2 ? shape.dim(1) : 1;
      int rows = shape.size() / columns;
      for (int k = 0; k < shape.size(); k++) {
        int place = order.isTurned() && shape.rank() == 2 ? k % rows * columns + k / rows : k;
        x[layout.start(name) + place] = numbers.get(at++);
      }
    }
    return x;
  }

  /** The numbers of a text, in their order; those that belong to a word, as float64, are none. */
  static List<Double> numbers(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException("the text has " + text.length()
          + " characters; up to " + MOST_CHARACTERS + " are read");
    }
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < text.length();) {
      char c = text.charAt(i);
      if (isLetter(c)) {
        int end = i;
        while (end < text.length() && isOfWord(text.charAt(end))) end++;
        String word = text.substring(i, end);
        if (word.equals("nan") || word.equals("NaN") || word.equals("inf")
            || word.equals("Infinity")) {
          throw new IllegalArgumentException("the text holds " + word + ", which is no slope");
        }
        i = afterParenthesis(text, end);
      } else if (isDigit(c) || (c == '.' || c == '-' || c == '−' || c == '+')
          && i + 1 < text.length() && (isDigit(text.charAt(i + 1)) || text.charAt(i + 1) == '.')) {
            int end = i + 1;
            while (end < text.length() && isOfNumber(text, end)) end++;
            numbers.add(Fragment.number("the gradient", text.substring(i, end).replace('−', '-'),
                -1e300, 1e300));
            i = end;
          } else {
            i++;
          }
    }
    return numbers;
  }

  /** Past what belongs to a word: the (1) of W^(1), the (2, 2) of shape=(2, 2). */
  private static int afterParenthesis(String text, int end) {
    boolean isAbove = text.startsWith("(", end) && text.charAt(end - 1) == '^';
    if (!isAbove && !text.startsWith("=(", end)) return end;
    int close = text.indexOf(')', end);
    return close < 0 ? end : close + 1;
  }

  private static boolean isDigit(char c) { return c >= '0' && c <= '9'; }

  /** Without Java's own table of letters, which is large in the page. */
  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
        || c >= 'À' && c < '\u2000' && c != '×' && c != '÷' || c >= '\u3041';
  }

  private static boolean isOfWord(char c) {
    return isLetter(c) || isDigit(c) || c == '^' || c == '.';
  }

  private static boolean isOfNumber(String text, int i) {
    char c = text.charAt(i);
    if (isDigit(c) || c == '.' || c == 'e' || c == 'E') return true;
    char before = text.charAt(i - 1);
    return (c == '-' || c == '+') && (before == 'e' || before == 'E');
  }
}
