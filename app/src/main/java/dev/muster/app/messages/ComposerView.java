package dev.muster.app.messages;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Where a command is composed: what on the left, to whom on the right, and beneath one bar that
/// says what will happen and holds the button.
public final class ComposerView extends BorderPane {
  private static final KeyCombination SEND =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
  private static final double NARROW = 1_100;
  private static final PseudoClass CRAMPED = PseudoClass.getPseudoClass("cramped");
  private final ComposerModel model;
  private final ConsequenceBar bar;
  private final StackPane form = new StackPane();

  /// Shows a model.
  public ComposerView(ComposerModel model) {
    this.model = model;
    this.bar = new ConsequenceBar(model);
    getStyleClass().add("composer");
    VBox.setVgrow(form, Priority.ALWAYS);
    var what = new VBox(new CommandButtons(model), form);
    what.getStyleClass().add("composer-what");
    setCenter(what);
    what.setMinWidth(0);
    var to = new ToView(model);
    // A narrow window gives its room to the form; the names then stand in one column.
    to.prefWidthProperty()
        .bind(Bindings.when(widthProperty().lessThan(NARROW)).then(230).otherwise(352));
    setRight(to);
    widthProperty().addListener(_ -> pseudoClassStateChanged(CRAMPED, getWidth() < NARROW));
    setBottom(bar);
    model.command().addListener(_ -> showForm());
    to.onChange(bar::show);
    model.course().stage().addListener(_ -> bar.show());
    model.session().selection().addListener((ListChangeListener<String>) _ -> bar.show());
    model.session().fleet().addListener(_ -> bar.show());
    model.session().health().addListener(_ -> bar.show());
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        press -> {
          if (SEND.match(press)) {
            bar.press();
            press.consume();
          }
        });
    showForm();
  }

  /// Puts the cursor into the first field.
  public void focusForm() {
    form.lookupAll(".text-input").stream().findFirst().ifPresent(input -> input.requestFocus());
  }

  private void showForm() {
    form.getChildren().setAll(new FormView(model.form(), bar::show));
    bar.show();
  }
}
