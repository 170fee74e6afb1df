package dev.muster.shared.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.Outcome;
import dev.muster.shared.environments.Sources;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.Json;
import dev.muster.shared.testing.KeyTable;
import dev.muster.shared.testing.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No key of a queue is without an owner, a bound or an expiry, and none is left of it in the end.
class KeysTest extends OneWorkerTest {
  private static final Outcome BOOM = Outcome.failed("Boom", "it blew up");
  private static final List<TaskStatus> ENDS =
      List.of(
          TaskStatus.COMPLETE,
          TaskStatus.COMPLETE,
          TaskStatus.ERROR,
          TaskStatus.COMPLETE,
          TaskStatus.DIED,
          TaskStatus.TIMEOUT,
          TaskStatus.CANCELLED);

  private final Random random = new Random(7);

  private void enqueue(int count) {
    var options =
        List.of(
            TaskOptions.NONE,
            TaskOptions.NONE.inGroup("g"),
            TaskOptions.NONE.withRetries(2).withTimeout(Duration.ofSeconds(3)),
            TaskOptions.NONE.onlyOnce());
    for (var each : options) {
      var works =
          IntStream.range(0, count / options.size())
              .mapToObj(
                  i ->
                      switch (i % 4) {
                        case 0 -> Work.command("true");
                        case 1 -> Work.expression("x.length()", Map.of("x", "y".repeat(100)));
                        default -> Work.call("f", i);
                      })
              .toList();
      tasks.enqueueAll(works, each);
    }
  }

  /// Runs so many of those that wait.
  private Claims.@Nullable Claim run(int count) {
    var next = claims.claim().next();
    for (var i = 0; i < count && next != null; i++) {
      var how = ENDS.get(random.nextInt(ENDS.size()));
      var outcome = how == TaskStatus.COMPLETE ? new Outcome.Ok(Json.tree(i)) : BOOM;
      next = claims.finish(next, how, outcome, "", true, List.of()).next();
    }
    return next;
  }

  private List<String> allKeys() {
    return redis.call("SCAN", 0, "MATCH", keys.of("*"), "COUNT", 1_000_000).list().get(1).texts();
  }

  @Test
  void ofTenThousandMixedTasksNothingIsLeftAfterADestroy(TestRedis at, @TempDir Path folder)
      throws IOException {
    var table = KeyTable.ofProtocol();
    var source = Files.writeString(folder.resolve("f.java"), "int f(int x) { return x; }\n");
    queue.environments().create(Sources.of(source));
    enqueue(10_000);
    IntStream.rangeClosed(1, 300).forEach(id -> tasks.cancel(Integer.toString(id * 7)));
    IntStream.rangeClosed(1, 300).forEach(id -> tasks.drop(Integer.toString(id * 11)));
    IntStream.rangeClosed(1, 50)
        .filter(id -> id % 11 != 0)
        .forEach(id -> tasks.requeue(Integer.toString(id * 7)));
    var running = run(8_000);
    assertThat(running).isNotNull();
    tasks.cancel(running.id());
    tasks.awaitAll(List.of("9999"), Duration.ofMillis(20), _ -> {});
    tasks.keep(Duration.ofDays(1), Duration.ofDays(2));
    queue.files().pack(folder, List.of("f.java"));
    var sent = queue.messages().sendToAll(Command.PING, null);
    assertThat(sent.targets()).containsExactly("a::1");
    assertThat(table.complaints(redis, keys)).isEmpty();
    assertThat(tasks.counts().values().stream().mapToLong(count -> count).sum())
        .isBetween(9_600L, 9_800L);
    redis.call("SET", keys.of("another:programs"), "key");
    assertThat(table.complaints(redis, keys))
        .containsExactly(keys.of("another:programs") + " is not in the table");
    assertThatThrownBy(() -> queue.destroy()).hasMessageContaining("stop its workers first: a::1");
    member.leave();
    assertThat(allKeys()).hasSizeGreaterThan(9_000);
    queue.destroy();
    assertThat(allKeys()).containsExactly(keys.of("another:programs"));
    assertThat(redis.call("SISMEMBER", "muster:queues", at.queue()).number()).isZero();
    redis.call("DEL", keys.of("another:programs"));
  }
}
