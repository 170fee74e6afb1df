package dev.muster.app.connections;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import dev.muster.app.settings.KeptConnection;
import java.time.Duration;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// One connection of the list: its colour, its name, where it leads, and when it was used.
final class ConnectionCell extends ListCell<KeptConnection> {
  private final Region colour = new Region();
  private final Label name = new Label();
  private final FontIcon eye = new FontIcon("mdi2e-eye-outline");
  private final Label used = new Label();
  private final Label where = new Label();
  private final HBox content;

  ConnectionCell() {
    getStyleClass().addAll("row-cell", "connection-cell");
    colour.getStyleClass().add("env-band");
    name.getStyleClass().add("strong");
    name.setMinWidth(0);
    used.getStyleClass().add("hint");
    used.setMinWidth(Region.USE_PREF_SIZE);
    where.getStyleClass().add("figures-hint");
    where.setMinWidth(0);
    where.setEllipsisString("…");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(name, eye, gap, used);
    head.getStyleClass().add("connection-head");
    var lines = new VBox(head, where);
    lines.getStyleClass().add("connection-lines");
    HBox.setHgrow(lines, Priority.ALWAYS);
    content = new HBox(colour, lines);
    content.getStyleClass().add("connection-content");
    content.setMinWidth(0);
    content.setPrefWidth(0);
  }

  @Override
  protected void updateItem(KeptConnection one, boolean empty) {
    super.updateItem(one, empty);
    if (empty || one == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    content.getStyleClass().setAll("connection-content", one.colour().style());
    name.setText(Harmless.of(one.name()));
    eye.setVisible(one.readOnly());
    eye.setManaged(one.readOnly());
    used.setText(when(one));
    var queue = one.queue().isEmpty() ? "" : one.queue() + " on ";
    where.setText(Harmless.of(queue + one.url()));
    setTooltip(new Tooltip(Harmless.of(queue + one.url()) + (one.readOnly() ? ", read-only" : "")));
    setGraphic(content);
  }

  private static String when(KeptConnection one) {
    if (one.usedAt() <= 0) {
      return "not used yet";
    }
    var ago = Duration.ofMillis(Math.max(0, System.currentTimeMillis() - one.usedAt()));
    return (one.saved() ? "" : "not saved, ") + Phrases.age(ago) + " ago";
  }
}
