package dev.muster.shared.redis;

import dev.muster.shared.QueueException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/// A connection of its own for reads that block. {@link #close()} from another thread ends a read
/// that is under way.
public final class Waiting implements AutoCloseable {
  /// The longest that one read may block, so that a network that swallows packets is noticed.
  public static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int SLACK_MILLIS = 5_000;

  private final Redis redis;
  private final WaitingConnections connections;
  private @Nullable Connection connection;
  private boolean reading;
  private boolean closed;

  Waiting(Redis redis, WaitingConnections connections) {
    this.redis = redis;
    this.connections = connections;
  }

  /// Sends one command that blocks for at most that long and gives its answer; null inside if time
  /// was up or this is closed.
  ///
  /// @param block what the command itself was told, at most {@link #LONGEST}
  /// @throws QueueException if Redis can't be reached or refuses; the next call connects anew
  public Reply call(Duration block, String command, Object... args) {
    return call(block, Call.of(command, args));
  }

  /// As above.
  public Reply call(Duration block, Call call) {
    var answers = callAll(block, List.of(call));
    return answers.isEmpty() ? new Reply(null) : answers.getFirst();
  }

  /// Runs a script. Its thread sleeps until it is answered.
  ///
  /// @throws QueueException as above; (UNCERTAIN) if the script may have run
  public Reply run(Script.Use use) {
    var answer = call(Duration.ZERO, use.call());
    return answer.isNull() ? redis.run(use) : answer;
  }

  /// Sends several commands at once, one of which blocks, and gives their answers in order, all of
  /// them after the block. An answer is null inside where a script isn't known to Redis: it wasn't
  /// run.
  ///
  /// @return empty if this is closed
  /// @throws QueueException as above; (UNCERTAIN) if one of them is a script, which may have run
  public List<Reply> callAll(Duration block, List<Call> calls) {
    return callAll(
        block, calls, calls.stream().noneMatch(call -> call.command().equals("EVALSHA")));
  }

  /// The same with scripts that may be run again where nobody knows whether they were.
  public List<Reply> callAllSafely(Duration block, List<Call> calls) {
    return callAll(block, calls, true);
  }

  private List<Reply> callAll(Duration block, List<Call> calls, boolean safe) {
    calls.forEach(redis::allow);
    try {
      var open = begin();
      if (open == null) {
        return List.of();
      }
      open.setSoTimeout((int) block.toMillis() + SLACK_MILLIS);
      calls.forEach(call -> open.sendCommand(call.arguments()));
      var answers = open.getMany(calls.size());
      end();
      return answers.stream()
          .map(answer -> answer instanceof JedisNoScriptException ? null : answer)
          .map(Redis::checked)
          .toList();
    } catch (JedisException e) {
      if (drop()) {
        return List.of();
      }
      redis.broken();
      // What was popped and lost nobody can look for.
      throw redis.explained(e, !safe);
    }
  }

  /// The connection, which nobody else may give away until the read has ended; null if this is
  /// closed. Connecting may take long, so it doesn't hold up who closes this.
  private @Nullable Connection begin() {
    synchronized (this) {
      if (closed || connection != null) {
        reading = true;
        return connection;
      }
    }
    var taken = connections.take();
    synchronized (this) {
      if (closed) {
        taken.close();
        return null;
      }
      connection = taken;
      reading = true;
      return connection;
    }
  }

  private synchronized void end() {
    reading = false;
  }

  /// Lets go of a connection that is broken.
  ///
  /// @return whether this is closed
  private synchronized boolean drop() {
    reading = false;
    letGo(true);
    return closed;
  }

  /// Ends a read that is under way. The connection is kept for others if none is.
  @Override
  public synchronized void close() {
    closed = true;
    letGo(reading);
  }

  private void letGo(boolean broken) {
    var old = connection;
    connection = null;
    if (old == null) {
      return;
    }
    try (old) {
      if (broken) {
        old.forceDisconnect();
      }
    } catch (IOException | JedisException e) {
      // It was broken already.
    }
  }
}
