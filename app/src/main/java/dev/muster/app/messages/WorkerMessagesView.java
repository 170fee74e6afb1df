package dev.muster.app.messages;

import dev.muster.app.controls.EmptyState;
import dev.muster.app.controls.Mark;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Seen;
import dev.muster.app.controls.StateLabel;
import dev.muster.app.messages.WorkerMessagesModel.Exchange;
import dev.muster.shared.messages.Sent;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The messages of one worker, each with its answer; opens one on the screen of messages.
public final class WorkerMessagesView extends StackPane {
  private final WorkerMessagesModel model;

  /// Shows a model.
  ///
  /// @param open shows all targets of a message
  public WorkerMessagesView(WorkerMessagesModel model, Consumer<Sent> open) {
    this.model = model;
    getStyleClass().add("worker-messages");
    var list = new ListView<>(model.exchanges());
    list.setFixedCellSize(48);
    list.setAccessibleText("Messages of this worker");
    list.setCellFactory(_ -> new ExchangeCell());
    Runnable openChosen =
        () ->
            Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                .map(Exchange::sent)
                .ifPresent(open);
    list.setOnMouseClicked(
        click -> {
          if (click.getClickCount() == 2) {
            openChosen.run();
          }
        });
    list.setOnKeyPressed(
        press -> {
          if (press.getCode() == KeyCode.ENTER) {
            openChosen.run();
          }
        });
    var empty =
        new EmptyState("mdi2m-message-text-outline")
            .what("It was told nothing yet")
            .why("Of the newest 200 messages none was sent to it.");
    empty.visibleProperty().bind(Bindings.isEmpty(model.exchanges()));
    getChildren().addAll(list, empty);
    Seen.whileSeen(this, model::start, model::rest);
  }

  /// How its answer stands, honestly: what isn't there may yet come, or was deleted, or never
  /// comes.
  private String unanswered(Exchange exchange, String worker) {
    var sent = exchange.sent();
    if (sent.open() <= 0) {
      return sent.recalled() == 0
          ? "answered, then deleted by its reader"
          : "recalled, or answered and then deleted";
    }
    return model
        .session()
        .worker(worker)
        .map(
            summary ->
                switch (summary.state()) {
                  case LOST -> "lost, will not answer";
                  case EXITED -> "has left, will not answer";
                  case LATE -> "late, has not answered yet";
                  default ->
                      summary.task() == null
                          ? "no answer is there"
                          : "behind task " + summary.task();
                })
        .orElse("no answer is there");
  }

  /// What was said, and beneath it what was answered.
  private final class ExchangeCell extends ListCell<Exchange> {
    private static final Mark FAILED = ReplyRow.Kind.FAILED.mark();
    private static final Mark ANSWERED = ReplyRow.Kind.ANSWERED.mark();
    private static final Mark OPEN = ReplyRow.Kind.WAITING.mark();
    private final Label command = new Label();
    private final Label args = new Label();
    private final Label time = new Label();
    private final StateLabel state = new StateLabel();
    private final Label answer = new Label();
    private final Tooltip tooltip = new Tooltip();
    private final VBox content;

    ExchangeCell() {
      getStyleClass().addAll("row-cell", "sent-cell");
      command.getStyleClass().add("sent-command");
      command.setMinWidth(USE_PREF_SIZE);
      args.getStyleClass().add("figures-hint");
      args.setEllipsisString("…");
      args.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(args, Priority.ALWAYS);
      time.getStyleClass().add("figures-hint");
      time.setMinWidth(USE_PREF_SIZE);
      state.getStyleClass().add("exchange-state");
      answer.setEllipsisString("…");
      var first = new HBox(command, args, time);
      var second = new HBox(state, answer);
      first.getStyleClass().add("sent-line");
      second.getStyleClass().add("sent-line");
      content = new VBox(first, second);
      content.getStyleClass().add("sent");
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Exchange exchange, boolean empty) {
      super.updateItem(exchange, empty);
      if (empty || exchange == null) {
        setGraphic(null);
        setTooltip(null);
        return;
      }
      var sent = exchange.sent();
      var response = exchange.response();
      command.setText(sent.command());
      args.setText(ReplyWords.args(sent.args()));
      time.setText(Phrases.clock(sent.time()));
      answer.getStyleClass().setAll("label", response == null ? "hint" : "reply-value");
      if (response == null) {
        state.show(OPEN);
        state.setText("");
        answer.setText(unanswered(exchange, model.worker()));
      } else {
        state.show(response.outcome().isOk() ? ANSWERED : FAILED);
        state.setText("");
        answer.setText(ReplyWords.of(response));
      }
      tooltip.setText(
          "By " + sent.sender() + ", " + Phrases.moment(sent.time()) + ". Enter shows all of it.");
      setTooltip(tooltip);
      setAccessibleText(sent.command() + ", " + answer.getText());
      setGraphic(content);
    }
  }
}
