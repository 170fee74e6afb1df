package dev.muster.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.QueueClient;
import dev.muster.shared.environments.Sources;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.RedisAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// The tour on a Redis that is killed and comes back with its data, again and again: nobody who
/// follows it is told anything else.
class TourOutageIT {
  @Test
  void aTourWhoseRedisIsRestartedInItsMiddleTellsTheSame() throws Exception {
    var said = new ArrayList<String>();
    try (var redis = EmbeddedRedis.startDurable();
        var sandbox = Sandbox.make(Path.of("..").toAbsolutePath().normalize());
        var queue =
            QueueClient.open(
                RedisAddress.parse(redis.url()),
                "tour",
                Sources.of(sandbox.samples().resolve("myfuns.java")))) {
      var tour = new Tour(queue, sandbox, new Transcript(said::add));
      tour.workers();
      redis.restart();
      tour.ping();
      // While a task runs, a message waits behind it, and somebody waits for the answer.
      tour.task(redis::restart);
      redis.restart();
      tour.echo();
      tour.info();
      redis.restart();
      tour.dir();
      var pushed = tour.push();
      redis.restart();
      tour.pull(pushed);
      tour.eval();
      redis.restart();
      tour.stop();
      assertThat(queue.tasks().result("1").intValue()).isEqualTo(4);
      assertThat(queue.workers().exited()).hasSize(1);
      assertThat(queue.workers().list()).hasSize(1);
    }
    assertThat(said.stream().filter(line -> line.startsWith("## \"") || line.matches("## \\d")))
        .containsSubsequence("## \"PONG\"", "## 1", "## \"PONG\"", "## 4", "## 2", "## \"BYE\"");
  }
}
