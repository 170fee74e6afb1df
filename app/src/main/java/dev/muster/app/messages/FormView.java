package dev.muster.app.messages;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.StayingToggle;
import java.util.ArrayList;
import javafx.beans.InvalidationListener;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

/// The fields of one command, each with its hint; what is wrong is said in the hint's place while
/// one types.
final class FormView extends HBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private final CodeShelf shelf;
  private final Runnable changed;

  /// @param shelf code that was sent and saved
  FormView(CommandForm form, CodeShelf shelf, Runnable changed) {
    this.shelf = shelf;
    this.changed = changed;
    getStyleClass().add("form");
    for (var field : form.fields()) {
      getChildren().add(node(field));
    }
    if (form.fields().isEmpty()) {
      var nothing = new Label("Takes nothing. Each worker " + form.command().meaning() + ".");
      nothing.getStyleClass().add("form-nothing");
      getChildren().add(nothing);
    }
  }

  private Node node(Field field) {
    return switch (field) {
      case Field.Line line -> line(line);
      case Field.Code code -> code(code);
      case Field.Flag flag -> flag(flag);
      case Field.Names names -> names(names);
      case Field.Choice choice -> choice.few() ? segments(choice) : choice(choice);
    };
  }

  private Node line(Field.Line line) {
    var input = input(line.label(), line.example(), line.text());
    var hint = hint(line.hint());
    check(line, line.text(), input, hint, line.hint());
    var box = column(line.label(), line.note(), input, hint);
    if (line.note().equals("seconds")) {
      box.getStyleClass().add("narrow");
    }
    return box;
  }

  private static TextField input(String label, String example, StringProperty text) {
    var input = new TextField();
    input.setPromptText(example);
    input.setAccessibleText(label);
    input.textProperty().bindBidirectional(text);
    return input;
  }

  /// What is wrong stands where the hint stands; what is empty is only not filled in yet.
  private void check(Field field, StringProperty text, TextField input, Label hint, String usual) {
    text.addListener(
        _ -> {
          var problem = text.get().isBlank() ? "" : field.problem();
          hint.setText(problem.isEmpty() ? usual : problem);
          hint.pseudoClassStateChanged(WRONG, !problem.isEmpty());
          input.pseudoClassStateChanged(WRONG, !problem.isEmpty());
          changed.run();
        });
  }

  /// A line, and beside it a menu of the names that are known.
  private Node names(Field.Names names) {
    var input = input(names.label(), names.example(), names.text());
    HBox.setHgrow(input, Priority.ALWAYS);
    var hint = hint(names.hint());
    check(names, names.text(), input, hint, names.hint());
    var menu = new MenuButton("Of the last DIR");
    menu.setMinWidth(USE_PREF_SIZE);
    menu.setAccessibleText("Files that the last DIR named");
    InvalidationListener show =
        _ -> {
          menu.getItems().setAll(names.offers().stream().map(name -> tick(name, names)).toList());
          menu.setVisible(!names.offers().isEmpty());
        };
    names.offers().addListener(show);
    show.invalidated(names.offers());
    menu.managedProperty().bind(menu.visibleProperty());
    var row = new HBox(input, menu);
    row.getStyleClass().add("form-row");
    var box = column(names.label(), "", row, hint);
    box.getStyleClass().add("wide");
    return box;
  }

  private static MenuItem tick(String name, Field.Names names) {
    var box = new CheckBox(Harmless.of(name));
    box.setMnemonicParsing(false);
    box.setSelected(CommandForms.FileNames.split(names.text().get()).contains(name));
    box.setOnAction(
        _ -> {
          var all = new ArrayList<>(CommandForms.FileNames.split(names.text().get()));
          all.remove(name);
          if (box.isSelected()) {
            all.add(name);
          }
          names.text().set(String.join(", ", all));
        });
    return new CustomMenuItem(box, false);
  }

  private Node code(Field.Code code) {
    var editor = new CodeEditor(code, shelf);
    code.text().addListener(_ -> changed.run());
    VBox.setVgrow(editor, Priority.ALWAYS);
    var box = column(code.label(), code.hint(), editor, null);
    HBox.setHgrow(box, Priority.ALWAYS);
    box.getStyleClass().add("wide");
    if (box.getChildren().getFirst() instanceof HBox head) {
      var gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      head.getChildren()
          .addAll(
              gap,
              Buttons.icon("mdi2c-chevron-up", "What was sent before (Up)", editor::older),
              Buttons.icon("mdi2c-chevron-down", "What was sent after (Down)", editor::newer),
              new SnippetsMenu(shelf, editor, code.text()::get));
    }
    return box;
  }

  /// A few beside each other.
  private Node segments(Field.Choice choice) {
    var group = new ToggleGroup();
    var segments = new SegmentedButton();
    segments.setToggleGroup(group);
    for (var option : choice.options()) {
      var button = new StayingToggle(option.name());
      button.setToggleGroup(group);
      button.setMinWidth(USE_PREF_SIZE);
      button.setSelected(option.equals(choice.chosen().get()));
      button.setOnAction(_ -> choice.chosen().set(option));
      segments.getButtons().add(button);
    }
    choice.chosen().addListener(_ -> changed.run());
    return column(choice.label(), "", segments, hint(choice.hint()));
  }

  private Node flag(Field.Flag flag) {
    var box = new CheckBox(flag.label());
    box.selectedProperty().bindBidirectional(flag.on());
    flag.on().addListener(_ -> changed.run());
    var column = new VBox(new Label(""), box, hint(flag.hint()));
    column.getStyleClass().addAll("form-column", "flag");
    return column;
  }

  private Node choice(Field.Choice choice) {
    var box = new ComboBox<>(choice.options());
    box.setAccessibleText(choice.label());
    box.valueProperty().bindBidirectional(choice.chosen());
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Field.Choice.Option option) {
            return option == null ? "" : option.name();
          }

          @Override
          public Field.Choice.Option fromString(String name) {
            return choice.options().getFirst();
          }
        });
    choice.chosen().addListener(_ -> changed.run());
    return column(choice.label(), "", box, hint(choice.hint()));
  }

  private static Label hint(String text) {
    var hint = new Label(text);
    hint.getStyleClass().add("form-hint");
    hint.setWrapText(true);
    hint.setMinHeight(Label.USE_PREF_SIZE);
    return hint;
  }

  private static VBox column(String label, String note, Node input, @Nullable Label hint) {
    var name = new Label(label);
    name.getStyleClass().add("form-label");
    name.setLabelFor(input);
    var beside = new Label(note);
    beside.getStyleClass().add("form-hint");
    var head = new HBox(name, beside);
    head.getStyleClass().add("form-head");
    var box = new VBox(head, input);
    if (hint != null) {
      box.getChildren().add(hint);
    }
    box.getStyleClass().add("form-column");
    return box;
  }
}
