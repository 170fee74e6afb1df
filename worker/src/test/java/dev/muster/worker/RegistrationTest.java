package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.muster.shared.QueueException;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.tasks.TaskOptions;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.tasks.Work;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import dev.muster.shared.workers.TestWorkers;
import dev.muster.shared.workers.WorkerState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RedisTest
class RegistrationTest {
  /// In the order in which a worker shows them.
  private static final List<String> FIELDS =
      List.of(
          "version",
          "platform",
          "running",
          "hostname",
          "pid",
          "redis_host",
          "redis_port",
          "worker",
          "queue_name",
          "heartbeat_period",
          "heartbeat_expire",
          "message",
          "response",
          "log",
          "envir");

  private TestOptions options;
  private Redis redis;
  private Keys keys;

  @BeforeEach
  void open(TestRedis at, @TempDir Path folder) {
    options = new TestOptions(at, folder);
    redis = new Redis(RedisAddress.parse(at.url()), "test", false);
    keys = new Keys(at.queue());
  }

  @AfterEach
  void close() {
    redis.close();
  }

  @Test
  void aWorkerTellsOfItselfUnderItsNameAndIsIdle() throws InterruptedException {
    try (var worker = TestWorker.up(options.name("host name::ü"))) {
      assertThat(worker.queue().workers().list()).containsExactly("host name::ü");
      assertThat(worker.queue().workers().status()).containsEntry("host name::ü", WorkerState.IDLE);
      var info = Objects.requireNonNull(worker.queue().workers().info().get("host name::ü"));
      assertThat(info).isEqualTo(worker.info());
      assertThat(info.queueName()).isEqualTo(keys.queue());
      assertThat(info.message()).isEqualTo(keys.queue() + ":workers:host name::ü:message");
      assertThat(info.response()).isEqualTo(keys.queue() + ":workers:host name::ü:response");
      assertThat(info.log()).isEqualTo(keys.queue() + ":workers:host name::ü:log");
      assertThat(info.heartbeatPeriod()).isEqualTo(30);
      assertThat(info.heartbeatExpire()).isEqualTo(90);
      var now = redis.call("TIME").list().get(0).number() * 1000;
      assertThat(info.started()).isBetween(now - 60_000, now + 1_000);
      assertThat(redis.call("HGET", keys.workerIncarnation(), "host name::ü").text()).hasSize(32);
      assertThat(redis.call("ZSCORE", keys.workerDeadline(), "host name::ü").number())
          .isBetween(now, now + 92_000);
    }
  }

  @Test
  void theBlockOfTheStartHasItsFieldsInOrderAndThenItIsAlive() throws InterruptedException {
    try (var worker = TestWorker.up(options)) {
      var block = worker.console().lines().filter(line -> line.startsWith("    ")).toList();
      assertThat(block.stream().map(line -> line.strip().replaceFirst(":.*", "")))
          .containsSubsequence(FIELDS);
      assertThat(block).endsWith("    envir:              {}");
      assertThat(worker.console()).contains("    heartbeat_period:   30\n").endsWith("ALIVE\n");
      var stored = redis.call("HGET", keys.workerInfo(), worker.name()).text();
      assertThat(Json.parse(stored).propertyNames()).containsSubsequence(FIELDS);
    }
  }

  @Test
  void itsIdIsPushedOnceItIsUpAndForgottenAfterAnHour() throws InterruptedException {
    var key = keys.of("alive:test");
    try (var worker = TestWorker.idle(options.aliveKey(key))) {
      assertThat(redis.call("EXISTS", key).number()).isZero();
      worker.start();
      // Who hears of it finds what it has logged.
      assertThat(redis.call("XLEN", keys.log("host::1")).number()).isOne();
      assertThat(redis.call("LRANGE", key, 0, -1).texts()).containsExactly("host::1");
      assertThat(redis.call("TTL", key).number()).isBetween(3_500L, 3_600L);
    }
  }

  @Test
  void aNameThatIsAliveIsRefusedByASentence() throws InterruptedException {
    try (var first = TestWorker.up(options);
        var second = TestWorker.idle(options)) {
      assertThatThrownBy(second::start)
          .isInstanceOf(QueueException.class)
          .hasMessage(
              "There is a live worker called host::1 in queue "
                  + keys.queue()
                  + " already: choose another --name, or stop that one.");
      first.assertAlive();
    }
  }

  @Test
  void aNameWhoseHolderIsOverdueIsTakenOnceThatOneIsLost() throws InterruptedException {
    var dead =
        TestWorkers.register(
            redis, keys, "host::1", Duration.ofMillis(200), Duration.ofMillis(400));
    redis.call("ZADD", keys.workerDeadline(), 1, "host::1");
    try (var worker = TestWorker.up(options)) {
      worker.assertAlive();
      assertThat(redis.call("HGET", keys.workerIncarnation(), "host::1").text())
          .isNotEqualTo(dead.incarnation());
    }
  }

  @Test
  void whatItHasClaimedWhenItIsToldToLeaveGoesBackUnbegun() throws InterruptedException {
    try (var worker = TestWorker.up(options)) {
      worker.assertAlive();
      var tasks = worker.queue().tasks();
      // The first beat rings.
      await().until(() -> redis.call("HEXISTS", keys.workerVitals(), "host::1").number() == 1);
      var id = tasks.enqueue(Work.expression("1"), TaskOptions.NONE.onlyOnce()).id();
      // Without a bell it finds the task only when it has waited long enough.
      redis.call("DEL", keys.bell(Keys.DEFAULT));
      assertThat(worker.worker().step(Duration.ofMillis(20))).isTrue();
      assertThat(tasks.task(id).status()).isEqualTo(TaskStatus.RUNNING);
      worker.end();
      worker.runOn();
      assertThat(tasks.task(id).status()).isEqualTo(TaskStatus.PENDING);
      assertThat(tasks.task(id).attempt()).isZero();
    }
  }

  @Test
  void whatWasSentToAPredecessorIsDroppedAndCounted() throws InterruptedException {
    TestWorkers.register(redis, keys, "host::1").leave();
    redis.call("RPUSH", keys.messages("host::1"), "{\"id\":\"1.0\",\"command\":\"STOP\"}", "2");
    try (var worker = TestWorker.up(options)) {
      assertThat(worker.console())
          .contains("DROPPED 2 messages that an earlier host::1 did not read\n");
      worker.assertAlive();
    }
  }

  @Test
  void aQueueThatSpeaksAnotherProtocolIsRefused() {
    redis.call("SET", keys.protocol(), "7");
    assertThatThrownBy(() -> TestWorker.idle(options))
        .isInstanceOf(QueueException.class)
        .hasMessageContaining("speaks protocol 7, this program speaks 1");
  }
}
