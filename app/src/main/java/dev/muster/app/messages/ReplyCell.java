package dev.muster.app.messages;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.StateLabel;
import dev.muster.app.messages.ReplyRow.Kind;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One target's answer in a line, or the heading over those who have not answered.
final class ReplyCell extends ListCell<ReplyRow> {
  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
  private final StateLabel state = new StateLabel();
  private final Label worker = new Label();
  private final Label words = new Label();
  private final Label time = new Label();
  private final HBox content = new HBox(state, worker, words, time);

  private final Label number = new Label();
  private final StateLabel groupState = new StateLabel();
  private final Label groupWords = new Label();
  private final Label who = new Label();
  private final Label groupTime = new Label();
  private final HBox groupContent =
      new HBox(number, groupState, new VBox(groupWords, who), groupTime);

  ReplyCell() {
    getStyleClass().addAll("row-cell", "reply-cell");
    content.getStyleClass().add("reply");
    state.getStyleClass().add("reply-state");
    worker.getStyleClass().addAll("code", "reply-worker");
    words.getStyleClass().add("reply-words");
    words.setEllipsisString("…");
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    time.getStyleClass().addAll("figures-hint", "reply-time");
    time.setMinWidth(USE_PREF_SIZE);
    number.getStyleClass().addAll("code", "group-number");
    groupState.getStyleClass().add("reply-state");
    groupWords.setEllipsisString("…");
    who.getStyleClass().add("figures-hint");
    who.setEllipsisString("…");
    groupTime.getStyleClass().addAll("figures-hint", "reply-time");
    groupTime.setMinWidth(USE_PREF_SIZE);
    groupContent.getStyleClass().addAll("reply", "reply-group");
    HBox.setHgrow(groupContent.getChildren().get(2), Priority.ALWAYS);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(ReplyRow row, boolean empty) {
    super.updateItem(row, empty);
    pseudoClassStateChanged(HEADING, !empty && row instanceof ReplyRow.Heading);
    setText(null);
    setGraphic(null);
    if (empty || row == null) {
      return;
    }
    switch (row) {
      case ReplyRow.Heading(var text) -> setText(text);
      case ReplyRow.Target target -> show(target);
      case ReplyRow.Group group -> show(group);
    }
  }

  private void show(ReplyRow.Target target) {
    var reply = target.reply();
    state.show(target.kind().mark());
    worker.setText(Harmless.of(reply.worker()));
    words.setText(target.words());
    words.getStyleClass().removeAll("hint", "reply-value");
    words.getStyleClass().add(target.hasValue() ? "reply-value" : "hint");
    time.setText(ReplyWords.time(reply));
    setAccessibleText(target.kind().mark().word() + ", " + reply.worker() + ", " + target.words());
    setGraphic(content);
  }

  private void show(ReplyRow.Group group) {
    var first = group.targets().getFirst();
    groupState.show(group.kind().mark());
    number.setText(Phrases.count(group.targets().size()));
    groupWords.setText(group.words());
    groupWords.getStyleClass().removeAll("hint", "reply-value", "strong");
    groupWords
        .getStyleClass()
        .add(!first.hasValue() ? "hint" : group.kind() == Kind.DIFFERS ? "strong" : "reply-value");
    who.setText(group.who());
    groupTime.setText(group.times());
    setAccessibleText(
        Phrases.count(group.targets().size())
            + " "
            + group.kind().mark().word()
            + ", "
            + group.words()
            + ", "
            + group.who());
    setGraphic(groupContent);
  }
}
