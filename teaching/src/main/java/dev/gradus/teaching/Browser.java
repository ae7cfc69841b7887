package dev.gradus.teaching;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;

/** Opens a page in the user's browser, if there is a screen. */
final class Browser {
  private Browser() {}

  static void open(URI page) {
    if (GraphicsEnvironment.isHeadless() || !Desktop.isDesktopSupported()) return;
    try {
      Desktop.getDesktop().browse(page);
    } catch (IOException | UnsupportedOperationException e) {
      System.out.println("No browser could be opened (" + e.getMessage() + "): open it yourself.");
    }
  }
}
