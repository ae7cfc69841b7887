package dev.gradus.examples.report;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A plot within a picture: where it stands, which place belongs to which features, its axes. */
final class Axes {
  private static final int BELOW = 54;
  private static final int MOST_TICKS = 7;
  private static final int BETWEEN_TICKS = 12;
  private static final Font TEXT = Canvas.font(Font.PLAIN, 13);

  private final Canvas canvas;
  private final Window window;
  private final Ticks horizontal;
  private final Ticks vertical;
  private final int left;
  private final int top;
  private final int width;
  private final int height;

  /**
   * Axes on a canvas, with as much room at the left as the ticks need.
   *
   * @param top the room above
   * @param right the room at the right
   */
  Axes(Canvas canvas, Window window, int top, int right) {
    this.top = top;
    this.canvas = canvas;
    this.window = window;
    vertical = Ticks.between(window.bottom(), window.top(), MOST_TICKS);
    left = (int) Math.max(58, 36 + canvas.widest(vertical.texts(), TEXT));
    width = canvas.width() - left - right;
    height = canvas.height() - top - BELOW;
    Ticks ticks = Ticks.between(window.left(), window.right(), MOST_TICKS);
    for (int most = MOST_TICKS - 1; most >= 2 && !fits(ticks); most--) {
      ticks = Ticks.between(window.left(), window.right(), most);
    }
    horizontal = ticks;
  }

  private boolean fits(Ticks ticks) {
    double pitch = width * ticks.step() / window.width();
    return canvas.widest(ticks.texts(), TEXT) + BETWEEN_TICKS <= pitch;
  }

  int left() { return left; }

  int top() { return top; }

  int width() { return width; }

  int height() { return height; }

  /** The place of a first feature. */
  double x(double feature) { return left + width * (feature - window.left()) / window.width(); }

  /** The place of a second feature. */
  double y(double feature) { return top + height * (window.top() - feature) / window.height(); }

  /** Draws frame, ticks and the names of the features. */
  void draw(List<String> names, Palette palette) {
    int bottom = top + height;
    for (double t : horizontal.values()) {
      canvas.line(x(t), bottom, x(t), bottom + 4, palette.faint(), 1);
      canvas.text(horizontal.text(t), x(t), bottom + 18, 0.5, palette.faint(), TEXT);
    }
    for (double t : vertical.values()) {
      canvas.line(left - 4, y(t), left, y(t), palette.faint(), 1);
      canvas.text(vertical.text(t), left - 8, y(t) + 4.5, 1, palette.faint(), TEXT);
    }
    Graphics2D pen = canvas.pen();
    pen.setColor(palette.faint());
    pen.setStroke(new BasicStroke(1));
    pen.draw(new Rectangle2D.Double(left, top, width, height));
    double middle = top + height / 2.0;
    canvas.text(canvas.fitted(names.get(0), width, TEXT), left + width / 2.0, bottom + 38, 0.5,
        palette.ink(), TEXT);
    AffineTransform upright = pen.getTransform();
    pen.rotate(-Math.PI / 2, 16, middle);
    canvas.text(canvas.fitted(names.get(1), height, TEXT), 16, middle, 0.5, palette.ink(), TEXT);
    pen.setTransform(upright);
  }
}
