package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.errors.Brief;
import dev.gradus.autodiff.errors.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The order in which named tensors form one long vector, and the name of each of its entries.
 *
 * <p>The tensors follow one another, each row by row. Entries are named as in a textbook, counted
 * from 1: a matrix {@code W^(2)} has the entries {@code w_11^(2)}, {@code w_12^(2)}, …, a vector
 * {@code b^(2)} has {@code b_1^(2)}, …, and a scalar {@code c} is itself {@code c}. From 10 on
 * indices are separated by commas: {@code w_3,12^(1)}. Beside a {@code w}, a {@code W} stays large.
 */
public final class Layout {
  private final List<String> names;
  private final List<Shape> shapes;
  private final int[] starts;
  private final Map<String, Integer> positions = new HashMap<>(); // of the tensors, by name
  private final String[] letters; // what the entries of each tensor begin with
  private final Map<String, Integer> lettered = new HashMap<>(); // by letter and superscript

  /**
   * A layout of named tensors, in the given order.
   *
   * @param names unique names
   * @param shapes a shape for each
   * @throws IllegalArgumentException if the counts differ, a name comes twice, or there are more
   *     than 2³¹−1 entries in all
   */
  public Layout(List<String> names, List<Shape> shapes) {
    Given.all(names, "Layout", "the list of names", "a name for each tensor");
    Given.all(shapes, "Layout", "the list of shapes", "a shape for each tensor");
    if (names.size() != shapes.size()) {
      throw new IllegalArgumentException("Layout: " + names.size() + " names but " + shapes.size()
          + " shapes; give one shape for each name");
    }
    this.names = List.copyOf(names);
    this.shapes = List.copyOf(shapes);
    starts = new int[names.size() + 1];
    for (int i = 0; i < names.size(); i++) {
      if (positions.put(names.get(i), i) != null) {
        throw new IllegalArgumentException("Layout: the name " + Brief.of(names.get(i))
            + " comes twice; give each tensor a name of its own");
      }
      long end = (long) starts[i] + shapes.get(i).size();
      if (end > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("Layout: more than 2147483647 entries up to "
            + Brief.of(names.get(i)) + "; a Java array cannot hold them, so make several layouts");
      }
      starts[i + 1] = (int) end;
    }
    letters = new String[names.size()];
    for (int i = 0; i < letters.length; i++) letters[i] = letter(i);
  }

  /** What the entries of a tensor begin with: of W a w, unless those of another do. */
  private String letter(int i) {
    String name = names.get(i);
    String base = name.substring(0, superscript(name));
    String rest = name.substring(base.length());
    if (shapes.get(i).isScalar()) return base; // its entry is called as it is
    String small = base.toLowerCase(Locale.ROOT);
    boolean free = !positions.containsKey(small + rest) && !lettered.containsKey(small + rest);
    String letter = base.length() == 1 && free ? small : base;
    lettered.put(letter + rest, i);
    return letter;
  }

  /** Where a superscript begins, or the end. */
  private static int superscript(String name) {
    int mark = name.indexOf('^');
    return mark < 0 ? name.length() : mark;
  }

  /**
   * The names of the tensors.
   *
   * @return in the order of the vector
   */
  public List<String> names() { return names; }

  /**
   * The length of the vector.
   *
   * @return the number of entries of all tensors
   */
  public int size() { return starts[names.size()]; }

  /**
   * The shape of one tensor.
   *
   * @param name its name
   * @return its shape
   * @throws IllegalArgumentException if there is no such name
   */
  public Shape shape(String name) {
    given(name, "Layout.shape", "the name", "that of one of the tensors");
    return shapes.get(position(name));
  }

  /**
   * Where a tensor begins in the vector.
   *
   * @param name its name
   * @return the index of its first entry
   * @throws IllegalArgumentException if there is no such name
   */
  public int start(String name) {
    given(name, "Layout.start", "the name", "that of one of the tensors");
    return starts[position(name)];
  }

  /**
   * The position of a tensor among the names.
   *
   * @param name its name
   * @return from 0
   * @throws IllegalArgumentException if there is no such name
   */
  public int position(String name) {
    given(name, "Layout.position", "the name", "that of one of the tensors");
    Integer i = positions.get(name);
    if (i == null) {
      throw new IllegalArgumentException("Layout: there is no tensor " + Brief.of(name)
          + "; there are " + described());
    }
    return i;
  }

