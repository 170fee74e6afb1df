package dev.muster.app.logs;

import dev.muster.app.logs.LogEntry.Line;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys of the logs. Letters and Enter are only keys where nobody writes or is asked.
record LogsKeys(LogsView view, LogsModel logs, LogCards cards) {
  void listen() {
    view.addEventFilter(
        KeyEvent.KEY_PRESSED,
        press -> {
          if (act(press)) {
            press.consume();
          }
        });
    // What opens a field is heard when it is typed, so that the letter doesn't land in there.
    view.addEventFilter(
        KeyEvent.KEY_TYPED,
        typed -> {
          if (isFree(typed)
              && !typed.isShortcutDown()
              && !typed.isAltDown()
              && act(typed.getCharacter())) {
            typed.consume();
          }
        });
  }

  private boolean isFree(KeyEvent key) {
    return !(key.getTarget() instanceof TextInputControl) && !cards.isVisible();
  }

  private boolean act(String letter) {
    switch (letter) {
      case "a" -> view.addWorkers();
      case "w" -> view.wrapOrNot();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean act(KeyEvent press) {
    if (press.getCode() == KeyCode.F3) {
      view.step(!press.isShiftDown());
    } else if (press.getCode() == KeyCode.F6) {
      logs.step(press.isShiftDown() ? -1 : 1);
      view.focusLines();
    } else if (press.isShortcutDown() && !press.isAltDown()) {
      return actWithShortcut(press.getCode());
    } else if (isFree(press) && press.getCode() == KeyCode.ENTER) {
      return openLine(press);
    } else {
      return false;
    }
    return true;
  }

  private boolean actWithShortcut(KeyCode code) {
    switch (code) {
      case F -> view.search();
      case G -> view.jump();
      case S -> view.save();
      case H -> view.highlight();
      case DIGIT1 -> logs.mode().set(Mode.ONE);
      case DIGIT2 -> logs.mode().set(Mode.SIDE);
      case DIGIT3 -> logs.mode().set(Mode.MERGED);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean openLine(KeyEvent press) {
    if (press.getTarget() instanceof ListView<?> list
        && list.getStyleClass().contains("log-list")
        && list.getSelectionModel().getSelectedItem() instanceof Line line) {
      cards.line(line);
      return true;
    }
    return false;
  }
}
