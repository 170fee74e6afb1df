package dev.muster.app.messages;

import dev.muster.app.background.Repeating;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.shared.messages.History;
import dev.muster.shared.messages.Response;
import dev.muster.shared.messages.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The newest messages that one worker was sent, and what it answered to each.
public final class WorkerMessagesModel {
  private static final Duration PERIOD = Duration.ofSeconds(3);
  private static final int LOOKED_THROUGH = 200;
  private final Connection connection;
  private final ObservableList<Exchange> exchanges = FXCollections.observableArrayList();
  private volatile History read = History.NONE;
  private @Nullable String worker;
  private @Nullable Repeating looks;
  private boolean seen;

  /// A message and one worker's answer to it.
  ///
  /// @param response null if there is none, or none any more
  public record Exchange(Sent sent, @Nullable Response response) {}

  private record News(History history, Map<String, Response> answers) {}

  /// Over a connection.
  public WorkerMessagesModel(Connection connection) {
    this.connection = connection;
  }

  /// What all screens share.
  public Session session() {
    return connection.session();
  }

  /// Whose messages they are; empty for nobody's.
  String worker() {
    return worker == null ? "" : worker;
  }

  /// The newest first.
  public ObservableList<Exchange> exchanges() {
    return exchanges;
  }

  /// Follows another worker; null for nobody.
  public void choose(@Nullable String another) {
    if (another == null ? worker == null : another.equals(worker)) {
      return;
    }
    worker = another;
    exchanges.clear();
    look();
  }

  /// Begins to ask, for somebody looks.
  public void start() {
    seen = true;
    look();
  }

  /// Stops asking.
  public void rest() {
    seen = false;
    look();
  }

  private void look() {
    if (looks != null) {
      looks.close();
      looks = null;
    }
    var whom = worker;
    if (seen && whom != null) {
      looks =
          connection.every(
              PERIOD,
              queue -> {
                var history = queue.messages().history(LOOKED_THROUGH, read);
                var ids =
                    history.messages().stream()
                        .filter(sent -> sent.targets().contains(whom))
                        .map(Sent::id)
                        .toList();
                return new News(history, queue.messages().responses(whom, ids));
              },
              news -> show(whom, news));
    }
  }

  private void show(String whom, News news) {
    read = news.history();
    var now = new ArrayList<Exchange>();
    for (var sent : news.history().messages()) {
      if (sent.targets().contains(whom)) {
        now.add(new Exchange(sent, news.answers().get(sent.id())));
      }
    }
    if (!now.equals(List.copyOf(exchanges))) {
      exchanges.setAll(now);
    }
  }
}
