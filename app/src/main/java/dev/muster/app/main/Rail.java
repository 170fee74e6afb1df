package dev.muster.app.main;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The screens that there are, at the left.
final class Rail extends VBox {
  Rail(Runnable workers, Runnable keys) {
    getStyleClass().add("rail");
    var gap = new Region();
    setVgrow(gap, Priority.ALWAYS);
    var first = button("Workers", "mdi2s-server-outline", workers);
    first.getStyleClass().add("current");
    getChildren().addAll(first, gap, button("Keys", "mdi2k-keyboard-outline", keys));
  }

  private static Button button(String name, String icon, Runnable action) {
    var button = new Button(name, new FontIcon(icon));
    button.setContentDisplay(ContentDisplay.TOP);
    button.getStyleClass().add("rail-button");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(_ -> action.run());
    return button;
  }
}
