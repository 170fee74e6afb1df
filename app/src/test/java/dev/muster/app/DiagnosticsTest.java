package dev.muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DiagnosticsTest {
  @Test
  void errorsAloneGoToStandardErrorAsOneLineEach() {
    assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(LoggerContext.class);
    var before = System.err;
    var written = new ByteArrayOutputStream();
    var log = LoggerFactory.getLogger("dev.muster.app.some.Part");
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      log.warn("nobody wants to know");
      log.error("it broke");
    } finally {
      System.setErr(before);
    }
    assertThat(written.toString(StandardCharsets.UTF_8))
        .matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} ERROR \\S*Part it broke\\R");
  }
}
