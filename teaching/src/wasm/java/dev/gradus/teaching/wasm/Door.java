package dev.gradus.teaching.wasm;

import dev.gradus.teaching.Answers;
import org.teavm.interop.Export;

/** The door through which the page asks: text goes in and out a character at a time. */
public final class Door {
  private static final StringBuilder ASKED = new StringBuilder();
  private static String answer = "";

  private Door() {}

  public static void main(String[] args) {}

  @Export(name = "begin")
  public static void begin() { ASKED.setLength(0); }

  @Export(name = "put")
  public static void put(int c) { ASKED.append((char) c); }

  @Export(name = "answer")
  public static int answer(int split) {
    answer = Answers.answer(ASKED.substring(0, split), ASKED.substring(split));
    return answer.length();
  }

  @Export(name = "at")
  public static int at(int i) { return answer.charAt(i); }
}
