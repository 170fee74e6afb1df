package dev.muster.app.messages;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;

/// The targets of a message, each with how its answer stands; the chosen one is shown in full
/// elsewhere.
final class ReplyRows extends ListView<ReplyRow> {
  private final ObservableList<ReplyRow> rows = FXCollections.observableArrayList();
  private final ReplyDetail detail;
  private boolean refreshing;

  /// @param detail where the chosen answer is shown
  ReplyRows(RepliesModel model, ReplyDetail detail) {
    this.detail = detail;
    setItems(rows);
    setCellFactory(_ -> new ReplyCell());
    setFixedCellSize(28);
    setAccessibleText("Replies");
    getSelectionModel()
        .selectedItemProperty()
        .addListener(
            _ -> {
              if (!refreshing) {
                showChosen();
              }
            });
    model.replies().addListener((_, _, news) -> show(news));
    show(model.replies().get());
  }

  /// Rows that stand where they stood are changed in place; the chosen worker stays chosen.
  private void show(ReplyList news) {
    var chosen =
        getSelectionModel().getSelectedItem() instanceof ReplyRow.Target target
            ? target.reply().worker()
            : "";
    refreshing = true;
    replace(news.rows());
    select(chosen);
    refreshing = false;
    showChosen();
  }

  private void showChosen() {
    detail.show(
        getSelectionModel().getSelectedItem() instanceof ReplyRow.Target target ? target : null);
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
          getSelectionModel().clearAndSelect(i);
          return;
        }
        first = first < 0 && target.kind().hasAnswer() ? i : first;
      }
    }
    getSelectionModel().clearSelection();
    if (first >= 0) {
      getSelectionModel().select(first);
    }
  }
}
