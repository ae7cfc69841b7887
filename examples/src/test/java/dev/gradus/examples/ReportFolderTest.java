package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.examples.data.BadInputException;
import dev.gradus.examples.data.Choice;
import dev.gradus.examples.data.PointsFile;
import dev.gradus.examples.descent.Experiment;
import dev.gradus.examples.descent.Settings;
import dev.gradus.examples.report.Report;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a report goes, and what it leaves alone there. */
class ReportFolderTest {
  private static Map<String, byte[]> both;
  private static Map<String, byte[]> page;

  @TempDir
  Path folder;

  @BeforeAll
  static void makeReports() throws BadInputException {
    both = Report.files(new Experiment(PointsFile.open("ring", Choice.ALL),
        new Settings(List.of(2), 0.5, 2, 100, 1, 0)).run(e -> {}), "command");
    page = new LinkedHashMap<>(both);
    page.remove(Report.BOUNDARY);
  }

  private ReportFolder target() throws BadInputException {
    return ReportFolder.at(folder.toString());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void everyReasonIsInWords() {
    assertThat(ReportFolder.reason(new NoSuchFileException("x"))).isEqualTo("there is no such"
        + " folder, and none can be made");
    assertThat(ReportFolder.reason(new AccessDeniedException("x"))).isEqualTo("no permission");
    assertThat(ReportFolder.reason(new FileSystemException("x", null, "No space left on device")))
        .isEqualTo("No space left on device");
    assertThat(ReportFolder.reason(new FileSystemException("x"))).isEqualTo("the system refuses");
    assertThat(ReportFolder.reason(new IOException("Disk quota exceeded")))
        .isEqualTo("Disk quota exceeded");
  }

  @Test
  void filesAreWrittenIntoANewFolderAndNothingElseIsLeft() throws Exception {
    Path target = folder.resolve("a/b");
    assertThat(ReportFolder.at(target.toString()).write(both))
        .containsExactly(target.resolve("report.html"), target.resolve("boundary.svg"));
    assertThat(names(target)).containsExactly("boundary.svg", "report.html");
    assertThat(names(folder.resolve("a"))).containsExactly("b");
    assertThat(target.resolve("report.html")).hasBinaryContent(both.get("report.html"));
  }

  @Test
  void olderReportIsReplacedAndOtherFilesStay() throws Exception {
    Files.writeString(folder.resolve("mine"), "mine");
    target().write(both);
    target().write(both);
    target().write(page);
    assertThat(names(folder)).containsExactly("mine", "report.html"); // no picture of another run
  }

  @ParameterizedTest
  @ValueSource(strings = {"report.html", "boundary.svg"})
  void fileThatNoReportWroteIsNeverReplaced(String name) throws Exception {
    Path mine = Files.writeString(folder.resolve(name), "mine");
    assertThatThrownBy(() -> target().check(both.keySet())).hasMessage(mine
        + ": this file is not of an earlier report, so it is left alone; name another output folder"
        + " with --output, or move the file");
    assertThatThrownBy(() -> target().write(both)).isInstanceOf(BadInputException.class);
    assertThat(names(folder)).containsExactly(name);
    assertThat(mine).hasContent("mine");
  }

  @Test
  void pictureThatNoReportWroteIsNeverDeleted() throws Exception {
    Path mine = Files.writeString(folder.resolve("boundary.svg"), "mine");
    target().write(page);
    target().write(page);
    assertThat(mine).hasContent("mine");
  }

  @Test
  void pictureThatWasChangedSinceIsNeverDeleted() throws Exception {
    target().write(both);
    Path mine = Files.writeString(folder.resolve("boundary.svg"), "mine");
    target().write(page);
    assertThat(mine).hasContent("mine");
    assertThatThrownBy(() -> target().write(both)).isInstanceOf(BadInputException.class);
  }

  @Test
  void folderInThePlaceOfAFileIsLeftAlone() throws Exception {
    Files.createDirectories(folder.resolve("report.html/mine"));
    assertThatThrownBy(() -> target().check(page.keySet())).isInstanceOf(BadInputException.class);
    assertThat(names(folder.resolve("report.html"))).containsExactly("mine");
  }

  @Test
  void fileInTheWayIsAnError() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> ReportFolder.at(file.toString()))
        .hasMessage(file + ": this is a file; name another output folder");
    Path below = file.resolve("report");
    assertThatThrownBy(() -> ReportFolder.at(below.toString())).hasMessage(below + ": " + file
        + " is a file, so no folder can be made in it; name another output folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void emptyNameIsNoFolder(String name) {
    assertThatThrownBy(() -> ReportFolder.at(name)).hasMessage("--output \"" + name
        + "\" is no folder; name one, such as errorest-report, or . for this one");
  }

  @Test
  void failureLeavesNothingHalfWritten() throws Exception {
    ReportFolder target = ReportFolder.at(folder.resolve("report").toString());
    Map<String, byte[]> unwritable = new LinkedHashMap<>(page);
    unwritable.put("no/such/folder", new byte[1]);
    assertThatThrownBy(() -> target.write(unwritable)).isInstanceOf(BadInputException.class)
        .hasMessage(folder.resolve("report")
            + ": it cannot be written (there is no such folder, and none can be"
            + " made); name another output folder");
    assertThat(names(folder)).isEmpty();
  }
}
