package dev.muster.shared.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.messages.Command;
import dev.muster.shared.tasks.TaskFilter;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.workers.TestWorkers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The lines that are to be pasted give a user of a real Redis what it needs, and no more.
class GrantTest {
  private final EmbeddedRedis server = EmbeddedRedis.start();
  private final Redis admin = new Redis(RedisAddress.parse(server.url()), "admin", false);

  @BeforeEach
  void aQueueWithSomethingInIt() {
    try (var queue = QueueClient.open(admin.address(), "jobs")) {
      TestWorkers.register(admin, new Keys("jobs"), "w");
      queue.tasks().enqueue("1");
      queue.messages().sendToAll(Command.PING, null);
      queue.files().put("note.txt", "hello".getBytes(StandardCharsets.UTF_8));
    }
    QueueClient.open(admin.address(), "other").close();
  }

  @AfterEach
  void stop() {
    admin.close();
    server.close();
  }

  private RedisAddress user(Grant grant) {
    var words = grant.lineForNew().replace("PASSWORD", "pw").split(" ");
    admin.call(words[0], (Object[]) Arrays.copyOfRange(words, 1, words.length));
    return new RedisAddress(
        "127.0.0.1", server.port(), grant.user(), "pw", 0, false, TlsFiles.NONE);
  }

  private static void assertDenied(Redis redis, String command, Object... args) {
    assertThatThrownBy(() -> redis.call(command, args))
        .as(command)
        .isInstanceOfSatisfying(
            QueueException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DENIED));
  }

  @Test
  void whoMayOnlyLookSeesAllOfTheQueue() {
    var watcher = user(new Grant("watcher", "jobs", true));
    try (var queue = QueueClient.watch(watcher, "jobs")) {
      assertThat(queue.workers().fleet().workers()).hasSize(1);
      assertThat(queue.workers().list()).containsExactly("w");
      assertThat(queue.workers().info()).hasSize(1);
      assertThat(queue.tasks().counts()).containsEntry(TaskStatus.PENDING, 1L);
      assertThat(queue.tasks().list(TaskStatus.PENDING, 0, 10)).hasSize(1);
      assertThat(queue.tasks().find(TaskFilter.ALL, 0, 10)).hasSize(1);
      assertThat(queue.tasks().position("1")).hasValue(0);
      var sent = queue.messages().history(5);
      assertThat(sent).hasSize(1);
      assertThat(queue.messages().replies(sent.getFirst().id())).hasSize(1);
      queue.logs().tail(List.of(), 5);
      try (var log = queue.logs().follow(List.of("w"), 5)) {
        log.next(Duration.ofMillis(10));
      }
      assertThat(queue.files().packs(5)).isEmpty();
      assertThat(queue.environments().newest()).isEmpty();
    }
    try (var checkup = new Checkup(watcher, true, "jobs")) {
      while (checkup.hasNext()) {
        assertThat(checkup.next().verdict()).isEqualTo(Checkup.Verdict.OK);
      }
      assertThat(checkup.queues()).containsExactly("jobs", "other");
    }
  }

  @Test
  void whoMayOnlyLookIsRefusedByRedisToo() {
    try (var redis = new Redis(user(new Grant("watcher", "jobs", true)), "test", false)) {
      assertDenied(redis, "EVALSHA", "0".repeat(40), 1, "jobs:protocol");
      assertDenied(redis, "EVAL", "return 1", 0);
      assertDenied(redis, "SCRIPT", "LOAD", "return 1");
      assertDenied(redis, "SET", "jobs:protocol", 2);
      assertDenied(redis, "RPUSH", "jobs:workers:w:message", "{}");
      assertDenied(redis, "XADD", "jobs:log", "*", "a", "b");
      assertDenied(redis, "DEL", "jobs:protocol");
      assertDenied(redis, "PUBLISH", "jobs", "hello");
      assertDenied(redis, "CLIENT", "KILL", "TYPE", "normal");
      assertDenied(redis, "CLIENT", "PAUSE", 1);
      assertDenied(redis, "KEYS", "*");
      assertDenied(redis, "CONFIG", "GET", "requirepass");
      assertDenied(redis, "FLUSHALL");
      assertDenied(redis, "GET", "other:protocol");
    }
  }

  @Test
  void whatIsNotKnownToReadIsRefusedBeforeItIsSent() {
    admin.call("CONFIG", "RESETSTAT");
    try (var redis = new Redis(admin.address(), "test", true)) {
      for (var line :
          List.of(
              "EVAL 1 0",
              "EVALSHA 1 0",
              "EVAL_RO 1 0",
              "FCALL f 0",
              "SCRIPT LOAD x",
              "SET a b",
              "GETDEL a",
              "GETEX a",
              "BLPOP a 1",
              "XREADGROUP a",
              "XGROUP a",
              "SORT a",
              "PUBLISH a b",
              "CONFIG SET a b",
              "MEMORY PURGE",
              "CLIENT KILL a",
              "DEBUG SLEEP 1",
              "FLUSHALL",
              "SHUTDOWN",
              "evalsha 1 0",
              "NEWLY.INVENTED a")) {
        var words = line.split(" ");
        Object[] args = Arrays.copyOfRange(words, 1, words.length);
        assertThatThrownBy(() -> redis.call(words[0], args))
            .as(line)
            .isInstanceOfSatisfying(
                QueueException.class, e -> assertThat(e.reason()).isEqualTo(Reason.READ_ONLY));
        assertThatThrownBy(() -> redis.waiting().call(Duration.ofSeconds(1), words[0], args))
            .as(line)
            .hasMessageContaining("may only read");
      }
    }
    assertThat(admin.call("INFO", "commandstats").text())
        .doesNotContain("eval", "script", "cmdstat_set:", "cmdstat_blpop", "cmdstat_flush");
  }

  @Test
  void whoMayUseAQueueLacksNothingThere() {
    var operator = user(new Grant("operator", "jobs", false));
    try (var queue = QueueClient.open(operator, "jobs");
        var redis = new Redis(operator, "test", false)) {
      assertThat(queue.warnings()).isEmpty();
      var task = queue.tasks().enqueue("2");
      queue.tasks().keep(Duration.ofDays(1), Duration.ofDays(1));
      queue.tasks().drop(task);
      var sent = queue.messages().sendToAll(Command.ECHO, Json.tree("hello"));
      assertThat(queue.messages().history(1).getFirst().id()).isEqualTo(sent.id());
      var hash = queue.files().put("more.txt", "more".getBytes(StandardCharsets.UTF_8));
      assertThat(queue.files().read(hash)).hasSize(4);
      queue.files().forget(hash.sha256());
      assertDenied(redis, "GET", "other:protocol");
      assertDenied(redis, "FLUSHALL");
      assertDenied(redis, "CONFIG", "GET", "requirepass");
      admin.call("HDEL", "jobs:workers:status", "w");
      admin.call("SREM", "jobs:workers:name", "w");
      assertThatCode(queue::destroy).doesNotThrowAnyException();
    }
  }
}
