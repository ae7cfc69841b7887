package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.examples.data.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a report goes. */
class ReportFolderTest {
  private static final List<String> NAMES = List.of("page", "picture");
  private static final Map<String, byte[]> BOTH = Map.of("page", new byte[] {1}, "picture",
      new byte[] {2});

  @TempDir
  Path folder;

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void filesAreWrittenIntoANewFolderAndNothingElseIsLeft() throws Exception {
    Path target = folder.resolve("a/b");
    assertThat(ReportFolder.at(target).write(BOTH, NAMES))
        .containsExactlyInAnyOrder(target.resolve("page"), target.resolve("picture"));
    assertThat(names(target)).containsExactly("page", "picture");
    assertThat(names(folder.resolve("a"))).containsExactly("b");
    assertThat(target.resolve("page")).hasBinaryContent(new byte[] {1});
  }

  @Test
  void olderReportIsReplacedAndOtherFilesStay() throws Exception {
    Files.writeString(folder.resolve("mine"), "mine");
    ReportFolder.at(folder).write(BOTH, NAMES);
    ReportFolder.at(folder).write(Map.of("page", new byte[] {3}), NAMES);
    assertThat(names(folder)).containsExactly("mine", "page"); // the picture was of another run
    assertThat(folder.resolve("page")).hasBinaryContent(new byte[] {3});
  }

  @Test
  void fileInTheWayIsAnError() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> ReportFolder.at(file))
        .hasMessage(file + ": this is a file; name another output folder");
    Path below = file.resolve("report");
    assertThatThrownBy(() -> ReportFolder.at(below)).hasMessage(below + ": " + file
        + " is a file, so no folder can be made in it; name another output folder");
  }

  @Test
  void failureLeavesNothingHalfWritten() throws Exception {
    ReportFolder target = ReportFolder.at(folder.resolve("report"));
    Map<String, byte[]> unwritable = Map.of("page", new byte[] {1}, "no/such/folder", new byte[1]);
    assertThatThrownBy(() -> target.write(unwritable, NAMES)).isInstanceOf(BadInputException.class)
        .hasMessage(folder.resolve("report")
            + ": it cannot be written (NoSuchFileException); name another output folder");
    assertThat(names(folder)).isEmpty();
  }
}
