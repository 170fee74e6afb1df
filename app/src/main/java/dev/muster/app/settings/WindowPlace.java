package dev.muster.app.settings;

/// Where the window stood, in the screen's units, and whether it filled the screen.
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {
  /// The part of a title bar that must be on a screen, so that a person can get hold of it.
  private static final double GRIP = 80;

  /// As much of it as fits onto a screen of that place and size; in its middle where it would not
  /// be seen.
  public WindowPlace on(double left, double top, double wide, double high) {
    var fits =
        new WindowPlace(x, y, between(width, 200, wide), between(height, 200, high), maximized);
    return isSeenOn(left, top, wide, high)
        ? new WindowPlace(
            between(x, left, left + wide - fits.width),
            between(y, top, top + high - fits.height),
            fits.width,
            fits.height,
            maximized)
        : new WindowPlace(
            left + (wide - fits.width) / 2,
            top + (high - fits.height) / 2,
            fits.width,
            fits.height,
            maximized);
  }

  /// Whether a person could get hold of it on a screen of that place and size.
  public boolean isSeenOn(double left, double top, double wide, double high) {
    return x + width > left + GRIP
        && x < left + wide - GRIP
        && y >= top - 1
        && y < top + high - GRIP;
  }

  private static double between(double value, double least, double most) {
    return Double.isFinite(value) ? Math.max(least, Math.min(value, Math.max(least, most))) : most;
  }
}
