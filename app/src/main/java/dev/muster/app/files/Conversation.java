package dev.muster.app.files;

import dev.muster.app.background.Repeating;
import dev.muster.app.session.Connection;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Reply;
import dev.muster.shared.messages.ReplyWatch;
import dev.muster.shared.messages.Sent;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One message to one worker, and its answer as it comes.
final class Conversation {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private final Connection connection;
  private final String worker;
  private final Consumer<Reply> heard;
  private final Consumer<String> failed;
  private @Nullable Repeating watching;
  private boolean closed;

  /// @param heard takes where the answer stands, each time anew, until it is final
  /// @param failed takes why it couldn't be asked, in a sentence
  Conversation(
      Connection connection, String worker, Consumer<Reply> heard, Consumer<String> failed) {
    this.connection = connection;
    this.worker = worker;
    this.heard = heard;
    this.failed = failed;
  }

  /// Says it.
  void begin(Command command, JsonNode args) {
    connection.ask(
        queue -> queue.messages().send(command, args, List.of(worker)),
        this::follow,
        why -> {
          if (!closed) {
            failed.accept(why);
          }
        });
  }

  /// Listens no longer.
  void close() {
    closed = true;
    if (watching != null) {
      watching.close();
    }
  }

  private void follow(Sent sent) {
    if (!closed) {
      watching =
          connection.follow(
              queue -> queue.messages().watch(sent.id()),
              () -> {},
              (ReplyWatch watch) -> watch.next(PATIENCE),
              this::hear);
    }
  }

  private void hear(List<Reply> replies) {
    if (!closed && !replies.isEmpty()) {
      var reply = replies.getFirst();
      if (reply.isFinal()) {
        close();
      }
      heard.accept(reply);
    }
  }
}
