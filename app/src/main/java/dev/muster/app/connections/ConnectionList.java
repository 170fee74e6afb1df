package dev.muster.app.connections;

import dev.muster.app.controls.Buttons;
import dev.muster.app.settings.KeptConnection;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The connections that there are: one click chooses, two or Enter connect.
final class ConnectionList extends VBox {
  private static final double ROW = 52;
  private final ConnectionsModel model;
  private final ListView<KeptConnection> rows;
  private boolean following;

  ConnectionList(ConnectionsModel model) {
    this.model = model;
    getStyleClass().add("connection-list");
    rows = new ListView<>(model.kept());
    rows.setFixedCellSize(ROW);
    rows.setCellFactory(_ -> new ConnectionCell());
    rows.setAccessibleText("Connections");
    var none = new Label("Connections that you save or use appear here.");
    none.setWrapText(true);
    none.getStyleClass().add("hint");
    rows.setPlaceholder(none);
    setVgrow(rows, Priority.ALWAYS);
    rows.getSelectionModel().selectedItemProperty().addListener((_, _, one) -> choose(one));
    rows.setOnMouseClicked(
        click -> {
          if (click.getButton() == MouseButton.PRIMARY
              && click.getClickCount() == 2
              && rows.getSelectionModel().getSelectedItem() != null) {
            model.connect();
          }
        });
    rows.setOnKeyPressed(
        press -> {
          if (press.getCode() == KeyCode.ENTER && !press.isShortcutDown()) {
            model.connect();
          } else if (press.getCode() == KeyCode.DELETE) {
            model.remove();
          }
        });
    getChildren().addAll(rows, bar());
    model.kept().addListener((javafx.beans.Observable _) -> follow());
    model.chosen().addListener(_ -> follow());
    follow();
  }

  void focusRows() {
    rows.requestFocus();
  }

  private HBox bar() {
    var remove = Buttons.withKey("Remove", "Del", model::remove);
    remove.disableProperty().bind(model.chosen().map(java.util.Optional::isEmpty));
    var bar = new HBox(Buttons.withIcon("New", "mdi2p-plus", model::blank), remove);
    bar.getStyleClass().add("selection-bar");
    return bar;
  }

  private void choose(KeptConnection one) {
    if (!following && one != null) {
      model.choose(one);
    }
  }

  /// What is chosen may have been saved under another name, or removed.
  private void follow() {
    following = true;
    var chosen =
        model
            .chosen()
            .get()
            .flatMap(wanted -> model.kept().stream().filter(wanted::isSame).findFirst());
    chosen.ifPresentOrElse(
        rows.getSelectionModel()::select, rows.getSelectionModel()::clearSelection);
    following = false;
  }
}
