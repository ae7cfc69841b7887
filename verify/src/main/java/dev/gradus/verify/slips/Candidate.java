package dev.gradus.verify.slips;

import dev.gradus.autodiff.Tensor;
import java.util.BitSet;
import java.util.List;

/**
 * Mistakes that were made on trial.
 *
 * @param mistakes what was done
 * @param number what goes into them, if something does
 * @param gradient what came out
 * @param changed the blocks in which that is not right
 * @param different the blocks in which it is not what was given
 */
record Candidate(List<Mistake> mistakes, double number, List<Tensor> gradient, BitSet changed,
    BitSet different) {
  static Candidate of(Case at, List<Mistake> mistakes, double number) {
    List<Tensor> gradient = Mistake.gradient(at.program(), mistakes, number);
    return new Candidate(mistakes, number, gradient, at.changed(gradient), at.different(gradient));
  }

  Mistake first() { return mistakes.get(0); }

  /** Whether all blocks are as they were given. */
  boolean explainsAll(Case at) { return different.isEmpty() && !at.wrong().isEmpty(); }

  /** Whether all wrong blocks are as they were given; some others may not be right. */
  boolean explainsWrong(Case at) { return !different.intersects(at.wrong()); }

  /** The wrong blocks that are as they were given. */
  BitSet explained(Case at) {
    BitSet set = (BitSet) at.wrong().clone();
    set.andNot(different);
    return set;
  }

  /** Whether it says the same in some blocks at another point. */
  boolean holdsAt(Case other, BitSet blocks) {
    List<Tensor> there = Mistake.gradient(other.program(), mistakes, number);
    return !other.different(there).intersects(blocks);
  }
}
