package dev.muster.app.main;

import dev.muster.app.controls.Sheet;
import dev.muster.app.controls.Sheet.Column;
import dev.muster.app.messages.MessageRow;
import dev.muster.app.messages.MessagesModel;
import dev.muster.app.messages.RepliesModel;
import dev.muster.app.messages.ReplyRow.Target;
import dev.muster.shared.Outcome;
import dev.muster.shared.messages.Response;
import dev.muster.shared.messages.Sent;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Messages and replies as tables that leave the window.
final class Sheets {
  private Sheets() {}

  /// The messages that are shown.
  static Sheet messages(MessagesModel model) {
    var shown = model.shown().stream().map(MessageRow::sent).map(sent -> sent.get()).toList();
    return Sheet.of(
        "messages",
        shown,
        new Column<Sent>("id", Sent::id),
        new Column<>("time", sent -> sent.time().toString()),
        new Column<>("command", Sent::command),
        new Column<>("args", Sent::args),
        new Column<>("sender", Sent::sender),
        new Column<>("targets", Sent::targets),
        new Column<>("answered", Sent::answered),
        new Column<>("failed", Sent::failed));
  }

  /// What the targets of the chosen message answered.
  static Sheet replies(RepliesModel model) {
    return Sheet.of(
        "replies",
        model.chosen().get().isEmpty() ? List.<Target>of() : model.replies().get().targets(),
        new Column<Target>("worker", target -> target.reply().worker()),
        new Column<>("state", target -> target.kind().name()),
        new Column<>("value", target -> answered(target, Sheets::value)),
        new Column<>("time", target -> answered(target, response -> response.time().toString())),
        new Column<>(
            "took", target -> answered(target, response -> response.elapsed().toNanos() / 1e9)),
        new Column<>("task", target -> target.reply().task()),
        new Column<>("since", target -> target.reply().since().toMillis() / 1000.0));
  }

  private static @Nullable Object answered(Target target, Function<Response, Object> what) {
    var response = target.reply().response();
    return response == null ? null : what.apply(response);
  }

  private static Object value(Response response) {
    return switch (response.outcome()) {
      case Outcome.Ok(var value) -> value;
      case Outcome.Failed(var failure) -> failure.toString();
    };
  }
}
