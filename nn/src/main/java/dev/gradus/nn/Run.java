package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A training under way: it can be stepped, stopped, watched, kept and resumed.
 *
 * <pre>{@code
 * Run run = training.begin(data);
 * while (run.epoch()) System.out.println(run.history().get(run.epochs() - 1).error());
 * Model model = run.model();
 * }</pre>
 *
 * <p>It belongs to one thread at a time; only {@link #stop} may come from another.
 */
public final class Run {
  private final Settings settings;
  private final Feed feed;
  private final @Nullable Validation validation;
  private final Stepper stepper;
  private final Model first; // of which later ones share the plans
  private final List<Epoch> history = new ArrayList<>();

  private final Fingerprint data; // as they were given
  private final @Nullable Fingerprint heldOut;

  private Progress at = new Progress();
  private Outcome outcome = Outcome.RUNNING;
  private String reason = "";
  private boolean telling; // an observer is called
  private final AtomicReference<@Nullable Thread> user = new AtomicReference<>(); // in a step
  private @Nullable Best best;
  private Checkpoint good; // finite, at the beginning of an epoch or where the run was resumed
  private volatile @Nullable String stop;

  /** On points that are learnt from, and some held out, as they are. */
  Run(String call, Settings settings, @Nullable Prepared prepared, Parameters start, Source raw,
      @Nullable Dataset held, Fingerprint data, @Nullable Fingerprint heldOut) {
    this.settings = settings;
    this.data = data;
    this.heldOut = heldOut;
    Source learnt = raw.prepared(call, prepared);
    Parameters buffers = settings.objective.net().initialBuffers();
    feed = Feed.of(call, learnt, settings);
    stepper = new Stepper(settings, start, buffers, learnt.form());
    first = settings.model(new Predictions.State(start, buffers), learnt, prepared);
    validation = held == null ? null : new Validation(settings, held, prepared);
    if (validation != null && !settings.watched.isEmpty()) {
      validation.of(first); // what cannot be measured shows now
    }
    if (settings.epochs == 0) outcome = Outcome.FINISHED;
    else {
      feed.seek(0, 0);
      stepper.prepare(feed.sizes(settings.batch));
    }
    good = checkpoint();
  }

  /** Goes on from a checkpoint. */
  void resume(Checkpoint from) {
    String by = Best.by(settings.by());
    if (from.best != null && !from.best.by().equals(by)) {
      throw new IllegalArgumentException("Training.resume: the checkpoint has the best model by "
          + from.best.by() + ", but this training goes by " + by + "; resume with the same "
          + "stopEarly");
    }
    at = from.progress.copy();
    outcome = from.outcome == Outcome.STOPPED || from.outcome == Outcome.INTERRUPTED
        ? Outcome.RUNNING : from.outcome;
    if (outcome == Outcome.FINISHED && at.epoch < settings.epochs) outcome = Outcome.RUNNING;
    boolean isAlike = from.data.data().equals(data.data());
    if (isAlike && outcome == Outcome.RUNNING) feed.seek(at.epoch, at.row);
    Fingerprint.checkEquals("to learn from", from.data, isAlike ? fingerprint() : data);
    Fingerprint.checkEquals("held out", from.heldOut, heldOut);
    if (!Objects.equals(from.prepared, first.preparation())) {
      throw new IllegalArgumentException("Training.resume: the checkpoint's points were prepared "
          + "otherwise; resume with the same preparation");
    }
    stepper.restore(from.cells);
    stepper.slow(at.factor);
    best = from.best;
    good = from;
    // an observer kept it after the last step of an epoch
    if (outcome == Outcome.RUNNING && !feed.hasNext()) endEpoch();
  }

  private Fingerprint fingerprint() { return feed.fingerprint(data, at.row); }

  /**
   * Takes one step, unless the training has ended.
   *
   * @return whether a step was taken
   * @throws NonFiniteErrorException if the error or a parameter becomes infinite or NaN
   * @throws IllegalArgumentException if a hyperparameter is not finite in this step
   * @throws IllegalStateException if an {@link Observer} of this run asks for the step
   */
  public boolean step() {
    if (telling) {
      throw new IllegalStateException("Run.step: an observer may not step its run; return "
          + "Signal.CONTINUE, and it goes on");
    }
    while (!user.compareAndSet(null, Thread.currentThread())) alone("Run.step");
    try {
      return stepped();
    } finally {
      user.set(null);
    }
  }

  /** Fails if another thread is in a step, in which numbers are half old and half new. */
  private void alone(String call) {
    Thread me = Thread.currentThread();
    Thread other = user.get();
    if (other == null || other == me) return;
    throw new IllegalStateException(call + ": thread " + name(me) + " came while thread "
        + name(other) + " was in a step of this run, which belongs to one thread at a time; wait "
        + "for it, give each thread a run of its own, or share work with Training.threads(n)");
  }

  /** A virtual thread may be without a name. */
  private static String name(Thread t) {
    return t.getName().isEmpty() ? t.toString() : t.getName();
  }

  private boolean stepped() {
    if (outcome != Outcome.RUNNING) return false;
    feed.seek(at.epoch, at.row);
    if (at.row == 0) good = checkpoint();
    double error = stepper.step(feed, at.step);
    if (!Double.isFinite(error)) throw failure();
    at.stepped(error, feed.weight(), feed.size());
    try {
      telling = true;
      for (int i = 0; i < settings.observers.size(); i++) { // an iterator would be left behind
        signalled("stepped", settings.observers.get(i).stepped(this, error));
      }
    } finally {
      telling = false;
      if (!feed.hasNext()) endEpoch(); // also if an observer throws
    }
    return true;
  }

  private void endEpoch() {
    if (!stepper.isFinite()) throw failure();
    double error = at.endEpoch();
    OptionalDouble held = OptionalDouble.empty();
    Map<Metric, Double> metrics = Map.of();
    if (validation != null) {
      Predictions.State now = state();
      Validation.Measured measured = validation.of(model(now));
      held = OptionalDouble.of(measured.error());
      metrics = measured.metrics();
      best = Best.of(best, at.epoch, settings.by(), measured, now);
      if (settings.plateau != null && at.lower(settings.plateau, best.epoch())) {
        stepper.slow(at.factor);
      }
    }
    if (at.epoch >= settings.epochs) end(Outcome.FINISHED, "");
    else if (isPatienceOver()) {
      end(Outcome.STOPPED_EARLY, (settings.best == null
          ? "the validation error was least" : settings.best + " was best") + " after epoch "
          + bestEpoch().orElseThrow());
    }
    Epoch ended = new Epoch(at.epoch, settings.epochs, error, held, metrics);
    history.add(ended);
    try {
      telling = true;
      for (Observer o : settings.observers) signalled("epochEnded", o.epochEnded(this, ended));
    } finally {
      telling = false;
    }
  }

  private boolean isPatienceOver() {
    return settings.patience > 0 && best != null && at.epoch - best.epoch() >= settings.patience;
  }

  private void signalled(String method, Signal signal) {
    Given.result(signal, "Observer", method, "Signal.CONTINUE, or Signal.stop(reason)");
    if (signal.isStop()) end(Outcome.STOPPED, signal.reason());
  }

  private void end(Outcome outcome, String reason) {
    if (this.outcome != Outcome.RUNNING) return;
    this.outcome = outcome;
    this.reason = reason;
    feed.close();
  }

  /**
   * Goes on to the end of this epoch, unless the training ends before.
   *
   * @return whether there are more epochs to come, or steps
   * @throws NonFiniteErrorException if the error or a parameter becomes infinite or NaN
   */
  public boolean epoch() {
    int now = at.epoch;
    while (at.epoch == now && goesOn() && step()) {
      // until the epoch's last batch
    }
    return outcome == Outcome.RUNNING;
  }

  /**
   * Goes on to the end: until all epochs are done, it is stopped, or its thread is interrupted,
   * whose mark stays.
   *
   * @return this
   * @throws NonFiniteErrorException if the error or a parameter becomes infinite or NaN
   */
  public Run finish() {
    while (goesOn() && step()) {
      // until there is nothing to do
    }
    return this;
  }

  private boolean goesOn() {
    String asked = stop;
    if (asked != null) end(Outcome.STOPPED, asked);
    if (Thread.currentThread().isInterrupted()) end(Outcome.INTERRUPTED, "");
    return outcome == Outcome.RUNNING;
  }

  /**
   * Asks the training to end after the step that it is in; from any thread.
   *
   * @param reason in words, for {@link #reason}
   */
  public void stop(String reason) {
    given(reason, "Run.stop", "the reason", "a few words");
    stop = reason;
  }

  /**
   * Where the training stands.
   *
   * @return running, or how it ended
   */
  public Outcome outcome() { return outcome; }

  /**
   * Why it ended before all epochs were done.
   *
   * @return in words; empty otherwise
   */
  public String reason() { return reason; }

  /**
   * How many epochs are done.
   *
   * @return from 0
   */
  public int epochs() { return at.epoch; }

  /**
   * How many steps are done.
   *
   * @return from 0
   */
  public long steps() { return at.step; }

  /**
   * What steps are multiplied by now, as {@link Training#plateau} made them shorter.
   *
   * @return 1 if they never were
   */
  public double factor() { return at.factor; }

  /**
   * What came of the epochs since this run began or was resumed.
   *
   * @return one for each
   */
  public List<Epoch> history() { return List.copyOf(history); }

  /**
   * The network as it is now.
   *
   * @return a model, which further steps do not change
   */
  public Model model() {
    alone("Run.model");
    return model(state());
  }

  /**
   * The parameters that the next step is taken from; those of the {@link #model} may be their
   * average.
   *
   * @return w
   */
  public Parameters parameters() {
    alone("Run.parameters");
    return at.step == 0 ? first.parameters() : stepper.parameters();
  }

  private Predictions.State state() {
    if (at.step == 0) return first.state(); // not rounded to floats
    return new Predictions.State(stepper.served(), stepper.buffers());
  }

  private Model model(Predictions.State state) {
    return new Model(first.net(), state, settings.precision, first.meaning(),
        first.predictions());
  }

  /**
   * The network as it predicted best on the points held out, or as it is now if there are none.
   *
   * @return a model
   */
  public Model best() { return best == null ? model() : model(best.state()); }

  /**
   * The epoch after which the network predicted best on the points held out.
   *
   * @return from 1; empty if there are none, or no epoch has ended
   */
  public OptionalInt bestEpoch() {
    return best == null ? OptionalInt.empty() : OptionalInt.of(best.epoch());
  }

  /**
   * Where the training stands, to be kept and resumed.
   *
   * @return all that is needed
   */
  public Checkpoint checkpoint() {
    alone("Run.checkpoint");
    return new Checkpoint(settings.setup(), at.copy(), stepper.snapshot(), best, outcome,
        first.preparation(), fingerprint(), heldOut);
  }

  /** Takes the steps since the last good place again, each on its own, to find what failed. */
  private NonFiniteErrorException failure() {
    at = good.progress.copy();
    stepper.restore(good.cells);
    feed.seek(at.epoch, at.row);
    while (feed.hasNext()) {
      Map<String, Cells> before = stepper.snapshot();
      Parameters parameters = stepper.parameters();
      double error = stepper.step(feed, at.step);
      if (Double.isFinite(error) && stepper.isFinite()) {
        at.stepped(error, feed.weight(), feed.size());
        continue;
      }
      stepper.restore(before);
      feed.seek(at.epoch, at.row); // before what failed
      return NonFiniteErrorException.at(at.epoch + 1, (int) (at.row / settings.batch) + 1, at.step,
          error, parameters, settings.optimizer);
    }
    throw new IllegalStateException("Training.run: epoch " + (at.epoch + 1) + " failed once and "
        + "passed when it was run again; a layer, loss or optimiser of yours is not pure");
  }

  /** How far it has come. */
  @Override
  public String toString() {
    return "run of " + settings + ": " + outcome + " after " + at.epoch + " epochs, " + at.step
        + " steps";
  }
}
