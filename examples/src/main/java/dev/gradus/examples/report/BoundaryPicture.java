package dev.gradus.examples.report;

import dev.gradus.examples.data.Points;
import dev.gradus.nn.Model;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * A picture of points with two features: the network's prediction as a surface, the line on which
 * it is ½, and the points in the colours and shapes of their classes. Points that are classified
 * wrong are ringed.
 */
final class BoundaryPicture {
  static final int WIDTH = 440;
  static final int HEIGHT = 440;
  private static final int NODES = 163; // of the surface, along each side
  private static final int BANDS = 20; // of 5 % each
  private static final Font TITLE = Canvas.font(Font.BOLD, 16);
  private static final Font TEXT = Canvas.font(Font.PLAIN, 13);

  private final Points points;
  private final Palette palette;
  private final Surface surface;
  private final Model model;
  private final Color[] bands = new Color[BANDS];
  private final Canvas canvas;
  private final Graphics2D pen;
  private final Axes axes;

  private BoundaryPicture(Points points, @Nullable Points held, Model model,
      Palette palette) {
    this.points = points;
    this.model = model;
    this.palette = palette;
    Window window = Window.around(points, held);
    surface = Surface.of(model, window, NODES, NODES);
    for (int k = 0; k < BANDS; k++) bands[k] = palette.surface((k + 0.5) / BANDS);
    canvas = new Canvas(WIDTH, HEIGHT, palette.paper());
    pen = canvas.pen();
    axes = new Axes(canvas, window, WIDTH, HEIGHT);
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
    BoundaryPicture picture = new BoundaryPicture(points, held, model, palette);
    picture.canvas.text(title, picture.axes.left(), 22, 0, palette.ink(), TITLE);
    picture.drawLegend();
    picture.drawSurface();
    picture.axes.draw(points.features(), palette);
    picture.drawBoundary();
    picture.drawPoints(points, false);
    if (held != null) picture.drawPoints(held, true);
    picture.drawBar();
    return picture.canvas.png();
  }

  private void drawSurface() {
    int width = axes.width() * Canvas.SCALE;
    int height = axes.height() * Canvas.SCALE;
    int[] rgb = new int[width * height];
    for (int j = 0; j < height; j++) {
      double row = (NODES - 1) * (1 - (j + 0.5) / height);
      for (int i = 0; i < width; i++) {
        double y = surface.at((NODES - 1) * (i + 0.5) / width, row);
        rgb[j * width + i] = bands[Math.min((int) (y * BANDS), BANDS - 1)].getRGB();
      }
    }
    canvas.image().setRGB(axes.left() * Canvas.SCALE, axes.top() * Canvas.SCALE, width, height,
        rgb, 0, width);
  }

  private void drawBoundary() {
    double dx = axes.width() / (NODES - 1.0);
    double dy = axes.height() / (NODES - 1.0);
    double bottom = axes.top() + axes.height();
    Path2D line = new Path2D.Double();
    for (Contour.Piece p : Contour.of(surface, 0.5)) {
      line.moveTo(axes.left() + dx * p.x1(), bottom - dy * p.y1());
      line.lineTo(axes.left() + dx * p.x2(), bottom - dy * p.y2());
    }
    pen.setColor(palette.ink());
    pen.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(line);
  }

  private void drawPoints(Points some, boolean hollow) {
    double[][] rows = some.rows().toMatrix();
    int[] predicted = model.classify(some.rows());
    for (int i = 0; i < rows.length; i++) {
      double x = axes.x(rows[i][0]);
      double y = axes.y(rows[i][1]);
      drawPoint((int) some.targets().get(i), x, y, hollow);
      if (predicted[i] != some.targets().get(i)) drawRing(x, y);
    }
  }

  private void drawPoint(int label, double x, double y, boolean hollow) {
    Shape shape = label == 0 ? new Ellipse2D.Double(x - 4.2, y - 4.2, 8.4, 8.4) : diamond(x, y);
    pen.setColor(hollow ? palette.paper() : palette.of(label));
    pen.fill(shape);
    pen.setColor(hollow ? palette.of(label) : palette.paper());
    pen.setStroke(new BasicStroke(hollow ? 1.8f : 1.1f));
    pen.draw(shape);
  }

  private static Shape diamond(double x, double y) {
    Path2D path = new Path2D.Double();
    path.moveTo(x, y - 5.6);
    path.lineTo(x + 5.6, y);
    path.lineTo(x, y + 5.6);
    path.lineTo(x - 5.6, y);
    path.closePath();
    return path;
  }

  private void drawRing(double x, double y) {
    pen.setColor(palette.ink());
    pen.setStroke(new BasicStroke(1.2f));
    pen.draw(new Ellipse2D.Double(x - 7, y - 7, 14, 14));
  }

  private void drawLegend() {
    double x = axes.left() + 6;
    double room = (WIDTH - axes.left() - 220) / 2.0; // for each name; the rest takes 220
    for (int label = 0; label < 2; label++) {
      drawPoint(label, x, 44, false);
      String name = canvas.fitted(points.classes().get(label), room, TEXT);
      x += 28 + canvas.text(name, x + 10, 48.5, 0, palette.ink(), TEXT);
    }
    canvas.line(x - 4, 44, x + 14, 44, palette.ink(), 2);
    x += 40 + canvas.text("ŷ = ½", x + 20, 48.5, 0, palette.ink(), TEXT);
    drawRing(x, 44);
    canvas.text("wrong", x + 13, 48.5, 0, palette.ink(), TEXT);
  }

  /** The scale of the surface. */
  private void drawBar() {
    double left = axes.left() + axes.width() + 12.0;
    double bottom = axes.top() + axes.height();
    double step = (double) axes.height() / BANDS;
    for (int k = 0; k < BANDS; k++) {
      pen.setColor(bands[k]);
      pen.fill(new Rectangle2D.Double(left, bottom - (k + 1) * step, 12, step + 0.5));
    }
    pen.setColor(palette.faint());
    pen.setStroke(new BasicStroke(1));
    pen.draw(new Rectangle2D.Double(left, axes.top(), 12, axes.height()));
    String[] texts = {"0", "½", "1"};
    for (int k = 0; k < 3; k++) {
      double y = bottom - axes.height() * k / 2.0;
      canvas.text(texts[k], left + 17, y + 4.5, 0, palette.faint(), TEXT);
    }
    canvas.text("ŷ", left + 17, bottom - axes.height() * 0.75 + 4.5, 0, palette.ink(), TEXT);
  }
}
