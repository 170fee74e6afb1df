package dev.muster.app.messages;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The fields of one command, each with its hint; what is wrong is said in the hint's place while
/// one types.
final class FormView extends HBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private final Runnable changed;

  FormView(CommandForm form, Runnable changed) {
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
      case Field.Choice choice -> choice(choice);
    };
  }

  private Node line(Field.Line line) {
    var input = new TextField();
    input.setPromptText(line.example());
    input.setAccessibleText(line.label());
    input.textProperty().bindBidirectional(line.text());
    var hint = hint(line.hint());
    line.text()
        .addListener(
            _ -> {
              var problem = line.value().isEmpty() ? "" : line.problem();
              hint.setText(problem.isEmpty() ? line.hint() : problem);
              hint.pseudoClassStateChanged(WRONG, !problem.isEmpty());
              input.pseudoClassStateChanged(WRONG, !problem.isEmpty());
              changed.run();
            });
    var box = column(line.label(), line.note(), input, hint);
    if (line.note().equals("seconds")) {
      box.getStyleClass().add("narrow");
    }
    return box;
  }

  private Node code(Field.Code code) {
    var input = new TextArea();
    input.setAccessibleText(code.label());
    input.getStyleClass().add("code-input");
    input.setPromptText("Runtime.getRuntime().availableProcessors()");
    input.textProperty().bindBidirectional(code.text());
    code.text().addListener(_ -> changed.run());
    VBox.setVgrow(input, Priority.ALWAYS);
    var box = column(code.label(), code.hint(), input, null);
    HBox.setHgrow(box, Priority.ALWAYS);
    box.getStyleClass().add("wide");
    return box;
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
