package dev.muster.shared.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EagerInputTest {
  @Test
  void givesWhatIsThere() throws IOException {
    try (var in =
        new EagerInput(new ByteArrayInputStream("PONG".getBytes(StandardCharsets.UTF_8)))) {
      assertThat(in.readNBytes(4)).asString().isEqualTo("PONG");
      assertThat(in.read(new byte[1], 0, 1)).isEqualTo(-1);
    }
  }

  @Test
  void waitsForWhatComesLongAfterTheLook() throws Exception {
    var pipe = new PipedInputStream();
    try (var in = new EagerInput(pipe);
        var out = new PipedOutputStream(pipe)) {
      var read =
          CompletableFuture.supplyAsync(
              () -> {
                var buffer = new byte[8];
                try {
                  return new String(buffer, 0, in.read(buffer, 0, 8), StandardCharsets.UTF_8);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      out.write("late".getBytes(StandardCharsets.UTF_8));
      out.flush();
      assertThat(read.get()).isEqualTo("late");
    }
  }
}
