package dev.gradus.autodiff.errors;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.check.CheckSettings;
import dev.gradus.autodiff.check.GradientCheck;
import dev.gradus.autodiff.check.Probe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamConstants;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of errors: what provokes each, and its exact text. One test runs it; another fails if
 * the sources create an error that is not in it.
 */
public final class ErrorTexts {
  /** Something that fails. */
  interface Provocation {
    void run() throws Exception;
  }

  /** One error. */
  record Row(Class<? extends Throwable> type, String text, Provocation provocation) {
    @Override
    public String toString() { return text; }
  }

  static final Class<IllegalArgumentException> ARGUMENT = IllegalArgumentException.class;
  static final Class<IllegalStateException> STATE = IllegalStateException.class;
  static final Class<IndexOutOfBoundsException> INDEX = IndexOutOfBoundsException.class;

  static final Var SCALAR = Var.constant(2);
  static final Var V3 = Var.constant(Tensor.vector(1, 2, 3));
  static final Var V4 = Var.constant(Tensor.vector(1, 2, 3, 4));
  static final Var M23 = Var.constant(Tensor.matrix(new double[][] {{1, 2, 3}, {4, 5, 6}}));
  static final Var M42 = Var.constant(Tensor.zeros(4, 2));
  static final Var EMPTY = Var.constant(Tensor.zeros(0, 3));

  private ErrorTexts() {}

  static List<Row> all() {
    List<Row> all = new ArrayList<>();
    all.addAll(shapes());
    all.addAll(OperationErrorTexts.all());
    all.addAll(ShapeErrorTexts.all());
    all.addAll(IndexErrorTexts.all());
    all.addAll(ProductErrorTexts.all());
    all.addAll(LossErrorTexts.all());
    all.addAll(tensors());
    all.addAll(tapes());
    all.addAll(derivatives());
    all.addAll(DerivativeErrorTexts.all());
    all.addAll(layouts());
    all.addAll(checks());
    all.addAll(RuleErrorTexts.all());
    all.addAll(PlanErrorTexts.all());
    all.addAll(OptimizeErrorTexts.all());
    return all;
  }

  static Row row(Class<? extends Throwable> type, String text, Provocation provocation) {
    return new Row(type, text, provocation);
  }

  private static List<Row> shapes() {
    return List.of(
        row(ARGUMENT, "shape: axis length -1 in [2, -1] is negative; use 0 or more",
            () -> Shape.of(2, -1)),
        row(ARGUMENT, "shape: [65536, 32768] has more than 2147483647 entries; split the data "
            + "into smaller tensors", () -> Shape.of(65536, 32768)),
        row(ARGUMENT, "shape: axis 2 does not exist in shape [2, 3]; use -2 to 1",
            () -> Shape.of(2, 3).dim(2)),
        row(ARGUMENT, "sum: axis 0 does not exist in shape []; a scalar has no axes",
            () -> SCALAR.sum(0)),
        row(ARGUMENT, "softmax: axis -3 does not exist in shape [2, 3]; use -2 to 1",
            () -> M23.softmax(-3)),
        row(ARGUMENT, "logSoftmax: axis 1 does not exist in shape [3]; use -1 to 0",
            () -> V3.logSoftmax(1)),
        row(ARGUMENT, "logSumExp: axis 0 does not exist in shape []; a scalar has no axes",
            () -> SCALAR.logSumExp(0)),
        row(ARGUMENT, "max: axis 1 does not exist in shape [3]; use -1 to 0", () -> V3.max(1)),
        row(ARGUMENT, "mean: axis 2 does not exist in shape [2, 3]; use -2 to 1",
            () -> M23.mean(2)),
        row(ARGUMENT, "concat: axis 1 does not exist in shape [3]; use -1 to 0",
            () -> V3.concat(1, V4)),
        row(ARGUMENT, "sum: axis -1 of shape [2, 3] is named twice; name each axis once",
            () -> M23.sum(1, -1)),
        row(ARGUMENT, "multiply: shapes [2, 3] and [4] do not broadcast: axis -1 has length 3 "
            + "on the left but 4 on the right; reshape one of them so that the lengths agree or "
            + "one is 1", () -> M23.multiply(V4)),
        row(ARGUMENT, "xlogy: shapes [4, 2] and [2, 3] do not broadcast: axis -1 has length 2 "
            + "on the left but 3 on the right; reshape one of them so that the lengths agree or "
            + "one is 1", () -> M42.xlogy(M23)));
  }

