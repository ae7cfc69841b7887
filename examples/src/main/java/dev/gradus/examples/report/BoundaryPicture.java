package dev.gradus.examples.report;

import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Task;
import dev.gradus.nn.Model;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * A picture of points with two features on the network's prediction as a surface. Points of classes
 * have their colours and shapes, and a line parts what is taken for different ones; points that are
 * classified wrong are ringed. Points with numbers have the shade of theirs.
 */
final class BoundaryPicture {
  static final int WIDTH = 440;
  private static final int NODES = 163; // of the surface, along each side
  private static final int TOP = 62;
  private static final int LEGEND_ROW = 20;
  private static final int IN_A_ROW = 3;
  private static final Font TITLE = Canvas.font(Font.BOLD, 16);
  private static final Font TEXT = Canvas.font(Font.PLAIN, 13);

  private final Points points;
  private final @Nullable Points held;
  private final Palette palette;
  private final Ground ground;
  private final Model model;
  private final double low; // the range of the numbers to predict
  private final double high;
  private final Canvas canvas;
  private final Graphics2D pen;
  private final Signs signs;
  private final Axes axes;

  private BoundaryPicture(Points points, @Nullable Points held, Model model, Palette palette) {
    this.points = points;
    this.held = held;
    this.model = model;
    this.palette = palette;
    Window window = Window.around(points, held);
    low = numbers().min().orElse(0);
    high = numbers().max().orElse(1);
    List<Surface> surfaces = Surface.of(model, window, NODES, NODES);
    ground = switch (points.task()) {
      case TWO_CLASSES -> Ground.half(surfaces.get(0), palette);
      case CLASSES -> Ground.regions(surfaces, palette);
      case NUMBER -> Ground.heights(surfaces.get(0), low, high, palette);
    };
    canvas = new Canvas(WIDTH, height(points), palette.paper());
    pen = canvas.pen();
    signs = new Signs(pen, palette);
    Ground.Scale scale = ground.scale();
    int right = scale == null ? 16 : (int) Math.max(58, 42 + canvas.widest(scale.texts(), TEXT));
    axes = new Axes(canvas, window, TOP + LEGEND_ROW * (rows(points) - 1), right);
  }

  /** Whether there is a picture: for two features, and as many classes as have colours. */
  static boolean isFor(Points points) {
    return points.features().size() == 2 && points.classes().size() <= Palette.CLASSES;
  }

  /** The height of a picture, which grows with its legend. */
  static int height(Points points) { return WIDTH + LEGEND_ROW * (rows(points) - 1); }

  private static int rows(Points points) {
    return points.task() == Task.CLASSES
        ? (points.classes().size() + IN_A_ROW) / IN_A_ROW : 1; // with "wrong"
  }

  private DoubleStream numbers() {
    DoubleStream of = Arrays.stream(points.targets().toArray());
    return held == null ? of : DoubleStream.concat(of, Arrays.stream(held.targets().toArray()));
  }

  /**
   * Draws the picture.
   *
   * @param title what stands above it
   * @param held points that were not learned from, drawn hollow; null for none
   * @return a PNG file
   */
  static byte[] png(String title, Points points, @Nullable Points held, Model model,
      Palette palette) {
    return new BoundaryPicture(points, held, model, palette).draw(title);
  }

  private byte[] draw(String title) {
    canvas.text(title, axes.left(), 22, 0, palette.ink(), TITLE);
    switch (points.task()) {
      case TWO_CLASSES -> drawLegendOfTwo();
      case CLASSES -> drawLegend();
      case NUMBER -> drawLegendOfNumbers();
    }
    drawGround();
    axes.draw(points.features(), palette);
    drawLines();
    drawPoints(points, false);
    if (held != null) drawPoints(held, true);
    if (ground.scale() != null) drawScale(ground.scale());
    return canvas.png();
  }

  private void drawGround() {
    int width = axes.width() * Canvas.SCALE;
    int height = axes.height() * Canvas.SCALE;
    int[] rgb = new int[width * height];
    for (int j = 0; j < height; j++) {
      double row = (NODES - 1) * (1 - (j + 0.5) / height);
      for (int i = 0; i < width; i++) {
        rgb[j * width + i] =
            ground.colours().at((NODES - 1) * (i + 0.5) / width, row).getRGB();
      }
    }
    canvas.image().setRGB(axes.left() * Canvas.SCALE, axes.top() * Canvas.SCALE, width, height,
        rgb, 0, width);
  }

