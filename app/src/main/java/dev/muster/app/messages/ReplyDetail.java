package dev.muster.app.messages;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Copying;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.StateLabel;
import dev.muster.shared.messages.Response;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One reply as it was received.
final class ReplyDetail extends StackPane {
  private final StateLabel state = new StateLabel();
  private final Label worker = new Label();
  private final Label words = new Label();
  private final Label when = new Label();
  private final Tooltip moment = new Tooltip();
  private final TextArea received = new TextArea();
  private final VBox whole;
  private final VBox document;
  private final Label nothing = new Label("Choose a reply to see all of it.");

  ReplyDetail() {
    getStyleClass().add("reply-detail");
    worker.getStyleClass().add("detail-worker");
    words.setWrapText(true);
    words.getStyleClass().add("reply-detail-words");
    when.getStyleClass().add("hint");
    when.setTooltip(moment);
    received.setEditable(false);
    received.setWrapText(true);
    received.getStyleClass().add("received");
    received.setAccessibleText("The reply as received");
    VBox.setVgrow(received, Priority.ALWAYS);
    var title = new Label("Reply as received");
    title.getStyleClass().add("section-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(title, gap, Buttons.link("Copy", () -> Copying.text(received.getText())));
    head.getStyleClass().add("received-head");
    document = new VBox(head, received);
    VBox.setVgrow(document, Priority.ALWAYS);
    var name = new HBox(state, worker);
    name.getStyleClass().add("detail-name");
    var top = new VBox(name, words, when);
    top.getStyleClass().add("reply-detail-head");
    whole = new VBox(top, document);
    nothing.getStyleClass().add("hint");
    getChildren().addAll(nothing, whole);
    show(null);
  }

  void show(ReplyRow.@Nullable Target target) {
    whole.setVisible(target != null);
    nothing.setVisible(target == null);
    if (target == null) {
      return;
    }
    state.show(target.kind().mark());
    worker.setText(target.reply().worker());
    words.setText(target.words());
    var response = target.reply().response();
    document.setVisible(response != null);
    when.setText(response == null ? "" : time(response));
    if (response != null) {
      moment.setText(Phrases.moment(response.time()));
      var text = ReplyWords.received(response);
      if (!text.equals(received.getText())) {
        received.setText(text);
      }
    }
  }

  private static String time(Response response) {
    return "answered "
        + Phrases.fineClock(response.time())
        + ", took "
        + Phrases.took(response.elapsed());
  }
}
