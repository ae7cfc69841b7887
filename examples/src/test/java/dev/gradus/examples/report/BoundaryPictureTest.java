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
  private static final Axes AXES = new Axes(new Canvas(BoundaryPicture.WIDTH,
      BoundaryPicture.HEIGHT, Color.WHITE), Window.around(POINTS, null), BoundaryPicture.WIDTH,
      BoundaryPicture.HEIGHT);

  /** ŷ = σ(50 x1 + offset): the boundary is the upright line through −offset/50. */
  private static BufferedImage draw(double offset, Palette palette) throws IOException {
    Model model = new Model(LINE, Parameters.of(LINE.layout(), 50, 0, offset));
    byte[] png = BoundaryPicture.png("title", POINTS, null, model, palette);
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static Color at(BufferedImage image, double x1, double x2) {
    return new Color(image.getRGB((int) Math.round(Canvas.SCALE * AXES.x(x1)),
        (int) Math.round(Canvas.SCALE * AXES.y(x2))));
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

  private static double luminance(int rgb) {
    Color c = new Color(rgb);
    return (c.getRed() + c.getGreen() + c.getBlue()) / 3.0;
  }
}
