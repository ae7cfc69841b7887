package dev.gradus.nn.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file whole or not at all: beside it first, to the disk, then moved to its place.
 * Whatever ends the writing leaves the old file as it was.
 */
public final class WholeFile {
  private WholeFile() {}

  /** What is written. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes all of it.
     *
     * @param to an empty file
     * @throws IOException if it cannot be written
     */
    void writeTo(WritableByteChannel to) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @param path where to; a file that is there is replaced
   * @param call what the user called, to begin messages with
   * @param content what is written
   * @throws IOException if it cannot be written; then the old file is as it was
   */
  public static void write(Path path, String call, Content content) throws IOException {
    Path place = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath(); // behind a link
    Path folder = place.getParent();
    if (folder == null || Files.isDirectory(place)) {
      throw new IOException(call + ": " + path + " is a folder; give the path of a file");
    }
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(call + ": there is no folder " + folder + "; make it first");
    }
    Path beside = folder.resolve("." + place.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (FileChannel to = FileChannel.open(beside, StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE)) {
        content.writeTo(to);
        to.force(true);
      }
      move(beside, place);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
