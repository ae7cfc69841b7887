package dev.gradus.nn;

import dev.gradus.autodiff.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What data are known by when a training goes on with them.
 *
 * @param data how many, of which form and with which names, in words
 * @param digest of all numbers of a data set, as they were given; of a stream, of the points that
 *     were met in this epoch, so at its beginning it is empty
 */
record Fingerprint(String data, String digest) {
  /** Of a data set as it was given. Bytes have that of a tensor of the same numbers. */
  static Fingerprint of(Dataset data) {
    Digest digest = new Digest();
    Points points = data.rows();
    double[] row = new double[points.columns()];
    for (int i = 0, n = points.size(); i < n; i++) {
      points.read(i, row, 0);
      digest.add(row);
    }
    digest.add(data.targets().toArray());
    Tensor w = data.weights();
    if (w != null) digest.add(w.toArray());
    for (List<String> names : List.of(data.features(), data.classNames())) {
      for (String name : names) digest.add(name.hashCode());
    }
    return new Fingerprint(words(data), digest.toString());
  }

  /** What data are, with their names, by which a model knows them. */
  static String words(Source data) {
    return data + named("features", data.features()) + named("classes", data.classNames());
  }

  private static String named(String what, List<String> names) {
    return names.isEmpty() ? "" : ", " + what + " named " + Given.list(names);
  }

  /** Fails unless the other is equal; null is for no points. */
  static void checkEquals(String which, @Nullable Fingerprint kept, @Nullable Fingerprint given) {
    if (kept == null ? given == null : kept.equals(given)) return;
    throw new IllegalArgumentException("Training.resume: the checkpoint's points " + which + " are "
        + said(kept) + ", but these are " + said(given) + "; resume with the same data, or go on "
        + "from its parameters with begin(checkpoint.parameters(), data)");
  }

  private static String said(@Nullable Fingerprint f) { return f == null ? "none" : f.toString(); }

  @Override
  public String toString() { return data + (digest.isEmpty() ? "" : ", digest " + digest); }
}
