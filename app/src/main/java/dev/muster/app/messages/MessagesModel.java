package dev.muster.app.messages;

import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Reply;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.workers.WorkerSummary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// All that was sent, filtered; of the chosen message its replies, and what can be done with it.
public final class MessagesModel {
  private final Connection connection;
  private final RepliesModel replies;
  private final ObservableList<MessageRow> rows = FXCollections.observableArrayList();
  private final FilteredList<MessageRow> shown = new FilteredList<>(rows);
  private final Map<String, MessageRow> byId = new HashMap<>();
  private final StringProperty text = new SimpleStringProperty("");
  private final ObjectProperty<MessageFilter> filter =
      new SimpleObjectProperty<>(MessageFilter.ALL);
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper came = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

  /// Over a connection.
  public MessagesModel(Connection connection) {
    this(connection, new RepliesModel(connection));
  }

  /// Over a connection and the replies that are shown elsewhere.
  public MessagesModel(Connection connection, RepliesModel replies) {
    this.connection = connection;
    this.replies = replies;
    replies.history().addListener((ListChangeListener<Sent>) _ -> follow());
    text.addListener(_ -> letThrough());
    filter.addListener(_ -> letThrough());
    replies.chosen().addListener(_ -> begin());
  }

  /// What all screens share.
  public Session session() {
    return connection.session();
  }

  /// The chosen message and its replies.
  public RepliesModel replies() {
    return replies;
  }

  /// The messages that the filters let through, the newest first.
  public ObservableList<MessageRow> shown() {
    return shown;
  }

  /// How many there are, filtered or not.
  public int total() {
    return rows.size();
  }

  /// How many one of the filters alone would let through.
  public long matching(MessageFilter one) {
    return rows.stream().filter(row -> one.lets(row.sent().get())).count();
  }

  /// Text that a shown message holds, in any case.
  public StringProperty text() {
    return text;
  }

  /// Which messages are shown.
  public ObjectProperty<MessageFilter> filter() {
    return filter;
  }

  /// Why the last thing that was asked for failed, in a sentence; empty if it didn't.
  public ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /// What came of the last thing that was asked for, in a sentence; empty where that is seen.
  public ReadOnlyStringProperty came() {
    return came.getReadOnlyProperty();
  }

  /// Counts the times that messages came, went or changed; told after each.
  public ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /// Shows all messages again.
  public void clearFilters() {
    text.set("");
    filter.set(MessageFilter.ALL);
  }

  /// The chosen message.
  public Optional<Sent> chosen() {
    return replies.chosen().get();
  }

  /// Those of the chosen message's targets that are live, so that it can be sent to them again.
  public List<WorkerSummary> liveTargets() {
    return live(chosen().map(Sent::targets).orElse(List.of()));
  }

  /// Those of them that answered it with a failure and are live.
  public List<WorkerSummary> liveFailed() {
    return live(
        replies.replies().get().targets().stream()
            .map(ReplyRow.Target::reply)
            .filter(reply -> reply.state() == Reply.State.FAILED)
            .map(Reply::worker)
            .toList());
  }

  /// What will happen if the chosen message is sent again; empty for a command that isn't known
  /// here.
  public Optional<Consequence> consequence(List<WorkerSummary> targets) {
    return chosen()
        .flatMap(sent -> Command.of(sent.command()))
        .map(
            command ->
                Consequence.of(command, targets, session().fleet().get(), session().queue()));
  }

  /// Says the same, with the same arguments, to some workers.
  public void sendAgain(Sent message, List<WorkerSummary> targets) {
    var whom = targets.stream().map(WorkerSummary::worker).toList();
    begin();
    connection.ask(
        queue -> queue.messages().send(message.command(), message.args(), whom),
        replies::sent,
        why -> trouble.set("Nothing was sent. " + why));
  }

  /// How many of the chosen message's targets have not read it, as far as is known.
  public int unread() {
    return replies.replies().get().unread();
  }

  /// Takes a message back from all that have not read it.
  public void recall(Sent message) {
    begin();
    connection.ask(
        queue -> queue.messages().recall(message.id()),
        recall -> came.set(recall.inWords()),
        why -> trouble.set("Nothing was recalled. " + why));
  }

  /// Deletes a message and all answers to it from Redis.
  public void delete(Sent message) {
    begin();
    connection.ask(
        queue -> queue.messages().forget(message.id()),
        _ -> replies.forget(message),
        why -> trouble.set("Nothing was deleted. " + why));
  }

  private void begin() {
    trouble.set("");
    came.set("");
  }

  private List<WorkerSummary> live(List<String> workers) {
    var wanted = new HashSet<>(workers);
    return session().fleet().get().workers().stream()
        .filter(worker -> worker.state().isLive() && wanted.contains(worker.worker()))
        .toList();
  }

  private void follow() {
    var history = replies.history();
    byId.keySet().retainAll(history.stream().map(Sent::id).collect(Collectors.toSet()));
    rows.removeIf(row -> !byId.containsKey(row.id()));
    for (int i = 0; i < history.size(); i++) {
      var sent = history.get(i);
      var row = byId.get(sent.id());
      if (row == null) {
        row = new MessageRow(sent);
        byId.put(sent.id(), row);
        rows.add(Math.min(i, rows.size()), row);
      } else {
        row.show(sent);
      }
    }
    if (filter.get() != MessageFilter.ALL) {
      letThrough();
    } else {
      changes.set(changes.get() + 1);
    }
  }

  private void letThrough() {
    shown.setPredicate(row -> filter.get().lets(row.sent().get()) && row.holds(text.get()));
    changes.set(changes.get() + 1);
  }
}
