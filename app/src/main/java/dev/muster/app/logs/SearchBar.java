package dev.muster.app.logs;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Phrases;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is looked for in the panes, where the active one stands in what was found, and how it is
/// looked for.
final class SearchBar extends HBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private final LogsModel logs;
  private final CustomTextField field = new CustomTextField();
  private final Label count = new Label();
  private final Runnable leave;
  private final InvalidationListener counting = _ -> count();

  /// @param step goes to the next or the one before
  /// @param leave puts the keyboard back onto the lines
  SearchBar(LogsModel logs, Consumer<Boolean> step, Runnable leave) {
    this.logs = logs;
    this.leave = leave;
    getStyleClass().add("search-bar");
    var back =
        Buttons.icon("mdi2c-chevron-up", "Match before (Shift F3)", () -> step.accept(false));
    var next = Buttons.icon("mdi2c-chevron-down", "Next match (F3)", () -> step.accept(true));
    count.getStyleClass().add("search-count");
    count.setMinWidth(USE_PREF_SIZE);
    var right = new HBox(count, back, next);
    right.getStyleClass().add("search-right");
    field.setLeft(new FontIcon("mdi2m-magnify"));
    field.setRight(right);
    field.setPromptText("Search");
    field.setAccessibleText("Search in the lines that are kept");
    field.setTooltip(new Tooltip("Search in the lines that are kept (Ctrl F)"));
    field.getStyleClass().add("search-field");
    field.textProperty().bindBidirectional(logs.text());
    field.addEventFilter(
        KeyEvent.KEY_PRESSED,
        press -> {
          if (press.getCode() == KeyCode.ENTER) {
            step.accept(!press.isShiftDown());
            press.consume();
          }
        });
    getChildren()
        .addAll(
            field,
            toggle("Aa", null, "Match case", logs.matchCase()),
            toggle("", "mdi2r-regex", "Regular expression", logs.regex()),
            toggle("", "mdi2f-filter-variant", "Only lines that match", logs.onlyMatches()));
    logs.search().addListener(_ -> count());
    logs.activeProperty().addListener((_, before, now) -> watch(before, now));
    watch(logs.active(), logs.active());
  }

  private void watch(LogModel before, LogModel now) {
    before.matches().count().removeListener(counting);
    before.matches().number().removeListener(counting);
    now.matches().count().addListener(counting);
    now.matches().number().addListener(counting);
    count();
  }

  void focusField() {
    field.requestFocus();
    field.selectAll();
  }

  /// Leaves the field where it has the keyboard.
  boolean back() {
    if (!field.isFocused()) {
      return false;
    }
    leave.run();
    return true;
  }

  private void count() {
    var search = logs.search().get();
    var matches = logs.active().matches();
    var problem = search.problem();
    field.pseudoClassStateChanged(WRONG, !problem.isEmpty());
    field.setAccessibleHelp(problem);
    count.setTooltip(problem.isEmpty() ? null : new Tooltip(problem));
    count.pseudoClassStateChanged(WRONG, !problem.isEmpty());
    count.setText(
        logs.text().get().isEmpty()
            ? ""
            : !problem.isEmpty()
                ? "no expression"
                : matches.number().get() > 0
                    ? Phrases.count(matches.number().get())
                        + " of "
                        + Phrases.count(matches.count().get())
                    : matches.count().get() == 0
                        ? "none"
                        : Phrases.count(matches.count().get()) + " found");
  }

  static ToggleButton toggle(String words, @Nullable String icon, String tip, BooleanProperty on) {
    var toggle = new ToggleButton(words);
    if (icon != null) {
      toggle.setGraphic(new FontIcon(icon));
    }
    toggle.getStyleClass().addAll("icon-button", "search-toggle");
    toggle.setAccessibleText(tip);
    toggle.setTooltip(new Tooltip(tip));
    toggle.setMinWidth(USE_PREF_SIZE);
    toggle.selectedProperty().bindBidirectional(on);
    return toggle;
  }
}
