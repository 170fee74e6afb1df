package dev.muster.app.messages;

import dev.muster.app.controls.Columns;
import dev.muster.app.controls.Phrases;
import dev.muster.shared.messages.Sent;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/// The table: a row a message. The chosen row is the model's chosen message.
final class MessagesTable extends TableView<MessageRow> {
  private static final double ROW = 28;
  private static final double SCROLL_BAR = 10;
  private static final double NARROW = 720;
  private static final double NARROWER = 480;
  private final MessagesModel model;
  private final TableColumn<MessageRow, Sent> time =
      column("Time", 82, sent -> Phrases.clock(sent.time()), "code-cell", "quiet");
  private final TableColumn<MessageRow, Sent> command =
      column("Command", 90, Sent::command, "code-cell", "strong-code");
  private final TableColumn<MessageRow, Sent> args =
      column("Arguments", 160, sent -> ReplyWords.args(sent.args()), "code-cell");
  private final TableColumn<MessageRow, Sent> by =
      column("By", 120, Sent::sender, "code-cell", "quiet");
  private final TableColumn<MessageRow, Sent> to = column("To", 120, MessageRow::whom, "code-cell");
  private final TableColumn<MessageRow, Sent> answered =
      column("Answered", 88, MessagesTable::answered, "figure-cell");
  private final TableColumn<MessageRow, Sent> failed =
      column("Failed", 58, sent -> Phrases.count(sent.failed()), "figure-cell", "failed-cell");
  private boolean restoring;

  MessagesTable(MessagesModel model) {
    this.model = model;
    getStyleClass().add("messages-table");
    setAccessibleText("Messages that were sent");
    setFixedCellSize(ROW);
    setPlaceholder(new Region());
    setItems(model.shown());
    getColumns().setAll(List.of(time, command, args, by, to, answered, failed));
    answered.getStyleClass().add("figures");
    failed.getStyleClass().add("figures");
    widthProperty().addListener(_ -> fit());
    getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, row) -> {
              if (row != null && !restoring) {
                model.replies().choose(row.sent().get());
              }
            });
    model.replies().chosen().addListener(_ -> mark());
    model.changes().addListener(_ -> mark());
    mark();
  }

  /// Marks the row of the chosen message, wherever it stands now.
  private void mark() {
    var wanted = model.chosen().map(Sent::id).orElse("");
    var row = getSelectionModel().getSelectedItem();
    if (row != null && row.id().equals(wanted)) {
      return;
    }
    restoring = true;
    getSelectionModel().clearSelection();
    for (int i = 0; i < getItems().size(); i++) {
      if (getItems().get(i).id().equals(wanted)) {
        getSelectionModel().clearAndSelect(i);
      }
    }
    restoring = false;
  }

  /// Where there is little room, who sent it stands only over its answers.
  private void fit() {
    by.setVisible(getWidth() >= NARROW);
    to.setVisible(getWidth() >= NARROWER);
    failed.setVisible(getWidth() >= NARROWER);
    var left = getWidth() - SCROLL_BAR;
    for (var column : List.of(time, command, by, answered, failed)) {
      left -= column.isVisible() ? column.getPrefWidth() : 0;
    }
    Columns.fix(to, Math.clamp(left * 0.38, 100, 260));
    Columns.fix(args, Math.max(60, left - (to.isVisible() ? to.getPrefWidth() : 0)));
  }

  private static String answered(Sent sent) {
    return Phrases.count(sent.answered()) + " of " + Phrases.count(sent.targets().size());
  }

  private static TableColumn<MessageRow, Sent> column(
      String title, double width, Function<Sent, String> words, String... styles) {
    var column = new TableColumn<MessageRow, Sent>(title);
    column.setCellValueFactory(row -> row.getValue().sent());
    column.setCellFactory(_ -> cell(words, styles));
    column.setReorderable(false);
    column.setSortable(false);
    Columns.fix(column, width);
    return column;
  }

  private static TableCell<MessageRow, Sent> cell(Function<Sent, String> words, String... styles) {
    return new SentTableCell(words, styles);
  }
}
