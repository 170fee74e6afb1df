package dev.muster.app.messages;

import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.ShareBar;
import dev.muster.app.messages.ReplyRow.Kind;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// What was said to whom, and how its answers stand: a bar of all targets and the same in words.
final class ReplySummary extends VBox {
  private static final List<Kind> NAMED =
      List.of(
          Kind.FAILED,
          Kind.DIFFERS,
          Kind.BEHIND,
          Kind.WAITING,
          Kind.LATE,
          Kind.GONE,
          Kind.RECALLED);
  private static final double ROOM_FOR_KINDS = 400;
  private final RepliesModel model;
  private final Label command = new Label();
  private final Label args = new Label();
  private final Label whom = new Label();
  private final ShareBar bar = new ShareBar(8);
  private final Label answered = new Label();
  private final FlowPane parts = new FlowPane();
  private final Label kinds = new Label();
  private Set<String> targets = Set.of();
  private String asked = "";

  ReplySummary(RepliesModel model) {
    this.model = model;
    getStyleClass().add("reply-summary");
    command.getStyleClass().add("summary-command");
    command.setMinWidth(USE_PREF_SIZE);
    args.getStyleClass().add("code");
    args.setEllipsisString("…");
    args.setTooltip(new Tooltip());
    args.getTooltip().textProperty().bind(args.textProperty());
    whom.getStyleClass().add("hint");
    whom.setMinWidth(USE_PREF_SIZE);
    var first = new HBox(command, args, whom);
    first.getStyleClass().add("summary-line");
    answered.setMinWidth(USE_PREF_SIZE);
    answered.getStyleClass().add("strong");
    kinds.getStyleClass().add("hint");
    parts.getStyleClass().add("summary-parts");
    kinds.setEllipsisString("…");
    kinds.maxWidthProperty().bind(parts.widthProperty());
    // A line of its own would take from the answers what they need most where there is little room.
    kinds
        .visibleProperty()
        .bind(
            kinds
                .textProperty()
                .isNotEmpty()
                .and(parts.widthProperty().greaterThan(ROOM_FOR_KINDS)));
    kinds.managedProperty().bind(kinds.visibleProperty());
    var whole = new Tooltip();
    whole
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    answered.getText()
                        + " answered"
                        + (kinds.getText().isEmpty() ? "" : " · " + kinds.getText()),
                answered.textProperty(),
                kinds.textProperty()));
    Tooltip.install(parts, whole);
    getChildren().addAll(first, bar, parts);
    model.chosen().addListener(_ -> show());
    model.replies().addListener(_ -> show());
    // Who starts and how time goes by is seen though all have answered.
    model.session().fleet().addListener(_ -> model.chosen().get().ifPresent(this::showSince));
    show();
  }

  private void show() {
    model.chosen().get().ifPresent(this::show);
  }

  private void show(Sent sent) {
    var replies = model.replies().get();
    var total = sent.targets().size();
    command.setText(sent.command());
    var words = ReplyWords.args(sent.args());
    args.setText(words.equals("–") ? "" : words);
    showSince(sent);
    bar.show(
        Arrays.stream(
                new Kind[] {
                  Kind.ANSWERED,
                  Kind.DIFFERS,
                  Kind.FAILED,
                  Kind.BEHIND,
                  Kind.WAITING,
                  Kind.LATE,
                  Kind.GONE,
                  Kind.RECALLED
                })
            .map(kind -> new ShareBar.Part(kind.mark().style(), replies.count(kind)))
            .toList());
    answered.setText(Phrases.count(replies.answered()) + " of " + Phrases.count(total));
    // Where they have no room side by side the last ones stand beneath.
    parts.getChildren().setAll(answered);
    for (var kind : NAMED) {
      if (replies.count(kind) > 0) {
        parts.getChildren().add(part(kind, replies.count(kind)));
      }
    }
    parts.getChildren().add(kinds);
  }

  private void showSince(Sent sent) {
    var replies = model.replies().get();
    var ago =
        Duration.between(
            sent.time(), model.session().fleet().get().time().plus(model.session().sinceHeard()));
    whom.setText(
        "to "
            + Phrases.count(sent.targets().size(), "worker")
            + ", by "
            + sent.sender()
            + ", "
            + Phrases.clock(sent.time())
            + ", "
            + Phrases.age(ago)
            + " ago");
    kinds.setText(
        Stream.of(
                replies.kinds() > 1 ? Phrases.count(replies.kinds()) + " kinds of answer" : "",
                notAsked(since(sent)))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · ")));
  }

  /// Live workers that came after it was sent: its targets are frozen.
  private long since(Sent sent) {
    if (!sent.id().equals(asked)) {
      asked = sent.id();
      targets = Set.copyOf(sent.targets());
    }
    return model.session().fleet().get().workers().stream()
        .filter(worker -> worker.state().isLive() && !targets.contains(worker.worker()))
        .map(WorkerSummary::info)
        .filter(info -> info != null && info.started() > sent.time().toEpochMilli())
        .count();
  }

  private static String notAsked(long since) {
    return since == 0 ? "" : Phrases.count(since, "worker") + " started since, not asked";
  }

  private static Label part(Kind kind, long number) {
    var icon = new FontIcon(kind.mark().icon());
    icon.getStyleClass().addAll("state-icon", "state-" + kind.mark().style());
    var word =
        switch (kind) {
          case DIFFERS -> number == 1 ? "differs" : "differ";
          case BEHIND -> "behind a task";
          case WAITING -> "waiting";
          case LATE -> "late";
          case GONE -> "gone";
          case RECALLED -> "recalled";
          case FAILED -> "failed";
          case ANSWERED -> "answered";
        };
    var label = new Label(Phrases.count(number) + " " + word, icon);
    label.getStyleClass().addAll("summary-part", "state-" + kind.mark().style());
    return label;
  }
}
