package dev.muster.app.messages;

import dev.muster.app.controls.Phrases;
import dev.muster.shared.messages.Sent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A message that was sent: what, how many answered; with what, when.
final class SentCell extends ListCell<Sent> {
  private final Label command = new Label();
  private final Label failed = new Label();
  private final Label answered = new Label();
  private final Label args = new Label();
  private final Label time = new Label();
  private final Tooltip tooltip = new Tooltip();
  private final VBox content;

  SentCell() {
    getStyleClass().addAll("row-cell", "sent-cell");
    command.getStyleClass().add("sent-command");
    failed.getStyleClass().add("sent-failed");
    answered.getStyleClass().add("code");
    args.getStyleClass().add("figures-hint");
    args.setEllipsisString("…");
    time.getStyleClass().add("figures-hint");
    time.setMinWidth(USE_PREF_SIZE);
    args.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(args, Priority.ALWAYS);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var first = new HBox(command, gap, failed, answered);
    var second = new HBox(args, time);
    first.getStyleClass().add("sent-line");
    second.getStyleClass().add("sent-line");
    content = new VBox(first, second);
    content.getStyleClass().add("sent");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(Sent sent, boolean empty) {
    super.updateItem(sent, empty);
    if (empty || sent == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    command.setText(sent.command());
    failed.setText(sent.failed() == 0 ? "" : sent.failed() + " failed");
    answered.setText(sent.answered() + "/" + sent.targets().size());
    args.setText(ReplyWords.args(sent.args()));
    time.setText(Phrases.clock(sent.time()));
    tooltip.setText(
        sent.command()
            + " to "
            + Phrases.count(sent.targets().size(), "worker")
            + " by "
            + sent.sender()
            + ", "
            + Phrases.moment(sent.time()));
    setTooltip(tooltip);
    setAccessibleText(
        sent.command() + ", " + sent.answered() + " of " + sent.targets().size() + " answered");
    setGraphic(content);
  }
}
