package dev.muster.app.main;

import dev.muster.app.controls.Buttons;
import dev.muster.app.session.Session;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where one is: which Redis, which queue. A band in the environment's colour runs along its top.
final class TopStripe extends VBox {
  TopStripe(Session session, Theme theme, Runnable keys) {
    var address = session.address();
    var local = address.isLocal();
    getStyleClass().addAll("top-stripe", local ? "env-local" : "env-remote");
    var band = new Region();
    band.getStyleClass().add("env-band");
    var tag = new Label(local ? "LOCAL" : address.host());
    tag.getStyleClass().add("env-tag");
    var where = new Label(address.display());
    where.getStyleClass().add("code");
    where.setGraphic(
        new FontIcon(address.tls() ? "mdi2l-lock-outline" : "mdi2l-lock-open-variant-outline"));
    where.setTooltip(
        new javafx.scene.control.Tooltip(address.tls() ? "Encrypted with TLS." : "Not encrypted."));
    var queueLabel = new Label("Queue");
    queueLabel.getStyleClass().add("hint-large");
    var queue = new Label(session.queue());
    queue.getStyleClass().add("queue-name");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var row =
        new HBox(tag, where, rule(), queueLabel, queue, gap, themeButton(theme), keysButton(keys));
    row.getStyleClass().add("stripe-row");
    VBox.setVgrow(row, Priority.ALWAYS);
    getChildren().addAll(band, row);
  }

  private static Button themeButton(Theme theme) {
    var button =
        Buttons.icon("mdi2t-theme-light-dark", "Switch between light and dark", theme::toggle);
    button.setId("theme");
    return button;
  }

  private static Button keysButton(Runnable keys) {
    return Buttons.icon("mdi2h-help-circle-outline", "Keys (F1)", keys);
  }

  private static Region rule() {
    var rule = new Region();
    rule.getStyleClass().add("stripe-rule");
    return rule;
  }
}
