package dev.gradus.teaching;

import dev.gradus.teaching.text.Digits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;

/**
 * The page in one file: style, scripts and the library's classes for the browser inside. Its policy
 * lets nothing else in: no network, no script but its own, by their digests.
 */
final class PageFile {
  /** In this order, one script. */
  private static final List<String> SCRIPTS = List.of("words.js", "unpack.js", "engine.js",
      "make.js", "page.js", "points.js", "network.js", "mount.js", "rules.js", "tape.js",
      "slope.js", "vector.js", "truth.js", "zero.js", "bug.js", "path.js", "sheet.js", "start.js");

  private PageFile() {}

  /** Writes it: {@code PageFile classes.wasm page.html}. */
  public static void main(String[] args) throws IOException {
    Path page = Path.of(args[1]);
    Files.writeString(page, text(Files.readAllBytes(Path.of(args[0]))));
    System.out.println("The page: " + page.toAbsolutePath().toUri());
    if (args.length > 2 && args[2].equals("open")) Browser.open(page.toAbsolutePath().toUri());
  }

  /** With the engine inside. */
  static String text(byte[] wasm) throws IOException {
    return filled("page", Base64.getEncoder().encodeToString(packed(wasm)),
        policy("'wasm-unsafe-eval'", ""));
  }

  /** Without: a server answers. */
  static String served() throws IOException { return filled("server", "", servedPolicy()); }

  static String servedPolicy() throws IOException { return policy("", "; connect-src 'self'"); }

  private static String filled(String engine, String classes, String policy) throws IOException {
    return resource("page.html").replace("{{policy}}", policy).replace("{{engine}}", engine)
        .replace("{{style}}", bare("page.css")).replace("{{classes}}", classes)
        .replace("{{sets}}", Sets.all().toString()).replace("{{first}}", first())
        .replace("{{frames}}", engine.equals("page") ? Frames.all().toString() : "{}")
        .replace("{{script}}", script());
  }

  /** What is seen without scripts: E and its long vector. */
  private static String first() {
    Scene scene = Problem.of(Fragment.of("")).scene();
    StringBuilder rows = new StringBuilder("<p>E = ")
        .append(Digits.of(scene.error().toDouble())).append("</p><table>");
    double[] slopes = scene.gradient().toArray();
    for (int i = 0; i < slopes.length; i++) {
      rows.append("<tr><th scope=\"row\">∂E/∂").append(scene.layout().entry(i)).append("</th><td>")
          .append(Digits.of(slopes[i])).append("</td></tr>");
    }
    return rows.append("</table>").toString();
  }

  private static String policy(String scripts, String more) throws IOException {
    return "default-src 'none'; img-src data:; style-src " + digest(bare("page.css"))
        + "; script-src " + digest(script()) + " " + scripts
        + "; base-uri 'none'; form-action 'none'" + more;
  }

  private static String script() throws IOException {
    StringBuilder script = new StringBuilder("'use strict';\n");
    for (String name : SCRIPTS) script.append(bare(name));
    return script.toString();
  }

  /** Without indentation and comments, which nobody reads in the one file. */
  private static String bare(String name) throws IOException {
    StringBuilder out = new StringBuilder();
    boolean isComment = false;
    for (String line : resource(name).lines().map(String::strip).toList()) {
      isComment |= line.startsWith("/*");
      int code = (line + " ").indexOf("// "); // no text of the page has these signs
      if (code < 0) code = line.length();
      if (!isComment && code > 0) out.append(line, 0, code).append('\n');
      if (isComment && line.endsWith("*/")) isComment = false;
    }
    return out.toString();
  }

  /** By LZMA, which makes the page a quarter smaller than gzip would; unpack.js undoes it. */
  private static byte[] packed(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    LZMA2Options options = new LZMA2Options(LZMA2Options.PRESET_MAX);
    options.setLcLp(1, 0); // these three suit the classes best
    options.setPb(0);
    try (var zip = new LZMAOutputStream(out, options, bytes.length)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  private static String digest(String text) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256")
          .digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PageFile.class.getResourceAsStream("page/" + name)) {
      if (in == null) throw new IOException("the page's " + name + " is missing");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
