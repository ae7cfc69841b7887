package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PointsTableTest {
  private static JsonNode pasted(String table) { return Asked.of("edit\npaste\n" + table, ""); }

  private static String points(String table) {
    JsonNode answer = pasted(table);
    return answer.has("points") ? answer.get("points").asText() : answer.toString();
  }

  private static String refusal(String table) { return Asked.refusal("edit\npaste\n" + table, ""); }

  @Test
  void separatorsTitlesAndRemarksAreUnderstood() {
    assertThat(points("# mine\nx,y,kind\n1,2,a\n\n3,4,b\n")).isEqualTo("1,2,0;3,4,1");
    assertThat(points("1;2;0\n3 ; +4e1 ; 1")).isEqualTo("1,2,0;3,4e1,1");
    assertThat(points("1\t2\tred\n3\t4\tblue\n")).isEqualTo("1,2,0;3,4,1");
  }

  @Test
  void blueIsBlue() {
    assertThat(points("1,2,blue\n3,4,red")).isEqualTo("1,2,1;3,4,0");
    assertThat(points("1,2,blue\n3,4,other")).isEqualTo("1,2,1;3,4,0");
    assertThat(points("1,2,blue")).isEqualTo("1,2,1");
    assertThat(points("1,2,one")).isEqualTo("1,2,0");
    assertThat(pasted("1,2,no\n3,4,yes").get("blue").asText()).isEqualTo("yes");
    assertThat(pasted("1,2,no\n3,4,yes").get("red").asText()).isEqualTo("no");
  }

  @Test
  void twoNumbersAreLabelsAndMoreAreToBePredicted() {
    assertThat(points("1,2,-1\n3,4,1\n5,6,-1.0")).isEqualTo("1,2,0;3,4,1;5,6,0");
    assertThat(points("1,2,1\n3,4,1.0")).isEqualTo("1,2,1;3,4,1");
    assertThat(pasted("1,2,0.5\n3,4,1\n5,6,2").get("predict").asText()).isEqualTo("number");
    assertThat(points("1,2,0.5\n3,4,1\n5,6,+2")).isEqualTo("1,2,0.5;3,4,1;5,6,2");
    assertThat(pasted("1,2,5").get("predict").asText()).isEqualTo("number");
  }

  @Test
  void networkTakesAsManyCoordinatesAsTheTableHas() {
    assertThat(pasted("1,a\n2,b").get("layers").asText()).isEqualTo("1-2-2-1");
    assertThat(pasted("1,2,3,a\n2,4,5,b").get("layers").asText()).isEqualTo("3-2-2-1");
  }

  @Test
  void whatIsWrongIsSaidWithItsLine() {
    assertThat(refusal("")).startsWith("the table has no line of numbers");
    assertThat(refusal("x,y,z")).startsWith("the table has no line of numbers");
    assertThat(refusal("1,2,a\n3,b")).startsWith("line 2 of the table has 2 columns; each line "
        + "needs 3, the label last");
    assertThat(refusal("1\n2")).startsWith("line 1 of the table has 1 columns; each line needs "
        + "from 2 to 9");
    assertThat(refusal("1,2,a\n3,x4,b")).startsWith("line 2 of the table has “x4” where a number");
    assertThat(refusal("1,2,a\n3,NaN,b")).contains("“NaN” where a number is needed");
    assertThat(refusal("1,2,a\n3,0x10,b")).contains("“0x10” where a number is needed");
    assertThat(refusal("1,2,a\n3,1d,b")).contains("“1d” where a number is needed");
    assertThat(refusal("1,2,a\n3,1e400,b")).contains("1e400, beyond 1000000");
    assertThat(refusal("1,2,a\n3,,b")).contains("“” where a number is needed");
    assertThat(refusal("1,2,a\n3,4,")).contains("has no label");
    assertThat(refusal("1,2,a\n3,4," + "b".repeat(101))).contains("more than 100 characters");
    assertThat(refusal("1,2,a\n3,4,b\n5,6,c")).startsWith("the table has 3 labels, a, b, c …");
    assertThat(refusal("1,2,a\n".repeat(201))).startsWith("line 201 of the table is one more than");
    assertThat(refusal("#" + "x".repeat(60_000))).startsWith("the table has 60001 characters");
  }

  /** Whatever is pasted gives points that the page can show, or says what is wrong. */
  @Test
  void anyTextIsTakenOrRefused() {
    Random random = new Random(11);
    String signs = "0123456789.,;-+eE\t\n# ab\"<&";
    int taken = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(i % 2 == 0 ? "" : "1,2,a\n3,4,b");
      for (int k = 0; k < 1 + random.nextInt(12); k++) {
        text.insert(random.nextInt(text.length() + 1),
            signs.charAt(random.nextInt(signs.length())));
      }
      JsonNode answer = pasted(text.toString());
      if (answer.has("refused")) continue;
      taken++;
      String link = "points=" + answer.get("points").asText() + "&layers="
          + answer.get("layers").asText() + "&predict=" + answer.get("predict").asText();
      assertThat(Problem.of(Fragment.of(link)).points())
          .as("%s gave %s", text, link).hasSize(answer.get("size").asInt());
    }
    assertThat(taken).isGreaterThan(500);
  }
}
