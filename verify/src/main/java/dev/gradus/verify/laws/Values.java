package dev.gradus.verify.laws;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;

/** Laws of the value, and of what must not change it. */
final class Values {
  private static final int CALLS = 6;
  private static final int THREADS = 3;

  private Values() {}

  static Outcome withoutTape(Applied a) {
    Tape tape = new Tape();
    Tensor recorded = a.f().apply(a.variables(tape)).value();
    Tensor unrecorded = a.f().apply(a.constants()).value();
    Outcome o = Compared.close("the value on a tape", recorded, unrecorded, Compared.BITS);
    for (int i = 0; o.holds() && i < tape.size(); i++) o = statedShape(tape.get(i));
    return o;
  }

  private static Outcome statedShape(Var node) {
    Shape[] shapes = new Shape[node.arity()];
    for (int k = 0; k < shapes.length; k++) shapes[k] = node.input(k).shape();
    if (shapes.length == 0) return Outcome.HOLDS;
    Shape stated = node.op().shape(shapes);
    return stated.equals(node.shape()) ? Outcome.HOLDS
        : Outcome.broken(Double.POSITIVE_INFINITY, node.op().name() + " states the shape "
            + stated + " but its value has " + node.shape());
  }

  static Outcome shapes(Applied a) {
    Shape y = a.f().apply(a.constants()).shape();
    Tape tape = new Tape();
    List<Var> v = a.variables(tape);
    Gradient g = a.weighted(v).backward();
    List<Tensor> second = Autodiff.gradAll(u -> a.gradient(u).sum()).at(a.tensors());
    for (int k = 0; k < v.size(); k++) {
      int input = k;
      Var dy = Autodiff.jvp(u -> a.f().apply(Applied.replaced(a.constants(), input, u)),
          Var.constant(a.x().get(k)), Var.constant(a.x().get(k)));
      Shape x = a.x().get(k).shape();
      Outcome o = shape("the gradient by input " + k, g.of(v.get(k)).shape(), x);
      if (o.holds()) o = shape("the second derivative by input " + k, second.get(k).shape(), x);
      if (o.holds()) o = shape("the change with input " + k, dy.shape(), y);
      if (!o.holds()) return o;
    }
    return Outcome.HOLDS;
  }

  private static Outcome shape(String what, Shape found, Shape expected) {
    return found.equals(expected) ? Outcome.HOLDS : Outcome.broken(Double.POSITIVE_INFINITY,
        what + " has shape " + found + " but should have " + expected);
  }

  static Outcome entryByEntry(Applied a) {
    Tensor y = a.f().apply(a.constants()).value();
    List<double[]> entries = a.x().stream()
        .map(x -> Var.constant(x).broadcastTo(y.shape()).value().toArray()).toList();
    double[] together = y.toArray();
    for (int i = 0; i < together.length; i++) {
      int place = i;
      List<Var> numbers = entries.stream().map(e -> Var.constant(e[place])).toList();
      Outcome o = Compared.close("entry " + i, together[i], a.f().apply(numbers).toDouble(),
          Compared.BITS);
      if (!o.holds()) return o;
    }
    return Outcome.HOLDS;
  }

  static Outcome inputsAreKept(Applied a) {
    List<Tensor> copies =
        a.x().stream().map(t -> Tensor.of(t.shape(), t.toArray())).toList();
    Applied other = a.at(copies);
    other.valueAndGradient();
    other.gradient(other.constants());
    for (int k = 0; k < copies.size(); k++) {
      Outcome o = Compared.close("input " + k + " after use", copies.get(k), a.x().get(k),
          Compared.BITS);
      if (!o.holds()) return o;
    }
    return Outcome.HOLDS;
  }

  static Outcome repeated(Applied a) {
    List<Tensor> first = a.valueAndGradient();
    Applied smaller = a.changed(x -> 0.75 * x);
    // value and gradient take two calls, and the value one, so that every third and so on shows
    for (int i = 0; i < CALLS; i++) {
      if (i % 2 == 0 && smaller.isDefined()) smaller.valueAndGradient();
      Outcome o = Compared.bits(" of a later call", a.valueAndGradient(), first);
      if (o.holds()) {
        o = Compared.close("the value of a later call", a.f().apply(a.constants()).value(),
            first.get(0), Compared.BITS);
      }
      if (!o.holds()) return o;
    }
    Tape tape = new Tape();
    List<Var> v = a.variables(tape);
    Var e = a.weighted(v);
    List<Tensor> once = e.backward().parts();
    List<Tensor> twice = e.backward().parts();
    for (int k = 0; k < v.size(); k++) {
      Outcome o = Compared.close("the gradient by input " + k + " of a second backward pass",
          twice.get(k), once.get(k), Compared.BITS);
      if (!o.holds()) return o;
    }
    return Outcome.HOLDS;
  }

  static Outcome threads(Applied a) {
    List<Tensor> expected = a.valueAndGradient();
    List<Outcome> outcomes = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      outcomes.add(Outcome.NOTHING);
      int place = i;
      threads.add(new Thread(() -> {
        Outcome o = Law.tried(a,
            () -> Compared.bits(" in another thread", a.valueAndGradient(), expected));
        synchronized (outcomes) {
          outcomes.set(place, o);
        }
      }));
    }
    threads.forEach(Thread::start);
    for (Thread t : threads) joined(t);
    synchronized (outcomes) {
      return outcomes.stream().filter(o -> !o.holds()).findFirst().orElse(Outcome.HOLDS);
    }
  }

  private static void joined(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("OpLaws: interrupted while another thread computes", e);
    }
  }
}
