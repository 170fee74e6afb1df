package dev.muster.app.palette;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.KeyCap;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line of the palette: what it does, why not where it can't, what it is, and its keys.
final class ChoiceCell extends ListCell<Choice> {
  private static final int LONGEST = 56;
  private static final PseudoClass GREY = PseudoClass.getPseudoClass("impossible");
  private final FontIcon icon = new FontIcon("mdi2c-chevron-right");
  private final Label name = new Label("", icon);
  private final Label why = new Label();
  private final Label kind = new Label();
  private final HBox keys = new HBox();
  private final HBox line;

  ChoiceCell() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    line = new HBox(name, why, gap, kind, keys);
    line.getStyleClass().add("palette-line");
    getStyleClass().addAll("row-cell", "palette-cell");
    name.getStyleClass().add("palette-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    why.getStyleClass().add("hint");
    why.setMinWidth(0);
    kind.getStyleClass().add("hint");
    kind.setMinWidth(Region.USE_PREF_SIZE);
    keys.getStyleClass().add("key-caps");
    keys.setMinWidth(Region.USE_PREF_SIZE);
    setPrefWidth(0);
  }

  /// How a line is told to whoever hears it.
  static String told(Choice choice) {
    var told = Harmless.of(choice.name()) + ", " + choice.kind();
    var reason = choice.whyNot().get();
    return told
        + (choice.keys().isEmpty() ? "" : ", " + choice.keys())
        + (reason.isEmpty() ? "" : ". Not now: " + reason);
  }

  /// So that what it is has its room, too.
  private static String cut(String name) {
    return name.codePointCount(0, name.length()) > LONGEST
        ? name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…"
        : name;
  }

  @Override
  protected void updateItem(Choice choice, boolean empty) {
    super.updateItem(choice, empty);
    if (empty || choice == null) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    icon.setIconLiteral(choice.icon());
    name.setText(cut(Harmless.of(choice.name())));
    why.setText(choice.whyNot().get());
    kind.setText(choice.kind());
    keys.getChildren().clear();
    if (!choice.keys().isEmpty()) {
      for (var key : choice.keys().split(" ")) {
        keys.getChildren().add(new KeyCap(key));
      }
    }
    pseudoClassStateChanged(GREY, !choice.isPossible());
    setAccessibleText(told(choice));
    setGraphic(line);
  }
}
