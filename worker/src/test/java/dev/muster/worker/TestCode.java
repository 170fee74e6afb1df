package dev.muster.worker;

import dev.muster.shared.testing.TestRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The processes that run code, of all workers in this JVM: starting some for each test would take
/// longer than the tests. They end with the JVM.
final class TestCode {
  private TestCode() {}

  static Code shared() {
    return Started.CODE;
  }

  private static final class Started {
    static final Code CODE = start();

    private static Code start() {
      try {
        var folder = Files.createTempDirectory("muster-test-code");
        var code =
            new Code(new TestOptions(new TestRedis("redis://unused", "unused"), folder).build());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(code, folder)));
        return code;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void end(Code code, Path folder) {
      code.close();
      try {
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        // A test left something in it; the system clears its temporary files.
      }
    }
  }
}
