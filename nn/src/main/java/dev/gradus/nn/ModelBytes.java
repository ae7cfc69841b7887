package dev.gradus.nn;

import dev.gradus.nn.files.Safetensors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.nio.channels.Channels;

/** What stands for a {@link Model} in a stream of Java's serialisation: the bytes of its file. */
final class ModelBytes implements Serializable {
  private static final long serialVersionUID = 1;

  private final byte[] bytes;

  ModelBytes(Model model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(Channels.newChannel(out), model, Registry.standard(), "Model");
    bytes = out.toByteArray();
  }

  private Object readResolve() throws ObjectStreamException {
    if (bytes == null) throw new InvalidObjectException("Model: the stream has no bytes");
    try {
      return ModelFile.read(Safetensors.of(bytes, "Model"), Registry.standard());
    } catch (IOException | IllegalArgumentException e) {
      InvalidObjectException said = new InvalidObjectException(e.getMessage());
      said.initCause(e);
      throw said;
    }
  }
}
