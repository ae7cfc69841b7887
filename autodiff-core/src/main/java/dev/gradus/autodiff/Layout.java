package dev.gradus.autodiff;

import dev.gradus.autodiff.errors.Brief;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * A layout of named tensors, in the given order.
   *
   * @param names unique names
   * @param shapes a shape for each
   * @throws IllegalArgumentException if the counts differ, a name comes twice, or there are more
   *     than 2³¹−1 entries in all
   */
  public Layout(List<String> names, List<Shape> shapes) {
    if (names.size() != shapes.size()) {
      throw new IllegalArgumentException("Layout: " + names.size() + " names but " + shapes.size()
          + " shapes; give one shape for each name");
    }
    this.names = List.copyOf(names);
    this.shapes = List.copyOf(shapes);
    starts = new int[names.size() + 1];
    for (int i = 0; i < names.size(); i++) {
      if (places.put(names.get(i), i) != null) {
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
  public Shape shape(String name) { return shapes.get(place(name)); }

  /**
   * Where a tensor begins in the vector.
   *
   * @param name its name
   * @return the index of its first entry
   * @throws IllegalArgumentException if there is no such name
   */
  public int start(String name) { return starts[place(name)]; }

  /**
   * The name of one entry.
   *
   * @param index its place in the vector, from 0
   * @return such as {@code w_21^(1)}
   * @throws IndexOutOfBoundsException if there is no such entry
   */
  public String entry(int index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException("Layout: there is no entry " + index + " of " + size()
          + "; they count from 0");
    }
    int i = java.util.Arrays.binarySearch(starts, index);
    if (i < 0) i = -i - 2;
    while (shapes.get(i).size() == 0) i++; // an empty tensor begins where the next one does
    Shape shape = shapes.get(i);
    int rest = index - starts[i];
    int[] position = new int[shape.rank()];
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      position[axis] = rest % shape.dim(axis);
      rest /= shape.dim(axis);
    }
    return entry(names.get(i), position);
  }

  /**
   * The place of a named entry.
   *
   * @param entry such as {@code w_21^(1)}
   * @return its index in the vector, from 0
   * @throws IllegalArgumentException if there is no such entry
   */
  public int index(String entry) {
    for (int i = 0; i < names.size(); i++) {
      String first = entry(names.get(i), new int[shapes.get(i).rank()]);
      int mark = first.indexOf('_');
      if (mark >= 0 ? entry.startsWith(first.substring(0, mark + 1)) : entry.equals(first)) {
        for (int j = starts[i]; j < starts[i + 1]; j++) if (entry(j).equals(entry)) return j;
      }
    }
    throw new IllegalArgumentException("Layout: there is no entry " + Brief.of(entry)
        + "; the tensors are " + described() + ", and their entries are named like "
        + (size() == 0 ? "x_1" : Brief.of(entry(0))));
  }

  private String entry(String name, int[] position) {
    if (position.length == 0) return name;
    int mark = name.indexOf('^');
    String base = mark < 0 ? name : name.substring(0, mark);
    String superscript = mark < 0 ? "" : name.substring(mark);
    // the entries of a matrix W are w_ij, unless those of a w are
    String small = base.toLowerCase(java.util.Locale.ROOT);
    if (base.length() == 1 && !places.containsKey(small + superscript)) base = small;
    boolean wide = false;
    List<String> subscripts = new ArrayList<>();
    for (int p : position) {
      subscripts.add(Integer.toString(p + 1));
      wide |= p >= 9;
    }
    return base + '_' + String.join(wide ? "," : "", subscripts) + superscript;
  }

  private int place(String name) {
    Integer i = places.get(name);
    if (i == null) {
      throw new IllegalArgumentException("Layout: there is no tensor " + Brief.of(name)
          + "; there are " + described());
    }
    return i;
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
