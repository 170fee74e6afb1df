package dev.muster.shared.messages;

import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// What has been read of who has answered one message. For one thread.
final class ReplyStream {
  private final String key;
  private String position = "0-0";

  ReplyStream(Keys keys, String id) {
    this.key = keys.replies(id);
  }

  /// The call that waits for further answers.
  Call wait(Duration block) {
    return Call.of("XREAD", "BLOCK", Math.max(1, block.toMillis()), "STREAMS", key, position);
  }

  /// The workers that have answered, from what that call gave; the next one goes on after them.
  List<String> read(Reply news) {
    if (news.list().isEmpty()) {
      return List.of();
    }
    var entries = news.list().getFirst().list().get(1).list();
    position = entries.getLast().list().getFirst().text();
    return entries.stream()
        .map(entry -> Objects.requireNonNull(entry.list().get(1).map().get("worker")).text())
        .toList();
  }
}
