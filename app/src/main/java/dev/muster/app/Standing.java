package dev.muster.app;

import dev.muster.app.settings.WindowPlace;
import java.util.Comparator;
import java.util.List;
import javafx.beans.Observable;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Where the window stands: as it stood before, as far as that is on a screen.
final class Standing {
  private final Stage stage;
  private final double width;
  private final double height;
  private Runnable moved = () -> {};
  private volatile @Nullable WindowPlace last;

  /// @param before where it stood; null if never
  /// @param width of a window that has no place yet
  /// @param height of such a window
  Standing(Stage stage, @Nullable WindowPlace before, double width, double height) {
    this.stage = stage;
    this.last = before;
    this.width = width;
    this.height = height;
    stage.setOnHiding(_ -> remember());
    for (var part :
        List.<Observable>of(
            stage.maximizedProperty(),
            stage.xProperty(),
            stage.yProperty(),
            stage.widthProperty(),
            stage.heightProperty())) {
      part.addListener(_ -> stirred());
    }
  }

  /// Is told each time that the window was moved.
  void onMove(Runnable listener) {
    moved = listener;
  }

  private void stirred() {
    if (stage.isShowing() && !stage.isIconified()) {
      remember();
      moved.run();
    }
  }

  /// Where it stood last; null if it was never shown.
  @Nullable WindowPlace last() {
    return last;
  }

  /// Puts the window there, before it is shown.
  void take() {
    var before = last;
    if (before == null) {
      var screen = Screen.getPrimary().getVisualBounds();
      stage.setWidth(Math.min(width, screen.getWidth()));
      stage.setHeight(Math.min(height, screen.getHeight()));
      return;
    }
    var place = on(before, screen(before));
    stage.setX(place.x());
    stage.setY(place.y());
    stage.setWidth(place.width());
    stage.setHeight(place.height());
    stage.setMaximized(place.maximized());
  }

  /// The screen on which most of it can be seen; the first one where none has it any more.
  private static Rectangle2D screen(WindowPlace place) {
    return Screen.getScreens().stream()
        .map(Screen::getVisualBounds)
        .filter(
            one -> place.isSeenOn(one.getMinX(), one.getMinY(), one.getWidth(), one.getHeight()))
        .max(Comparator.comparingDouble(one -> shared(place, one)))
        .orElse(Screen.getPrimary().getVisualBounds());
  }

  private static double shared(WindowPlace place, Rectangle2D screen) {
    var left = Math.max(place.x(), screen.getMinX());
    var right = Math.min(place.x() + place.width(), screen.getMaxX());
    var top = Math.max(place.y(), screen.getMinY());
    var bottom = Math.min(place.y() + place.height(), screen.getMaxY());
    return (right - left) * (bottom - top);
  }

  private static WindowPlace on(WindowPlace place, Rectangle2D screen) {
    return place.on(screen.getMinX(), screen.getMinY(), screen.getWidth(), screen.getHeight());
  }

  /// A window that fills its screen is kept with the place that it has when it doesn't.
  private void remember() {
    var before = last;
    if (stage.isMaximized() && before != null) {
      last = new WindowPlace(before.x(), before.y(), before.width(), before.height(), true);
    } else {
      last =
          new WindowPlace(
              stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    }
  }
}
