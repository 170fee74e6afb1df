package dev.muster.app.controls;

import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where a table is narrowed down by words: with a funnel, and the key that leads here while it is
/// empty.
public final class FilterField extends CustomTextField {
  /// Of the funnel and the key.
  private static final double BESIDE = 72;

  private final String whole;

  /// An empty one.
  ///
  /// @param of what it filters, such as `Filter workers`
  /// @param by the same for those who hear it, with what it looks into
  public FilterField(String of, String by) {
    setPromptText(of);
    setAccessibleText(by);
    getStyleClass().add("filter-field");
    setLeft(new FontIcon("mdi2f-filter-variant"));
    var key = new KeyCap("/");
    setRight(key);
    key.visibleProperty().bind(textProperty().isEmpty());
    setTooltip(new Tooltip(by));
    whole = of;
    widthProperty().addListener(_ -> fit());
    fontProperty().addListener(_ -> fit());
  }

  /// Where there is no room for all that it says it says its first word.
  private void fit() {
    var words = new Text(whole);
    words.setFont(getFont());
    setPromptText(
        words.getLayoutBounds().getWidth() + BESIDE <= getWidth() ? whole : whole.split(" ", 2)[0]);
  }
}