  private void drawLines() {
    double dx = axes.width() / (NODES - 1.0);
    double dy = axes.height() / (NODES - 1.0);
    double bottom = axes.top() + axes.height();
    for (Ground.Line l : ground.lines()) {
      Path2D line = new Path2D.Double();
      for (Contour.Piece p : l.pieces()) {
        line.moveTo(axes.left() + dx * p.x1(), bottom - dy * p.y1());
        line.lineTo(axes.left() + dx * p.x2(), bottom - dy * p.y2());
      }
      pen.setColor(l.isStrong() ? palette.ink() : palette.paper());
      pen.setStroke(new BasicStroke(l.isStrong() ? 2 : 0.7f, BasicStroke.CAP_ROUND,
          BasicStroke.JOIN_ROUND));
      pen.draw(line);
    }
  }

  private void drawPoints(Points some, boolean areHeld) {
    double[][] rows = some.rows().toMatrix();
    double[] targets = some.targets().toArray();
    boolean number = some.task() == Task.NUMBER;
    int[] predicted = number ? new int[0] : model.classify(some.rows());
    for (int i = 0; i < rows.length; i++) {
      double x = axes.x(rows[i][0]);
      double y = axes.y(rows[i][1]);
      if (number) {
        signs.number(palette.height((targets[i] - low) / (high - low)), x, y, areHeld);
      } else {
        signs.point((int) targets[i], x, y, areHeld);
        if (predicted[i] != targets[i]) signs.ring(x, y);
      }
    }
  }

  private void drawLegendOfTwo() {
    double x = axes.left() + 6;
    double room = (WIDTH - axes.left() - 220) / 2.0; // for each name; the rest takes 220
    for (int label = 0; label < 2; label++) {
      signs.point(label, x, 44, false);
      String name = canvas.fitted(points.classes().get(label), room, TEXT);
      x += 28 + canvas.text(name, x + 10, 48.5, 0, palette.ink(), TEXT);
    }
    canvas.line(x - 4, 44, x + 14, 44, palette.ink(), 2);
    x += 40 + canvas.text("ŷ = ½", x + 20, 48.5, 0, palette.ink(), TEXT);
    signs.ring(x, 44);
    canvas.text("wrong", x + 13, 48.5, 0, palette.ink(), TEXT);
  }

  /** In rows of three; the last of all is what is wrong. */
  private void drawLegend() {
    double pitch = (WIDTH - axes.left() - 10) / (double) IN_A_ROW;
    for (int k = 0; k <= points.classes().size(); k++) {
      double x = axes.left() + 6 + pitch * (k % IN_A_ROW);
      double y = 44 + LEGEND_ROW * (k / IN_A_ROW);
      boolean last = k == points.classes().size();
      if (last) signs.ring(x, y);
      else signs.point(k, x, y, false);
      String name = last ? "wrong" : points.classes().get(k);
      canvas.text(canvas.fitted(name, pitch - 26, TEXT), x + 12, y + 4.5, 0, palette.ink(), TEXT);
    }
  }

  private void drawLegendOfNumbers() {
    double x = axes.left() + 6;
    signs.number(palette.height(0.5), x, 44, false);
    x += 30 + canvas.text(held == null ? "a point" : "learned from", x + 11, 48.5, 0,
        palette.ink(), TEXT);
    if (held != null) {
      signs.number(palette.height(0.5), x, 44, true);
      x += 30 + canvas.text("held out", x + 11, 48.5, 0, palette.ink(), TEXT);
    }
    String name = canvas.fitted(points.label(), WIDTH - x - 20, TEXT);
    canvas.text(name, WIDTH - 8.0, 48.5, 1, palette.ink(), TEXT);
  }

  /** What the colours of the ground mean. */
  private void drawScale(Ground.Scale scale) {
    double left = axes.left() + axes.width() + 12.0;
    double bottom = axes.top() + axes.height();
    int n = scale.bands().size();
    double step = (double) axes.height() / n;
    for (int k = 0; k < n; k++) {
      pen.setColor(scale.bands().get(k));
      pen.fill(new Rectangle2D.Double(left, bottom - (k + 1) * step, 12, step + 0.5));
    }
    pen.setColor(palette.faint());
    pen.setStroke(new BasicStroke(1));
    pen.draw(new Rectangle2D.Double(left, axes.top(), 12, axes.height()));
    for (int k = 0; k < scale.texts().size(); k++) {
      double y = bottom - axes.height() * scale.places().get(k);
      String text = scale.texts().get(k);
      canvas.text(text, left + 17, y + 4.5, 0, text.equals("ŷ") ? palette.ink() : palette.faint(),
          TEXT);
    }
  }
}
