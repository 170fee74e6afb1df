package dev.muster.app.messages;

import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;

/// A name and its value.
final class JsonTreeCell extends TreeCell<JsonTree.Entry> {
  private final Label name = new Label();
  private final Label words = new Label();
  private final HBox content = new HBox(name, words);
  private String kind = "";

  JsonTreeCell() {
    content.getStyleClass().add("json-line");
    name.getStyleClass().add("json-name");
    name.setMinWidth(USE_PREF_SIZE);
    name.managedProperty().bind(name.textProperty().isNotEmpty());
    words.setEllipsisString("…");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(JsonTree.Entry entry, boolean empty) {
    super.updateItem(entry, empty);
    if (empty || entry == null) {
      setGraphic(null);
      return;
    }
    name.setText(entry.name());
    words.setText(entry.words());
    words.getStyleClass().remove(kind);
    kind = entry.kind();
    words.getStyleClass().add(kind);
    setAccessibleText(entry.name() + " " + entry.words());
    setGraphic(content);
  }
}
