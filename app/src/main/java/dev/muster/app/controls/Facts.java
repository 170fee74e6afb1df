package dev.muster.app.controls;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Names and values, one pair a row.
public final class Facts extends GridPane {
  private List<Fact> shown = List.of();

  /// A name and its value.
  ///
  /// @param tooltip more about it; empty for nothing
  /// @param code whether the value is made of figures or code
  public record Fact(String name, String value, String tooltip, boolean code) {
    /// A value of words.
    public static Fact words(String name, String value) {
      return new Fact(name, value, "", false);
    }

    /// A value of figures or code; the tooltip has all of it where it is cut.
    public static Fact code(String name, String value) {
      return new Fact(name, value, value, true);
    }
  }

  /// Without any.
  public Facts() {
    getStyleClass().add("facts");
    var names = new ColumnConstraints(104);
    var values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setMinWidth(0);
    getColumnConstraints().addAll(names, values);
  }

  /// Shows these, drawn anew only if they differ from those that stand there.
  public void show(List<Fact> facts) {
    if (facts.equals(shown)) {
      return;
    }
    shown = List.copyOf(facts);
    getChildren().clear();
    for (int i = 0; i < facts.size(); i++) {
      add(i, facts.get(i));
    }
  }

  private void add(int row, Fact fact) {
    var name = new Label(fact.name());
    name.getStyleClass().add("fact-name");
    var value = new Label(fact.value());
    value.getStyleClass().add(fact.code() ? "fact-code" : "fact-value");
    if (!fact.tooltip().isEmpty()) {
      value.setTooltip(new Tooltip(fact.tooltip()));
    }
    addRow(row, name, value);
  }
}
