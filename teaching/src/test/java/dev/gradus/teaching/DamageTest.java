package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damaged links and pasted texts are answered, or refused with a reason; nothing else comes. */
class DamageTest {
  private static final int FEW = 1_500;
  private static final int MANY = 100_000;

  /** Gives the longest time that an answer took, in milliseconds. */
  private static long damage(int count, long seed) throws Exception {
    Random random = new Random(seed);
    long longest = 0;
    var questions = SameBitsTest.names();
    for (int i = 0; i < count; i++) {
      String link = Damage.link(random);
      String question = questions.get(random.nextInt(questions.size()));
      String about = switch (question) {
        case "edit" -> "\npaste\n" + Damage.csv(random);
        case "mark" -> "\n" + Damage.csv(random);
        case "run" -> "\n" + random.nextInt(50);
        default -> random.nextInt(4) == 0 ? "\n" + random.nextInt() : "";
      };
      long start = System.nanoTime();
      try {
        assertThat(SameBitsTest.read(Answers.answer(question + about, link)).isObject()).isTrue();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", number " + i + ": " + question + about
            + " at " + link, e);
      }
      longest = Math.max(longest, System.nanoTime() - start);
    }
    return longest / 1_000_000;
  }

  @Test
  void someDamagedLinksAreAnswered() throws Exception { damage(FEW, 3); }

  @Test
  @Tag("soak")
  void aHundredThousandDamagedLinksAreAnswered() throws Exception {
    System.out.println("the longest of " + MANY + " answers took " + damage(MANY, 4) + " ms");
  }
}
