package dev.muster.app.main;

import dev.muster.app.controls.Sheet;
import dev.muster.app.controls.Sheet.Column;
import dev.muster.app.messages.MessageRow;
import dev.muster.app.messages.MessagesModel;
import dev.muster.app.messages.RepliesModel;
import dev.muster.app.messages.ReplyList;
import dev.muster.app.messages.ReplyRow;
import dev.muster.shared.Outcome;
import dev.muster.shared.messages.Reply;
import dev.muster.shared.messages.Response;
import dev.muster.shared.messages.Sent;
import java.util.List;

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
        model.chosen().get().isEmpty() ? List.<Reply>of() : replies(model.replies().get()),
        new Column<Reply>("worker", Reply::worker),
        new Column<>("state", reply -> reply.state().name()),
        new Column<>("value", reply -> reply.response() == null ? null : value(reply.response())),
        new Column<>(
            "time", reply -> reply.response() == null ? null : reply.response().time().toString()),
        new Column<>("task", Reply::task),
        new Column<>("since", reply -> reply.since().toMillis() / 1000.0));
  }

  private static List<Reply> replies(ReplyList list) {
    return list.targets().stream().map(ReplyRow.Target::reply).toList();
  }

  private static Object value(Response response) {
    return switch (response.outcome()) {
      case Outcome.Ok(var value) -> value;
      case Outcome.Failed(var failure) -> failure.toString();
    };
  }
}
