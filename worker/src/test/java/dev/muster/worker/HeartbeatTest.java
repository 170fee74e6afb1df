package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import dev.muster.shared.workers.TestWorkers;
import dev.muster.shared.workers.Vitals;
import dev.muster.shared.workers.WorkerState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RedisTest
class HeartbeatTest {
  private static final Duration PERIOD = Duration.ofMillis(100);

  private TestWorker worker;

  @BeforeEach
  void start(TestRedis at, @TempDir Path folder) throws InterruptedException {
    worker = TestWorker.up(new TestOptions(at, folder).period(PERIOD));
  }

  @AfterEach
  void end() {
    worker.close();
  }

  private Vitals vitals() {
    var text = worker.redis().call("HGET", worker.keys().workerVitals(), worker.name());
    return text.isNull() ? Vitals.NONE : Json.read(text.text(), Vitals.class).orElseThrow();
  }

  private Reply score(String key) {
    return worker.redis().call("ZSCORE", key, worker.name());
  }

  @Test
  void eachBeatMovesTheDeadlineAndLengthensTheStrip() throws InterruptedException {
    var first = score(worker.keys().workerHeartbeat()).number();
    await().atMost(TestWorker.PATIENCE).until(() -> vitals().beats().length() >= 3);
    assertThat(vitals().beats()).matches("[|l.]{3,}");
    var beat = score(worker.keys().workerHeartbeat()).number();
    assertThat(beat).isGreaterThan(first);
    assertThat(score(worker.keys().workerDeadline()).number()).isGreaterThanOrEqualTo(beat + 300);
    assertThat(vitals().memory()).isPositive();
    worker.assertAlive();
    await().atMost(TestWorker.PATIENCE).until(() -> vitals().log().equals("RESPONSE PING"));
  }

  @Test
  void aWorkerThatWasLostTakesItsNameAgainAndSaysSo() throws InterruptedException {
    var redis = worker.redis();
    redis.call("HSET", worker.keys().workerStatus(), worker.name(), "LOST");
    redis.call("SREM", worker.keys().workerNames(), worker.name());
    await()
        .atMost(TestWorker.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(worker.queue().workers().status())
                    .containsEntry(worker.name(), WorkerState.IDLE));
    await()
        .atMost(TestWorker.PATIENCE)
        .untilAsserted(() -> assertThat(worker.log()).containsExactly("ALIVE", "ALIVE"));
    worker.assertAlive();
  }

  @Test
  void aPausedWorkerThatWasLostComesBackPaused() throws InterruptedException {
    worker.result(Command.PAUSE, null);
    worker.redis().call("SREM", worker.keys().workerNames(), worker.name());
    await()
        .atMost(TestWorker.PATIENCE)
        .untilAsserted(() -> assertThat(worker.queue().workers().list()).hasSize(1));
    assertThat(worker.queue().workers().status()).containsValue(WorkerState.PAUSED);
  }

  @Test
  void aWorkerInAnEmptiedRedisRegistersAgainAndWorksOn() throws InterruptedException {
    forgetTheQueue();
    await()
        .atMost(TestWorker.PATIENCE)
        .untilAsserted(() -> assertThat(worker.queue().workers().info()).hasSize(1));
    await()
        .atMost(TestWorker.PATIENCE)
        .untilAsserted(() -> assertThat(worker.log()).contains("ALIVE"));
    worker.assertAlive();
    var task = worker.queue().tasks().enqueue("20 + 1");
    worker.step();
    assertThat(worker.queue().tasks().result(task)).isEqualTo(Json.tree(21));
  }

  /// What FLUSHALL does, without doing it to other tests: all keys at once, for a beat between two
  /// would write what goes away with the next.
  private void forgetTheQueue() {
    var redis = worker.redis();
    var all = new TreeSet<String>();
    var cursor = "0";
    do {
      var page = redis.call("SCAN", cursor, "MATCH", worker.keys().of("*"), "COUNT", 1_000).list();
      cursor = page.get(0).text();
      all.addAll(page.get(1).texts());
    } while (!cursor.equals("0"));
    redis.call("DEL", all.toArray());
  }

  @Test
  void aWorkerWhoseNameAnotherTookEndsWithASentence() {
    var redis = worker.redis();
    // A beat in between takes the name back.
    var other =
        await()
            .ignoreExceptionsMatching(AssertionError.class::isInstance)
            .until(
                () -> {
                  redis.call("SREM", worker.keys().workerNames(), worker.name());
                  return TestWorkers.register(redis, worker.keys(), worker.name());
                },
                Objects::nonNull);
    assertThatThrownBy(worker::runOn)
        .hasMessageStartingWith("There is a live worker called host::1");
    assertThat(redis.call("HGET", worker.keys().workerIncarnation(), worker.name()).text())
        .isEqualTo(other.incarnation());
  }
}
