package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import java.util.function.BiConsumer;

/**
 * Watches a training, on its thread, and may stop it, but not step it. What it throws ends the call
 * that it came from; the run stays as it is after the step, and can go on.
 */
public interface Observer {
  /**
   * Told after each step.
   *
   * @param run the training, after the step
   * @param error E of the batch, before the step
   * @return whether to go on
   */
  default Signal stepped(Run run, double error) {
    given(run, "Observer.stepped", "the run", "the training under way");
    return Signal.CONTINUE;
  }

  /**
   * Told after each epoch.
   *
   * @param run the training, after the epoch
   * @param epoch what came of it
   * @return whether to go on
   */
  default Signal epochEnded(Run run, Epoch epoch) {
    given(run, "Observer.epochEnded", "the run", "the training under way");
    given(epoch, "Observer.epochEnded", "the epoch", "what came of it");
    return Signal.CONTINUE;
  }

  /**
   * An observer of epochs that lets the training go on.
   *
   * @param listener is told of the training and what came of the epoch
   * @return the observer
   */
  static Observer ofEpochs(BiConsumer<Run, Epoch> listener) {
    given(listener, "Observer.ofEpochs", "the listener", "what is told after each epoch");
    return new Observer() {
      @Override
      public Signal epochEnded(Run run, Epoch epoch) {
        given(run, "Observer.epochEnded", "the run", "the training under way");
        given(epoch, "Observer.epochEnded", "the epoch", "what came of it");
        listener.accept(run, epoch);
        return Signal.CONTINUE;
      }
    };
  }
}
