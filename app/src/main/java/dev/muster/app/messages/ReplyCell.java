package dev.muster.app.messages;

import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.StateLabel;
import dev.muster.shared.messages.Reply;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// One target's answer in a line, or the heading over those who have not answered.
final class ReplyCell extends ListCell<ReplyRow> {
  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
  private final StateLabel state = new StateLabel();
  private final Label worker = new Label();
  private final Label words = new Label();
  private final Label time = new Label();
  private final HBox content = new HBox(state, worker, words, time);

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
    }
  }

  private void show(ReplyRow.Target target) {
    var reply = target.reply();
    state.show(target.kind().mark());
    worker.setText(reply.worker());
    words.setText(target.words());
    words.getStyleClass().removeAll("hint", "reply-value");
    words.getStyleClass().add(target.hasValue() ? "reply-value" : "hint");
    time.setText(time(reply));
    setAccessibleText(target.kind().mark().word() + ", " + reply.worker() + ", " + target.words());
    setGraphic(content);
  }

  private static String time(Reply reply) {
    var response = reply.response();
    if (response != null) {
      return Phrases.took(response.elapsed());
    }
    return reply.state() == Reply.State.BEHIND ? Phrases.elapsed(reply.since()) : "";
  }
}
