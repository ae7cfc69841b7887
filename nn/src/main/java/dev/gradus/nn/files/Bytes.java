package dev.gradus.nn.files;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes that are read by their places. */
interface Bytes extends Closeable {
  long size() throws IOException;

  /** Fills the buffer with the bytes from a place on. */
  void read(long from, ByteBuffer into) throws IOException;

  @Override
  default void close() throws IOException {}

  static Bytes of(byte[] bytes) {
    return new Bytes() {
      @Override
      public long size() { return bytes.length; }

      @Override
      public void read(long from, ByteBuffer into) {
        into.put(bytes, (int) from, into.remaining());
      }
    };
  }

  static Bytes of(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    return new Bytes() {
      @Override
      public long size() throws IOException { return channel.size(); }

      @Override
      public void read(long from, ByteBuffer into) throws IOException {
        while (into.hasRemaining()) {
          int n = channel.read(into, from);
          if (n < 0) throw new EOFException(path + " became shorter while it was read; try again");
          from += n;
        }
      }

      @Override
      public void close() throws IOException { channel.close(); }
    };
  }
}
