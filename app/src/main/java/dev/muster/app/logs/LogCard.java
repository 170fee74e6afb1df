package dev.muster.app.logs;

import dev.muster.app.controls.Buttons;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks something over the panes.
abstract class LogCard extends VBox {
  private final Label trouble = new Label();
  private final HBox buttons = new HBox();

  /// @param close takes it away again
  LogCard(String title, Runnable close) {
    var heading = new Label(title);
    heading.getStyleClass().add("pane-title");
    heading.setMinHeight(USE_PREF_SIZE);
    trouble.getStyleClass().add("card-trouble-words");
    trouble.setWrapText(true);
    trouble.setMinHeight(USE_PREF_SIZE);
    trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    buttons.getStyleClass().add("card-buttons");
    buttons.getChildren().addAll(gap, Buttons.withKey("Close", "Esc", close));
    getStyleClass().addAll("overlay-card", "log-card");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAccessibleText(title);
    getChildren().addAll(heading, trouble, buttons);
  }

  /// Puts the keyboard where one begins.
  abstract void focusFirst();

  /// Adds what it shows, under what was added before.
  final void add(Node node) {
    getChildren().add(getChildren().size() - 2, node);
  }

  /// Adds what it can do; the last is the one that most often is wanted.
  final void go(Button... some) {
    buttons.getChildren().addAll(some);
    some[some.length - 1].getStyleClass().add("accent");
  }

  /// Says what is wrong; empty for nothing.
  final void say(String sentence) {
    trouble.setText(sentence);
  }
}
