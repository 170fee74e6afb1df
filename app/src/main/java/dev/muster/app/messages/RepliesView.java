package dev.muster.app.messages;

import dev.muster.app.controls.EmptyState;
import dev.muster.shared.messages.Sent;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What was sent, how each target answered, and one answer in full.
public final class RepliesView extends StackPane {
  private final RepliesModel model;
  private final ListView<Sent> history;
  private final ObservableList<ReplyRow> rows = FXCollections.observableArrayList();
  private final ListView<ReplyRow> replies = new ListView<>(rows);
  private final ReplyDetail detail = new ReplyDetail();
  private boolean refreshing;

  /// Shows a model.
  public RepliesView(RepliesModel model) {
    this.model = model;
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
    visibleProperty()
        .addListener(
            (_, _, visible) -> {
              if (visible) {
                model.start();
              } else {
                model.rest();
              }
            });
    model.chosen().addListener(_ -> markChosen());
    model.replies().addListener((_, _, news) -> show(news));
    show(model.replies().get());
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
    model.history().addListener((javafx.collections.ListChangeListener<Sent>) _ -> markChosen());
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
    replies.setCellFactory(_ -> new ReplyCell());
    replies.setFixedCellSize(28);
    replies.setAccessibleText("Replies");
    replies
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, row) -> {
              if (!refreshing) {
                detail.show(row instanceof ReplyRow.Target target ? target : null);
              }
            });
    VBox.setVgrow(replies, Priority.ALWAYS);
    var middle = new VBox(new ReplySummary(model), replies);
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

  /// Rows that stand where they stood are changed in place; the chosen worker stays chosen.
  private void show(ReplyList news) {
    var chosen =
        replies.getSelectionModel().getSelectedItem() instanceof ReplyRow.Target target
            ? target.reply().worker()
            : "";
    refreshing = true;
    replace(news.rows());
    select(chosen);
    refreshing = false;
    detail.show(
        replies.getSelectionModel().getSelectedItem() instanceof ReplyRow.Target target
            ? target
            : null);
  }

  private void replace(List<ReplyRow> news) {
    if (news.size() != rows.size()) {
      rows.setAll(news);
      return;
    }
    for (int i = 0; i < news.size(); i++) {
      if (!rows.get(i).equals(news.get(i))) {
        rows.set(i, news.get(i));
      }
    }
  }

  /// The worker that was chosen, or else the first that answered.
  private void select(String worker) {
    int first = -1;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i) instanceof ReplyRow.Target target) {
        if (target.reply().worker().equals(worker)) {
          replies.getSelectionModel().clearAndSelect(i);
          return;
        }
        first = first < 0 && target.kind().hasAnswer() ? i : first;
      }
    }
    replies.getSelectionModel().clearSelection();
    if (first >= 0) {
      replies.getSelectionModel().select(first);
    }
  }
}
