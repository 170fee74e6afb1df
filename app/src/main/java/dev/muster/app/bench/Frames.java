package dev.muster.app.bench;

import dev.muster.app.background.Toolkit;
import javafx.animation.AnimationTimer;

/// Counts drawings of the window. One begins only when the one before has been drawn, so the time
/// between two is what a person sees.
final class Frames {
  private final Times times = new Times();
  private final AnimationTimer timer =
      new AnimationTimer() {
        private long last;

        @Override
        public void handle(long now) {
          long time = System.nanoTime();
          if (last > 0) {
            times.add(time - last);
          }
          last = time;
        }
      };

  /// Begins to count.
  static Frames begin() throws Exception {
    var frames = new Frames();
    Toolkit.run(frames.timer::start);
    return frames;
  }

  /// Stops.
  ///
  /// @return the times from one to the next
  Times end() throws Exception {
    return Toolkit.call(
        () -> {
          timer.stop();
          return times;
        });
  }
}
