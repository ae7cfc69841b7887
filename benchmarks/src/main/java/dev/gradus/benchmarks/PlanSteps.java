package dev.gradus.benchmarks;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import dev.gradus.nn.Objective;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Sequential;
import java.util.List;

/** The library's plan of a whole step: forward, loss, backward and update, run in a workspace. */
final class PlanSteps implements Steps {
  private final Workload workload;
  private final boolean single;
  private final Workspace workspace;
  private final List<String> parameters;
  private final Object points; // the user's arrays, of the precision
  private final Object targets;
  private final Object x; // the workspace's
  private final Object y;
  private final Object error;
  private int step;

  PlanSteps(Workload workload, Precision precision, int threads) {
    this.workload = workload;
    single = precision == Precision.FLOAT;
    Sequential net = workload.net();
    Parameters start = net.initialize(1);
    parameters = start.layout().names();
    boolean classes = workload.outputs() > 1;
    workspace = plan(workload, net, start, precision).workspace(threads);
    workspace.set("rate", Tensor.scalar(Workload.RATE));
    points = array(workload.points());
    targets = classes ? whole(workload.targets()) : array(workload.targets());
    x = single ? workspace.floats("x") : workspace.doubles("x");
    y = classes ? workspace.indices("y") : single ? workspace.floats("y") : workspace.doubles("y");
    error = single ? workspace.floats("error") : workspace.doubles("error");
  }

  private static Plan plan(Workload workload, Sequential net, Parameters start,
      Precision precision) {
    int n = workload.batch;
    Tape tape = new Tape();
    List<Var> w = start.on(tape);
    Var x = tape.input("x", Shape.of(n, workload.widths.get(0)));
    Var y = workload.outputs() > 1 ? tape.indices("y", Shape.of(n))
        : tape.input("y", Shape.of(n, 1));
    Var rate = tape.input("rate", Shape.SCALAR);
    Var e = new Objective(net, workload.loss()).error(w, x, y);
    List<Var> slopes = tape.gradient(e, w);
    Plan.Builder plan = Plan.of(tape).output("error", e);
    for (int i = 0; i < w.size(); i++) {
      plan.next(w.get(i), w.get(i).subtract(slopes.get(i).multiply(rate)));
    }
    return plan.compile(precision);
  }

  private Object array(double[] values) { return single ? Workload.rounded(values) : values; }

  private static int[] whole(double[] values) {
    int[] y = new int[values.length];
    for (int i = 0; i < y.length; i++) y[i] = (int) values[i];
    return y;
  }

  @Override
  public double next() {
    int first = step++ % Workload.BATCHES * workload.batch;
    int inputs = workload.widths.get(0);
    System.arraycopy(points, first * inputs, x, 0, workload.batch * inputs);
    System.arraycopy(targets, first, y, 0, workload.batch);
    workspace.run();
    return single ? ((float[]) error)[0] : ((double[]) error)[0];
  }

  @Override
  public double[] weights() {
    return parameters.stream()
        .flatMapToDouble(name -> java.util.Arrays.stream(workspace.get(name).toArray()))
        .toArray();
  }
}
