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
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The rules by which lines are coloured, a chip each, in as many rows as they need; their groups
/// are switched in its menu.
final class HighlightBar extends HBox {
  private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
  private static final int LONGEST = 44;
  private static final double WIDE = 1_000;
  private final Highlights highlights;
  private final Consumer<@Nullable HighlightRule> edit;
  private final Consumer<HighlightRule> remove;
  private final MenuButton groups = new MenuButton("Highlight");
  private final FlowPane chips = new FlowPane();
  private final Button add;

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
    chips.getStyleClass().add("rule-chips");
    HBox.setHgrow(chips, Priority.ALWAYS);
    add = Buttons.withIcon("Add", "mdi2p-plus", () -> edit.accept(null));
    add.setAccessibleText("Add a highlight");
    add.getStyleClass().add("link-button");
    add.setMinWidth(USE_PREF_SIZE);
    chips.getChildren().add(add);
    var words = new Label(hint);
    words.getStyleClass().add("hint");
    words.setMinWidth(0);
    words
        .visibleProperty()
        .bind(
            widthProperty().greaterThan(WIDE).and(Bindings.size(chips.getChildren()).lessThan(4)));
    words.managedProperty().bind(words.visibleProperty());
    getChildren().addAll(groups, chips, words);
    // How high it must be is asked before how wide the chips are.
    chips
        .prefWrapLengthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () ->
                    getWidth()
                        - snappedLeftInset()
                        - snappedRightInset()
                        - (groups.getWidth() + getSpacing())
                        - (words.isManaged() ? words.prefWidth(-1) + getSpacing() : 0),
                widthProperty(),
                insetsProperty(),
                spacingProperty(),
                groups.widthProperty(),
                words.managedProperty()));
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
                      item.setMnemonicParsing(false);
                      item.setSelected(group.on());
                      item.setOnAction(_ -> highlights.show(group.name(), item.isSelected()));
                      return item;
                    })
                .toList());
    groups.setDisable(highlights.groups().isEmpty());
    var shown = chips.getChildren();
    shown.remove(0, shown.size() - 1);
    shown.addAll(
        0,
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
    chip.setMnemonicParsing(false);
    chip.setMinWidth(USE_PREF_SIZE);
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
            var shown = chips.getChildren();
            var at = shown.indexOf(chip);
            // It goes, and the keyboard would be with nobody.
            groups.requestFocus();
            remove.accept(rule);
            if (shown.size() > 1) {
              shown.get(Math.min(at, shown.size() - 2)).requestFocus();
            }
            press.consume();
          }
        });
    return chip;
  }
}
