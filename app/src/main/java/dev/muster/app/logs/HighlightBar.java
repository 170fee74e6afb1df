package dev.muster.app.logs;

import dev.muster.app.controls.Buttons;
import dev.muster.app.settings.HighlightGroup;
import dev.muster.app.settings.HighlightRule;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The rules by which lines are coloured, a chip each; their groups are switched in its menu.
final class HighlightBar extends HBox {
  private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
  private static final int LONGEST = 44;
  private static final double WIDE = 1_000;
  private final Highlights highlights;
  private final Consumer<@Nullable HighlightRule> edit;
  private final Consumer<HighlightRule> remove;
  private final MenuButton groups = new MenuButton("Highlight");
  private final HBox chips = new HBox();

  /// @param edit opens a rule; null for a new one
  /// @param remove takes one away
  HighlightBar(
      Highlights highlights,
      String hint,
      Consumer<@Nullable HighlightRule> edit,
      Consumer<HighlightRule> remove) {
    this.highlights = highlights;
    this.edit = edit;
    this.remove = remove;
    getStyleClass().add("highlight-bar");
    groups.getStyleClass().addAll("link-button", "highlight-groups");
    groups.setMinWidth(USE_PREF_SIZE);
    groups.setTooltip(new Tooltip("Groups of highlights: switch them on and off"));
    groups.setAccessibleText("Groups of highlights");
    chips.getStyleClass().add("chips");
    chips.setMinWidth(0);
    var add = Buttons.withIcon("Add", "mdi2p-plus", () -> edit.accept(null));
    add.setAccessibleText("Add a highlight");
    add.getStyleClass().add("link-button");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var words = new Label(hint);
    words.getStyleClass().add("hint");
    words.setMinWidth(0);
    words
        .visibleProperty()
        .bind(
            widthProperty().greaterThan(WIDE).and(Bindings.size(chips.getChildren()).lessThan(3)));
    words.managedProperty().bind(words.visibleProperty());
    getChildren().addAll(groups, chips, add, gap, words);
    highlights.groups().addListener((ListChangeListener<HighlightGroup>) _ -> show());
    highlights.problems().addListener((MapChangeListener<HighlightRule, String>) _ -> show());
    show();
  }

  private void show() {
    groups
        .getItems()
        .setAll(
            highlights.groups().stream()
                .map(
                    group -> {
                      var item = new CheckMenuItem(group.name());
                      item.setSelected(group.on());
                      item.setOnAction(_ -> highlights.show(group.name(), item.isSelected()));
                      return item;
                    })
                .toList());
    groups.setDisable(highlights.groups().isEmpty());
    chips
        .getChildren()
        .setAll(
            highlights.groups().stream()
                .filter(HighlightGroup::on)
                .flatMap(group -> group.rules().stream())
                .map(this::chip)
                .toList());
  }

  private Button chip(HighlightRule rule) {
    var swatch = new Region();
    var colour = HighlightColour.of(rule.colour());
    swatch.getStyleClass().addAll("swatch", "swatch-" + colour.style());
    var text = rule.pattern();
    var shortened = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    var problem = highlights.problems().getOrDefault(rule, "");
    var chip = new Button(shortened, swatch);
    if (!problem.isEmpty()) {
      var signs = new HBox(swatch, new FontIcon("mdi2a-alert-outline"));
      signs.getStyleClass().add("rule-signs");
      chip.setGraphic(signs);
      chip.setText(shortened + " colours nothing");
    }
    chip.getStyleClass().addAll("chip", "rule-chip");
    chip.pseudoClassStateChanged(OFF, !rule.on());
    chip.setMinWidth(36);
    chip.setAccessibleText(
        "Highlight "
            + text
            + ", "
            + colour.word()
            + (rule.on() ? "" : ", switched off")
            + (problem.isEmpty() ? "" : ". It colours nothing: " + problem));
    chip.setTooltip(
        new Tooltip(
            text + "\n" + (problem.isEmpty() ? "Change, switch off or remove it." : problem)));
    chip.setOnAction(_ -> edit.accept(rule));
    chip.setOnKeyPressed(
        press -> {
          if (press.getCode() == KeyCode.DELETE || press.getCode() == KeyCode.BACK_SPACE) {
            var at = chips.getChildren().indexOf(chip);
            // It goes, and the keyboard would be with nobody.
            groups.requestFocus();
            remove.accept(rule);
            if (!chips.getChildren().isEmpty()) {
              chips.getChildren().get(Math.min(at, chips.getChildren().size() - 1)).requestFocus();
            }
            press.consume();
          }
        });
    return chip;
  }
}
