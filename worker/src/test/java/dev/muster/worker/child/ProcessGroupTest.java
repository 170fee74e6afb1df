package dev.muster.worker.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessGroupTest {
  private static final Duration WAIT = Duration.ofSeconds(20);

  private static Process leader(String... command) throws IOException {
    return new ProcessBuilder(ProcessGroup.leading(List.of(command))).start();
  }

  @Test
  void whatALeaderLeftBehindIsEndedAfterIt() throws Exception {
    var leader = leader("sh", "-c", "sleep 300 > /dev/null 2>&1 & echo $!");
    var left = Long.parseLong(leader.inputReader().readLine());
    assertThat(leader.waitFor()).isZero();
    assertThat(ProcessHandle.of(left)).isPresent();
    ProcessGroup.kill(leader);
    await()
        .atMost(WAIT)
        .until(() -> ProcessHandle.of(left).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void aStrangerThatHasTheNumberOfALeaderThatEndedIsLeftAlone() throws Exception {
    var stranger = leader("sleep", "300");
    try {
      await().atMost(WAIT).until(() -> stranger.info().command().orElse("").endsWith("sleep"));
      ProcessGroup.kill(new Ended(stranger.pid()));
      await().during(Duration.ofMillis(500)).atMost(WAIT).until(stranger::isAlive);
    } finally {
      stranger.destroyForcibly();
    }
  }

  /// A process that has ended, and whose number another has now.
  private static final class Ended extends Process {
    private final long pid;

    Ended(long pid) {
      this.pid = pid;
    }

    @Override
    public long pid() {
      return pid;
    }

    @Override
    public boolean isAlive() {
      return false;
    }

    @Override
    public ProcessHandle toHandle() {
      return ProcessHandle.of(pid).orElseThrow();
    }

    @Override
    public int waitFor() {
      return 0;
    }

    @Override
    public int exitValue() {
      return 0;
    }

    @Override
    public void destroy() {
      // It has ended.
    }

    @Override
    public InputStream getInputStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public OutputStream getOutputStream() {
      return OutputStream.nullOutputStream();
    }
  }
}
