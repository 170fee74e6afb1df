package dev.muster.app.cli;

import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.redis.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muster replies`: what was sent, and what came back.
@Command(
    name = "replies",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Messages that were sent, the newest first; of one of them each reply.")
final class RepliesCommand extends QueueCommand {
  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ID",
      description = "the message whose replies are wanted")
  private @Nullable String id;

  @Option(names = "-n", paramLabel = "N", description = "how many messages at the most (20)")
  private int most = 20;

  @Option(
      names = "--recall",
      description =
          "takes the message back from all who have not read it; ends with 1 if somebody had and"
              + " has not answered yet")
  private boolean recall;

  @Override
  QueueClient open() {
    if (recall && id == null) {
      throw new QueueException(
          Reason.USAGE, "Say which message is to be recalled: replies QUEUE ID --recall.");
    }
    return recall ? openToWrite() : super.open();
  }

  @Override
  int run(QueueClient client, Output output) {
    if (id != null && recall) {
      var came = client.messages().recall(id);
      output.line(
          new Row()
              .with("id", id)
              .with("recalled", came.recalled())
              .with("read", came.read())
              .with("gone", came.gone())
              .values(),
          came.inWords());
      return came.read().isEmpty() ? 0 : Muster.ENDED_OTHERWISE;
    }
    if (id != null) {
      client.messages().sent(id);
      client.messages().replies(id).forEach(reply -> ReplyLine.print(output, reply));
      return 0;
    }
    output.rows(
        client.messages().history(Math.max(1, most)).stream().map(RepliesCommand::row).toList(),
        "Nothing was sent on this queue yet.");
    return 0;
  }

  private static Map<String, Object> row(Sent sent) {
    return new Row()
        .with("id", sent.id())
        .with("command", sent.command())
        .with("args", sent.args() == null ? "" : Json.write(sent.args()))
        .with("sender", sent.sender())
        .with("targets", sent.targets().size())
        .with("answered", sent.answered())
        .with("failed", sent.failed())
        .with("recalled", sent.recalled())
        .values();
  }
}
