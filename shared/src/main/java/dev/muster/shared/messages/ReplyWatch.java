package dev.muster.shared.messages;

import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Waiting;
import java.time.Duration;
import java.util.List;

/// Follows the answers to one message; what has come is not read again. For one thread; another may
/// close it.
public final class ReplyWatch implements AutoCloseable {
  private final Waiting waiting;
  private final ReplyStream stream;
  private final Collation collation;
  private boolean begun;

  ReplyWatch(Redis redis, Keys keys, Sent sent) {
    this.waiting = redis.waiting();
    this.stream = new ReplyStream(keys, sent.id());
    this.collation = new Collation(redis, keys, sent);
  }

  /// Where each target's answer stands: at once the first time, then when another answer has
  /// come or time is up (a worker may have become late meanwhile).
  ///
  /// @param block how long to wait for another answer; at most {@link Waiting#LONGEST}
  public List<Reply> next(Duration block) {
    if (begun) {
      stream.read(waiting.call(block, stream.wait(block)));
    }
    begun = true;
    return collation.replies();
  }

  @Override
  public void close() {
    waiting.close();
  }
}
