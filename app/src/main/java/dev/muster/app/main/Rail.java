package dev.muster.app.main;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The screens that there are, at the left.
final class Rail extends VBox {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  Rail(Screens screens, Runnable keys) {
    getStyleClass().add("rail");
    for (var screen : screens.all()) {
      var button = button(screen.name(), screen.icon(), () -> screens.show(screen));
      button.setTooltip(new Tooltip(screen.name() + " (" + screen.key() + ")"));
      screens.shown().subscribe(now -> button.pseudoClassStateChanged(CURRENT, screen.equals(now)));
      getChildren().add(button);
    }
    var gap = new Region();
    setVgrow(gap, Priority.ALWAYS);
    getChildren().addAll(gap, button("Keys", "mdi2k-keyboard-outline", keys));
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
