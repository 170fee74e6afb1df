package dev.muster.shared.messages;

import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Waiting;
import dev.muster.shared.workers.Fleet;
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
    hasNews(block);
    return collation.replies();
  }

  /// The same for who looks at the workers anyway: while those stand as they did, and nobody has
  /// answered, Redis is asked for nothing more.
  ///
  /// @param fleet as it was last heard
  public List<Reply> next(Duration block, Fleet fleet) {
    return collation.replies(hasNews(block), fleet);
  }

  private boolean hasNews(Duration block) {
    if (begun) {
      return !stream.read(waiting.call(block, stream.wait(block))).isEmpty();
    }
    begun = true;
    return true;
  }

  @Override
  public void close() {
    waiting.close();
  }
}
