package dev.muster.shared.redis;

import dev.muster.shared.QueueException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisException;

/// A connection of its own for reads that block. {@link #close()} from another thread ends a read
/// that is under way.
public final class Waiting implements AutoCloseable {
  /// The longest that one read may block, so that a network that swallows packets is noticed.
  public static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int SLACK_MILLIS = 5_000;

  private final Redis redis;
  private final AtomicReference<@Nullable Connection> connection = new AtomicReference<>();
  private volatile boolean closed;

  Waiting(Redis redis) {
    this.redis = redis;
  }

  /// Sends one command that blocks for at most that long and gives its answer; null inside if time
  /// was up or this is closed.
  ///
  /// @param block what the command itself was told, at most {@link #LONGEST}
  /// @throws QueueException if Redis can't be reached or refuses; the next call connects anew
  public Reply call(Duration block, String command, Object... args) {
    try {
      var open = connected();
      if (open == null) {
        return new Reply(null);
      }
      open.setSoTimeout((int) block.toMillis() + SLACK_MILLIS);
      open.sendCommand(Call.of(command, args).arguments());
      var answer = Redis.checked(open.getOne());
      redis.heard();
      return answer;
    } catch (JedisException e) {
      drop();
      redis.broken();
      if (closed) {
        return new Reply(null);
      }
      throw redis.explained(e, false);
    }
  }

  private @Nullable Connection connected() {
    var open = connection.get();
    if (open == null && !closed) {
      open = redis.connection();
      connection.set(open);
      if (closed) {
        drop();
        return null;
      }
    }
    return open;
  }

  private void drop() {
    var old = connection.getAndSet(null);
    if (old != null) {
      try {
        old.forceDisconnect();
      } catch (IOException | JedisException e) {
        // It was broken already.
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    drop();
  }
}
