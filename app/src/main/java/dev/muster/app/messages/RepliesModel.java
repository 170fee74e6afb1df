package dev.muster.app.messages;

import dev.muster.app.background.Repeating;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.shared.messages.Reply;
import dev.muster.shared.messages.ReplyWatch;
import dev.muster.shared.messages.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The messages that were sent, and of one of them the replies as they come.
public final class RepliesModel {
  private static final int KEPT = 200;
  private static final Duration PERIOD = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private final Connection connection;
  private final ObservableList<Sent> history = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Sent>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<ReplyList> replies =
      new ReadOnlyObjectWrapper<>(ReplyList.NONE);
  private @Nullable Repeating looks;
  private @Nullable Repeating watching;

  /// Over a connection.
  public RepliesModel(Connection connection) {
    this.connection = connection;
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

  /// Begins to ask what was sent, for somebody looks.
  public void start() {
    if (looks == null) {
      looks = connection.every(PERIOD, queue -> queue.messages().history(KEPT), this::showHistory);
    }
  }

  /// Stops asking what was sent; the chosen message's replies still come in.
  public void rest() {
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

  /// Shows a message's replies.
  public void choose(Sent message) {
    if (chosen.get().map(Sent::id).equals(Optional.of(message.id()))) {
      return;
    }
    unwatch();
    replies.set(ReplyList.NONE);
    chosen.set(Optional.of(message));
    watching =
        connection.follow(
            queue -> queue.messages().watch(message.id()),
            () -> {},
            (ReplyWatch watch) -> watch.next(PATIENCE),
            this::showReplies);
  }

  private void unwatch() {
    if (watching != null) {
      watching.close();
      watching = null;
    }
  }

  private void showHistory(List<Sent> news) {
    for (int i = 0; i < news.size(); i++) {
      if (i >= history.size()) {
        history.addAll(news.subList(i, news.size()));
        break;
      }
      if (!history.get(i).id().equals(news.get(i).id())) {
        history.setAll(news);
        break;
      }
      if (!history.get(i).equals(news.get(i))) {
        history.set(i, news.get(i));
      }
    }
    if (history.size() > news.size()) {
      history.remove(news.size(), history.size());
    }
    if (chosen.get().isEmpty() && !history.isEmpty()) {
      choose(history.getFirst());
    }
  }

  private void showReplies(List<Reply> news) {
    replies.set(ReplyList.of(news, this::code));
    if (!news.isEmpty() && news.stream().allMatch(Reply::isFinal)) {
      unwatch();
    }
  }

  private @Nullable String code(String worker) {
    return session().worker(worker).map(one -> one.code()).orElse(null);
  }
}
