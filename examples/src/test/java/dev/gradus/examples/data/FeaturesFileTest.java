package dev.gradus.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that a model takes, found by their names. */
class FeaturesFileTest {
  private static FeaturesFile parse(String text, boolean skipGaps) throws BadInputException {
    return FeaturesFile.parse("new.csv", text, List.of("a", "b"), skipGaps);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1,2\n3,4\n", "b,a\n2,1\n4,3\n", "name;b;kind;a\nu;2;x;1\nv;4;y;3\n",
      "A\tB\n1\t2\n3\t4\n", ",a,b\n0,1,2\n1,3,4\n", "B,b,a\nx,2,1\ny,4,3\n"})
  void columnsAreFoundByTheirTitlesWhereverTheyStand(String text) throws Exception {
    assertThat(parse(text, false).rows().toMatrix()).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
  }

  @Test
  void columnsWithoutTitlesAreCounted() throws Exception {
    List<String> counted = List.of("x1", "x2");
    for (String text : List.of("1,2\n3,4\n", "1,2,red\n3,4,blue\n")) {
      assertThat(FeaturesFile.parse("new.csv", text, counted, false).rows().toMatrix())
          .isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
    }
  }

  @Test
  void rowsWithGapsKeepTheirPlaces() throws Exception {
    FeaturesFile rows = parse("a,b,c\n1,2,\n,4,x\n5,6,x\n7,?,x\n", true);
    assertThat(rows.count()).isEqualTo(4);
    assertThat(rows.whole()).containsExactly(0, 2);
    assertThat(rows.rows().toMatrix()).isDeepEqualTo(new double[][] {{1, 2}, {5, 6}});
    assertThat(parse("a,b\n,\n?,1\n", true).whole()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "`a,c\\n1,2\\n` | `column \"b\", which the model takes, is not there; the columns are a, c`",
      "`c,d\\n1,2\\n` | `columns \"a\", \"b\", which the model takes, are not there; the"
          + " columns are c, d`",
      "`1,2\\n3,4\\n` | `columns \"a\", \"b\", which the model takes, are not there; the"
          + " file has no titles; give its columns those that the model knows: a, b`",
      "`a,a,b\\n1,2,3\\n` | `column \"a\", which the model takes, is there 2 times, first as"
          + " column 1 and column 2; give the others another title`"})
  void missingColumnsAreNamedBesideThoseThatAreThere(String text, String message) {
    assertThatThrownBy(() -> parse(text.replace("\\n", "\n"), false))
        .isInstanceOf(BadInputException.class).hasMessage("new.csv: " + message);
  }

  @Test
  void whatIsNoNumberIsRefusedOnlyWhereTheModelLooks() throws Exception {
    assertThatThrownBy(() -> parse("a,b,c\n1,x,2\n3,4,y\n", false)).hasMessage("new.csv, line 2:"
        + " column \"b\" has \"x\", which is no number; mend or delete the row");
    assertThatThrownBy(() -> parse("a,b\n1,x\n3,y\n", false)).hasMessage("new.csv: column \"b\""
        + " (such as \"x\") has no number in any of 2 rows; the model takes it as numbers");
    assertThatThrownBy(() -> parse("a,b\n1,2\n3\n", false)).hasMessageStartingWith("new.csv, line"
        + " 3: there is 1 value, but most lines have 2");
    assertThatThrownBy(() -> parse("a,b\n1,\n3,4\n", false)).hasMessage("new.csv, line 2: column"
        + " \"b\" has no value; leave such rows out with --skip-gaps");
  }
}
