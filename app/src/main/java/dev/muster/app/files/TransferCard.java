package dev.muster.app.files;

import dev.muster.app.controls.Buttons;
import dev.muster.shared.messages.Sent;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// One transfer: what, how far, how fast, and a button that ends it.
final class TransferCard extends VBox {
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
  private final Transfer transfer;
  private final FontIcon icon;
  private final Button end;
  private final Runnable remove;

  /// @param remove takes it away once it has ended
  /// @param replies shows the replies to the message that it is
  TransferCard(Transfer transfer, Runnable remove, Consumer<Sent> replies) {
    this.transfer = transfer;
    this.remove = remove;
    getStyleClass().add("transfer");
    icon = new FontIcon(transfer.way().icon());
    var verb = new Label(transfer.verb());
    verb.setMinWidth(USE_PREF_SIZE);
    var what = new Label(transfer.what());
    what.getStyleClass().add("code");
    what.setEllipsisString("…");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    end = Buttons.icon("mdi2c-close", "Cancel " + transfer.what(), this::press);
    end.setMinWidth(USE_PREF_SIZE);
    var head = new HBox(icon, verb, what, gap, end);
    transfer
        .message()
        .ifPresent(
            message ->
                head.getChildren().add(4, Buttons.link("Replies", () -> replies.accept(message))));
    head.getStyleClass().add("transfer-head");
    var bar = new ProgressBar();
    bar.progressProperty().bind(transfer.share());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText("Progress of " + transfer.what());
    var words = new Label();
    words.textProperty().bind(transfer.words());
    words.setWrapText(true);
    words.getStyleClass().add("hint");
    var body = new VBox(bar, words);
    body.getStyleClass().add("transfer-body");
    getChildren().addAll(head, body);
    transfer.state().addListener(_ -> show());
    show();
  }

  private void press() {
    if (transfer.isRunning() && transfer.way() != Transfer.Way.TO_WORKERS) {
      transfer.cancel();
    } else {
      remove.run();
    }
  }

  private void show() {
    var state = transfer.state().get();
    pseudoClassStateChanged(FAILED, state == Transfer.State.FAILED);
    pseudoClassStateChanged(DONE, state != Transfer.State.RUNNING);
    icon.setIconLiteral(
        switch (state) {
          case RUNNING -> transfer.way().icon();
          case DONE -> "mdi2c-check";
          case FAILED -> "mdi2a-alert-circle-outline";
          case CANCELLED -> "mdi2c-cancel";
        });
    if (state != Transfer.State.RUNNING || transfer.way() == Transfer.Way.TO_WORKERS) {
      end.setAccessibleText("Take " + transfer.what() + " off the list");
      end.getTooltip().setText("Take off the list");
    }
  }
}
