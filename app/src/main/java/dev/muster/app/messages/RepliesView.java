package dev.muster.app.messages;

import dev.muster.app.controls.EmptyState;
import dev.muster.app.controls.Seen;
import dev.muster.shared.messages.Sent;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What was sent, how each target answered, and one answer in full.
public final class RepliesView extends StackPane {
  private final MessagesModel messages;
  private final RepliesModel model;
  private final ListView<Sent> history;
  private final ReplyDetail detail = new ReplyDetail();

  /// Shows a model, with what can be done with the chosen message.
  public RepliesView(MessagesModel messages) {
    this.messages = messages;
    this.model = messages.replies();
    history = new ListView<>(model.history());
    getStyleClass().add("replies");
    var empty =
        new EmptyState("mdi2r-reply-all-outline")
            .what("Nothing was sent on this queue yet")
            .why("Say something to the workers in the composer: PING asks the least.");
    var panes = new HBox(sent(), middle(), detail);
    var none = Bindings.isEmpty(model.history());
    empty.visibleProperty().bind(none);
    panes.visibleProperty().bind(none.not());
    getChildren().addAll(empty, panes);
    Seen.whileSeen(this, model::start, model::rest);
    model.chosen().addListener(_ -> markChosen());
  }

  private BorderPane sent() {
    history.setCellFactory(_ -> new SentCell());
    history.setFixedCellSize(48);
    history.setAccessibleText("Messages that were sent");
    history
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, message) -> {
              if (message != null) {
                model.choose(message);
              }
            });
    model.history().addListener((ListChangeListener<Sent>) _ -> markChosen());
    var title = new Label("Sent");
    title.getStyleClass().add("pane-title");
    var head = new HBox(title);
    head.getStyleClass().add("pane-head");
    var pane = new BorderPane(history);
    pane.setTop(head);
    pane.getStyleClass().add("sent-pane");
    return pane;
  }

  private VBox middle() {
    var replies = new ReplyRows(model, detail);
    VBox.setVgrow(replies, Priority.ALWAYS);
    var ask = new Ask();
    model.chosen().addListener(_ -> ask.hide());
    var middle =
        new VBox(
            new ReplySummary(model),
            new MessageActions(messages, ask),
            ask,
            new Trouble(messages.trouble()),
            new Trouble(messages.came(), "came"),
            replies);
    middle.getStyleClass().add("replies-middle");
    HBox.setHgrow(middle, Priority.ALWAYS);
    return middle;
  }

  private void markChosen() {
    var wanted = model.chosen().get().map(Sent::id).orElse("");
    for (int i = 0; i < history.getItems().size(); i++) {
      if (history.getItems().get(i).id().equals(wanted)) {
        if (history.getSelectionModel().getSelectedIndex() != i) {
          history.getSelectionModel().clearAndSelect(i);
        }
        return;
      }
    }
  }
}
