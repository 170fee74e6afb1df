package dev.muster.shared.messages;

import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Waiting;
import java.time.Duration;
import java.util.List;

/// Follows the answers to one message. For one thread; another may close it.
public final class ReplyWatch implements AutoCloseable {
  private final Messages messages;
  private final Waiting waiting;
  private final String id;
  private final ReplyStream stream;
  private boolean begun;

  ReplyWatch(Redis redis, Keys keys, Messages messages, String id) {
    this.messages = messages;
    this.waiting = redis.waiting();
    this.id = id;
    this.stream = new ReplyStream(keys, id);
  }

  /// Where each target's answer stands: at once the first time, then when another answer has come
  /// or
  /// time is up (a worker may have become late meanwhile).
  ///
  /// @param block how long to wait for another answer; at most {@link Waiting#LONGEST}
  public List<Reply> next(Duration block) {
    if (begun) {
      stream.read(waiting.call(block, stream.wait(block)));
    }
    begun = true;
    return messages.replies(id);
  }

  @Override
  public void close() {
    waiting.close();
  }
}
