package dev.gradus.examples.text;

import java.nio.charset.Charset;

/** Names of files, which a system may keep in a set of characters of its own. */
public final class FileNames {
  private FileNames() {}

  /**
   * Why a file may not be found.
   *
   * @param name as it was given
   * @return advice to begin with a semicolon, if the name has characters that names of files cannot
   *         have here; else nothing
   */
  public static String hint(String name) {
    String set = System.getProperty("sun.jnu.encoding", "UTF-8");
    boolean lost = name.indexOf('\uFFFD') >= 0 || Charset.isSupported(set)
        && !Charset.forName(set).newEncoder().canEncode(name);
    return lost ? "; names of files have the characters of " + set + " here, and this one has"
        + " others: start the program in a locale with UTF-8, such as LC_ALL=C.UTF-8" : "";
  }
}
