package dev.muster.app.logs;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.NamedRow;
import dev.muster.app.controls.StayingToggle;
import dev.muster.app.settings.HighlightGroup;
import dev.muster.app.settings.HighlightRule;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Asks which lines to colour, and how.
final class RuleCard extends LogCard {
  private final Highlights highlights;
  private final @Nullable HighlightRule before;
  private final Consumer<HighlightRule> remove;
  private final Runnable close;
  private final TextField pattern = new TextField();
  private final ComboBox<String> group = new ComboBox<>();
  private final CheckBox on = new CheckBox("Switched on");
  private final ToggleGroup colours = new ToggleGroup();
  private final Map<HighlightColour, StayingToggle> swatches = new EnumMap<>(HighlightColour.class);

  /// @param before the rule that is changed; null for a new one
  /// @param text what a new one begins with
  /// @param remove takes a rule away
  RuleCard(
      Highlights highlights,
      @Nullable HighlightRule before,
      String text,
      Consumer<HighlightRule> remove,
      Runnable close) {
    super(before != null ? "Change a highlight" : "Highlight lines", close);
    this.highlights = highlights;
    this.before = before;
    this.remove = remove;
    this.close = close;
    pattern.getStyleClass().add("code");
    pattern.setPromptText("ERROR|timed? out");
    pattern.setAccessibleText("Regular expression that is found in the lines");
    pattern.setText(before == null ? text : before.pattern());
    pattern.setOnAction(_ -> save());
    pattern.textProperty().addListener(_ -> check());
    group.setEditable(true);
    group.getItems().setAll(highlights.groups().stream().map(HighlightGroup::name).toList());
    group.setValue(
        before == null ? Highlights.USUAL : highlights.groupOf(before).orElse(Highlights.USUAL));
    group.setAccessibleText("Group of the rule; write a name for a new one");
    group.setMaxWidth(Double.MAX_VALUE);
    on.setSelected(before == null || before.on());
    add(new NamedRow("Lines with", pattern));
    add(new NamedRow("Colour", swatches()));
    add(new NamedRow("Group", group));
    add(new NamedRow("", on));
    var go = Buttons.withKey(before != null ? "Change" : "Add", "Enter", this::save);
    if (before != null) {
      go(Buttons.withIcon("Remove", "mdi2d-delete-outline", this::remove), go);
    } else {
      go(go);
    }
    check();
  }

  @Override
  void focusFirst() {
    pattern.requestFocus();
    pattern.selectAll();
  }

  private HBox swatches() {
    var row = new HBox();
    row.getStyleClass().add("swatches");
    var chosen = before == null ? HighlightColour.AMBER : HighlightColour.of(before.colour());
    for (var colour : HighlightColour.values()) {
      var swatch = new Region();
      swatch.getStyleClass().addAll("swatch", "swatch-" + colour.style());
      var toggle = new StayingToggle(colour.word());
      toggle.setGraphic(swatch);
      toggle.setContentDisplay(ContentDisplay.LEFT);
      toggle.setTooltip(new Tooltip(colour.word()));
      toggle.setToggleGroup(colours);
      toggle.setSelected(colour == chosen);
      toggle.getStyleClass().add("swatch-button");
      swatches.put(colour, toggle);
      row.getChildren().add(toggle);
    }
    return row;
  }

  private String check() {
    var text = pattern.getText();
    var problem = text.isBlank() ? "" : Search.of(text, true, true).problem();
    say(problem);
    return text.isBlank() ? "Write what the lines have, such as ERROR|timed? out." : problem;
  }

  private void save() {
    var problem = check();
    if (!problem.isEmpty()) {
      say(problem);
      return;
    }
    var colour =
        swatches.entrySet().stream()
            .filter(one -> one.getValue().isSelected())
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(HighlightColour.AMBER);
    var name = group.getEditor().getText().strip();
    highlights.put(
        before,
        new HighlightRule(pattern.getText(), colour.name(), on.isSelected()),
        name.isEmpty() ? Highlights.USUAL : name);
    close.run();
  }

  private void remove() {
    if (before != null) {
      remove.accept(before);
    }
    close.run();
  }
}
