package dev.muster.app.main;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// A picture of a window, as a PNG.
public final class Snapshot {
  private Snapshot() {}

  /// Draws a scene as it stands. Call it on the window's thread.
  public static WritableImage of(Scene scene) {
    layOut(scene);
    // What is scrolled is kept as it was drawn first, and on no screen nothing tells it to go.
    scene.getRoot().lookupAll(".viewport").forEach(scrolled -> scrolled.setCache(false));
    return scene.snapshot(null);
  }

  /// Has a scene that is on no screen put all that is new in it into its place, as a drawing would.
  /// What a layout asks to be done later is for the next. Call it on the window's thread.
  public static void layOut(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  /// Writes a picture, making its folder where needed. Call it away from the window's thread.
  ///
  /// @throws IOException if the file can't be written
  public static void write(WritableImage picture, Path file) throws IOException {
    int width = (int) picture.getWidth();
    int height = (int) picture.getHeight();
    var pixels = new int[width * height];
    picture
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("This Java can't write PNG pictures: use a full JDK 25.");
    }
  }
}
