package dev.muster.app.messages;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Copying;
import dev.muster.app.controls.Export;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.StayingToggle;
import dev.muster.app.controls.Unseen;
import dev.muster.shared.Outcome;
import dev.muster.shared.messages.Response;
import dev.muster.shared.redis.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An answer's value as a table where it is one, as text, as a tree, as it stands on the wire; and,
/// where it differs, against the majority.
final class ReplyValue extends BorderPane {
  /// Characters that are laid out on the screen; a copy has all of them.
  private static final int SHOWN = 200_000;

  private final StayingToggle asTable = new StayingToggle("Table");
  private final StayingToggle asText = new StayingToggle("Text");
  private final StayingToggle asTree = new StayingToggle("Tree");
  private final StayingToggle asReceived = new StayingToggle("As received");
  private final TextArea text = new TextArea();
  private final JsonTree tree = new JsonTree();
  private final TextArea received = new TextArea();
  private final ValueTableView table = new ValueTableView();
  private final StayingToggle asDifference = new StayingToggle("Majority");
  private final DifferenceTable differences = new DifferenceTable();
  private final SegmentedButton choices = new SegmentedButton();
  private final Consumer<Export> export;
  private @Nullable ValueTable rows;
  private int agreeing;

  /// What a person chose last; a table is what says most, where there is one.
  private StayingToggle wanted = asTable;
  private @Nullable Response shown;
  private @Nullable Outcome most;

  /// @param export lets an answer leave the window
  ReplyValue(Consumer<Export> export) {
    this.export = export;
    getStyleClass().add("reply-value-pane");
    for (var area : List.of(text, received)) {
      area.setEditable(false);
      area.setWrapText(true);
      area.getStyleClass().add("received");
    }
    text.setAccessibleText("The value as text");
    received.setAccessibleText("The reply as received");
    var group = new ToggleGroup();
    asDifference.setTooltip(new Tooltip("This answer beside the one that most gave"));
    asReceived.setTooltip(new Tooltip("The reply as it stands on the wire"));
    for (var choice : List.of(asTable, asText, asTree, asReceived)) {
      choice.setOnAction(_ -> wanted = choice);
    }
    for (var choice : List.of(asDifference, asTable, asText, asTree, asReceived)) {
      choice.setToggleGroup(group);
    }
    choices.setToggleGroup(group);
    asText.setSelected(true);
    text.visibleProperty().bind(asText.selectedProperty());
    table.visibleProperty().bind(asTable.selectedProperty());
    tree.visibleProperty().bind(asTree.selectedProperty());
    received.visibleProperty().bind(asReceived.selectedProperty());
    differences.visibleProperty().bind(asDifference.selectedProperty());
    group.selectedToggleProperty().addListener(_ -> fill());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head =
        new HBox(choices, gap, Buttons.link("Copy", this::copy), Buttons.link("Save…", this::save));
    head.getStyleClass().add("received-head");
    setTop(head);
    var forms = new StackPane();
    List.of(text, table, tree, received, differences).forEach(form -> Unseen.add(forms, form));
    setCenter(forms);
  }

  /// @param majority the answer that this one differs from; null if it doesn't
  /// @param agree how many gave that
  void show(Response response, @Nullable Outcome majority, int agree) {
    var same = response.equals(shown) && Objects.equals(majority, most) && agree == agreeing;
    shown = response;
    most = majority;
    agreeing = agree;
    if (!same) {
      rows =
          response.outcome() instanceof Outcome.Ok(var value)
              ? ValueTable.of(value).orElse(null)
              : null;
      offer(response);
      fill();
    }
  }

  /// What differs is what one wants to see of it first.
  private void offer(Response response) {
    var differs = most instanceof Outcome.Ok && response.outcome() instanceof Outcome.Ok;
    var offered = new ArrayList<ToggleButton>();
    if (differs) {
      offered.add(asDifference);
    }
    if (rows != null) {
      offered.add(asTable);
    }
    offered.addAll(List.of(asText, asTree, asReceived));
    if (!offered.equals(List.copyOf(choices.getButtons()))) {
      choices.getButtons().setAll(offered);
    }
    var best = differs ? asDifference : offered.contains(wanted) ? wanted : asText;
    best.setSelected(true);
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
      var different = Differences.between(majority, here);
      differences.show(
          different,
          response.worker(),
          agreeing,
          ReplyWords.differences(response.command(), different));
    } else if (asTable.isSelected() && rows != null) {
      table.show(rows);
    } else if (asText.isSelected()) {
      set(text, Harmless.lines(ReplyWords.whole(response)));
    } else if (asTree.isSelected()) {
      tree.show(value(response));
    } else {
      set(received, Harmless.lines(JsonLayout.of(response.document())));
    }
  }

  private void save() {
    if (shown != null) {
      export.accept(ReplyCopies.export(shown));
    }
  }

  private void copy() {
    var response = shown;
    if (response != null) {
      Copying.text(
          asReceived.isSelected()
              ? response.document()
              : asTree.isSelected()
                  ? tree.chosen()
                  : asTable.isSelected() ? table.text() : ReplyWords.whole(response));
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

  private static JsonNode value(Response response) {
    return switch (response.outcome()) {
      case Outcome.Ok(var value) -> value;
      case Outcome.Failed(var failure) -> Json.tree(failure);
    };
  }
}
