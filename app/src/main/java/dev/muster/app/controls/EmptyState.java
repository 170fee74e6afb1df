package dev.muster.app.controls;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands where nothing is to show: what is so, why, and the next step.
public final class EmptyState extends VBox {
  private static final PseudoClass CRAMPED = PseudoClass.getPseudoClass("cramped");
  private static final double ROOM_FOR_ICON = 216;
  private final FontIcon icon;
  private final Label what = new Label();
  private final Label why = new Label();
  private final Label hint = new Label();
  private final HBox steps = new HBox();

  /// With an icon that stands over the words.
  public EmptyState(String icon) {
    this.icon = new FontIcon(icon);
    this.icon.getStyleClass().add("empty-icon");
    getStyleClass().add("empty-state");
    what.getStyleClass().add("empty-what");
    why.getStyleClass().add("empty-why");
    hint.getStyleClass().add("empty-hint");
    steps.getStyleClass().add("empty-steps");
    getChildren().addAll(this.icon, what, why, hint, steps);
    for (var label : List.of(what, why, hint)) {
      label.setWrapText(true);
      label.managedProperty().bind(label.textProperty().isNotEmpty());
      label.setMinHeight(USE_PREF_SIZE);
    }
    setMinHeight(0);
    heightProperty().addListener(_ -> fit());
  }

  /// Where there is little room, the words need it more than the icon.
  private void fit() {
    var cramped = getHeight() < ROOM_FOR_ICON;
    pseudoClassStateChanged(CRAMPED, cramped);
    icon.setVisible(!cramped);
    icon.setManaged(!cramped);
  }

  /// What is so.
  public EmptyState what(String text) {
    what.setText(text);
    return this;
  }

  /// Why.
  public EmptyState why(String text) {
    why.setText(text);
    return this;
  }

  /// A second line, smaller.
  public EmptyState hint(String text) {
    hint.setText(text);
    return this;
  }

  /// Colours the icon as harm.
  public EmptyState alarming() {
    icon.getStyleClass().add("danger");
    return this;
  }

  /// Something that stands between the words and the steps.
  public EmptyState with(Node node) {
    getChildren().add(getChildren().indexOf(steps), node);
    return this;
  }

  /// The next steps; the first is the one that most often helps. None where nothing can be done.
  public EmptyState steps(Button... buttons) {
    steps.getChildren().setAll(buttons);
    if (buttons.length > 0) {
      buttons[0].getStyleClass().add("accent");
    }
    return this;
  }
}
