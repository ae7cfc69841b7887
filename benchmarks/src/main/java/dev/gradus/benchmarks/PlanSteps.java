package dev.gradus.benchmarks;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Sgd;
import dev.gradus.nn.Training;
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
    Parameters start = net.initialize(Workload.SEED);
    parameters = start.layout().names();
    boolean classes = workload.outputs() > 1;
    workspace = Training.of(net, workload.loss()).precision(precision)
        .optimizer(new Sgd(Workload.RATE)).plan(workload.data(), workload.batch).workspace(threads);
    for (String name : parameters) workspace.set(name, start.get(name));
    workspace.set("rate", Tensor.scalar(Workload.RATE));
    points = array(workload.points());
    targets = classes ? whole(workload.targets()) : array(workload.targets());
    x = single ? workspace.floats("points") : workspace.doubles("points");
    y = classes ? workspace.indices("targets")
        : single ? workspace.floats("targets") : workspace.doubles("targets");
    error = single ? workspace.floats("error") : workspace.doubles("error");
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
