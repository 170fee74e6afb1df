package dev.muster.app.main;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Harmless;
import dev.muster.app.session.Place;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where one is: which Redis, which queue. A band in the environment's colour runs along its top.
final class TopStripe extends VBox {
  /// What the key of shortcuts is called here.
  static final String KEY =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac") ? "⌘" : "Ctrl";

  private static final double SEARCH_LEAST = 176;
  private static final double NARROW = 1_100;
  private static final int LONG = 16;
  private static final double LONG_LEAST = 110;

  /// @param queue the menu of queues
  TopStripe(
      Place place, QueueMenu queue, Runnable connections, Runnable palette, SettingsMenu settings) {
    var address = place.address();
    getStyleClass().addAll("top-stripe", place.colour().style());
    var band = new Region();
    band.getStyleClass().add("env-band");
    var where = new Label(address.display());
    where.getStyleClass().add("code");
    where.setMinWidth(0);
    where.setGraphic(
        new FontIcon(address.tls() ? "mdi2l-lock-outline" : "mdi2l-lock-open-variant-outline"));
    where.setTooltip(new Tooltip(address.tls() ? "Encrypted with TLS." : "Not encrypted."));
    var queueLabel = new Label("Queue");
    queueLabel.getStyleClass().add("hint-large");
    queueLabel.setMinWidth(USE_PREF_SIZE);
    queue.setMinWidth(place.queue().length() > LONG ? LONG_LEAST : USE_PREF_SIZE);
    var search = paletteButton(palette);
    search
        .prefWidthProperty()
        .bind(Bindings.when(widthProperty().lessThan(NARROW)).then(SEARCH_LEAST).otherwise(304));
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var note = new Label(place.endsWithWindow() ? "Redis and workers end with this window" : "");
    note.getStyleClass().add("hint-large");
    note.setMinWidth(0);
    var row =
        new HBox(
            tag(place.name(), connections),
            where,
            rule(),
            queueLabel,
            queue,
            rule(),
            rights(place.readOnly()),
            gap,
            note,
            search,
            settings);
    row.getStyleClass().add("stripe-row");
    VBox.setVgrow(row, Priority.ALWAYS);
    getChildren().addAll(band, row);
  }

  private static Button tag(String name, Runnable connections) {
    var tag = new Button(Harmless.of(name), new FontIcon("mdi2m-menu-down"));
    tag.setMnemonicParsing(false);
    tag.setContentDisplay(ContentDisplay.RIGHT);
    tag.getStyleClass().add("env-tag");
    tag.setAccessibleText("Connection " + name);
    tag.setTooltip(new Tooltip("Other connections and queues (C)"));
    tag.setOnAction(_ -> connections.run());
    return tag;
  }

  private static Label rights(boolean readOnly) {
    var rights =
        new Label(
            readOnly ? "Read-only" : "May write",
            new FontIcon(readOnly ? "mdi2e-eye-outline" : "mdi2p-pencil-outline"));
    rights.getStyleClass().add(readOnly ? "read-only" : "hint-large");
    rights.setMinWidth(USE_PREF_SIZE);
    rights.setTooltip(
        new Tooltip(
            readOnly
                ? "This connection refuses to write: nothing here changes anything in Redis."
                : "What is sent, added or deleted here is written to Redis."));
    return rights;
  }

  private static Button paletteButton(Runnable palette) {
    var button = Buttons.with("Search or do…", "mdi2m-magnify", KEY + " K", palette);
    var content = (HBox) button.getGraphic();
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    content.getChildren().add(2, gap);
    button.getStyleClass().add("search-button");
    button.setMinWidth(SEARCH_LEAST);
    button.setAccessibleText("Search or do, " + KEY + " K");
    return button;
  }

  private static Region rule() {
    var rule = new Region();
    rule.getStyleClass().add("stripe-rule");
    return rule;
  }
}
