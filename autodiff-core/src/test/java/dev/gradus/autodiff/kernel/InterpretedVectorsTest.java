package dev.gradus.autodiff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Jvm;
import dev.gradus.autodiff.kernel.product.DoubleProductBits;
import dev.gradus.autodiff.kernel.product.FloatProductBits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Loops of vectors give the bits of plain ones also where nothing compiles them. */
class InterpretedVectorsTest {
  /** Prints what kernels give, by vectors if they are there. */
  static final class Kernels {
    private Kernels() {}

    public static void main(String[] args) throws ReflectiveOperationException {
      if (VectorApi.isPresent()) {
        DoubleKernelBits.useVectors();
        FloatKernelBits.useVectors();
        DoubleProductBits.useVectors();
        FloatProductBits.useVectors();
      }
      DoubleKernelBits.print();
      FloatKernelBits.print();
      DoubleProductBits.print();
      FloatProductBits.print();
    }
  }

  private static List<String> kernels(List<String> options) throws Exception {
    Jvm jvm = Jvm.run(options, Kernels.class);
    assertThat(jvm.exit()).as(jvm.err()).isZero();
    return jvm.out().lines().toList();
  }

  @Test
  void vectorsGiveTheBitsOfPlainLoopsWhereNothingIsCompiled() throws Exception {
    List<String> plain = kernels(List.of());
    assertThat(plain).hasSizeGreaterThan(2000);
    List<String> vectors =
        new ArrayList<>(kernels(Stream.concat(Stream.of("-Xint"), Jvm.VECTORS.stream()).toList()));
    assertThat(vectors).hasSameSizeAs(plain);
    vectors.removeAll(new HashSet<>(plain));
    assertThat(vectors).as("other bits").isEmpty();
  }
}
