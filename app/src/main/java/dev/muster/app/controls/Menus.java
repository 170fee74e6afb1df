package dev.muster.app.controls;

import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Lines of menus as the window draws them, each with the keys that do the same.
public final class Menus {
  private Menus() {}

  /// A line with an icon, words and keys.
  ///
  /// @param keys with blanks between; empty where there are none
  public static MenuItem line(String words, String icon, String keys, Runnable action) {
    var item = new MenuItem();
    item.setGraphic(content(words, icon, keys));
    item.setId(words);
    item.setOnAction(_ -> action.run());
    return item;
  }

  /// One of several of which one is chosen.
  public static RadioMenuItem choice(String words, String keys, Runnable action) {
    var item = new RadioMenuItem();
    item.setGraphic(content(words, null, keys));
    item.setId(words);
    item.setOnAction(_ -> action.run());
    return item;
  }

  /// The same with more about it at its end instead of keys.
  public static RadioMenuItem choiceWith(String words, String more, Runnable action) {
    var item = choice(words, "", action);
    var hint = new Label(more);
    hint.getStyleClass().add("hint");
    ((HBox) item.getGraphic()).getChildren().add(hint);
    return item;
  }

  /// Says other words.
  public static void rename(MenuItem item, String words) {
    if (item.getGraphic() instanceof HBox content) {
      content.getChildren().stream()
          .filter(part -> part instanceof Label && !(part instanceof KeyCap))
          .forEach(part -> ((Label) part).setText(words));
    }
  }

  private static HBox content(String words, @Nullable String icon, String keys) {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var content = new HBox(new Label(words), gap);
    if (icon != null) {
      content.getChildren().addFirst(new FontIcon(icon));
    }
    if (!keys.isEmpty()) {
      var caps = new HBox();
      caps.getStyleClass().add("key-caps");
      for (var key : keys.split(" ")) {
        caps.getChildren().add(new KeyCap(key));
      }
      content.getChildren().add(caps);
    }
    content.getStyleClass().add("menu-line");
    return content;
  }
}
