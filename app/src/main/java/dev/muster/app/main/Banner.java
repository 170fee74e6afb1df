package dev.muster.app.main;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Phrases;
import dev.muster.app.session.Health;
import dev.muster.app.session.Session;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says over all screens that what they show is stale, since when, and when it is tried again.
final class Banner extends HBox {
  private final Session session;
  private final Label what = new Label();
  private final Label next = new Label();
  private final Button stop;
  private long heardAt = System.nanoTime();

  Banner(Session session, Runnable tryNow, Runnable giveUp, Runnable details) {
    this.session = session;
    getStyleClass().add("banner");
    what.getStyleClass().add("strong");
    next.setMaxWidth(Double.MAX_VALUE);
    setHgrow(next, Priority.ALWAYS);
    var icon = new FontIcon("mdi2c-clock-alert-outline");
    stop = Buttons.link("Stop trying", giveUp);
    stop.managedProperty().bind(stop.visibleProperty());
    getChildren()
        .addAll(
            icon,
            what,
            next,
            Buttons.link("Details", details),
            stop,
            Buttons.link("Try now", tryNow));
    session
        .health()
        .addListener(
            (_, _, now) -> {
              if (now instanceof Health.Live) {
                heardAt = System.nanoTime();
              }
              tick();
            });
    tick();
  }

  /// Lets it count on.
  void tick() {
    var stale = session.health().get() instanceof Health.Away away && away.lastHeard() != null;
    setVisible(stale);
    setManaged(stale);
    if (session.health().get() instanceof Health.Away away && away.lastHeard() != null) {
      say(away, away.lastHeard());
    }
  }

  private void say(Health.Away away, Instant since) {
    var ago = Duration.ofNanos(System.nanoTime() - heardAt);
    what.setText("Stale since " + Phrases.clock(since) + ", " + Phrases.age(ago) + " ago.");
    var wait = away.untilNextTry();
    stop.setVisible(!away.isGivenUp());
    next.setText(
        away.why()
            + (away.isGivenUp()
                ? " Not tried again."
                : wait.isZero()
                    ? " Trying now."
                    : " Next try in " + (wait.toSeconds() + 1) + " s."));
  }
}
