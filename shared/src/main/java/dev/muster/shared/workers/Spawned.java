package dev.muster.shared.workers;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.RedisAddress;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A worker process that was started here.
///
/// @param process the process
/// @param logFile where its log goes
/// @param aliveKey the list to which it pushes its id once it is up
public record Spawned(Process process, Path logFile, String aliveKey) {
  private static final int LAST_WORDS = 2_000;

  static Spawned start(SpawnOptions options, RedisAddress address, Keys keys) {
    var token = new byte[8];
    new SecureRandom().nextBytes(token);
    var aliveKey = keys.of("alive:" + HexFormat.of().formatHex(token));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.addAll(
        ClassCache.flags(options.jar().resolveSibling("muster-worker.aot"), options.jar()));
    command.addAll(List.of("-jar", options.jar().toString(), keys.queue()));
    command.addAll(
        List.of(
            "--log-file",
            options.logFile().toAbsolutePath().toString(),
            "--dir",
            options.directory().toAbsolutePath().toString(),
            "--key-alive",
            aliveKey));
    command.addAll(options.arguments());
    var builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectInput(
                new File("/dev/null").exists()
                    ? ProcessBuilder.Redirect.from(new File("/dev/null"))
                    : ProcessBuilder.Redirect.PIPE);
    address.handOn(builder.environment());
    try {
      return new Spawned(builder.start(), options.logFile(), aliveKey);
    } catch (IOException e) {
      throw new QueueException(Reason.USAGE, "The worker can't be started: " + e.getMessage(), e);
    }
  }

  /// What it wrote to its error stream before it ended.
  String lastWords() {
    try {
      var words =
          new String(process.getErrorStream().readNBytes(LAST_WORDS), StandardCharsets.UTF_8)
              .strip();
      return words.isEmpty() ? "exit code " + process.exitValue() : words;
    } catch (IOException e) {
      return "exit code " + process.exitValue();
    }
  }
}
