package dev.gradus.autodiff.kernel.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.gradus.autodiff.Jvm;
import dev.gradus.autodiff.kernel.DoubleStatedOrder;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Other operations have the bits of the instruction, at numbers that are hard to round. */
class MultiplyAddTest {
  private static final double[] EDGES = {0, -0.0, 1, -1, Double.MIN_VALUE, -Double.MIN_VALUE,
      Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY, Double.NaN, Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE,
      0x1p-900, 0x1p900, 0x1.fffffffffffffp899, 0x1p27 + 1};

  @Test
  void stepsHaveTheBitsOfTheInstruction() { compare(10_000, 1); }

  @Test
  @Tag("soak")
  void stepsHaveTheBitsOfTheInstructionAtMillions() {
    long seed = new Random().nextLong();
    System.out.println("multiply-add with seed " + seed);
    compare(5_000_000, seed);
  }

  @Test
  void stepsHaveTheBitsOfTheInstructionAtAllEdges() {
    for (double x : EDGES) {
      for (double y : EDGES) {
        for (double z : EDGES) check(x, y, z);
      }
    }
  }

  private static void compare(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      double x = number(random);
      double y = number(random);
      check(x, y, switch (i % 4) {
        case 0 -> number(random);
        case 1 -> beside(x * y, random); // most digits cancel
        case 2 -> Math.scalb(x * y, random.nextInt(-110, 110));
        default -> halfway(x * y, random);
      });
      float s = (float) number(random, 100);
      float t = (float) number(random, 100);
      checkFloats(s, t, (float) switch (i % 4) {
        case 0 -> number(random, 100);
        case 1 -> beside(s * t, random);
        case 2 -> Math.scalb(s * t, random.nextInt(-50, 50));
        default -> halfway(s * t, random);
      });
    }
  }

  private static double number(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0 -> Double.longBitsToDouble(random.nextLong()); // of any size, or not finite
      case 1 -> EDGES[random.nextInt(EDGES.length)];
      case 2 -> number(random, 480);
      default -> number(random, 8);
    };
  }

  /** A number with all digits or with few, which often gives sums halfway between two numbers. */
  private static double number(SplittableRandom random, int exponent) {
    int digits = random.nextInt(1, 54);
    double x = random.nextLong(1L << digits) | 1L;
    return Math.scalb(random.nextBoolean() ? x : -x, random.nextInt(-exponent, exponent) - digits);
  }

  private static double beside(double x, SplittableRandom random) {
    return -Double.longBitsToDouble(Double.doubleToRawLongBits(x) + random.nextInt(-3, 4));
  }

  /** A number beside which another one is half of the last digit, or a power of two near that. */
  private static double halfway(double x, SplittableRandom random) {
    double power = Math.scalb(1.0, Math.getExponent(x) + random.nextInt(20, 110));
    return random.nextBoolean() ? power : -power * (1 + random.nextInt(8) * 0x1p-23);
  }

  private static void check(double x, double y, double z) {
    double fused = Math.fma(x, y, z);
    double inSteps = MultiplyAdd.inSteps(x, y, z);
    if (Double.compare(inSteps, fused) != 0) fail("%s · %s + %s: %s", x, y, z, inSteps);
    checkFloats((float) x, (float) y, (float) z);
  }

  private static void checkFloats(float x, float y, float z) {
    float fused = Math.fma(x, y, z);
    float inSteps = MultiplyAdd.inSteps(x, y, z);
    if (Float.compare(inSteps, fused) != 0) fail("%sf · %sf + %sf: %s", x, y, z, inSteps);
  }

  /** Prints what sums of products give. */
  static final class Sums {
    private Sums() {}

    public static void main(String[] args) {
      Random random = new Random(1);
      double[] x = random.doubles(5000, -1, 1).toArray();
      double[] y = random.doubles(5000, -1, 1).toArray();
      double[] c = new double[1];
      new DoubleProduct(1, 1, 5000, 1, 1, 1, 1, 1).run(new DoubleScratch(1), x, 0, y, 0, c, 0);
      System.out.println(c[0] + " " + DoubleStatedOrder.sum(x, y));
    }
  }

  @Test
  void withoutTheInstructionSumsHaveTheSameBits() throws Exception {
    Jvm without = Jvm.run(List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:-UseFMA"), Sums.class);
    assertThat(without.exit()).as(without.err()).isZero();
    Jvm with = Jvm.run(List.of(), Sums.class);
    assertThat(without.out()).isEqualTo(with.out());
    String[] both = with.out().trim().split(" ");
    assertThat(both[0]).isEqualTo(both[1]);
  }
}
