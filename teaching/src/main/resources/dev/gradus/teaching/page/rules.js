/* The lines of Java that state each operation: printed from the sources by RuleLinesTest. */
const rules = {
  add: {"file":"Arithmetic.java","value":"public double value(double a, double b) { return a + b; }","slope":"public Var pullback(int k, Var ybar, Var y) { return ybar; }"},
  bceWithLogits: {"file":"Losses.java","value":"public double value(double z, double t) { return DoubleLogistic.bceWithLogits(z, t); }","slope":"public Var slope(int k, Var z, Var t, Var y) {\u000a  return k == 0 ? Var.apply(SigmoidError.OP, z, t) : z.negate();\u000a}"},
  broadcastTo: {"file":"Shapes.java","value":"","slope":"public Var transpose(Var ybar, Shape x) { return ybar.sumTo(x); }"},
  divide: {"file":"Arithmetic.java","value":"public double value(double a, double b) { return a / b; }","slope":"public Var slope(int k, Var a, Var b, Var y) {\u000a  return k == 0 ? b.reciprocal() : y.divide(b).negate();\u000a}"},
  equalTo: {"file":"Comparisons.java","value":"public double value(double a, double b) { return a == b ? 1 : 0; }","slope":""},
  log: {"file":"Exponentials.java","value":"public double value(double x) { return DoubleLogarithm.log(x); }","slope":"public Var slope(Var x, Var y) { return x.reciprocal(); }"},
  matmul: {"file":"Products.java","value":"","slope":"public Var pullback(int k, Var ybar, Var y) {\u000a  if (k == 0) {\u000a    Var b = y.input(1);\u000a    return ta ? b.matmul(ybar, tb, true) : ybar.matmul(b, false, !tb);\u000a  }\u000a  Var a = y.input(0);\u000a  return tb ? ybar.matmul(a, true, ta) : a.matmul(ybar, !ta, false);\u000a}"},
  negate: {"file":"Elementwise.java","value":"public double value(double x) { return -x; }","slope":"public Var transpose(Var ybar, Shape x) { return ybar.negate(); }"},
  relu: {"file":"Rectifiers.java","value":"public double value(double x) { return Math.max(x, 0); }","slope":"public Var slope(Var x, Var y) { return Var.apply(Step.UNIT, x); }"},
  sigmoid: {"file":"Activations.java","value":"public double value(double x) { return DoubleLogistic.sigmoid(x); }","slope":"public Var slope(Var x, Var y) { return Var.apply(SigmoidSlope.OP, x); }"},
  square: {"file":"Elementwise.java","value":"public double value(double x) { return x * x; }","slope":"public Var slope(Var x, Var y) { return x.multiply(2); }"},
  subtract: {"file":"Arithmetic.java","value":"public double value(double a, double b) { return a - b; }","slope":"public Var pullback(int k, Var ybar, Var y) { return k == 0 ? ybar : ybar.negate(); }"},
  sumTo: {"file":"Reductions.java","value":"","slope":"public Var transpose(Var ybar, Shape x) { return ybar.broadcastTo(x); }"},
  tanh: {"file":"Activations.java","value":"public double value(double x) { return DoubleHyperbolic.tanh(x); }","slope":"public Var slope(Var x, Var y) {\u000a  return Var.apply(SigmoidSlope.OP, x.multiply(2)).multiply(4);\u000a}"},
  where: {"file":"Pairwise.java","value":"","slope":"public @Nullable Var pullback(int k, Var ybar, Var y) {\u000a  Var mask = y.input(1);\u000a  return k == 0 ? ybar.where(mask, ZERO) : k == 2 ? ZERO.where(mask, ybar) : null;\u000a}"},
};
