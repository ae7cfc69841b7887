package dev.gradus.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.RandomGenerator;

/** An operation on tensors without entries: its inputs with axes of length 0. */
final class EmptyAxes {
  private static final List<Shape> SHAPES =
      List.of(Shape.of(0), Shape.of(0, 3), Shape.of(3, 0), Shape.of(2, 0, 3));

  private static final int RANDOM_CASES = 3;
  private static final int TRIES = 200;

  private EmptyAxes() {}

  /**
   * The cases that the operation accepts, of all ways to empty some axes of the inputs of its
   * reference points, and what there is among random ones.
   */
  static List<Case> of(OperationRow row) {
    List<Case> cases = new ArrayList<>();
    for (Point p : row.points()) {
      for (Case c : emptied(p.at())) if (accepts(c)) cases.add(c);
    }
    RandomGenerator<Case> generator = row.cases().generator(1000);
    Random random = new Random(row.name().hashCode());
    List<Case> empty = new ArrayList<>();
    for (int i = 0; i < TRIES && empty.size() < RANDOM_CASES; i++) {
      Case c = generator.next(random).value();
      if (c.x().stream().anyMatch(x -> x.size() == 0)) empty.add(c);
    }
    cases.addAll(empty);
    return cases;
  }

  private static List<Case> emptied(Case at) {
    List<Case> cases = new ArrayList<>();
    int axes = at.x().stream().mapToInt(x -> x.shape().rank()).sum();
    for (int set = 1; set < 1 << axes; set++) cases.add(with(at, emptied(at.x(), set)));
    boolean scalars = axes == 0;
    for (Shape s : scalars ? SHAPES : List.<Shape>of()) {
      cases.add(with(at, java.util.Collections.nCopies(at.x().size(), filled(s, at.x().get(0)))));
    }
    return cases;
  }

  private static Case with(Case at, List<Tensor> x) {
    return new Case(at.name() + x.stream().map(Tensor::shape).toList(), at.f(), x);
  }

  /** The tensors with those axes of length 0 whose bits are set, counted over all of them. */
  private static List<Tensor> emptied(List<Tensor> x, int set) {
    List<Tensor> all = new ArrayList<>();
    int bit = 0;
    for (Tensor t : x) {
      int[] d = t.shape().toArray();
      for (int i = 0; i < d.length; i++, bit++) if ((set >> bit & 1) != 0) d[i] = 0;
      Shape shape = Shape.of(d);
      all.add(shape.equals(t.shape()) ? t : filled(shape, t));
    }
    return all;
  }

  private static Tensor filled(Shape shape, Tensor x) {
    return Tensor.full(shape, x.size() == 0 ? 0 : x.at(0));
  }

  private static boolean accepts(Case c) {
    try {
      var unused = c.f().apply(c.constants());
      return true;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return false; // the same call on the user's side would say so
    }
  }
}
