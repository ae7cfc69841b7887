package dev.gradus.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Tables that fold. */
class TablesTest {
  private static Document table(int rows) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < rows; i++) Tables.row(body, "r" + i, "1");
    return Jsoup.parse(Tables.table("id", "numbers", "rows", "<tr><th>a</th></tr>",
        body.toString()));
  }

  @Test
  void longTableIsFoldedAndSaysHowLongItIs() {
    Document folded = table(21);
    assertThat(folded.select("details:not([open]) > summary").text()).isEqualTo("All 21 rows");
    assertThat(folded.select("details tbody tr")).hasSize(21);
  }

  @Test
  void tableWithAFewRowsMoreIsShownWhole() {
    assertThat(table(20).select("details")).isEmpty();
    assertThat(table(20).select("tbody tr")).hasSize(20);
  }

  @Test
  void everyTableCanBeScrolledByKeys() {
    assertThat(table(3).select("div.scroll").attr("tabindex")).isEqualTo("0");
  }
}
