package dev.gradus.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which programs export a table: each of them is the same four points. */
class ReadingTest {
  private static final double[][] ROWS = {{1.25, -3.5}, {0.5, 2.25}, {-1.75, 0.25}, {2.5, 1.5}};

  private static Points parse(String text, Choice choice) throws BadInputException {
    return PointsFile.parse("points.csv", text, choice);
  }

  private static Points parse(String text) throws BadInputException {
    return parse(text, Choice.ALL);
  }

  private static void assertSamePoints(Points points) {
    assertThat(points.rows().toMatrix()).isDeepEqualTo(ROWS);
    assertThat(points.targets().toArray()).containsExactly(1, 0, 0, 1);
    assertThat(points.classes()).containsExactly("0", "1");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "x1,x2,y\n1.25,-3.5,1\n0.5,2.25,0\n-1.75,0.25,0\n2.5,1.5,1\n",
      "x1;x2;y\n1.25;-3.5;1\n0.5;2.25;0\n-1.75;0.25;0\n2.5;1.5;1\n",
      "x1\tx2\ty\n1.25\t-3.5\t1\n0.5\t2.25\t0\n-1.75\t0.25\t0\n2.5\t1.5\t1\n",
      "x1 x2 y\n 1.25  -3.5 1\n  .5  2.25 0 \n-1.75 \t 0.25 0\n2.5 1.5 1\n",
      "x1;x2;y\n1,25;-3,5;1\n0,5;2,25;0\n-1,75;,25;0\n2,5;1,5;1\n",
      "x1 x2 y\n1,25 -3,5 1\n0,5 2,25 0\n-1,75 0,25 0\n2,5 1,5 1\n",
      "\"x1\",\"x2\",\"y\"\n\"1,25\",\"-3,5\",1\n\"0,5\",\"2,25\",0\n\"-1,75\",\"0,25\",0\n"
          + "\"2,5\",\"1,5\",1\n",
      "sep=;\r\nx1;x2;y\r\n1,25;-3,5;1\r\n0,5;2,25;0\r\n-1,75;0,25;0\r\n2,5;1,5;1\r\n",
      "x1,x2,y\n1.25,\u22123.5,1\n0.5,2.25,0\n\u22121.75,0.25,0\n2.5,1.5,1\n",
      ",x1,x2,y\n0,1.25,-3.5,1\n1,0.5,2.25,0\n2,-1.75,0.25,0\n3,2.5,1.5,1\n",
      ",x1,x2,y\n17,1.25,-3.5,1\n4,0.5,2.25,0\n9,-1.75,0.25,0\n3,2.5,1.5,1\n",
      "Unnamed: 0,x1,x2,y\n0,1.25,-3.5,1\n1,0.5,2.25,0\n2,-1.75,0.25,0\n3,2.5,1.5,1\n",
      "\"\",\"x1\",\"x2\",\"y\"\n\"1\",1.25,-3.5,1\n\"2\",0.5,2.25,0\n\"3\",-1.75,0.25,0\n"
          + "\"4\",2.5,1.5,1\n",
      "\"x1\" \"x2\" \"y\"\n\"Mazda RX4\" 1.25 -3.5 1\n\"Fiat 128\" .5 2.25 0\n"
          + "\"Volvo\" -1.75 0.25 0\n\"Honda\" 2.5 1.5 1\n",
      "x1,x2,y,\n1.25,-3.5,1,\n0.5,2.25,0,\n-1.75,0.25,0,\n2.5,1.5,1,\n",
      "x1,x2,y,\n1.25,-3.5,1\n0.5,2.25,0\n-1.75,0.25,0\n2.5,1.5,1\n",
      "x1,x2,y\n1.25,-3.5,1,\n0.5,2.25,0,\n-1.75,0.25,0,\n2.5,1.5,1,\n",
      "4,2,0,1\n1.25,-3.5,1\n0.5,2.25,0\n-1.75,0.25,0\n2.5,1.5,1\n",
      "0,1,2\n1.25,-3.5,1\n0.5,2.25,0\n-1.75,0.25,0\n2.5,1.5,1\n",
      "1,2,3\n1.25,-3.5,1\n0.5,2.25,0\n-1.75,0.25,0\n2.5,1.5,1\n",
      ",0,1,2\n0,1.25,-3.5,1\n1,0.5,2.25,0\n2,-1.75,0.25,0\n3,2.5,1.5,1\n",
      "2019,x2,y\n1.25,-3.5,1\n0.5,2.25,0\n-1.75,0.25,0\n2.5,1.5,1\n"})
  void everyFormIsTheSamePoints(String text) throws Exception {
    assertSamePoints(parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "Y", "1"})
  void labelMayStandAnywhere(String label) throws Exception {
    String text = "y,x1,x2\n1,1.25,-3.5\n0,0.5,2.25\n0,-1.75,0.25\n1,2.5,1.5\n";
    Points points = parse(text, new Choice(label, List.of(), List.of(), List.of(), false));
    assertSamePoints(points);
    assertThat(points.label()).isEqualTo("y");
    Choice features = new Choice(null, List.of("x1", "x2"), List.of(), List.of(), false);
    assertSamePoints(parse(text, features)); // the only column that is left
  }

  @Test
  void whatIsLeftOutIsSaid() throws Exception {
    assertThat(parse(",x1,x2,y\n0,1,2,a\n1,3,4,b\n").notes())
        .containsExactly("the first column has no title and counts the rows: it is left out");
    assertThat(parse(",x1,x2,y\nu,1,2,a\nv,3,4,b\n").notes())
        .containsExactly("the first column has no title and names the rows: it is left out");
    assertThat(parse("1,2,0,\n3,4,1,\n").notes())
        .containsExactly("lines end with a separator: the empty last column is left out");
    assertThat(parse("0,1,2\n1.2,3.4,0.0\n1.2,3.4,1.0\n").notes())
        .containsExactly("line 1 counts the columns, and is taken for a header");
    assertThat(parse("0,1,0\n1.2,3.4,0.0\n1.2,3.4,1.0\n").notes()).first().isEqualTo("line 1 alone"
        + " is in whole numbers, and is taken for a point; if it is a header, put # in front of"
        + " it");
    assertThat(parse("1;2,5;0\n2;3,5;1\n").notes())
        .containsExactly("numbers are read with a comma before their decimals");
    StringBuilder counted = new StringBuilder("id,x,y\n");
    for (int i = 1; i <= 12; i++) counted.append(i).append(",3,").append(i % 2).append('\n');
    assertThat(parse(counted.toString()).notes()).containsExactly("column \"id\" counts the rows;"
        + " if it says nothing else about them, leave it out with --drop");
  }

  @Test
  void firstColumnWithoutTitleIsKeptIfItTellsMoreThanTheRow() throws Exception {
    assertThat(parse(",x2,y\n1.5,2,a\n2.5,4,b\n").features()).containsExactly("x1", "x2");
    assertThat(parse(",x2,y\n1,2,a\n1,4,b\n").features()).containsExactly("x1", "x2");
  }

  @Test
  void spellingsOfOneLabelAreOneLabel() throws Exception {
    Points words = parse("1,2,Yes\n3,4,yes\n5,6,no\n7,8,No\n9,9,no\n");
    assertThat(words.classes()).containsExactly("no", "Yes");
    assertThat(words.targets().toArray()).containsExactly(1, 1, 0, 0, 0);
    assertThat(words.notes()).containsExactly("the labels \"No\", \"no\" are taken for one",
        "the labels \"Yes\", \"yes\" are taken for one");
    assertThat(parse("1,2,1\n3,4,1.0\n5,6,0\n7,8,0.0\n").targets().toArray())
        .containsExactly(1, 1, 0, 0);
    assertThat(parse("1,2,a\n3,4,A\n").classes()).containsExactly("A", "a"); // else there is one
  }

  @Test
  void columnsAndClassesAreChosen() throws Exception {
    String text = "name,a,b,kind,c\nu,1,2,x,5\nv,3,4,y,6\nw,7,8,z,9\n";
    Points points = parse(text,
        new Choice("kind", List.of(), List.of("name", "a"), List.of("z", "x"), false));
    assertThat(points.features()).containsExactly("b", "c");
    assertThat(points.classes()).containsExactly("z", "x");
    assertThat(points.rows().toMatrix()).isDeepEqualTo(new double[][] {{2, 5}, {8, 9}});
    assertThat(points.targets().toArray()).containsExactly(1, 0);
    assertThat(points.notes()).containsExactly("1 of 3 rows have other labels");
    assertThat(points.choice().options()).containsExactly("--label", "kind", "--drop", "name,a",
        "--classes", "z,x");
    assertThat(Choice.list("a,\"b,c\"")).containsExactly("a", "b,c");
    assertThat(new Choice(null, List.of("a", "b,c"), List.of(), List.of(), true).options())
        .containsExactly("--features", "a,\"b,c\"", "--skip-gaps");
  }

  @Test
  void rowsWithGapsAreLeftOutAndCounted() throws Exception {
    Choice skip = new Choice(null, List.of(), List.of(), List.of(), true);
    for (String gap : List.of("", "?", "NA", "n/a", "NaN", "null", "None", "-", ".")) {
      Points points = parse("1,2,a\n3," + gap + ",b\n4,5,b\n6,7,?\n", skip);
      assertThat(points.size()).isEqualTo(2);
      assertThat(points.notes()).containsExactly("2 of 4 rows have gaps, and are left out");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"+,-", "none,some", ".,:"})
  void labelsThatWouldBeGapsElsewhereAreLabels(String labels) throws Exception {
    String[] both = labels.split(",");
    assertThat(parse("1,2," + both[0] + "\n3,4," + both[1] + "\n").classes())
        .containsExactlyInAnyOrder(both);
  }

  @Test
  void columnsThatAreNotThereAreNamedWithThoseThatAre() {
    assertThatThrownBy(
        () -> parse("a,b,y\n1,2,u\n3,4,v\n",
            new Choice("z", List.of(), List.of(), List.of(), false)))
        .hasMessage("points.csv: --label \"z\" is no column; the columns are a, b, y");
    assertThatThrownBy(
        () -> parse("a,b,y\n1,2,u\n3,4,v\n",
            new Choice("4", List.of(), List.of(), List.of(), false)))
        .hasMessage("points.csv: --label \"4\" is no column; the columns are a, b, y");
    assertThatThrownBy(() -> parse("a,b,y\n1,2,u\n3,4,v\n",
        new Choice("y", List.of(), List.of("y"), List.of(), false)))
        .hasMessage("points.csv: column \"y\" is the label, so it cannot be left out; take it from"
            + " --drop");
    assertThatThrownBy(() -> parse("a,b,y\n1,2,u\n3,4,v\n",
        new Choice(null, List.of(), List.of("a"), List.of(), false)))
        .hasMessage("points.csv: 1 feature is left beside the label \"y\"; leave two or more");
    assertThatThrownBy(() -> parse("a,b,y\n1,2,u\n3,4,v\n",
        new Choice(null, List.of(), List.of(), List.of("u", "w"), false)))
        .hasMessage("points.csv: --classes: no row has the label \"w\" in column \"y\"; its labels"
            + " are u, v");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    String text = "Id,Survived,Name,Age,Port\n1,0,\"Braund, Mr.\",22,S\n2,1,Cumings,,C\n"
        + "3,1,Heikkinen,26,\n4,1,Futrelle,1e200,Q\n5,0,Allen,35,S\n";
    assertThatThrownBy(() -> parse(text)).hasMessage("""
        points.csv: there are 5 things to mend
          column "Port", taken for the label because it is last, has 3 labels for 4 points:\
         "C" (1), "Q" (1), "S" (2); more points of each are needed to tell them apart, or say\
         --target classes, or name another column with --label
          column "Name" (such as "Braund, Mr.") has no number in any of 5 rows; leave it out with\
         --drop, or write numbers for the words
          line 3: column "Age" has no value; leave such rows out with --skip-gaps
          line 5: column "Age" has "1e200", which is too large to compute with; mend or delete the\
         row
          line 4: column "Port" has no value; leave such rows out with --skip-gaps""");
  }

  @Test
  void adviceIsTrue() throws Exception {
    String text = "Id,Survived,Name,Age,Cabin\n1,0,\"Braund, Mr.\",22,\n2,1,Cumings,,C85\n"
        + "3,1,Heikkinen,26,\n4,1,Futrelle,35,\n5,0,Allen,35,\n";
    assertThatThrownBy(() -> parse(text)).hasMessageEndingWith(
        "\nThe file can be read as it is with\n  --label Survived --drop Name,Cabin --skip-gaps");
    Points points = parse(text,
        new Choice("Survived", List.of(), List.of("Name", "Cabin"), List.of(), true));
    assertThat(points.features()).containsExactly("Id", "Age");
    assertThat(points.size()).isEqualTo(4);
  }

  @Test
  void charactersThatSteerATerminalAreReplaced() throws Exception {
    String steering = "\u001b\u0007\u0000\u007f\u0085\u009b\u061c\u200e\u200f\u202a\u202b\u202c"
        + "\u202d\u202e\u2066\u2067\u2068\u2069";
    for (int i = 0; i < steering.length(); i++) {
      String c = steering.substring(i, i + 1);
      Points points = parse("a" + c + "b,x2,t" + c + "\n1,2,u" + c + "u\n3,4,v\n");
      assertThat(points.features().get(0)).matches("a[\uFFFD ]b");
      assertThat(points.classes().get(0)).matches("u[\uFFFD ]u");
      assertThat(points.label()).doesNotContain(c);
      assertThatThrownBy(() -> parse("a" + c + ",b,y\n1" + c + ",2,u\n3,4,v\n"))
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain(c));
      assertThatThrownBy(() -> PointsFile.open("no" + c + "file", Choice.ALL))
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain(c));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.org/x.csv", "file:///tmp/x.csv", "s3://a/b"})
  void addressesAreNoFiles(String address) {
    assertThatThrownBy(() -> PointsFile.open(address, Choice.ALL)).hasMessage(address
        + ": this is an address, and only files are read; fetch it first and name the file");
  }

  @Test
  void emptyNameIsNoFile() {
    assertThatThrownBy(() -> PointsFile.open("", Choice.ALL)).hasMessage("--data \"\" is no path;"
        + " name a file of points, or a bundled set: ring, iris, moons, xor, spirals, blobs,"
        + " hills");
  }

  @Test
  void headerOneTitleShortIsRefusedUnlessTheFirstColumnCountsOrNamesTheRows() throws Exception {
    assertThatThrownBy(() -> parse("x1,x2,y\n2,34,1,0\n5,18,4,1\n1,25,3,1\n"))
        .hasMessage("points.csv, line 1: the header has 3 titles, but every line below has 4"
            + " values; if commas stand before decimals, separate the values by semicolons or"
            + " tabs, else give each column a title");
    assertThatThrownBy(() -> parse("x1,x2,y\n2.3,4.1,1,a\n5.1,1.5,4,b\n1.4,2.5,3,b\n"))
        .hasMessage("points.csv, line 1: the header has 3 titles, but every line below has 4"
            + " values; give each column a title");
    for (String first : List.of("0 1 2", "1 2 3", "u v w")) {
      String[] names = first.split(" ");
      Points points = parse("a,b,y\n" + names[0] + ",5,6,k\n" + names[1] + ",7,8,l\n" + names[2]
          + ",9,9,l\n");
      assertThat(points.features()).containsExactly("a", "b");
      assertThat(points.label()).isEqualTo("y");
    }
  }

  @Test
  void headerIsComparedWithTheLinesBelowIt() {
    assertThatThrownBy(() -> parse("x1,x2,y\n1,288,1,449,0\n1,566,0,235,1\n-1,092,0,031,0\n"))
        .hasMessage("points.csv, line 1: the header has 3 titles, but every line below has 5"
            + " values; if commas stand before decimals, separate the values by semicolons or"
            + " tabs, else give each column a title");
    assertThatThrownBy(() -> parse("a,b,c,d,y\n1.5,2.5,u\n3,4,v\n3,v\n"))
        .hasMessage("points.csv, line 1: the header has 5 titles, but most lines below have 3"
            + " values; give each column a title, and no other");
  }

  @Test
  void commasThatMayPartThousandsAreRefused() throws Exception {
    assertThatThrownBy(() -> parse("a,b,y\n900,1,u\n\"1,166\",2,v\n\"1,200\",2,v\n"))
        .hasMessage("points.csv, line 3: column \"a\" has \"1,166\" beside \"900\", which may be"
            + " thousands or decimals; write it without the comma, or with a point for it");
    assertThatThrownBy(() -> parse("a;b;y\n900;1;u\n-1,166;2;v\n"))
        .hasMessageContaining("column \"a\" has \"-1,166\" beside \"900\"");
    assertThat(parse("a,b,y\n900,\"0,5\",u\n\"1,166\",2,v\n").rows().toMatrix())
        .as("0,5 shows what the comma is").isDeepEqualTo(new double[][] {{900, 0.5}, {1.166, 2}});
    assertThat(parse("a;b;y\n0,166;1;u\n2;3;v\n").rows().get(0, 0)).isEqualTo(0.166);
    assertThat(parse("a;b;y\n1,166;1;u\n2,000;3;v\n").rows().get(0, 0))
        .as("all alike").isEqualTo(1.166);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n\n  \n", " \n", "\t\n", "\"\"\n", ",,\n,,\n", ";;\n"})
  void fileOfBlankLinesIsEmpty(String text) {
    assertThatThrownBy(() -> parse(text)).hasMessage("points.csv: the file is empty; give each"
        + " point a line: its features, then its label");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2,a\n  \n3,4,b\n\t\n", "1;2;a\n \n3;4;b\n", "\n1 2 a\n  \n3 4 b\n"})
  void blankLinesArePassedOver(String text) throws Exception {
    assertThat(parse(text).size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0,1,0\n1.2,3.4,0\n1.5,3.7,1\n", "0,1,2\n0,3.4,0.5\n1,3.7,1.2\n"})
  void wholeNumbersAboveDecimalsMayBeAHeader(String text) throws Exception {
    boolean first = text.endsWith("1.2\n");
    Choice choice = first ? new Choice("1", List.of(), List.of(), List.of(), false) : Choice.ALL;
    assertThat(parse(text.replace("0,1,2", "0,1,3"), choice).notes()).contains("line 1 alone is in"
        + " whole numbers, and is taken for a point; if it is a header, put # in front of it");
    assertThat(parse("2,3,1\n1.2,3,0\n1.5,3.7,1\n").notes()).isEmpty();
  }

  private static Choice label(String label) {
    return new Choice(label, List.of(), List.of(), List.of(), false);
  }

  private static Choice target(Choice.Target target) {
    return new Choice(null, List.of(), List.of(), List.of(), false, target);
  }

  @Test
  void labelInTheFirstColumnWithoutTitlesIsPointedAt() throws Exception {
    Points points = parse("1,1.2,2.5\n0,4.5,4.25\n0,5.5,6.5\n");
    assertThat(points.task()).isEqualTo(Task.NUMBER);
    assertThat(points.notes()).containsExactly("column \"x3\", taken for the label because it is"
        + " last, is a number to predict, with 3 different values; for labels to tell apart say"
        + " --target classes; if column \"x1\", which has two values, is the label, say --label"
        + " 1");
    assertThat(parse("y,a,b\n1,1.2,2.5\n0,4.5,4.25\n0,5.5,6.5\n").notes().get(0))
        .endsWith("; if column \"y\", which has two values, is the label, say --label y");
  }

  @Test
  void columnOfManyNumbersIsANumberToPredict() throws Exception {
    StringBuilder text = new StringBuilder("a,b,price\n");
    for (int i = 0; i < 30; i++) text.append(i * i).append(",2,").append(i + 0.5).append('\n');
    Points points = parse(text.toString());
    assertThat(points.task()).isEqualTo(Task.NUMBER);
    assertThat(points.classes()).isEmpty();
    assertThat(points.targets().toArray()).startsWith(0.5, 1.5).endsWith(29.5);
    assertThat(points.notes()).containsExactly("column \"price\", taken for the label because it is"
        + " last, is a number to predict, with 30 different values");
    assertThat(parse(text.toString(), label("price")).notes())
        .containsExactly("column \"price\" is a number to predict, with 30 different values");
    String words = text.toString().replace(".5\n", ".5u\n");
    assertThatThrownBy(() -> parse(words, label("price"))).hasMessage("points.csv: column \"price\""
        + " has 30 values, such as \"0.5u\", \"1.5u\", \"10.5u\", and at most 20 labels can be"
        + " told apart; choose some with --classes");
    String slip = text.toString().replace("\n4,2,2.5\n", "\n4,2,2.5u\n");
    assertThatThrownBy(() -> parse(slip)).hasMessage("points.csv, line 4: column \"price\", taken"
        + " for the label because it is last, is taken for a number to predict, but has \"2.5u\";"
        + " mend or delete the row, or say --target classes for labels, or name another column with"
        + " --label");
    String gap = text.toString().replace("\n4,2,2.5\n", "\n4,2,-\n");
    assertThatThrownBy(() -> parse(gap)).hasMessageStartingWith("points.csv, line 4: column"
        + " \"price\" has no value (\"-\"); leave such rows out with --skip-gaps");
    assertThat(parse(gap, new Choice(null, List.of(), List.of(), List.of(), true)).size())
        .isEqualTo(29);
    String huge = text.toString().replace("\n4,2,2.5\n", "\n4,2,1e300\n");
    assertThatThrownBy(() -> parse(huge)).hasMessage("points.csv, line 4: column \"price\" has"
        + " \"1e300\", which is too large to compute with; mend or delete the row");
  }

  @Test
  void fewWholeNumbersAreLabelsAndDecimalsAreNot() throws Exception {
    String text = "1,2,5\n2,2,5\n3,1,7\n4,4,7\n5,1,9\n5,2,9\n";
    assertThat(parse(text).classes()).containsExactly("5", "7", "9");
    assertThat(parse(text).targets().toArray()).containsExactly(0, 0, 1, 1, 2, 2);
    assertThat(parse(text.replace("5\n", "5.5\n")).task()).isEqualTo(Task.NUMBER);
    assertThat(parse(text, target(Choice.Target.NUMBER)).targets().toArray())
        .containsExactly(5, 5, 7, 7, 9, 9);
    assertThat(parse(text.replace("5\n", "5.5\n"), target(Choice.Target.CLASSES)).classes())
        .containsExactly("5.5", "7", "9");
    assertThat(target(Choice.Target.NUMBER).options()).containsExactly("--target", "number");
    assertThatThrownBy(() -> parse("1,2,5\n3,4,5\n", target(Choice.Target.NUMBER))).hasMessage(
        "points.csv: every point has the number 5 in column \"x3\", taken for the label because it"
            + " is last, so there is nothing to predict, or name another column with --label");
  }

  @Test
  void upToTwentyLabelsAreClassesInTheOrderOfTheAlphabet() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) text.append(-i).append(",1,c").append(10 + i % 20).append('\n');
    Points points = parse(text.toString());
    assertThat(points.task()).isEqualTo(Task.CLASSES);
    assertThat(points.classes()).hasSize(20).isSorted();
    assertThat(points.targets().get(3)).isEqualTo(3);
    Choice three = new Choice(null, List.of(), List.of(), List.of("c12", "c10", "c11"), false);
    assertThat(parse(text.toString(), three).classes()).containsExactly("c12", "c10", "c11");
    assertThat(parse(text.toString(), three).notes())
        .containsExactly("51 of 60 rows have other labels");
  }

  @Test
  void labelsThatDifferInCapitalsOnlyAreNoted() throws Exception {
    assertThat(parse("1,2,Yes\n3,4,yes\n").notes()).containsExactly("the labels \"Yes\" and"
        + " \"yes\" differ in capitals only, and are taken for two");
  }
}
