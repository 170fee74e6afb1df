package dev.muster.app.logs;

import dev.muster.app.controls.Mark;
import dev.muster.shared.workers.WorkerState;
import javafx.css.PseudoClass;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands under the last line of a worker that is late, lost or has left.
final class EndingBox extends HBox {
  private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");
  private static final PseudoClass LATE = PseudoClass.getPseudoClass("late");
  private final FontIcon icon = new FontIcon("mdi2c-close-thick");
  private final Text head = new Text();
  private final Text rest = new Text();

  EndingBox() {
    var words = new TextFlow(head, rest);
    getStyleClass().add("log-ending");
    head.getStyleClass().add("ending-head");
    rest.getStyleClass().add("ending-rest");
    words.setMinWidth(0);
    setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(icon, words);
    setFocusTraversable(false);
    show(Ending.NONE);
  }

  void show(Ending ending) {
    setVisible(ending.state() != null);
    setManaged(ending.state() != null);
    if (ending.state() == null) {
      return;
    }
    pseudoClassStateChanged(LOST, ending.state() == WorkerState.LOST);
    pseudoClassStateChanged(LATE, ending.state() == WorkerState.LATE);
    icon.setIconLiteral(Mark.of(ending.state()).icon());
    head.setText(ending.head().isEmpty() ? "" : ending.head() + " ");
    rest.setText(ending.rest());
    setAccessibleText(head.getText() + rest.getText());
  }
}
