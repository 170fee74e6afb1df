package dev.muster.app.messages;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One thing that a command takes.
public sealed interface Field {
  /// What it is, over the field.
  String label();

  /// What to write there, under the field.
  String hint();

  /// What is wrong with what stands there; empty if nothing is.
  String problem();

  /// A line of text.
  ///
  /// @param note beside the label, such as `optional`
  /// @param example shown while it is empty
  /// @param check tells what is wrong with a text; empty for nothing
  record Line(
      String label,
      String note,
      String hint,
      String example,
      StringProperty text,
      UnaryOperator<String> check)
      implements Field {
    static Line required(String label, String hint, String example, UnaryOperator<String> check) {
      return new Line(label, "", hint, example, new SimpleStringProperty(""), check);
    }

    static Line optional(String label, String hint, String example, UnaryOperator<String> check) {
      return new Line(
          label,
          "optional",
          hint,
          example,
          new SimpleStringProperty(""),
          text -> text.isEmpty() ? "" : check.apply(text));
    }

    /// The text without blanks at its ends.
    public String value() {
      return text.get().strip();
    }

    @Override
    public String problem() {
      return check.apply(value());
    }
  }

  /// Lines of code.
  record Code(String label, String hint, StringProperty text) implements Field {
    @Override
    public String problem() {
      return text.get().isBlank() ? "Write the code to run." : "";
    }
  }

  /// Yes or no.
  record Flag(String label, String hint, BooleanProperty on) implements Field {
    static Flag of(String label, String hint) {
      return new Flag(label, hint, new SimpleBooleanProperty());
    }

    @Override
    public String problem() {
      return "";
    }
  }

  /// Names of files in a line, with commas between.
  ///
  /// @param offers names that are known
  record Names(
      String label,
      String hint,
      String example,
      StringProperty text,
      ObservableList<String> offers,
      UnaryOperator<String> check)
      implements Field {
    static Names of(String label, String hint, String example, UnaryOperator<String> check) {
      return new Names(
          label,
          hint,
          example,
          new SimpleStringProperty(""),
          FXCollections.observableArrayList(),
          check);
    }

    @Override
    public String problem() {
      return check.apply(text.get().strip());
    }
  }

  /// One of several.
  ///
  /// @param few whether they are few enough to stand beside each other
  record Choice(
      String label,
      String hint,
      ObservableList<Option> options,
      ObjectProperty<Option> chosen,
      boolean few)
      implements Field {
    /// What can be chosen.
    ///
    /// @param value what is sent; null for nothing
    public record Option(String name, @Nullable JsonNode value) {}

    static Choice of(String label, String hint, Option first) {
      return new Choice(
          label,
          hint,
          FXCollections.observableArrayList(first),
          new SimpleObjectProperty<>(first),
          false);
    }

    /// Of these names, of which the first is chosen; each is sent as nothing.
    static Choice of(String label, String hint, boolean few, String... names) {
      var options = Arrays.stream(names).map(name -> new Option(name, null)).toList();
      return new Choice(
          label,
          hint,
          FXCollections.observableArrayList(options),
          new SimpleObjectProperty<>(options.getFirst()),
          few);
    }

    /// Which of them is chosen, from 0.
    int index() {
      return options.indexOf(chosen.get());
    }

    @Override
    public String problem() {
      return "";
    }
  }
}
