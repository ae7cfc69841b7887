package dev.gradus.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Tensor;
import dev.gradus.examples.data.Choice;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.descent.Settings;
import dev.gradus.nn.Model;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Sequential;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The picture of points, surface and boundary. */
class BoundaryPictureTest {
  private static final Points POINTS = new Points("test", List.of("x1", "x2"), "y",
      List.of("a", "b"),
      Tensor.matrix(new double[][] {{-1, -1}, {-1, 1}, {1, -1}, {1, 1}}),
      Tensor.vector(0, 0, 1, 1), Choice.ALL, List.of());
  private static final Sequential LINE = new Settings(List.of(), 1, 1, 1, 1, 0).network(POINTS);
  private static final Axes AXES = axes(POINTS, 62, 58);

  private static Axes axes(Points points, int top, int right) {
    return new Axes(new Canvas(BoundaryPicture.WIDTH, BoundaryPicture.height(points), Color.WHITE),
        Window.around(points, null), top, right);
  }

  /** ŷ = σ(50 x1 + offset): the boundary is the upright line through −offset/50. */
  private static BufferedImage draw(double offset, Palette palette) throws IOException {
    Model model = new Model(LINE, Parameters.of(LINE.layout(), 50, 0, offset));
    byte[] png = BoundaryPicture.png("title", POINTS, null, model, palette);
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static Color at(BufferedImage image, double x1, double x2) {
    return at(image, AXES, x1, x2);
  }

  private static Color at(BufferedImage image, Axes axes, double x1, double x2) {
    return new Color(image.getRGB((int) Math.round(Canvas.SCALE * axes.x(x1)),
        (int) Math.round(Canvas.SCALE * axes.y(x2))));
  }

  @ParameterizedTest
  @EnumSource
  void pointsSurfaceAndBoundaryHaveTheirColours(Palette palette) throws IOException {
    BufferedImage image = draw(0, palette);
    assertThat(at(image, -1, 1)).isEqualTo(palette.of(0));
    assertThat(at(image, 1, -1)).isEqualTo(palette.of(1));
    assertThat(at(image, -0.7, 0)).isEqualTo(palette.surface(0.025));
    assertThat(at(image, 0.7, 0)).isEqualTo(palette.surface(0.975));
    assertThat(at(image, 0, 0.3)).isEqualTo(palette.ink());
    assertThat(new Color(image.getRGB(1, 1))).isEqualTo(palette.paper());
  }

  @Test
  void boundaryStandsWhereThePredictionIsOneHalf() throws IOException {
    BufferedImage image = draw(25, Palette.LIGHT); // which is x1 = -1/2
    assertThat(at(image, -0.5, 0)).isEqualTo(Palette.LIGHT.ink());
    assertThat(at(image, 0, 0)).isEqualTo(Palette.LIGHT.surface(0.975));
  }

  @Test
  void pointsOfTheWrongSideAreRinged() throws IOException {
    BufferedImage right = draw(0, Palette.LIGHT);
    BufferedImage wrong = draw(100, Palette.LIGHT); // everything is taken for class 1
    double ring = AXES.x(-1) + 7;
    int x = (int) (Canvas.SCALE * ring);
    int y = (int) (Canvas.SCALE * AXES.y(1));
    assertThat(luminance(right.getRGB(x, y))).isGreaterThan(150);
    assertThat(luminance(wrong.getRGB(x, y))).isLessThan(110);
  }

  private static Points four(List<String> classes, double... targets) {
    return new Points("test", List.of("x1", "x2"), "y", classes, POINTS.rows(),
        Tensor.vector(targets), Choice.ALL, List.of());
  }

  private static BufferedImage draw(Points points, Palette palette, double... parameters)
      throws IOException {
    Sequential net = new Settings(List.of(), 1, 1, 1, 1, 0).network(points);
    Model model = new Model(net, Parameters.of(net.layout(), parameters));
    return ImageIO.read(new ByteArrayInputStream(
        BoundaryPicture.png("title", points, null, model, palette)));
  }

  /** Scores −10 x1, 10 x1 and 10 x2 − 4: the left, the right, and a wedge at the top. */
  @ParameterizedTest
  @EnumSource
  void regionsHaveTheColourOfTheLabelWithTheLargestProbability(Palette palette)
      throws IOException {
    Points points = four(List.of("a", "b", "c"), 0, 2, 1, 1);
    BufferedImage image = draw(points, palette, -10, 10, 0, 0, 0, 10, 0, 0, -4);
    Axes axes = axes(points, 82, 16); // a second row of the legend, and no scale
    assertThat(at(image, axes, -0.8, -0.5)).isEqualTo(palette.region(0));
    assertThat(at(image, axes, 0.8, -0.5)).isEqualTo(palette.region(1));
    assertThat(at(image, axes, 0, 1)).isEqualTo(palette.region(2));
    assertThat(at(image, axes, 0, -0.5)).as("the line between").isEqualTo(palette.ink());
    assertThat(at(image, axes, -1, -1)).isEqualTo(palette.of(0));
    assertThat(at(image, axes, 1, -1)).isEqualTo(palette.of(1));
  }

  @ParameterizedTest
  @EnumSource
  void groundHasTheShadeOfThePredictionAndAPointThatOfItsNumber(Palette palette)
      throws IOException {
    Points points = four(List.of(), 0, 0, 8, 2);
    BufferedImage image = draw(points, palette, 4, 0, 4); // 0 at the left, 8 at the right
    Axes axes = axes(points, 62, 58);
    assertThat(at(image, axes, -1, 1)).isEqualTo(palette.height(0));
    assertThat(at(image, axes, 1, 1)).isEqualTo(palette.height(0.25));
    assertThat(at(image, axes, 0.97, 0)).isEqualTo(palette.height(39.5 / 40));
    assertThat(at(image, axes, -1.2, 0)).as("below the lowest").isEqualTo(palette.height(0.5 / 40));
  }

  @Test
  void shadesOfNumbersGrowLighterEvenly() {
    for (Palette palette : Palette.values()) {
      double last = -1;
      for (int i = 0; i <= 20; i++) {
        Color c = palette.height(i / 20.0);
        double light = 0.2126 * c.getRed() + 0.7152 * c.getGreen() + 0.0722 * c.getBlue();
        assertThat(light).isGreaterThan(last);
        last = light;
      }
    }
  }

  @Test
  void coloursOfClassesAreToldFromEachOtherAndFromThePaper() {
    for (Palette palette : Palette.values()) {
      for (int c = 0; c < Palette.CLASSES; c++) {
        assertThat(distance(palette.of(c), palette.paper())).isGreaterThan(120);
        for (int d = 0; d < c; d++) {
          assertThat(distance(palette.of(c), palette.of(d))).as(c + ", " + d).isGreaterThan(45);
        }
      }
    }
  }

  private static double distance(Color a, Color b) {
    return Math.sqrt(Math.pow(a.getRed() - b.getRed(), 2) + Math.pow(a.getGreen() - b.getGreen(), 2)
        + Math.pow(a.getBlue() - b.getBlue(), 2));
  }

  @Test
  void pictureIsForTwoFeaturesAndAsManyLabelsAsHaveColours() {
    assertThat(BoundaryPicture.isFor(four(List.of(), 1, 2, 3, 4))).isTrue();
    List<String> eight = List.of("a", "b", "c", "d", "e", "f", "g", "h");
    assertThat(BoundaryPicture.isFor(four(eight, 0, 1, 2, 7))).isTrue();
    List<String> nine = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");
    assertThat(BoundaryPicture.isFor(four(nine, 0, 1, 2, 8))).isFalse();
    Points three = new Points("test", List.of("x1", "x2", "x3"), "y", List.of("a", "b"),
        Tensor.zeros(2, 3), Tensor.vector(0, 1), Choice.ALL, List.of());
    assertThat(BoundaryPicture.isFor(three)).isFalse();
  }

  private static double luminance(int rgb) {
    Color c = new Color(rgb);
    return (c.getRed() + c.getGreen() + c.getBlue()) / 3.0;
  }
}
