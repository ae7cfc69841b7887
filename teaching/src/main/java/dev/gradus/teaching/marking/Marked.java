package dev.gradus.teaching.marking;

import static dev.gradus.teaching.marking.Given.given;

import java.util.List;

/** The marks of an answer, block by block, and what there is to say of them. */
public final class Marked {
  /** What is found of a block. */
  public enum Outcome {
    /** It is right. */
    RIGHT,
    /** It follows from a mistake that has lost its marks elsewhere, and keeps its own. */
    FOLLOWS,
    /** It is wrong. */
    WRONG,
    /** There is nothing to be marked. */
    UNUSABLE
  }

  /**
   * The marks of one block.
   *
   * @param name such as {@code W1}; {@code E} for the error
   * @param outcome what is found
   * @param marks what it gets
   * @param outOf what it is worth
   */
  public record Block(String name, Outcome outcome, int marks, int outOf) {
    /** A block with its marks. */
    public Block {
      given(name, "Block", "the name", "that of a block");
      given(outcome, "Block", "the outcome", "what is found of the block");
    }
  }

  private final String student;
  private final List<Block> blocks;
  private final List<String> mistakes;
  private final Feedback feedback;

  Marked(String student, List<Block> blocks, List<String> mistakes, Feedback feedback) {
    this.student = student;
    this.blocks = List.copyOf(blocks);
    this.mistakes = List.copyOf(mistakes);
    this.feedback = feedback;
  }

  /**
   * Whose answer it is.
   *
   * @return the id; empty if the exercise has none
   */
  public String student() { return student; }

  /**
   * All marks together.
   *
   * @return from 0 to {@link #outOf}
   */
  public int marks() { return blocks.stream().mapToInt(Block::marks).sum(); }

  /**
   * What all of it is worth.
   *
   * @return the marks of a right answer
   */
  public int outOf() { return blocks.stream().mapToInt(Block::outOf).sum(); }

  /**
   * The marks one by one.
   *
   * @return the error first, if it is asked for, then the blocks in their order
   */
  public List<Block> blocks() { return blocks; }

  /**
   * What the answer looks like, by the names of the catalogue.
   *
   * @return one mistake, or a few together; empty if all is right or nothing known explains it
   */
  public List<String> mistakes() { return mistakes; }

  /**
   * What could not be marked, and why; what else there is to say beside marks.
   *
   * @return sentences; often none
   */
  public List<String> notes() { return feedback.notes(); }

  /**
   * What to tell whoever has written the answer.
   *
   * @param level how much of it
   * @return lines of text
   */
  public String feedback(Level level) {
    given(level, "Marked.feedback", "the level", "how much to tell");
    return feedback.text(level);
  }

  /** All of the feedback. */
  @Override
  public String toString() { return feedback(Level.FULL); }
}
