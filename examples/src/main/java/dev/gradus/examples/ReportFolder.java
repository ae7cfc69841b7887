package dev.gradus.examples;

import dev.gradus.examples.data.BadInputException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The folder that a report goes to. Files are written to another one near it, and moved when they
 * are complete, so that nobody ever finds half a report.
 */
final class ReportFolder {
  private final Path folder;

  private ReportFolder(Path folder) { this.folder = folder; }

  /**
   * A folder to write to, looked at before the work begins.
   *
   * @throws BadInputException if it cannot be written to
   */
  static ReportFolder at(Path path) throws BadInputException {
    Path folder = path.toAbsolutePath().normalize();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new BadInputException(path + ": this is a file; name another output folder");
    }
    Path there = folder;
    while (there.getParent() != null && !Files.exists(there)) there = there.getParent();
    if (!Files.isDirectory(there)) {
      throw new BadInputException(path + ": " + there
          + " is a file, so no folder can be made in it; name another output folder");
    }
    if (!Files.isWritable(there)) {
      throw new BadInputException(path + ": nothing may be written to " + there
          + "; name another output folder, or change its permissions");
    }
    return new ReportFolder(folder);
  }

  /**
   * Writes a report, in the place of an older one.
   *
   * @param files the content of each file by its name
   * @param names of all files that a report can have; the older one's are deleted
   * @return the files
   * @throws BadInputException if they cannot be written
   */
  List<Path> write(Map<String, byte[]> files, Collection<String> names) throws BadInputException {
    try {
      Path place = Files.exists(folder) || folder.getParent() == null ? folder : folder.getParent();
      Files.createDirectories(place);
      Path draft = Files.createDirectory(place.resolve(".errorest-" + UUID.randomUUID()));
      try {
        for (var file : files.entrySet()) {
          Files.write(draft.resolve(file.getKey()), file.getValue());
        }
        publish(draft, files.keySet(), names);
      } finally {
        delete(draft, names);
      }
    } catch (IOException e) {
      throw new BadInputException(folder + ": it cannot be written (" + reason(e)
          + "); name another output folder");
    }
    return files.keySet().stream().map(folder::resolve).toList();
  }

  private void publish(Path draft, Collection<String> written, Collection<String> names)
      throws IOException {
    if (!Files.exists(folder)) {
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    for (String name : names) {
      Path target = folder.resolve(name);
      if (!written.contains(name)) Files.deleteIfExists(target);
      else Files.move(draft.resolve(name), target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void delete(Path draft, Collection<String> names) throws IOException {
    for (String name : names) Files.deleteIfExists(draft.resolve(name));
    Files.deleteIfExists(draft);
  }

  private static String reason(IOException e) {
    String kind = e.getClass().getSimpleName();
    return e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : kind;
  }
}
