package dev.muster.app.messages;

import dev.muster.app.background.Repeating;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.shared.messages.History;
import dev.muster.shared.messages.ReplyWatch;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.workers.Fleet;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The messages that were sent, and of one of them the replies as they come.
public final class RepliesModel {
  private static final int SHOWN = 200;

  /// Messages that Redis keeps at the most.
  private static final int KEPT = 1_000;

  private static final Duration PERIOD = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration LONG_PATIENCE = Duration.ofSeconds(20);
  private final Connection connection;
  private final ObservableList<Sent> history = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Sent>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<ReplyList> replies =
      new ReadOnlyObjectWrapper<>(ReplyList.NONE);
  private final BooleanProperty fold = new SimpleBooleanProperty(true);
  private final ReadOnlyBooleanWrapper hasOlder = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper heard = new ReadOnlyBooleanWrapper();
  private final Set<String> forgotten = new HashSet<>();

  /// What Redis last said, for the next reading; it only asks for what may have changed.
  private volatile History read = History.NONE;

  private volatile int limit = SHOWN;
  private volatile Map<String, String> codes = Map.of();

  /// As it was last heard, for a thread that may not ask the session.
  private volatile Fleet fleet;

  /// Whether somebody looks; read by the thread that asks.
  private volatile boolean seen;

  private @Nullable Repeating looks;
  private @Nullable Repeating watching;

  /// Over a connection.
  public RepliesModel(Connection connection) {
    this.connection = connection;
    fleet = session().fleet().get();
    session().fleet().addListener(_ -> noteFleet());
  }

  /// What all screens share.
  public Session session() {
    return connection.session();
  }

  /// The newest messages, the newest first.
  public ObservableList<Sent> history() {
    return history;
  }

  /// The message whose replies are shown; empty for none.
  public ReadOnlyObjectProperty<Optional<Sent>> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /// Its replies.
  public ReadOnlyObjectProperty<ReplyList> replies() {
    return replies.getReadOnlyProperty();
  }

  /// Whether equal replies are shown as one line with all who gave them.
  public BooleanProperty fold() {
    return fold;
  }

  /// Whether there may be older messages than those shown.
  public ReadOnlyBooleanProperty hasOlder() {
    return hasOlder.getReadOnlyProperty();
  }

  /// Whether Redis has said what was sent.
  public ReadOnlyBooleanProperty heard() {
    return heard.getReadOnlyProperty();
  }

  /// Shows all that Redis keeps.
  public void showOlder() {
    limit = KEPT;
    if (looks != null) {
      looks.now();
    }
  }

  /// Begins to ask what was sent, for somebody looks.
  public void start() {
    if (!seen) {
      seen = true;
      chosen.get().filter(_ -> watching != null).ifPresent(this::watch);
    }
    if (looks == null) {
      looks =
          connection.every(
              PERIOD, queue -> queue.messages().history(limit, read), this::showHistory);
    }
  }

  /// Stops asking what was sent; the chosen message's replies still come in, but how those are who
  /// have not answered is asked seldom.
  public void rest() {
    seen = false;
    if (looks != null) {
      looks.close();
      looks = null;
    }
  }

  /// Shows a message that has just gone out.
  public void sent(Sent message) {
    if (history.stream().noneMatch(one -> one.id().equals(message.id()))) {
      history.addFirst(message);
    }
    choose(message);
  }

  /// Shows a message no longer, for it was deleted; the one that stood beneath it is chosen.
  void forget(Sent message) {
    forgotten.add(message.id());
    int at = indexOf(message.id());
    if (at >= 0) {
      history.remove(at);
    }
    if (isChosen(message.id())) {
      unchoose();
      if (!history.isEmpty()) {
        choose(history.get(Math.clamp(at, 0, history.size() - 1)));
      }
    }
  }

  /// Shows a message's replies.
  public void choose(Sent message) {
    if (isChosen(message.id())) {
      return;
    }
    // Not by way of none: who follows what is chosen would choose anew amid this change.
    unwatch();
    replies.set(ReplyList.NONE);
    chosen.set(Optional.of(message));
    watch(message);
  }

  private void watch(Sent message) {
    unwatch();
    watching =
        connection.follow(
            queue -> queue.messages().watch(message.id()),
            () -> {},
            new Watched()::next,
            this::showReplies);
  }

  private boolean isChosen(String id) {
    return chosen.get().map(Sent::id).equals(Optional.of(id));
  }

  private void unchoose() {
    unwatch();
    replies.set(ReplyList.NONE);
    chosen.set(Optional.empty());
  }

  private int indexOf(String id) {
    for (int i = 0; i < history.size(); i++) {
      if (history.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  private void unwatch() {
    if (watching != null) {
      watching.close();
      watching = null;
    }
  }

  /// Takes what Redis has. What stands where it stood is changed in place.
  void showHistory(History now) {
    var before = read.messages();
    var all = now.messages();
    read = now;
    heard.set(true);
    hasOlder.set(all.size() >= limit && limit < KEPT);
    var news = all.stream().filter(sent -> !forgotten.contains(sent.id())).toList();
    replace(news);
    var gone = chosen.get().filter(sent -> isIn(before, sent) && !isIn(all, sent));
    if (gone.isPresent()) {
      unchoose();
    }
    if (chosen.get().isEmpty() && !history.isEmpty()) {
      choose(history.getFirst());
    }
  }

  private static boolean isIn(List<Sent> messages, Sent one) {
    return messages.stream().anyMatch(message -> message.id().equals(one.id()));
  }

  private void replace(List<Sent> news) {
    for (int i = 0; i < news.size(); i++) {
      if (i >= history.size() || !history.get(i).id().equals(news.get(i).id())) {
        history.setAll(news);
        return;
      }
      if (!history.get(i).equals(news.get(i))) {
        history.set(i, news.get(i));
      }
    }
    if (history.size() > news.size()) {
      history.remove(news.size(), history.size());
    }
  }

  private void showReplies(ReplyList news) {
    replies.set(news);
    if (!news.targets().isEmpty() && news.isSettled()) {
      unwatch();
    }
  }

  private void noteFleet() {
    fleet = session().fleet().get();
    var now = new HashMap<String, String>();
    for (var worker : fleet.workers()) {
      var code = worker.code();
      if (code != null) {
        now.put(worker.worker(), code);
      }
    }
    codes = now;
  }

  /// The replies to one message as they come, folded away from the window's thread.
  private final class Watched {
    private final ReplyFold fold = new ReplyFold();
    private Duration patience = PATIENCE;

    ReplyList next(ReplyWatch watch) {
      var replies = watch.next(patience, fleet);
      var running = codes;
      var folded = fold.of(replies, running::get);
      // Who is gone may come back; nobody is in a hurry to see that. An answer ends any wait.
      patience = folded.isFinal() || !seen ? LONG_PATIENCE : PATIENCE;
      return folded;
    }
  }
}
