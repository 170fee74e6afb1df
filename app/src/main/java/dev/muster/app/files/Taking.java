package dev.muster.app.files;

import dev.muster.app.background.Repeating;
import dev.muster.app.controls.Phrases;
import dev.muster.app.session.Connection;
import dev.muster.shared.Outcome;
import dev.muster.shared.messages.Reply;
import dev.muster.shared.messages.ReplyWatch;
import dev.muster.shared.messages.Sent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Workers that take a pack, as their answers come.
final class Taking {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private final Connection connection;
  private final Sent message;
  private final End end;
  private @Nullable Repeating watching;

  /// How it ended.
  @FunctionalInterface
  interface End {
    void of(Transfer transfer, Transfer.State state, String sentence);
  }

  Taking(Connection connection, Sent message, End end) {
    this.connection = connection;
    this.message = message;
    this.end = end;
  }

  void follow(Transfer transfer) {
    transfer.counted(0, message.targets().size(), "Asked " + workers(message.targets().size()));
    watching =
        connection.follow(
            queue -> queue.messages().watch(message.id()),
            () -> {},
            (ReplyWatch watch) -> watch.next(PATIENCE),
            replies -> show(transfer, replies));
  }

  private void show(Transfer transfer, List<Reply> replies) {
    if (!transfer.isRunning() || replies.isEmpty()) {
      return;
    }
    var have = count(replies, Reply.State.ANSWERED);
    var failed = count(replies, Reply.State.FAILED);
    var gone = count(replies, Reply.State.GONE);
    var recalled = count(replies, Reply.State.RECALLED);
    var behind = count(replies, Reply.State.BEHIND);
    var sentence =
        Phrases.count(have)
            + " of "
            + workers(replies.size())
            + (replies.size() == 1 ? " has it" : " have it")
            + part(failed, "failed" + why(replies))
            + part(gone, "gone")
            + part(recalled, "recalled")
            + part(behind, "behind a task");
    transfer.counted(have + failed + gone + recalled, replies.size(), sentence);
    if (replies.stream().allMatch(Reply::isFinal)) {
      end.of(
          transfer,
          failed + gone == 0 ? Transfer.State.DONE : Transfer.State.FAILED,
          sentence.endsWith(".") ? sentence : sentence + ".");
      if (watching != null) {
        watching.close();
      }
    }
  }

  private static String why(List<Reply> replies) {
    for (var reply : replies) {
      var response = reply.response();
      if (response != null && response.outcome() instanceof Outcome.Failed failed) {
        return ": " + Plain.name(failed.failure().message());
      }
    }
    return "";
  }

  private static String part(int number, String words) {
    return number == 0 ? "" : ", " + Phrases.count(number) + " " + words;
  }

  private static String workers(int number) {
    return Phrases.count(number, "worker");
  }

  private static int count(List<Reply> replies, Reply.State state) {
    return (int) replies.stream().filter(reply -> reply.state() == state).count();
  }
}
