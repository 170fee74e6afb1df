package dev.muster.app.connections;

import dev.muster.app.controls.Phrases;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/// The queues that a test has found: one click chooses, two or Enter connect.
final class QueuesPane extends VBox {
  private static final double ROW = 28;
  private static final int SEEN = 5;
  private final ConnectionsModel model;
  private final ListView<String> rows;
  private final Label title = new Label();

  QueuesPane(ConnectionsModel model) {
    this.model = model;
    getStyleClass().add("queues");
    rows = new ListView<>(model.trial().queues());
    rows.setFixedCellSize(ROW);
    rows.setAccessibleText("Queues that were found");
    rows.setCellFactory(_ -> new QueueCell());
    title.getStyleClass().add("section-title");
    getChildren().addAll(title, rows);
    managedProperty().bind(visibleProperty());
    visibleProperty().bind(Bindings.isNotEmpty(model.trial().queues()));
    // Of this kind, for only then the list has already let go of what it had chosen.
    model.trial().queues().addListener((ListChangeListener<String>) _ -> show());
    model.form().queue().addListener(_ -> mark());
    rows.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, queue) -> {
              if (queue != null) {
                model.form().queue().set(queue);
              }
            });
    rows.setOnMouseClicked(
        click -> {
          if (click.getClickCount() == 2) {
            model.connect();
          }
        });
    rows.setOnKeyPressed(
        press -> {
          if (press.getCode() == KeyCode.ENTER && !press.isShortcutDown()) {
            model.connect();
          }
        });
    show();
  }

  private void show() {
    var found = model.trial().queues();
    title.setText(Phrases.count(found.size(), "queue") + " found");
    var height = Math.max(1, Math.min(SEEN, found.size())) * ROW + 4;
    rows.setMinHeight(height);
    rows.setPrefHeight(height);
    rows.setMaxHeight(height);
    mark();
  }

  /// Only the queue that is written is chosen.
  private void mark() {
    var found = model.trial().queues();
    var written = model.form().queue().get();
    if (found.contains(written)) {
      rows.getSelectionModel().select(written);
    } else {
      rows.getSelectionModel().clearSelection();
    }
  }
}
