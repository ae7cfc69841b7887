package dev.gradus.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sets of points that are made. */
class MadeSetTest {
  @ParameterizedTest
  @CsvSource({"moons,200,2", "xor,200,2", "spirals,200,2", "blobs,150,3", "hills,200,0"})
  void madeSetsAreReadWithoutANoteOfTrouble(String name, int size, int classes) throws Exception {
    Points points = PointsFile.open(name, Choice.ALL);
    assertThat(points.size()).isEqualTo(size);
    assertThat(points.classes()).hasSize(classes);
    assertThat(points.features()).hasSize(2);
    for (int c = 0; c < classes; c++) {
      assertThat(points.count(c)).isBetween(size / classes - 10, size / classes + 10);
    }
    assertThat(points.notes()).hasSize(classes == 0 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"moons,294819427", "xor,619367265", "spirals,1552512917", "blobs,3000482824",
      "hills,1007548302"})
  void madeSetsAreTheSameEverywhere(String name, long sum) {
    CRC32 crc = new CRC32();
    crc.update(MadeSet.named(name).csv().getBytes(StandardCharsets.UTF_8));
    assertThat(crc.getValue()).as(name).isEqualTo(sum);
  }

  @Test
  void labelsOfXorAreThoseOfTheSigns() throws Exception {
    Points xor = PointsFile.open("xor", Choice.ALL);
    for (int i = 0; i < xor.size(); i++) {
      boolean alike = xor.rows().get(i, 0) > 0 == xor.rows().get(i, 1) > 0;
      assertThat(xor.classes().get((int) xor.targets().get(i)))
          .isEqualTo(alike ? "alike" : "different");
    }
  }

  @Test
  void heightsOfHillsAreThoseOfTheLandUpToTenAtRandom() throws Exception {
    Points hills = PointsFile.open("hills", Choice.ALL);
    double squares = 0;
    for (int i = 0; i < hills.size(); i++) {
      double x = hills.rows().get(i, 0);
      double y = hills.rows().get(i, 1);
      double hill = 300 * Math.exp(-Math.pow(x - 0.8, 2) - Math.pow(y - 0.6, 2));
      double hollow = 200 * Math.exp(-Math.pow(x + 0.9, 2) - Math.pow(y + 0.7, 2));
      squares += Math.pow(hills.targets().get(i) - (hill - hollow), 2);
    }
    assertThat(Math.sqrt(squares / hills.size())).isBetween(8.0, 12.0);
  }
}
