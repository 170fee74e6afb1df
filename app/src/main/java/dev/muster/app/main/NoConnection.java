package dev.muster.app.main;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.EmptyState;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Unseen;
import dev.muster.app.session.Health;
import dev.muster.app.session.Session;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

/// What stands in place of all screens while Redis was never reached.
final class NoConnection extends StackPane {
  private final Session session;
  private final Button stop;
  private final EmptyState away;
  private final EmptyState connecting = new EmptyState("mdi2l-lan-connect");

  NoConnection(Session session, Runnable tryNow, Runnable giveUp, Runnable details, Ways ways) {
    this.session = session;
    getStyleClass().add("no-connection");
    var where = session.address().hostAndPort();
    stop = Buttons.plain("Stop trying", giveUp);
    stop.managedProperty().bind(stop.visibleProperty());
    connecting.what("Reaching " + where);
    away =
        new EmptyState("mdi2l-lan-disconnect")
            .alarming()
            .what("Could not reach " + where)
            .steps(
                Buttons.with("Try now", "mdi2r-refresh", "F5", tryNow),
                stop,
                Buttons.withIcon("Edit", "mdi2p-pencil-outline", ways.edit()),
                Buttons.withIcon("Start one here", "mdi2p-play", ways.startHere()),
                Buttons.withKey("Details", "F8", details));
    session.health().addListener(_ -> tick());
    tick();
    Unseen.add(this, connecting);
    Unseen.add(this, away);
  }

  /// Lets it count down.
  void tick() {
    var health = session.health().get();
    var never = health instanceof Health.Away gone && gone.lastHeard() == null;
    connecting.setVisible(health instanceof Health.Connecting);
    away.setVisible(never);
    setVisible(never || health instanceof Health.Connecting);
    if (health instanceof Health.Away gone) {
      var wait = gone.untilNextTry();
      away.why(gone.why());
      away.hint(
          "Tried "
              + Phrases.count(gone.tries(), "time")
              + (gone.isGivenUp()
                  ? ", not tried again."
                  : wait.isZero()
                      ? ", trying now."
                      : ", next in " + (wait.toSeconds() + 1) + " s."));
      stop.setVisible(!gone.isGivenUp());
    }
  }
}
