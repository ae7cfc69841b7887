package dev.gradus.examples.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The signs of points in a picture: for each class a shape of its own beside its colour. */
final class Signs {
  private final Graphics2D pen;
  private final Palette palette;

  Signs(Graphics2D pen, Palette palette) {
    this.pen = pen;
    this.palette = palette;
  }

  /** A point of a class; one that was held out is hollow. */
  void point(int label, double x, double y, boolean hollow) {
    Shape shape = shape(label, x, y);
    fill(shape, hollow ? palette.paper() : palette.of(label));
    draw(shape, hollow ? palette.of(label) : palette.paper(), hollow ? 1.8f : 1.1f);
  }

  /** A point with the shade of its number; one that was held out is a diamond. */
  void number(Color shade, double x, double y, boolean held) {
    Shape shape = held ? polygon(x, y, 0, -6.6, 6.6, 0, 0, 6.6, -6.6, 0) : circle(x, y, 5);
    draw(shape, Color.BLACK, 2.6f); // both, to be seen on dark and on bright ground
    draw(shape, Color.WHITE, 1.4f);
    fill(shape, shade);
  }

  /** A ring around a point that is wrong. */
  void ring(double x, double y) { draw(circle(x, y, 7), palette.ink(), 1.2f); }

  private void fill(Shape shape, Color color) {
    pen.setColor(color);
    pen.fill(shape);
  }

  private void draw(Shape shape, Color color, float width) {
    pen.setColor(color);
    pen.setStroke(new BasicStroke(width));
    pen.draw(shape);
  }

  /** Circle, diamond, square, triangles, plus, cross and bar: none takes another's place. */
  private static Shape shape(int label, double x, double y) {
    return switch (label) {
      case 0 -> circle(x, y, 4.2);
      case 1 -> polygon(x, y, 0, -5.6, 5.6, 0, 0, 5.6, -5.6, 0);
      case 2 -> new Rectangle2D.Double(x - 3.9, y - 3.9, 7.8, 7.8);
      case 3 -> polygon(x, y, 0, -5.4, 5.2, 3.9, -5.2, 3.9);
      case 4 -> polygon(x, y, 0, 5.4, 5.2, -3.9, -5.2, -3.9);
      case 5 -> plus(x, y);
      case 6 -> polygon(x, y, -5, -3.2, -3.2, -5, 0, -1.8, 3.2, -5, 5, -3.2, 1.8, 0, 5, 3.2, 3.2, 5,
          0, 1.8, -3.2, 5, -5, 3.2, -1.8, 0);
      default -> new Rectangle2D.Double(x - 5.4, y - 2.3, 10.8, 4.6);
    };
  }

  private static Shape circle(double x, double y, double r) {
    return new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
  }

  private static Shape plus(double x, double y) {
    Area area = new Area(new Rectangle2D.Double(x - 5.4, y - 1.8, 10.8, 3.6));
    area.add(new Area(new Rectangle2D.Double(x - 1.8, y - 5.4, 3.6, 10.8)));
    return area;
  }

  /** A closed line through places relative to a point. */
  private static Shape polygon(double x, double y, double... places) {
    Path2D path = new Path2D.Double();
    path.moveTo(x + places[0], y + places[1]);
    for (int i = 2; i < places.length; i += 2) path.lineTo(x + places[i], y + places[i + 1]);
    path.closePath();
    return path;
  }
}
