package dev.muster.app.messages;

import dev.muster.app.controls.KeyCap;
import dev.muster.app.controls.StayingToggle;
import dev.muster.shared.messages.Command;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;

/// The commands in groups: what only asks, code, files, work, and what ends.
final class CommandButtons extends FlowPane {
  private static final List<List<Command>> GROUPS =
      List.of(
          List.of(Command.PING, Command.ECHO, Command.INFO, Command.DIR),
          List.of(Command.EVAL),
          List.of(Command.PUSH, Command.PULL),
          List.of(Command.PAUSE, Command.RESUME, Command.ENVIR, Command.REFRESH),
          List.of(Command.STOP));

  /// What says it to the selected workers from anywhere in the window.
  private static final Map<Command, String> KEYS =
      Map.of(Command.PING, "P", Command.INFO, "I", Command.DIR, "D", Command.EVAL, "E");

  private final ToggleGroup one = new ToggleGroup();
  private final Map<Command, ToggleButton> buttons = new EnumMap<>(Command.class);

  CommandButtons(ComposerModel model) {
    getStyleClass().add("command-buttons");
    for (var group : GROUPS) {
      var segments = new SegmentedButton();
      segments.setToggleGroup(one);
      for (var command : group) {
        segments.getButtons().add(button(command, model));
      }
      getChildren().add(segments);
    }
    buttons.values().forEach(button -> button.setToggleGroup(one));
    model.command().addListener((_, _, command) -> one.selectToggle(buttons.get(command)));
    one.selectToggle(buttons.get(model.command().get()));
  }

  private ToggleButton button(Command command, ComposerModel model) {
    var button = new StayingToggle();
    var content = new HBox(new Label(command.name()));
    var key = KEYS.get(command);
    if (key != null) {
      content.getChildren().add(new KeyCap(key));
    }
    content.getStyleClass().add("button-content");
    button.setGraphic(content);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setMinWidth(USE_PREF_SIZE);
    button.setAccessibleText(command + ": " + command.meaning());
    button.setTooltip(new Tooltip("Each worker " + command.meaning() + "."));
    button.getStyleClass().add("command-button");
    if (command == Command.STOP) {
      button.getStyleClass().add("harm");
    }
    button.setOnAction(_ -> model.command().set(command));
    buttons.put(command, button);
    return button;
  }
}
