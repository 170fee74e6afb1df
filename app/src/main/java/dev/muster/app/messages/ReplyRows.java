package dev.muster.app.messages;

import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/// The targets of a message, each with how its answer stands; the chosen one is shown in full
/// elsewhere.
final class ReplyRows extends ListView<ReplyRow> {
  private static final double ROW = 28;
  private static final int MANY = 100;
  private final ObservableList<ReplyRow> rows = FXCollections.observableArrayList();
  private final RepliesModel model;
  private final ReplyDetail detail;
  private boolean refreshing;

  /// @param detail where the chosen answer is shown
  ReplyRows(RepliesModel model, ReplyDetail detail) {
    this.model = model;
    this.detail = detail;
    setItems(rows);
    setCellFactory(_ -> new ReplyCell());
    setAccessibleText("Replies");
    getSelectionModel()
        .selectedItemProperty()
        .addListener(
            _ -> {
              if (!refreshing) {
                showChosen();
              }
            });
    model.replies().addListener(_ -> show());
    model.fold().addListener(_ -> show());
    show();
  }

  /// Rows that stand where they stood are changed in place; the chosen worker stays chosen.
  private void show() {
    var chosen = chosen();
    var worker = chosen == null ? "" : chosen.reply().worker();
    refreshing = true;
    setFixedCellSize(model.fold().get() ? USE_COMPUTED_SIZE : ROW);
    var news = model.replies().get();
    replace(model.fold().get() ? news.folded() : news.rows());
    select(worker);
    refreshing = false;
    showChosen();
  }

  private void showChosen() {
    detail.show(chosen(), model.replies().get());
  }

  /// Of equal replies the first stands for all.
  private ReplyRow.@Nullable Target chosen() {
    return switch (getSelectionModel().getSelectedItem()) {
      case ReplyRow.Target target -> target;
      case ReplyRow.Group group -> group.targets().getFirst();
      case null, default -> null;
    };
  }

  /// Where much has changed all of it is told at once, for each change on its own costs more.
  private void replace(List<ReplyRow> news) {
    var changed =
        news.size() != rows.size()
            ? MANY
            : IntStream.range(0, rows.size())
                .filter(i -> !rows.get(i).equals(news.get(i)))
                .limit(MANY)
                .count();
    if (changed >= MANY) {
      rows.setAll(news);
      return;
    }
    for (int i = 0; changed > 0 && i < news.size(); i++) {
      if (!rows.get(i).equals(news.get(i))) {
        rows.set(i, news.get(i));
      }
    }
  }

  /// The worker that was chosen, or else the first that answered.
  private void select(String worker) {
    int first = -1;
    for (int i = 0; i < rows.size(); i++) {
      var targets = targets(rows.get(i));
      if (targets.stream().anyMatch(target -> target.reply().worker().equals(worker))) {
        getSelectionModel().clearAndSelect(i);
        return;
      }
      first = first < 0 && targets.stream().anyMatch(one -> one.kind().hasAnswer()) ? i : first;
    }
    getSelectionModel().clearSelection();
    if (first >= 0) {
      getSelectionModel().select(first);
    }
  }

  private static List<ReplyRow.Target> targets(ReplyRow row) {
    return switch (row) {
      case ReplyRow.Heading _ -> List.of();
      case ReplyRow.Target target -> List.of(target);
      case ReplyRow.Group group -> group.targets();
    };
  }
}
