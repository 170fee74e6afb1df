package dev.muster.app.controls;

import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where a table is narrowed down by words: with a funnel, and the key that leads here while it is
/// empty.
public final class FilterField extends CustomTextField {
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
  }
}
