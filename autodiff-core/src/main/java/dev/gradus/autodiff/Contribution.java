package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

/**
 * One part that an adjoint is made of: what a node received from one of its consumers, which is the
 * consumer's adjoint times the local slope.
 *
 * @param node the node that received it
 * @param consumer the node it came from, of which {@code node} is an input
 * @param input which input of the consumer
 * @param part what was received, of the node's shape
 * @param total the node's adjoint so far, with this part
 */
public record Contribution(Var node, Var consumer, int input, Tensor part, Tensor total) {
  /** Refuses null. */
  public Contribution {
    given(node, "Contribution", "the node", "the one that receives");
    given(consumer, "Contribution", "the consumer", "the node that it is an input of");
    given(part, "Contribution", "the part", "what was received");
    given(total, "Contribution", "the total", "the adjoint with this part");
  }

  /** Such as {@code %3 receives 0.25 from %5 (multiply), together 0.75}. */
  @Override
  public String toString() {
    String received = EntryText.brief(part);
    String together = EntryText.brief(total);
    return "%" + node.index() + " receives " + received + " from %" + consumer.index() + " ("
        + consumer.op().name() + ")" + (received.equals(together) ? "" : ", together " + together);
  }
}
