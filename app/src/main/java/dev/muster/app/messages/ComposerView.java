package dev.muster.app.messages;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Writing;
import dev.muster.shared.messages.Command;
import java.io.File;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// Where a command is composed: what on the left, to whom on the right, and beneath one bar that
/// says what will happen and holds the button.
public final class ComposerView extends BorderPane {
  private static final KeyCombination SEND =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
  private static final double NARROW = 1_100;
  private static final PseudoClass CRAMPED = PseudoClass.getPseudoClass("cramped");
  private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");
  private final ComposerModel model;
  private final ConsequenceBar bar;
  private final StackPane form = new StackPane();

  /// Those that were looked at: what is written there, its cursor and its undo stay.
  private final Map<Command, FormView> forms = new EnumMap<>(Command.class);

  /// Shows a model.
  public ComposerView(ComposerModel model) {
    this.model = model;
    this.bar = new ConsequenceBar(model);
    getStyleClass().add("composer");
    VBox.setVgrow(form, Priority.ALWAYS);
    var what = new VBox(new CommandButtons(model), form);
    what.getStyleClass().add("composer-what");
    what.setMinWidth(0);
    // However little room there is, the bar with the button keeps its own.
    var scroll = new ScrollPane(what);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setFocusTraversable(false);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMinSize(0, 0);
    scroll.getStyleClass().add("edge-to-edge");
    setCenter(scroll);
    setMinHeight(0);
    var to = new ToView(model);
    to.setMinHeight(0);
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
    setOnDragOver(this::over);
    setOnDragExited(_ -> pseudoClassStateChanged(DROPPING, false));
    setOnDragDropped(this::drop);
    showForm();
  }

  /// Puts the cursor into the first field.
  public void focusForm() {
    Stream.concat(form.lookupAll(".code-input").stream(), form.lookupAll(".text-input").stream())
        .findFirst()
        .ifPresent(input -> input.requestFocus());
  }

  /// Takes one step back: from the name of a snippet to its code.
  ///
  /// @return whether there was one
  public boolean back() {
    return form.lookupAll(".snippets").stream()
        .anyMatch(one -> one instanceof SnippetsMenu snippets && snippets.back());
  }

  private void showForm() {
    form.getChildren().setAll(forms.computeIfAbsent(model.command().get(), this::form));
    bar.show();
  }

  private FormView form(Command command) {
    var fields = new FormView(model.form(command), model.shelf(), bar::show);
    if (command == Command.PULL) {
      fields.getChildren().add(files());
    }
    return fields;
  }

  /// PULL takes files of this machine, too.
  private Node files() {
    var label = new Label("Or files of this machine");
    label.getStyleClass().add("form-label");
    var hint = new Label("Dropped here or chosen; put into Redis when it is sent.");
    hint.getStyleClass().add("form-hint");
    hint.setWrapText(true);
    var choose = Buttons.withIcon("Choose …", "mdi2f-file-plus-outline", this::choose);
    var box = new VBox(label, Writing.of(model.session().place().readOnly(), choose), hint);
    box.getStyleClass().add("form-column");
    return box;
  }

  private void choose() {
    var chooser = new FileChooser();
    chooser.setTitle("Files for the workers");
    var files = chooser.showOpenMultipleDialog(getScene().getWindow());
    if (files != null) {
      model.drop(files.stream().map(File::toPath).toList());
    }
  }

  private void over(DragEvent drag) {
    if (takes(drag)) {
      drag.acceptTransferModes(TransferMode.COPY);
      pseudoClassStateChanged(DROPPING, true);
      drag.consume();
    }
  }

  private void drop(DragEvent drag) {
    if (takes(drag)) {
      model.drop(drag.getDragboard().getFiles().stream().map(File::toPath).toList());
      drag.setDropCompleted(true);
      drag.consume();
    }
  }

  private boolean takes(DragEvent drag) {
    return model.command().get() == Command.PULL
        && !model.session().place().readOnly()
        && drag.getDragboard().hasFiles();
  }
}
