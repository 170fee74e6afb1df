package dev.muster.app.main;

import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Undo;
import dev.muster.app.session.Connection;
import dev.muster.shared.Outcome;
import dev.muster.shared.QueueClient;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Reply;
import dev.muster.shared.messages.Response;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Who was paused can be told to go on, and the other way round: those whom it changed, and nobody
/// who stood so before.
final class TakeBack {
  private final Connection connection;
  private final Undo undo;
  private final Consumer<Sent> sent;

  /// By message, who was paused when it went out.
  private final Map<String, Set<String>> pausedBefore = new HashMap<>();

  /// @param sent told of the message that takes it back
  TakeBack(Connection connection, Undo undo, Consumer<Sent> sent) {
    this.connection = connection;
    this.undo = undo;
    this.sent = sent;
  }

  /// Offers it, if it is of that kind.
  ///
  /// @param parts the messages by which it went out, the last one just now
  void offer(List<Sent> parts) {
    var last = parts.getLast();
    if (!isPause(last) && !last.command().equals(Command.RESUME.name())) {
      return;
    }
    pausedBefore.keySet().retainAll(parts.stream().map(Sent::id).toList());
    pausedBefore.put(last.id(), named(worker -> worker.state() == WorkerState.PAUSED));
    var before = Map.copyOf(pausedBefore);
    var whom = parts.stream().mapToInt(part -> part.targets().size()).sum();
    offer(last.command() + " went to " + Phrases.count(whom, "worker") + ".", parts, before);
  }

  private void offer(String did, List<Sent> parts, Map<String, Set<String>> before) {
    var command = parts.getLast().command();
    undo.offer(
        did,
        () -> {
          var live = named(worker -> worker.state().isLive());
          connection.ask(
              queue -> back(queue, parts, before, live),
              told ->
                  told.ifPresentOrElse(
                      sent, () -> undo.tell(command + " changed nobody who is still there.")),
              why -> offer("Not undone: " + why, parts, before));
        });
  }

  private Set<String> named(Predicate<WorkerSummary> which) {
    return connection.session().fleet().get().workers().stream()
        .filter(which)
        .map(WorkerSummary::worker)
        .collect(Collectors.toSet());
  }

  private static Optional<Sent> back(
      QueueClient queue, List<Sent> parts, Map<String, Set<String>> before, Set<String> live) {
    var pause = isPause(parts.getLast());
    var whom = new ArrayList<String>();
    for (var part : parts) {
      var paused = before.getOrDefault(part.id(), Set.of());
      for (var reply : queue.messages().replies(part.id())) {
        if (live.contains(reply.worker())
            && changed(reply, paused.contains(reply.worker()) == pause)) {
          whom.add(reply.worker());
        }
      }
    }
    return whom.isEmpty()
        ? Optional.empty()
        : Optional.of(queue.messages().send(pause ? Command.RESUME : Command.PAUSE, null, whom));
  }

  /// Who has answered says whether it changed; who hasn't yet will, unless it stands so.
  private static boolean changed(Reply reply, boolean stoodSo) {
    return switch (reply.state()) {
      case ANSWERED -> {
        var response = reply.response();
        yield response == null ? !stoodSo : !isNoop(response);
      }
      case WAITING, BEHIND, LATE -> !stoodSo;
      case FAILED, GONE, RECALLED -> false;
    };
  }

  private static boolean isPause(Sent message) {
    return message.command().equals(Command.PAUSE.name());
  }

  private static boolean isNoop(Response response) {
    return response.outcome() instanceof Outcome.Ok(var value)
        && value.isString()
        && value.asString().equals("NOOP");
  }
}
