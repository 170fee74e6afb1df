package dev.muster.app.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.IntBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// A picture, decoded away from the window's thread and no larger than a screen can use, whatever
/// its file claims.
///
/// @param format such as PNG
/// @param width of the original, in pixels
/// @param height of the original
/// @param shownWidth of what was decoded
/// @param shownHeight of what was decoded
/// @param pixels of what was decoded, as alpha, red, green, blue, premultiplied
record Picture(
    String format, int width, int height, int shownWidth, int shownHeight, IntBuffer pixels) {
  /// Pixels that are decoded at the most.
  private static final long MOST = 4_000_000;

  private static final Set<String> FORMATS = Set.of("PNG", "JPEG", "GIF", "BMP");

  /// Whether bytes begin as one of the pictures that can be shown.
  static boolean begins(byte[] bytes) {
    return startsWith(bytes, "\u0089PNG")
        || startsWith(bytes, "\u00FF\u00D8\u00FF")
        || startsWith(bytes, "GIF8")
        || startsWith(bytes, "BM");
  }

  private static boolean startsWith(byte[] bytes, String magic) {
    if (bytes.length < magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if ((bytes[i] & 0xFF) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Decodes a whole file; empty if it isn't a picture, or a broken one.
  static Optional<Picture> of(byte[] bytes) {
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      var reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return decoded(reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // A decoder may stumble over a hostile file in many ways; all mean that there is no picture.
      return Optional.empty();
    }
  }

  private static Optional<Picture> decoded(ImageReader reader) throws IOException {
    var format = reader.getFormatName().toUpperCase(Locale.ROOT);
    if (!FORMATS.contains(format)) {
      return Optional.empty();
    }
    var width = reader.getWidth(0);
    var height = reader.getHeight(0);
    var step = 1;
    while ((long) width / step * (height / step) > MOST) {
      step++;
    }
    var how = reader.getDefaultReadParam();
    how.setSourceSubsampling(step, step, 0, 0);
    var image = reader.read(0, how);
    return Optional.of(
        new Picture(format, width, height, image.getWidth(), image.getHeight(), pixels(image)));
  }

  /// Without a graphics context: that would wake AWT's own idea of a screen.
  private static IntBuffer pixels(BufferedImage image) {
    var width = image.getWidth();
    var height = image.getHeight();
    var pixels = image.getRGB(0, 0, width, height, null, 0, width);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = premultiplied(pixels[i]);
    }
    return IntBuffer.wrap(pixels);
  }

  private static int premultiplied(int argb) {
    var alpha = argb >>> 24;
    if (alpha == 255) {
      return argb;
    }
    var red = (argb >> 16 & 0xFF) * alpha / 255;
    var green = (argb >> 8 & 0xFF) * alpha / 255;
    var blue = (argb & 0xFF) * alpha / 255;
    return alpha << 24 | red << 16 | green << 8 | blue;
  }
}
