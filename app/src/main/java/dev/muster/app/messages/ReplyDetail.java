package dev.muster.app.messages;

import dev.muster.app.controls.Export;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.StateLabel;
import dev.muster.app.messages.ReplyRow.Kind;
import dev.muster.shared.messages.Response;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One reply: whose, how it went, its value.
final class ReplyDetail extends StackPane {
  private final StateLabel state = new StateLabel();
  private final Label worker = new Label();
  private final Label words = new Label();
  private final Label when = new Label();
  private final Tooltip moment = new Tooltip();
  private final ReplyValue value;
  private final VBox whole;
  private final Label nothing = new Label("Choose a reply to see all of it.");

  /// @param export lets an answer leave the window
  ReplyDetail(Consumer<Export> export) {
    value = new ReplyValue(export);
    getStyleClass().add("reply-detail");
    worker.getStyleClass().add("detail-worker");
    words.setWrapText(true);
    words.getStyleClass().add("reply-detail-words");
    when.getStyleClass().add("hint");
    when.setTooltip(moment);
    VBox.setVgrow(value, Priority.ALWAYS);
    var name = new HBox(state, worker);
    name.getStyleClass().add("detail-name");
    var top = new VBox(name, words, when);
    top.getStyleClass().add("reply-detail-head");
    whole = new VBox(top, value);
    nothing.getStyleClass().add("hint");
    getChildren().addAll(nothing, whole);
    show(null, ReplyList.NONE);
  }

  /// @param replies among which it stands
  void show(ReplyRow.@Nullable Target target, ReplyList replies) {
    whole.setVisible(target != null);
    nothing.setVisible(target == null);
    if (target == null) {
      return;
    }
    state.show(target.kind().mark());
    worker.setText(Harmless.of(target.reply().worker()));
    words.setText(target.words());
    words.getStyleClass().remove("hint");
    if (!target.hasValue()) {
      words.getStyleClass().add("hint");
    }
    var response = target.reply().response();
    value.setVisible(response != null);
    when.setText(response == null ? "" : time(response));
    if (response != null) {
      moment.setText(Phrases.moment(response.time()));
      value.show(
          response, target.kind() == Kind.DIFFERS ? replies.majority() : null, replies.agreeing());
    }
  }

  private static String time(Response response) {
    // What isn't written as it should be says no time.
    return response.time().equals(Instant.EPOCH)
        ? "took " + Phrases.took(response.elapsed())
        : "answered "
            + Phrases.fineClock(response.time())
            + ", took "
            + Phrases.took(response.elapsed());
  }
}
