package dev.gradus.autodiff.plan;

/** Plans written out for people. */
final class PlanListing {
  private PlanListing() {}

  static String of(Plan plan) {
    StringBuilder out = new StringBuilder();
    for (Instruction in : plan.schedule().instructions()) {
      for (Node n : in.values()) {
        out.append(n == in.head || in.head == null && n == in.chain.get(0) ? "" : "  then ");
        out.append(n).append(n.inputs).append(' ').append(plan.storage().of(n)).append('\n');
      }
    }
    return out.toString();
  }
}