  /** A stream that somebody else wrote: an object of the class that has no fields. */
  private static Object read(Class<?> type) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(ObjectStreamConstants.STREAM_MAGIC);
    out.writeShort(ObjectStreamConstants.STREAM_VERSION);
    out.writeByte(ObjectStreamConstants.TC_OBJECT);
    out.writeByte(ObjectStreamConstants.TC_CLASSDESC);
    out.writeUTF(type.getName());
    out.writeLong(1); // its version
    out.writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
    out.writeShort(0); // fields
    out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
    out.writeByte(ObjectStreamConstants.TC_NULL); // no class above it
    return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
  }

  private static List<Row> tensors() {
    return List.of(
        row(InvalidObjectException.class, "Shape: a stream holds its lengths; write it with an "
            + "ObjectOutputStream", () -> read(Shape.class)),
        row(InvalidObjectException.class, "Tensor: a stream holds its entries; write it with an "
            + "ObjectOutputStream", () -> read(Tensor.class)),
        row(ARGUMENT, "Tensor.matrix: row 1 has 1 entries but row 0 has 2; make all rows the "
            + "same length", () -> Tensor.matrix(new double[][] {{1, 2}, {3}})),
        row(ARGUMENT, "Tensor.of: shape [2, 3] has 6 entries but the array has 4; change one of "
            + "them", () -> Tensor.of(Shape.of(2, 3), 1, 2, 3, 4)),
        row(ARGUMENT, "Tensor.of: shape [2] has 2 entries but the array has 1; change one of them",
            () -> Tensor.of(Shape.of(2), new float[1])),
        row(INDEX, "Tensor.copyTo: 3 entries from 1 on, of 3, do not fit an array of 9 from place "
            + "0 on; take fewer, or a longer array",
            () -> V3.value().copyTo(1, 3, new double[9], 0)),
        row(INDEX, "Tensor.copyTo: 3 entries from 0 on, of 3, do not fit an array of 4 from place "
            + "2 on; take fewer, or a longer array",
            () -> V3.value().copyTo(0, 3, new float[4], 2)),
        row(ARGUMENT, "Tensor.get: 1 indices for shape [2, 3]; give one index for each axis",
            () -> M23.value().get(1)),
        row(INDEX, "Tensor.get: index 2 is none of axis 0 of shape [2, 3]; use -2 to 1",
            () -> M23.value().get(2, 0)),
        row(INDEX, "Tensor.get: index -4 is none of axis 1 of shape [2, 3]; use -3 to 2",
            () -> M23.value().get(0, -4)),
        row(INDEX, "Tensor.get: index -1 is none of axis 0 of shape [0]; the axis is empty",
            () -> Tensor.vector().get(-1)),
        row(STATE, "Tensor.toDouble: shape [3] has 3 entries, not 1; use toArray, or sum or "
            + "mean first", () -> V3.toDouble()),
        row(STATE, "Tensor.toMatrix: shape [3] has rank 1, not 2; use toArray or reshape first",
            () -> V3.value().toMatrix()),
        row(STATE, "Tensor.rows: a scalar has no rows; use a vector or a matrix",
            () -> Tensor.scalar(1).rows(0)),
        row(INDEX, "Tensor.rows: index -4 is none of axis 0 of shape [3]; use -3 to 2",
            () -> V3.value().rows(-4)),
        row(INDEX, "Tensor.rows: index 2 is none of axis 0 of shape [2, 3]; use -2 to 1",
            () -> M23.value().rows(0, 2)));
  }

  private static List<Row> tapes() {
    Tape tape = new Tape();
    Var x = tape.variable("x", M23.value());
    Var s = x.sum();
    Var other = new Tape().variable(1);
    Tape foreign = inAnotherThread(Tape::new);
    Thread here = Thread.currentThread();
    return List.of(
        row(ARGUMENT, "Tape.variable: the name x is taken on this tape; give another",
            () -> tape.variable("x", 1)),
        row(ARGUMENT, "Tape.input: the name is empty; give a name that is unique on the tape",
            () -> tape.input(" ", Tensor.scalar(1))),
        row(ARGUMENT, "Tape.state: the name x is taken on this tape; give another",
            () -> tape.state("x", Tensor.scalar(1))),
        row(ARGUMENT, "Tape.index: the name x is taken on this tape; give another",
            () -> tape.indices("x", 1, 2)),
        row(INDEX, "Tape.get: there is no node %-1 on a tape of 2 nodes; they count from 0",
            () -> tape.get(-1)),
        row(INDEX, "Tape.get: there is no node %2 on a tape of 2 nodes; they count from 0",
            () -> tape.get(2)),
        row(INDEX, "Var.input: sumTo has 1 inputs, so there is no input 1; they count from 0",
            () -> s.input(1)),
        row(INDEX, "Var.input: concat has 3 inputs, so there is no input 3; they count from 0",
            () -> concatOnATape().input(3)),
        row(INDEX, "Var.input: concat has 3 inputs, so there is no input -1; they count from 0",
            () -> concatOnATape().input(-1)),
        row(STATE, "backward: %0 = variable has shape [2, 3], not a scalar; take its sum() or "
            + "mean() first", () -> x.backward()),
        row(STATE, "backward: this var is on no tape, so nothing was recorded; make its "
            + "variables with tape.variable(…)", () -> SCALAR.backward()),
        row(ARGUMENT, "backward: %0 = variable v1 = 1.0 is not on this tape; record it with "
            + "vars of this tape, or ask the tape that it is on",
            () -> tape.backward(other)),
        row(ARGUMENT, "backward: constant = 2.0 is not on this tape; record it with vars of "
            + "this tape, or ask the tape that it is on", () -> tape.backward(SCALAR)),
        row(ARGUMENT, "add: the inputs are on two different tapes (%0 of one with 1 nodes, the "
            + "other has 2); record both on one tape (of a derivative at a constant: take it at "
            + "tape.constant(…) or inside tape.recording(…)), or pass a value with "
            + "Var.constant(x.value())",
            () -> s.add(other)),
        row(STATE, "variable: this tape belongs to thread other but was used from "
            + here.getName() + "; "
            + "give each thread a tape of its own, and pass values as tensors",
            () -> foreign.variable(1)),
        row(STATE, "variable: a leaf has no shape of its own to compute; ask its var for shape "
            + "and value, and pass over nodes without inputs", () -> x.op().shape()),
        row(STATE, "variable: a leaf has no value to compute; ask its var for shape and value, "
            + "and pass over nodes without inputs", () -> x.op().value(x.shape())),
        row(STATE, "constant: a leaf has no input for an adjoint; ask its var for shape and "
            + "value, and pass over nodes without inputs",
            () -> SCALAR.op().pullback(0, SCALAR, SCALAR)),
        row(STATE, "constant: a leaf has no input with a tangent; ask its var for shape and "
            + "value, and pass over nodes without inputs",
            () -> SCALAR.op().pushforward(0, SCALAR, SCALAR)));
  }

  private static Var concatOnATape() {
    Var v = new Tape().variable(V3.value());
    return v.concat(0, v, v);
  }

  private static List<Row> derivatives() {
    Tape tape = new Tape();
    Var w = tape.variable("w", V3.value());
    Gradient gradient = w.square().sum().backward();
    Var young = tape.variable("young", 1);
    return List.of(
        row(ARGUMENT, "Gradient.of: %3 = variable young = 1.0 is not among the variables w [3]; "
            + "make it with tape.variable(…) before backward()", () -> gradient.of(young)),
        row(ARGUMENT, "Gradient.of: %0 = variable w = 1.0 is not among the variables w [3]; it is "
            + "of another tape: ask the gradient of an error on that one",
            () -> gradient.of(new Tape().variable("w", 1))),
        row(ARGUMENT, "Gradient.of: constant = 1.0 is not among the variables w [3]; it is on no "
            + "tape: make it with tape.variable(…)", () -> gradient.of(Var.constant(1))),
        row(ARGUMENT, "Gradient.of: there is no variable b; there are w [3]",
            () -> gradient.of("b")),
        row(ARGUMENT, "grad: the function's result has shape [3], not a scalar; end it with "
            + "sum() or mean()", () -> Autodiff.grad(Var::sin).at(V3.value())),
        row(ARGUMENT, "jvp: the direction has shape [4] but x has shape [3]; give one direction "
            + "entry for each entry of x", () -> Autodiff.jvp(Var::sin, V3, V4)),
        row(ARGUMENT, "vjp: the cotangent has shape [] but the result has shape [3]; give one "
            + "entry for each of the result", () -> Autodiff.vjp(Var::sin, V3, SCALAR)),
        row(STATE, "grad: at(…) inside another derivative gives numbers, but this result "
            + "depends on the outer function's variable %0, and that dependence would be lost; "
            + "call apply(Var.constant(…)) instead of at(…)",
            () -> Autodiff.grad(x -> Var.constant(Autodiff.grad(x::multiply).at(1))).at(2)));
  }

  private static List<Row> layouts() {
    Layout layout = new Layout(List.of("W^(1)", "c"), List.of(Shape.of(2, 1), Shape.SCALAR));
    Layout empty = new Layout(List.of(), List.of());
    Shape huge = Shape.of(Integer.MAX_VALUE);
    return List.of(
        row(ARGUMENT, "Layout: 1 names but 0 shapes; give one shape for each name",
            () -> new Layout(List.of("w"), List.of())),
        row(ARGUMENT, "Layout: the name w comes twice; give each tensor a name of its own",
            () -> new Layout(List.of("w", "w"), List.of(Shape.SCALAR, Shape.SCALAR))),
        row(ARGUMENT, "Layout: more than 2147483647 entries up to b; a Java array cannot hold "
            + "them, so make several layouts",
            () -> new Layout(List.of("a", "b"), List.of(huge, Shape.SCALAR))),
        row(INDEX, "Layout: there is no entry 3 of 3; they count from 0", () -> layout.entry(3)),
        row(INDEX, "Layout: there is no entry -1 of 3; they count from 0", () -> layout.entry(-1)),
        row(ARGUMENT, "Layout: there is no entry w_13^(1); the tensors are W^(1) [2, 1], c [], "
            + "and their entries are named like w_11^(1)", () -> layout.index("w_13^(1)")),
        row(ARGUMENT, "Layout: there is no entry x; the tensors are none, and their entries are "
            + "named like x_1", () -> empty.index("x")),
        row(ARGUMENT, "Layout: there is no tensor b; there are W^(1) [2, 1], c []",
            () -> layout.start("b")));
  }

  private static List<Row> checks() {
    GradientCheck check = GradientCheck.of(Var::sin);
    Probe probe = new Probe(v -> v[0], CheckSettings.USUAL, 1);
    return List.of(
        row(ARGUMENT, "GradientCheck: the function gave null; return the var that is to be checked",
            () -> GradientCheck.of(x -> null).at(V3.value())),
        row(ARGUMENT, "GradientCheck.tolerance: 0.01 is not between 0 and 0.001, so wrong rules "
            + "would pass; use about 1e-8", () -> check.tolerance(0.01)),
        row(ARGUMENT, "GradientCheck.step: 0.0 is not a positive number; use about 1e-2",
            () -> check.step(0)),
        row(ARGUMENT, "GradientCheck.at: was given no tensor, so there is nothing to check; give "
            + "one for each argument of the function", () -> check.at()),
        row(ARGUMENT, "GradientCheck.domain: 1.0 to 1.0 is empty; give the smaller bound first",
            () -> check.domain(1, 1)),
        row(ARGUMENT, "CheckSettings.mustShow: 0.5 is not between 1e-6 and 0.1; use about 1e-3",
            () -> CheckSettings.USUAL.mustShow(0.5)),
        row(ARGUMENT, "Probe.compare: the gradient has 2 entries but the point has 1; give one for "
            + "each", () -> probe.compare(new double[2], i -> "x")),
        row(INDEX, "Probe.compare: there is no entry 1 of 1; they count from 0",
            () -> probe.compare(1, new double[1], "x")),
        row(ARGUMENT, "Probe.along: the direction has 3 entries but the point has 1; give one for "
            + "each", () -> probe.along(1, 2, 3)),
        row(ARGUMENT, "GradientCheck: argument 0 has shape [3] but its gradient has [4]; give a "
            + "gradient of the same shape for each argument",
            () -> check.compare(List.of(V4.value()), V3.value())),
        row(ARGUMENT, "GradientCheck: argument 0 has shape [3] but its gradient has none; give "
            + "a gradient of the same shape for each argument",
            () -> check.compare(List.of(), V3.value())));
  }

  public static <T> T inAnotherThread(java.util.function.Supplier<T> made) {
    java.util.concurrent.FutureTask<T> task = new java.util.concurrent.FutureTask<>(made::get);
    new Thread(task, "other").start();
    try {
      return task.get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
