package dev.muster.app.messages;

import dev.muster.app.background.Repeating;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import dev.muster.app.session.Connection;
import dev.muster.shared.QueueClient;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Reply;
import dev.muster.shared.messages.ReplyWatch;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.workers.Fleet;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// A message that goes out in parts, each a message of its own with its own targets. A part goes
/// out once all of the one before have answered well; at the first that doesn't, and after a trial,
/// a person is asked.
public final class Course {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /// Where it stands.
  public sealed interface Stage {
    /// Nothing is on its way.
    record None() implements Stage {}

    /// A part hasn't answered yet.
    ///
    /// @param what which part of how many
    /// @param so how it stands
    record Waiting(String what, String so) implements Stage {}

    /// A person is asked whether to go on.
    ///
    /// @param what who or which part
    /// @param so what came back
    /// @param wrong whether that isn't well
    record Asking(String what, String so, boolean wrong) implements Stage {}
  }

  /// Says it to some workers. Waits for Redis.
  @FunctionalInterface
  interface Say {
    Sent to(QueueClient queue, List<String> workers);
  }

  private final Connection connection;
  private final Consumer<Sent> sent;
  private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(new Stage.None());
  private final Deque<List<String>> left = new ArrayDeque<>();
  private final List<Sent> out = new ArrayList<>();
  private Command command = Command.PING;
  private @Nullable Say say;
  private boolean trial;
  private int all;
  private @Nullable Repeating watching;

  /// As it was last heard, for a thread that may not ask the session.
  private volatile Fleet fleet;

  Course(Connection connection, Consumer<Sent> sent) {
    this.connection = connection;
    this.sent = sent;
    var heard = connection.session().fleet();
    fleet = heard.get();
    heard.addListener((_, _, now) -> fleet = now);
  }

  /// Where it stands.
  public ReadOnlyObjectProperty<Stage> stage() {
    return stage.getReadOnlyProperty();
  }

  /// Whether something is still to go out, or to be answered before.
  public boolean isUnderWay() {
    return !(stage.get() instanceof Stage.None);
  }

  /// How many are still to be told, of those that are there.
  public long left() {
    var live = live();
    return left.stream().flatMap(List::stream).filter(live::contains).count();
  }

  /// The parts that have gone out, also once the last one has.
  public List<Sent> out() {
    return List.copyOf(out);
  }

  /// What goes out.
  public Command command() {
    return command;
  }

  /// Sends the first part.
  ///
  /// @param first whether that is a trial, after which a person is always asked
  void begin(Command what, Say saying, List<List<String>> parts, boolean first) {
    command = what;
    say = saying;
    trial = first;
    all = parts.size();
    out.clear();
    left.clear();
    left.addAll(parts);
    next();
  }

  /// Sends the next part, though a person was asked.
  public void goOn() {
    if (stage.get() instanceof Stage.Asking) {
      trial = false;
      next();
    }
  }

  /// Sends no further part. What was sent is answered all the same.
  public void leave() {
    unwatch();
    left.clear();
    stage.set(new Stage.None());
  }

  private void next() {
    var meant = left.poll();
    if (meant == null) {
      leave();
      return;
    }
    // Who has left meanwhile would have the whole part refused.
    var part = meant.stream().filter(live()::contains).toList();
    if (part.isEmpty()) {
      next();
      return;
    }
    left.addFirst(part);
    var saying = Objects.requireNonNull(say);
    stage.set(
        new Stage.Waiting(
            name(all - left.size() + 1), "sending to " + Phrases.count(part.size()) + " …"));
    connection.ask(
        queue -> saying.to(queue, part),
        this::follow,
        why -> stage.set(new Stage.Asking("Nothing was sent", why, true)));
  }

  private void follow(Sent message) {
    left.poll();
    out.add(message);
    unwatch();
    if (left.isEmpty()) {
      // Nothing depends on its answers any more; they are among the replies.
      leave();
      sent.accept(message);
      return;
    }
    sent.accept(message);
    watching =
        connection.follow(
            queue -> queue.messages().watch(message.id()),
            () -> {},
            (ReplyWatch watch) -> watch.next(PATIENCE, fleet),
            this::show);
  }

  private void show(List<Reply> replies) {
    if (watching == null) {
      return;
    }
    var wrong =
        replies.stream()
            .filter(reply -> reply.isFinal() && reply.state() != Reply.State.ANSWERED)
            .findFirst();
    if (wrong.isPresent()) {
      ask(wrong.get(), true);
    } else if (replies.isEmpty() || !replies.stream().allMatch(Reply::isFinal)) {
      stage.set(new Stage.Waiting(name(all - left.size()), standing(replies)));
    } else if (trial) {
      ask(replies.getFirst(), false);
    } else {
      unwatch();
      next();
    }
  }

  private void ask(Reply reply, boolean wrong) {
    unwatch();
    var words = ReplyWords.of(reply, _ -> null);
    stage.set(
        new Stage.Asking(
            Harmless.of(reply.worker()), words + (words.endsWith(".") ? "" : "."), wrong));
  }

  private Set<String> live() {
    return connection.session().fleet().get().workers().stream()
        .filter(worker -> worker.state().isLive())
        .map(WorkerSummary::worker)
        .collect(Collectors.toSet());
  }

  private static String standing(List<Reply> replies) {
    var answered = replies.stream().filter(Reply::isFinal).count();
    var behind = replies.stream().filter(one -> one.state() == Reply.State.BEHIND).count();
    return answered
        + " of "
        + replies.size()
        + " have answered"
        + (behind == 0 ? "" : ", " + behind + " behind a task")
        + ".";
  }

  private String name(int part) {
    return trial ? "The trial of " + command : command + ", batch " + part + " of " + all;
  }

  private void unwatch() {
    if (watching != null) {
      watching.close();
      watching = null;
    }
  }
}
