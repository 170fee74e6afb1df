package dev.muster.app.here;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.muster.app.testing.RealFleet;
import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnRedisIT {
  @TempDir private Path folder;

  @Test
  void itsWorkersWorkInTheFolderAndEndWithIt() throws Exception {
    var before = ProcessHandle.current().descendants().toList();
    var family = new ArrayList<ProcessHandle>();
    try (var redis = OwnRedis.start()) {
      redis.spawn("jobs", RealFleet.JAR, folder.resolve("farm"), 2);
      ProcessHandle.current().descendants().forEach(family::add);
      try (var queue = QueueClient.open(redis.address(), "jobs")) {
        assertThat(queue.workers().list()).hasSize(2);
      }
    }
    family.removeAll(before);
    assertThat(family).isNotEmpty();
    await().until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(folder.resolve("farm").toFile().list())
        .containsExactlyInAnyOrder("worker-1", "worker-2");
  }

  @Test
  void aFolderThatCantBeMadeIsSaid() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "");
    try (var redis = OwnRedis.start()) {
      assertThatThrownBy(() -> redis.spawn("jobs", RealFleet.JAR, file.resolve("farm"), 1))
          .hasMessageContaining("can't be made");
    }
  }

  @Test
  void onceClosedNothingIsStarted() throws Exception {
    var redis = OwnRedis.start();
    redis.close();
    redis.close();
    assertThatThrownBy(() -> redis.spawn("jobs", RealFleet.JAR, folder, 1))
        .isInstanceOf(QueueException.class);
  }
}
