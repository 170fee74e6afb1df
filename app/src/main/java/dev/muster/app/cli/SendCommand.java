package dev.muster.app.cli;

import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Reply;
import dev.muster.shared.redis.Json;
import dev.muster.shared.workers.WorkerFilter;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// `muster send`: says something to workers and prints what they answer.
@picocli.CommandLine.Command(
    name = "send",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Says something to workers; a line for each reply, as it comes.")
final class SendCommand extends QueueCommand {
  @Parameters(
      index = "1",
      paramLabel = "COMMAND",
      description = "PING, ECHO, INFO, DIR, PUSH, PULL, EVAL, STOP, PAUSE, RESUME …")
  private String word = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "ARGS",
      description = "its arguments: JSON if they begin with {, [ or a quote, else a text")
  private @Nullable String args;

  @Option(names = "--to", paramLabel = "WORKER", arity = "1..*", description = "to whom")
  private List<String> workers = List.of();

  @Option(names = "--all", description = "to all live workers")
  private boolean all;

  @Option(
      names = "--filter",
      paramLabel = "F",
      description = "to " + FilterOption.DESCRIPTION,
      converter = FilterOption.class)
  private @Nullable WorkerFilter filter;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      description = "how long to wait for replies; 0 for not at all (10s)",
      converter = TimeOption.class)
  private Duration patience = Duration.ofSeconds(10);

  @Override
  QueueClient open() {
    if (Stream.of(all, !workers.isEmpty(), filter != null).filter(said -> said).count() != 1) {
      throw new QueueException(
          Reason.USAGE, "Say to whom, in one way: --to WORKER …, --filter F, or --all.");
    }
    command();
    arguments();
    return openToWrite();
  }

  private List<String> named(QueueClient client) {
    if (filter == null) {
      return workers;
    }
    var live =
        client.workers().fleet().workers().stream().filter(one -> one.state().isLive()).toList();
    var meant = live.stream().filter(filter::lets).map(WorkerSummary::worker).toList();
    if (meant.isEmpty()) {
      throw new QueueException(
          Reason.MISSING,
          live.isEmpty()
              ? "No worker is there to hear it."
              : "None of the live workers matches "
                  + filter.text()
                  + ": nothing was sent. There are "
                  + live.size()
                  + ", see muster workers list "
                  + client.name()
                  + ".");
    }
    return meant;
  }

  private Command command() {
    return Command.of(word)
        .orElseThrow(
            () ->
                new QueueException(
                    Reason.USAGE,
                    "There is no command " + word + ": --help lists those that there are."));
  }

  private @Nullable JsonNode arguments() {
    if (args == null) {
      return null;
    }
    if (command() != Command.TIMEOUT_SET && !args.matches("(?s)\\s*[{\\[\"].*")) {
      return Json.tree(args);
    }
    try {
      return Json.parse(args);
    } catch (JacksonException e) {
      throw new QueueException(Reason.USAGE, "That is no whole JSON: " + args + ".", e);
    }
  }

  @Override
  int run(QueueClient client, Output output) {
    var sent =
        all
            ? client.messages().sendToAll(command(), arguments())
            : client.messages().send(command(), arguments(), named(client));
    if (patience.isZero()) {
      output.line(new Row().with("id", sent.id()).values(), sent.id());
      return 0;
    }
    var told = new HashSet<String>();
    var end = System.nanoTime() + patience.toNanos();
    List<Reply> replies;
    try (var watch = client.messages().watch(sent.id());
        var bar = output.bar("replies", sent.targets().size())) {
      do {
        var left = Math.max(1, (end - System.nanoTime()) / 1_000_000);
        replies = watch.next(Duration.ofMillis(Math.min(left, 1_000)));
        replies.stream()
            .filter(reply -> reply.isFinal() && told.add(reply.worker()))
            .forEach(reply -> ReplyLine.print(output, reply));
        bar.moved(told.size(), replies.size());
      } while (!replies.stream().allMatch(Reply::isFinal) && System.nanoTime() < end);
    }
    replies.stream()
        .filter(reply -> told.add(reply.worker()))
        .forEach(reply -> ReplyLine.print(output, reply));
    var good = replies.stream().allMatch(reply -> reply.state() == Reply.State.ANSWERED);
    return good ? 0 : Muster.ENDED_OTHERWISE;
  }
}
