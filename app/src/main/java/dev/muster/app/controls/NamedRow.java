package dev.muster.app.controls;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A line of a small form: a name, and beside it the field, which takes the rest of the width.
public final class NamedRow extends HBox {
  /// Makes one.
  public NamedRow(String name, Node field) {
    var label = new Label(name);
    label.getStyleClass().add("spawn-name");
    HBox.setHgrow(field, Priority.ALWAYS);
    getChildren().addAll(label, field);
    getStyleClass().add("spawn-row");
  }
}
