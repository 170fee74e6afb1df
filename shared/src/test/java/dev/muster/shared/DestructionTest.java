package dev.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.tasks.TaskFilter;
import dev.muster.shared.tasks.TaskOptions;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.tasks.Work;
import dev.muster.shared.testing.QueueTest;
import dev.muster.shared.testing.TestRedis;
import dev.muster.shared.workers.TestWorkers;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A queue whose deletion is interrupted between two of its steps.
class DestructionTest extends QueueTest {
  @BeforeEach
  void fill() {
    var works = IntStream.range(0, 500).mapToObj(i -> Work.call("f", "x".repeat(i))).toList();
    queue.tasks().enqueueAll(works, TaskOptions.NONE.inGroup("g").withRetries(1));
    var member = TestWorkers.register(redis, keys, "a::1");
    var claims = TestWorkers.claims(redis, keys, member);
    for (var i = 0; i < 200; i++) {
      var claim = Objects.requireNonNull(claims.claim().next());
      var ok = i % 3 > 0;
      claims.finish(
          claim,
          ok ? TaskStatus.COMPLETE : TaskStatus.ERROR,
          ok ? new Outcome.Ok(Json.tree(1)) : Outcome.failed("Boom", "no"),
          "",
          false,
          List.of());
    }
    queue.messages().sendToAll(Command.PING, null);
    member.leave();
  }

  private List<String> left() {
    return redis.call("SCAN", 0, "MATCH", keys.of("*"), "COUNT", 1_000_000).list().get(1).texts();
  }

  /// Deletes the half of what may go in any order.
  private void interrupted(long seed) {
    new Destruction(redis, keys).hide();
    var random = new Random(seed);
    left().stream()
        .filter(key -> !key.endsWith(":counter") && !key.endsWith(":protocol"))
        .filter(_ -> random.nextBoolean())
        .forEach(key -> redis.call("UNLINK", key));
  }

  @Test
  void whatIsLeftOfItLooksEmptyAndNewTasksRunAsIfItWereNew() {
    interrupted(1);
    assertThat(queue.tasks().counts().values()).containsOnly(0L);
    assertThat(queue.workers().fleet().workers()).isEmpty();
    var id = queue.tasks().enqueue(Work.call("g"), TaskOptions.NONE).id();
    assertThat(id).isEqualTo("501");
    var claims = TestWorkers.claims(redis, keys, TestWorkers.register(redis, keys, "b::2"));
    assertThat(Objects.requireNonNull(claims.claim().next()).id()).isEqualTo(id);
    assertThat(queue.tasks().find(new TaskFilter(TaskStatus.RUNNING, null, null), 0, 10))
        .hasSize(1);
  }

  @Test
  void aSecondDeletionLeavesNothing(TestRedis at) {
    interrupted(2);
    assertThat(left()).isNotEmpty();
    try (var again = QueueClient.open(RedisAddress.parse(at.url()), at.queue())) {
      again.destroy();
    }
    assertThat(left()).isEmpty();
    assertThat(redis.call("SISMEMBER", "muster:queues", at.queue()).number()).isZero();
  }
}
