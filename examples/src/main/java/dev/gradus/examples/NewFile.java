package dev.gradus.examples;

import dev.gradus.examples.data.BadInputException;
import dev.gradus.examples.text.FileNames;
import dev.gradus.examples.text.Shown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;

/**
 * A file that the user wants written. It is looked at before the work begins, and takes its place
 * when it is complete, so that nobody ever finds half of one. What is there already is replaced
 * only if an earlier run wrote it.
 */
final class NewFile {
  private final String option;
  private final String name;
  private final Path path;

  private NewFile(String option, String name, Path path) {
    this.option = option;
    this.name = name;
    this.path = path;
  }

  /** Whether a file is one that an earlier run wrote. */
  @FunctionalInterface
  interface Own {
    boolean test(Path file) throws IOException;
  }

  /**
   * A file to write.
   *
   * @param option after which the user named it
   * @param name as the user gave it
   * @param example what it may be called
   * @param kind what an earlier run wrote, such as a model
   * @param own tells whether a file is one
   * @param coming a folder that will be there, if it is not yet
   * @throws BadInputException if it cannot be written
   */
  static NewFile at(String option, String name, String example, String kind, Own own, Path coming)
      throws BadInputException {
    String shown = option + " " + Shown.of(name);
    if (name.isBlank()) {
      throw new BadInputException(option + " \"" + name + "\" is no file; name one, such as "
          + example);
    }
    Path path;
    try {
      path = Path.of(name).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new BadInputException(shown + ": this is no path (" + e.getReason() + ")"
          + FileNames.hint(name));
    }
    if (Files.isDirectory(path)) {
      throw new BadInputException(shown + ": this is a folder; name a file in it, such as "
          + Shown.of(Path.of(name).resolve(example).toString()));
    }
    checkFolder(shown, Objects.requireNonNull(path.getParent()), coming); // the root is a folder
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) return new NewFile(option, name, path);
    boolean mine;
    try {
      mine = Files.isRegularFile(path) && (Files.size(path) == 0 || own.test(path));
    } catch (IOException e) {
      throw new BadInputException(shown + ": the file that is there cannot be read ("
          + Shown.of(ReportFolder.reason(e)) + "); name another file");
    }
    if (!mine) {
      throw new BadInputException(shown + ": the file that is there is no " + kind
          + " of an earlier run, so it is left alone; name another, or move that one");
    }
    return new NewFile(option, name, path);
  }

  private static void checkFolder(String shown, Path folder, Path coming)
      throws BadInputException {
    if (folder.equals(coming) && !Files.exists(folder)) return;
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(shown + ": there is no folder " + Shown.of(folder.toString())
          + "; make it first, or name a file elsewhere");
    }
    if (!Files.isWritable(folder)) {
      throw new BadInputException(shown + ": nothing may be written to "
          + Shown.of(folder.toString()) + "; name a file elsewhere, or change its permissions");
    }
  }

  /** Fails if this is the file that another option names. */
  void checkOther(NewFile other) throws BadInputException {
    if (!path.equals(other.path)) return;
    throw new BadInputException(option + " " + Shown.of(name) + ": this is the file of "
        + other.option + ", too; name another");
  }

  /** What writes to a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(Path file) throws IOException;
  }

  /** Writes a text; gives the place of the file. */
  Path write(String text) throws BadInputException {
    return write(file -> Files.writeString(file, text, StandardCharsets.UTF_8));
  }

  /** Writes beside its place first, then moves it there; gives the place. */
  Path write(Content content) throws BadInputException {
    Path beside = path.resolveSibling(".errorest-" + UUID.randomUUID());
    try {
      try {
        content.writeTo(beside);
        Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new BadInputException(option + " " + Shown.of(name) + ": it cannot be written ("
          + Shown.of(ReportFolder.reason(e)) + "); name another file");
    }
    return path;
  }
}
