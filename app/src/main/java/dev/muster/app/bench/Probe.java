package dev.muster.app.bench;

import dev.muster.shared.Outcome;
import dev.muster.shared.messages.Inbox;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.workers.Membership;
import dev.muster.shared.workers.WorkerInfo;
import java.time.Duration;
import java.util.List;

/// One more worker, which does what it is told at a known time. It is paused as it comes, so that
/// its row stands among the first.
final class Probe implements AutoCloseable {
  static final String NAME = "aaa::1";
  private static final Duration PERIOD = Duration.ofMinutes(10);
  private final Redis redis;
  private final Keys keys;
  private final Membership member;
  private final Inbox inbox;
  private boolean paused = true;
  private long line;

  Probe(Redis redis, String queue) {
    this.redis = redis;
    this.keys = new Keys(queue);
    this.member = new Membership(redis, keys, NAME);
    this.inbox = new Inbox(redis, keys, NAME, member.incarnation());
    var info =
        new WorkerInfo(
            "bench",
            Keys.PROTOCOL,
            "bench",
            "bench",
            "aaa",
            1,
            redis.address().host(),
            redis.address().port(),
            NAME,
            queue,
            PERIOD.toMillis() / 1_000.0,
            3 * PERIOD.toMillis() / 1_000.0,
            keys.messages(NAME),
            keys.responses(NAME),
            keys.log(NAME),
            List.of(),
            List.of(Keys.DEFAULT),
            "/",
            System.currentTimeMillis(),
            1,
            1);
    member.register(info, PERIOD, PERIOD.multipliedBy(3), paused);
  }

  /// Pauses, or goes on.
  ///
  /// @return the word for the state it is in then
  String turn() {
    paused = !paused;
    member.paused(paused);
    return paused ? "PAUSED" : "IDLE";
  }

  /// Answers the message that waits for it.
  void answer(String value) {
    if (inbox.take().orElseThrow() instanceof Inbox.Taken.Whole(var message)) {
      inbox.respond(message, new Outcome.Ok(Json.tree(value)), Duration.ZERO, List.of());
    }
  }

  /// Writes into its log.
  void write(String text) {
    redis.call("XADD", keys.log(NAME), "*", "command", "BENCH", "message", text, "n", line++);
  }

  @Override
  public void close() {
    member.leave();
  }
}