  /** Whether there is a tensor of that name. */
  boolean has(String name) { return positions.containsKey(name); }

  /**
   * The place among the names of the tensor that holds an entry.
   *
   * @param index the entry's place in the vector, from 0
   * @return from 0
   * @throws IndexOutOfBoundsException if there is no such entry
   */
  public int tensor(int index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException("Layout: there is no entry " + index + " of " + size()
          + "; they count from 0");
    }
    int low = 0; // the last tensor that begins at or before it; empty ones begin there too
    for (int high = letters.length - 1; low < high;) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /**
   * The indices of an entry in its tensor.
   *
   * @param index the entry's place in the vector, from 0
   * @return one for each axis, from 0
   * @throws IndexOutOfBoundsException if there is no such entry
   */
  public int[] position(int index) {
    int i = tensor(index);
    Shape shape = shapes.get(i);
    int rest = index - starts[i];
    int[] position = new int[shape.rank()];
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      position[axis] = rest % shape.dim(axis);
      rest /= shape.dim(axis);
    }
    return position;
  }

  /**
   * The name of one entry.
   *
   * @param index its place in the vector, from 0
   * @return such as {@code w_21^(1)}
   * @throws IndexOutOfBoundsException if there is no such entry
   */
  public String entry(int index) {
    int i = tensor(index);
    String name = names.get(i);
    int[] position = position(index);
    if (position.length == 0) return name;
    boolean wide = false;
    List<String> subscripts = new ArrayList<>();
    for (int p : position) {
      subscripts.add(Integer.toString(p + 1));
      wide |= p >= 9;
    }
    return letters[i] + '_' + String.join(wide ? "," : "", subscripts)
        + name.substring(superscript(name));
  }

  /**
   * The place of a named entry.
   *
   * @param entry such as {@code w_21^(1)}
   * @return its index in the vector, from 0
   * @throws IllegalArgumentException if there is no such entry
   */
  public int index(String entry) {
    given(entry, "Layout.index", "the entry", "the name of one, such as w_21");
    int scalar = has(entry) && shape(entry).isScalar() ? start(entry) : -1;
    int part = part(entry);
    if (scalar >= 0 && part >= 0) return Math.min(scalar, part); // of x_1, and of a vector x
    if (scalar >= 0 || part >= 0) return Math.max(scalar, part);
    throw new IllegalArgumentException("Layout: there is no entry " + Brief.of(entry)
        + "; the tensors are " + described() + ", and their entries are named like "
        + (size() == 0 ? "x_1" : Brief.of(entry(0))));
  }

  /** The place of an entry that has subscripts; −1 if there is none of that name. */
  private int part(String entry) {
    int end = superscript(entry);
    int mark = entry.lastIndexOf('_', end - 1);
    Integer i = mark < 0 ? null : lettered.get(entry.substring(0, mark) + entry.substring(end));
    if (i == null || shapes.get(i).isScalar()) return -1;
    String subscripts = entry.substring(mark + 1, end);
    Shape shape = shapes.get(i);
    boolean apart = subscripts.indexOf(',') >= 0 || shape.rank() == 1;
    String[] numbers = subscripts.split(apart ? "," : "", -1);
    if (!apart) numbers = Arrays.copyOf(numbers, subscripts.length()); // without the empty end
    if (numbers.length != shape.rank()) return -1;
    int at = 0;
    for (int axis = 0; axis < numbers.length; axis++) {
      if (!numbers[axis].matches("[1-9][0-9]{0,9}")) return -1;
      long n = Long.parseLong(numbers[axis]);
      if (n > shape.dim(axis)) return -1;
      at = at * shape.dim(axis) + (int) n - 1;
    }
    at += starts[i];
    return entry(at).equals(entry) ? at : -1; // 1,2 is no other way to write 12
  }

  private String described() {
    return Brief.list(names.size(), i -> Brief.of(names.get(i)) + ' ' + shapes.get(i));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Layout l && names.equals(l.names) && shapes.equals(l.shapes);
  }

  @Override
  public int hashCode() { return 31 * names.hashCode() + shapes.hashCode(); }

  /** The tensors with their shapes, such as {@code W^(1) [2, 4], b^(1) [4]}. */
  @Override
  public String toString() { return described(); }
}
