package dev.muster.app.files;

import dev.muster.app.controls.Buttons;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A question before something is done: what, what follows from it, and a button that does it.
abstract class PlanCard extends VBox {
  private final Label trouble = new Label();
  private final Button go;
  private final FlowPane steps;

  /// @param cancel puts it off
  PlanCard(String icon, String title, Button go, Runnable cancel) {
    this.go = go;
    getStyleClass().add("plan-card");
    var words = new Label(title);
    words.getStyleClass().add("strong");
    words.setWrapText(true);
    var head = new HBox(new FontIcon(icon), words);
    head.getStyleClass().add("plan-head");
    trouble.getStyleClass().add("plan-trouble");
    trouble.setWrapText(true);
    trouble.visibleProperty().bind(trouble.textProperty().isNotEmpty());
    trouble.managedProperty().bind(trouble.visibleProperty());
    steps = new FlowPane(go, Buttons.withKey("Cancel", "Esc", cancel));
    steps.getStyleClass().add("plan-steps");
    getChildren().addAll(head, trouble, steps);
  }

  /// Something that stands between the title and the buttons.
  final void add(Node node) {
    getChildren().add(getChildren().size() - 2, node);
  }

  /// What went wrong, in a sentence; empty for nothing.
  final Label trouble() {
    return trouble;
  }

  /// The button that does it.
  final Button goButton() {
    return go;
  }

  /// Puts the keyboard where a person goes on.
  void focusFirst() {
    go.requestFocus();
  }
}
