package dev.muster.app.files;

import dev.muster.app.controls.Phrases;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.shared.files.Pack;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.redis.Json;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// Files that are about to be sent to workers: to whom, and how much that is.
final class SendPlan implements Plan {
  private final Connection connection;
  private final Pack pack;
  private final Consumer<Sent> sent;
  private final BooleanProperty toAll = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

  /// @param sent told of the message when it went out
  SendPlan(Connection connection, Pack pack, Consumer<Sent> sent) {
    this.connection = connection;
    this.pack = pack;
    this.sent = sent;
    toAll.set(session().selection().isEmpty());
  }

  Session session() {
    return connection.session();
  }

  Pack pack() {
    return pack;
  }

  /// Whether it goes to all live workers instead of the selected.
  BooleanProperty toAll() {
    return toAll;
  }

  ReadOnlyBooleanProperty sending() {
    return sending.getReadOnlyProperty();
  }

  /// Why it couldn't be sent, in a sentence; empty if it could.
  ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /// The live workers that it goes to.
  List<WorkerSummary> targets() {
    var chosen = new HashSet<>(session().selection());
    return live().stream()
        .filter(worker -> toAll.get() || chosen.contains(worker.worker()))
        .toList();
  }

  /// All live workers.
  List<WorkerSummary> live() {
    return session().fleet().get().workers().stream()
        .filter(worker -> worker.state().isLive())
        .toList();
  }

  /// What all of them read together, in bytes.
  long bytesRead() {
    return TransfersModel.bytes(pack) * targets().size();
  }

  /// What will happen, or what keeps it from happening.
  String sentence() {
    if (!session().isLive()) {
      return "Redis doesn't answer: nothing can be sent until it does.";
    }
    var targets = targets();
    if (targets.isEmpty()) {
      return live().isEmpty()
          ? "No worker is there to take it."
          : "No live worker is selected: select some on the Workers screen, or send to all.";
    }
    var busy = targets.stream().filter(worker -> worker.state() == WorkerState.BUSY).count();
    return (targets.size() == 1 ? "It copies" : "They copy")
        + " what isn't there already into their folders"
        + (busy == 0 ? "." : "; " + Phrases.count(busy, "busy worker") + " after the task.");
  }

  /// Whether it can be sent now.
  boolean isPossible() {
    return session().isLive() && !targets().isEmpty() && !sending.get();
  }

  /// Sends it.
  void go() {
    if (!isPossible()) {
      return;
    }
    var whom = targets().stream().map(WorkerSummary::worker).toList();
    sending.set(true);
    trouble.set("");
    connection.ask(
        queue -> queue.messages().send(Command.PULL, Json.tree(pack), whom),
        message -> {
          sending.set(false);
          sent.accept(message);
        },
        why -> {
          sending.set(false);
          trouble.set(why);
        });
  }
}
