package dev.muster.app.main;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.HoverTip;
import dev.muster.app.controls.KeyCap;
import dev.muster.app.controls.Phrases;
import dev.muster.app.session.Cost;
import dev.muster.app.session.Health;
import dev.muster.app.session.Problem;
import dev.muster.app.session.Session;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The last line of the window: whether what stands above is live, and as of when.
final class StatusBar extends HBox {
  private static final PseudoClass AWAY = PseudoClass.getPseudoClass("away");
  private final Region dot = new Region();
  private final Label word = new Label();
  private final Label updated = new Label();
  private final Label took = new Label();
  private final Label cost = new Label();
  private final HoverTip when = new HoverTip(updated);
  private final Button problems;

  /// @param leftOut log lines that were written faster than they were read
  StatusBar(Session session, ObservableValue<Number> leftOut, Runnable showProblems) {
    getStyleClass().add("status-bar");
    dot.getStyleClass().add("live-dot");
    word.getStyleClass().add("live-word");
    var live = new HBox(dot, word);
    live.getStyleClass().add("live");
    var gap = new Region();
    setHgrow(gap, Priority.ALWAYS);
    var keys = new HBox(new KeyCap("F1"), new Label("all keys"));
    keys.getStyleClass().add("live");
    cost.getStyleClass().add("cost");
    cost.setTooltip(
        new Tooltip(
            "What this window sends to Redis and gets from it, over the last seconds. Minimised, it"
                + " asks for counts only, every 10 seconds."));
    session.cost().addListener((_, _, now) -> cost.setText(words(now)));
    session.health().addListener((_, _, health) -> showCost(session, health));
    var lines = new Label();
    lines
        .textProperty()
        .bind(leftOut.map(number -> Phrases.count(number.longValue(), "log line") + " left out"));
    lines.setTooltip(new Tooltip("Written faster than they were read; the log says where"));
    problems = Buttons.link("", showProblems);
    problems.setTooltip(new Tooltip("What has failed, and why (F8)"));
    problems.managedProperty().bind(problems.visibleProperty());
    getChildren().addAll(live, updated, took, cost, lines, gap, problems, keys);
    session.problems().addListener((ListChangeListener<Problem>) _ -> count(session));
    count(session);
    session.health().addListener((_, _, health) -> show(health));
    show(session.health().get());
  }

  private static String words(Cost now) {
    return "watching costs "
        + Phrases.count(Math.round(now.commands()))
        + " cmd/s, "
        + Phrases.bytes(Math.round(now.bytes()))
        + "/s";
  }

  /// What was asked before Redis went away is no cost of now.
  private void showCost(Session session, Health health) {
    var now = session.cost().get();
    cost.setText(health instanceof Health.Live && !now.equals(Cost.NONE) ? words(now) : "");
  }

  private void count(Session session) {
    problems.setText(Phrases.count(session.problems().size(), "problem"));
    problems.setVisible(!session.problems().isEmpty());
  }

  private void show(Health health) {
    pseudoClassStateChanged(AWAY, !(health instanceof Health.Live));
    switch (health) {
      case Health.Connecting() -> say("Connecting", "", "");
      case Health.Live(var heard, var time) -> {
        say("Live", "updated " + Phrases.clock(heard), "answered in " + Phrases.took(time));
        when.say(() -> Phrases.moment(heard));
      }
      case Health.Away away ->
          say(
              away.lastHeard() == null ? "No connection" : "Stale",
              away.lastHeard() == null ? "" : "since " + Phrases.clock(away.lastHeard()),
              "");
    }
  }

  private void say(String state, String time, String trip) {
    word.setText(state);
    updated.setText(time);
    took.setText(trip);
  }
}
