package dev.muster.app.controls;

import dev.muster.shared.workers.WorkerSummary;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Popup;

/// Offers under a field how the last term of its filter may go on. Nothing is chosen until a key
/// goes down to it, so that Enter means what is written; Tab takes the first.
final class FilterOffers {
  private static final double ROW = 24;
  private static final double BORDER = 2;
  private static final int ROWS = 8;
  private static final double WIDTH = 240;
  private final TextField field;
  private final Supplier<List<WorkerSummary>> workers;
  private final ListView<FilterProposal> list = new ListView<>();
  private final Popup popup = new Popup();

  private static final class Cell extends ListCell<FilterProposal> {
    @Override
    protected void updateItem(FilterProposal proposal, boolean empty) {
      super.updateItem(proposal, empty);
      setText(empty || proposal == null ? null : Harmless.of(proposal.term()));
    }
  }

  FilterOffers(TextField field, Supplier<List<WorkerSummary>> workers) {
    this.field = field;
    this.workers = workers;
    list.getStyleClass().add("filter-offers");
    list.setAccessibleText("How the filter may go on");
    list.setFixedCellSize(ROW);
    list.setPrefWidth(WIDTH);
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new Cell());
    popup.getContent().add(list);
    popup.setAutoHide(true);
    popup.setAutoFix(true);
    popup.setHideOnEscape(false);
  }

  /// Listens to the field.
  void begin() {
    field.textProperty().addListener((_, _, text) -> offer(text));
    field
        .focusedProperty()
        .addListener(
            (_, _, here) -> {
              if (!here) {
                popup.hide();
              }
            });
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    list.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> take());
  }

  private void offer(String text) {
    var proposals =
        field.isFocused() ? FilterProposal.of(text, workers.get()) : List.<FilterProposal>of();
    list.getItems().setAll(proposals);
    list.getSelectionModel().clearSelection();
    if (proposals.isEmpty()) {
      popup.hide();
      return;
    }
    list.setPrefHeight(Math.min(ROWS, proposals.size()) * ROW + BORDER);
    if (!popup.isShowing()) {
      var below = field.localToScreen(0, field.getHeight());
      popup.show(field, below.getX(), below.getY());
    }
  }

  private void press(KeyEvent press) {
    if (!popup.isShowing()) {
      return;
    }
    var choice = list.getSelectionModel();
    if (press.getCode() == KeyCode.DOWN) {
      choice.selectNext();
    } else if (press.getCode() == KeyCode.UP) {
      choice.selectPrevious();
    } else if (press.getCode() == KeyCode.TAB && !press.isShiftDown()) {
      choice.select(Math.max(0, choice.getSelectedIndex()));
      take();
    } else if (press.getCode() == KeyCode.ENTER && !choice.isEmpty()) {
      take();
    } else {
      return;
    }
    list.scrollTo(Math.max(0, choice.getSelectedIndex()));
    press.consume();
  }

  private void take() {
    var chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      field.setText(chosen.whole());
      field.positionCaret(chosen.whole().length());
    }
  }
}
