package dev.gradus.examples;

import dev.gradus.examples.data.BadInputException;
import dev.gradus.examples.report.Report;
import dev.gradus.examples.text.FileNames;
import dev.gradus.examples.text.Shown;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The folder that a report goes to. Files are written to another one near it, and moved when they
 * are complete, so that nobody ever finds half a report. Of the files that are there, only those of
 * an earlier report are replaced or deleted.
 */
final class ReportFolder {
  private static final long LARGEST = 1L << 27; // no report is as large, so it need not be read

  private final Path folder;

  private ReportFolder(Path folder) { this.folder = folder; }

  /**
   * A folder to write to, looked at before the work begins.
   *
   * @throws BadInputException if it cannot be written to
   */
  static ReportFolder at(String name) throws BadInputException {
    if (name.isBlank()) {
      throw new BadInputException("--output \"" + name + "\" is no folder; name one, such as"
          + " errorest-report, or . for this one");
    }
    String path = Shown.of(name);
    Path folder;
    try {
      folder = Path.of(name).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new BadInputException(path + ": this is no path (" + e.getReason() + ")"
          + FileNames.hint(name));
    }
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new BadInputException(path + ": this is a file; name another output folder");
    }
    Path there = folder;
    while (there.getParent() != null && !Files.exists(there)) there = there.getParent();
    if (!Files.isDirectory(there)) {
      throw new BadInputException(path + ": " + Shown.of(there.toString())
          + " is a file, so no folder can be made in it; name another output folder");
    }
    if (!Files.isWritable(there)) {
      throw new BadInputException(path + ": nothing may be written to " + Shown.of(there.toString())
          + "; name another output folder, or change its permissions");
    }
    return new ReportFolder(folder);
  }

  /** Where it is. */
  Path path() { return folder; }

  /**
   * Looks whether files can be written without touching one that no report wrote.
   *
   * @param names of the files
   * @throws BadInputException if one is in the way
   */
  void check(Collection<String> names) throws BadInputException {
    Set<String> own;
    try {
      own = own();
    } catch (IOException e) {
      throw failure(e);
    }
    for (String name : names) {
      if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS) && !own.contains(name)) {
        throw new BadInputException(Shown.of(folder.resolve(name).toString())
            + ": this file is not of an earlier report, so it is left alone; name another output"
            + " folder with --output, or move the file");
      }
    }
  }

  /** The files here that an earlier report wrote. */
  private Set<String> own() throws IOException {
    Map<String, byte[]> found = new HashMap<>();
    for (String name : Report.FILES) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) < LARGEST) {
        found.put(name, Files.readAllBytes(file));
      }
    }
    return Report.own(found);
  }

  /**
   * Writes a report, in the place of an older one.
   *
   * @param files the content of each file by its name
   * @return the files
   * @throws BadInputException if they cannot be written, or another file is in the way
   */
  List<Path> write(Map<String, byte[]> files) throws BadInputException {
    check(files.keySet());
    try {
      Path place = Files.exists(folder) || folder.getParent() == null ? folder : folder.getParent();
      Files.createDirectories(place);
      Path draft = Files.createDirectory(place.resolve(".errorest-" + UUID.randomUUID()));
      try {
        for (var file : files.entrySet()) {
          Files.write(draft.resolve(file.getKey()), file.getValue());
        }
        publish(draft, files.keySet());
      } finally {
        delete(draft, files.keySet());
      }
    } catch (IOException e) {
      throw failure(e);
    }
    return files.keySet().stream().map(folder::resolve).toList();
  }

  private void publish(Path draft, Collection<String> written) throws IOException {
    if (!Files.exists(folder)) {
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    for (String name : own()) {
      if (!written.contains(name)) Files.delete(folder.resolve(name));
    }
    for (String name : written) {
      Files.move(draft.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private BadInputException failure(IOException e) {
    return new BadInputException(Shown.of(folder.toString()) + ": it cannot be written ("
        + Shown.of(reason(e)) + "); name another output folder");
  }

  private static void delete(Path draft, Collection<String> names) throws IOException {
    for (String name : names) Files.deleteIfExists(draft.resolve(name));
    Files.deleteIfExists(draft);
  }

  /** Why something cannot be written, in words. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) return "there is no such folder, and none can be made";
    if (e instanceof AccessDeniedException) return "no permission";
    String said = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return said == null ? "the system refuses" : said;
  }
}
