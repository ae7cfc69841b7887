package dev.gradus.teaching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Random;
import java.util.StringJoiner;

/** What the page is answered, and links to ask about. */
final class Asked {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Asked() {}

  static JsonNode of(String question, String link) {
    try {
      return JSON.readTree(Answers.answer(question, link));
    } catch (JsonProcessingException e) {
      throw new AssertionError("the answer to " + question + " is no JSON", e);
    }
  }

  /** Why it was refused, or what was answered instead. */
  static String refusal(String question, String link) {
    JsonNode answer = of(question, link);
    return answer.has("refused") ? answer.get("refused").asText() : answer.toString();
  }

  /** A link to a network of two to three layers of weights, with points at random. */
  static String link(long seed) {
    Random random = new Random(seed);
    StringJoiner points = new StringJoiner(";");
    for (int i = 0; i < 1 + random.nextInt(12); i++) {
      points.add(number(random) + "," + number(random) + "," + random.nextInt(2));
    }
    String hidden = random.nextBoolean() ? "-3" : "-2-4";
    String[] bends = {"sigmoid", "tanh", "relu"};
    return "points=" + points + "&layers=2" + hidden + "-1&act=" + bends[random.nextInt(3)]
        + "&seed=" + random.nextInt(1000) + "&rate=0." + (1 + random.nextInt(9)) + "&error="
        + (random.nextBoolean() ? "parts" : "whole");
  }

  private static String number(Random random) {
    return String.valueOf(Math.rint(100 * random.nextGaussian()) / 100);
  }
}
