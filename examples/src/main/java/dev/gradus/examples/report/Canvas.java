package dev.gradus.examples.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** A picture in the making: its sizes are those of the page, at twice the page's resolution. */
final class Canvas {
  /** Pixels of the picture for each pixel of the page. */
  static final int SCALE = 2;

  private final BufferedImage image;
  private final Graphics2D pen;

  Canvas(int width, int height, Color paper) {
    image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    pen = image.createGraphics();
    pen.setColor(paper);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
        RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS,
        RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    pen.scale(SCALE, SCALE);
  }

  Graphics2D pen() { return pen; }

  BufferedImage image() { return image; }

  int width() { return image.getWidth() / SCALE; }

  int height() { return image.getHeight() / SCALE; }

  static Font font(int style, int size) { return new Font(Font.SANS_SERIF, style, size); }

  void line(double x1, double y1, double x2, double y2, Color color, double width) {
    pen.setColor(color);
    pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  /**
   * Writes a text.
   *
   * @param anchor which part of it stands at x: 0 its beginning, ½ its middle, 1 its end
   * @return its width
   */
  double text(String text, double x, double y, double anchor, Color color, Font font) {
    pen.setFont(font);
    pen.setColor(color);
    double width = width(text, font);
    pen.drawString(text, (float) (x - anchor * width), (float) y);
    return width;
  }

  /** The width of the widest of some texts. */
  double widest(List<String> texts, Font font) {
    double widest = 0;
    for (String text : texts) widest = Math.max(widest, width(text, font));
    return widest;
  }

  private double width(String text, Font font) {
    return pen.getFontMetrics(font).getStringBounds(text, pen).getWidth();
  }

  /** The text, or as much of it as fits, with an ellipsis. */
  String fitted(String text, double width, Font font) {
    String shown = text;
    int end = text.length();
    while (end > 0 && width(shown, font) > width) {
      end = text.offsetByCodePoints(end, -1);
      shown = text.substring(0, end).strip() + "…";
    }
    return shown;
  }

  /** The picture as a PNG file. */
  byte[] png() {
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false); // no temporary files
      if (!ImageIO.write(image, "png", out)) throw new IOException("there is no PNG writer");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
