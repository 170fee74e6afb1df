package dev.muster.worker.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The child that takes over.
class SpareTest {
  private final AtomicInteger starts = new AtomicInteger();
  @TempDir Path folder;

  @Test
  void oneThatCouldNotStartIsReplacedByTheNext() throws Exception {
    try (var spare = new Spare(() -> startFailing(1))) {
      spare.prepare();
      try (var child = spare.take()) {
        assertThat(child.isAlive()).isTrue();
      }
    }
  }

  @Test
  void whatKeepsTwoFromStartingIsSaid() throws Exception {
    try (var spare = new Spare(() -> startFailing(2))) {
      spare.prepare();
      assertThatThrownBy(spare::take).isInstanceOf(IOException.class).hasMessage("no folder");
      assertThat(starts).hasValue(2);
    }
  }

  private Child startFailing(int times) throws IOException {
    if (starts.incrementAndGet() <= times) {
      throw new IOException("no folder");
    }
    var settings = new ChildSettings(folder, 64, Duration.ofMinutes(1));
    return Child.start(Kind.TASKS, settings, _ -> {});
  }
}
