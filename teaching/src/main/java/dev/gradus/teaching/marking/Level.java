package dev.gradus.teaching.marking;

/** How much a feedback tells. Each level tells what those before it tell, too. */
public enum Level {
  /** The marks alone. */
  MARKS,
  /** Which block is right, which follows from a mistake before, which is wrong. */
  BLOCKS,
  /** Where to look, without what is wrong there. */
  HINT,
  /** The mistake by name, what is right instead, and the numbers given and expected. */
  FULL
}
