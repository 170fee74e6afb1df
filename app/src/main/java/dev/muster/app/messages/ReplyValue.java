package dev.muster.app.messages;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Copying;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.StayingToggle;
import dev.muster.shared.Outcome;
import dev.muster.shared.messages.Response;
import dev.muster.shared.redis.Json;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An answer's value as text, as a tree, and as it stands on the wire.
final class ReplyValue extends BorderPane {
  /// Characters that are laid out on the screen; a copy has all of them.
  private static final int SHOWN = 200_000;

  private final StayingToggle asText = new StayingToggle("Text");
  private final StayingToggle asTree = new StayingToggle("Tree");
  private final StayingToggle asReceived = new StayingToggle("As received");
  private final TextArea text = new TextArea();
  private final JsonTree tree = new JsonTree();
  private final TextArea received = new TextArea();
  private final StayingToggle asDifference = new StayingToggle("Against the majority");
  private final DifferenceTable differences = new DifferenceTable();
  private @Nullable Response shown;
  private @Nullable Outcome most;

  ReplyValue() {
    getStyleClass().add("reply-value-pane");
    for (var area : List.of(text, received)) {
      area.setEditable(false);
      area.setWrapText(true);
      area.getStyleClass().add("received");
    }
    text.setAccessibleText("The value as text");
    received.setAccessibleText("The reply as received");
    var group = new ToggleGroup();
    for (var choice : List.of(asText, asTree, asReceived, asDifference)) {
      choice.setToggleGroup(group);
    }
    asText.setSelected(true);
    text.visibleProperty().bind(asText.selectedProperty());
    tree.visibleProperty().bind(asTree.selectedProperty());
    received.visibleProperty().bind(asReceived.selectedProperty());
    differences.visibleProperty().bind(asDifference.selectedProperty());
    group.selectedToggleProperty().addListener(_ -> fill());
    var choices = new SegmentedButton(asText, asTree, asReceived, asDifference);
    choices.setToggleGroup(group);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(choices, gap, Buttons.link("Copy", this::copy));
    head.getStyleClass().add("received-head");
    setTop(head);
    setCenter(new StackPane(text, tree, received, differences));
  }

  /// @param majority the answer that this one differs from; null if it doesn't
  void show(Response response, @Nullable Outcome majority) {
    var before = shown;
    var mostBefore = most;
    shown = response;
    most = majority;
    if (!response.equals(before) || !Objects.equals(majority, mostBefore)) {
      offerDifferences(response);
      fill();
    }
  }

  /// What differs is what one wants to see of it first.
  private void offerDifferences(Response response) {
    var can =
        most instanceof Outcome.Ok(var majority)
            && response.outcome() instanceof Outcome.Ok(var here)
            && Differences.canCompare(majority, here);
    asDifference.setDisable(!can);
    if (can) {
      asDifference.setSelected(true);
    } else if (asDifference.isSelected()) {
      asText.setSelected(true);
    }
  }

  /// Only what is looked at is laid out.
  private void fill() {
    var response = shown;
    if (response == null) {
      return;
    }
    if (asDifference.isSelected()
        && most instanceof Outcome.Ok(var majority)
        && response.outcome() instanceof Outcome.Ok(var here)) {
      differences.show(Differences.between(majority, here), response.worker());
    } else if (asText.isSelected()) {
      set(text, Harmless.lines(words(response)));
    } else if (asTree.isSelected()) {
      tree.show(value(response));
    } else {
      set(received, JsonLayout.of(response.document()));
    }
  }

  private void copy() {
    var response = shown;
    if (response != null) {
      Copying.text(
          asText.isSelected() || asDifference.isSelected()
              ? words(response)
              : asTree.isSelected() ? tree.chosen() : response.document());
    }
  }

  private static void set(TextArea area, String whole) {
    var cut = whole.length() - SHOWN;
    var words =
        cut <= 0
            ? whole
            : whole.substring(0, SHOWN)
                + "…\n— "
                + Phrases.count(cut)
                + " more characters; Copy takes all of them —";
    if (!words.equals(area.getText())) {
      area.setText(words);
    }
  }

  private static String words(Response response) {
    return switch (response.outcome()) {
      case Outcome.Ok(var value) ->
          value.isString() ? value.asString() : JsonLayout.of(Json.write(value));
      case Outcome.Failed(var failure) ->
          failure.trace().isEmpty()
              ? failure.toString()
              : failure + "\n  " + String.join("\n  ", failure.trace());
    };
  }

  private static JsonNode value(Response response) {
    return switch (response.outcome()) {
      case Outcome.Ok(var value) -> value;
      case Outcome.Failed(var failure) -> Json.tree(failure);
    };
  }
}
