package dev.muster.shared.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProgramTest {
  private static final String PROPERTY = "muster.redis.server";

  @TempDir Path folder;

  @AfterEach
  void forgetTheName() {
    System.clearProperty(PROPERTY);
  }

  @Test
  void aProgramThatIsNotThereIsSaidInOneSentence() {
    System.setProperty(PROPERTY, folder.resolve("nothing here").toString());
    assertThatThrownBy(EmbeddedRedis::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Could not start the Redis server")
        .hasMessageContaining("MUSTER_REDIS_SERVER");
  }

  @Test
  void aProgramThatEndsAtOnceIsQuoted() throws IOException {
    System.setProperty(PROPERTY, script("echo \"cannot find libssl.so.3\"; exit 4").toString());
    assertThatThrownBy(EmbeddedRedis::start)
        .hasMessageContaining("exit code 4")
        .hasMessageContaining("cannot find libssl.so.3");
  }

  @Test
  void aPortThatSomebodyElseTookIsGivenUpForAnother() throws IOException {
    Path program = script("echo \"bind: Address already in use\"; exit 1");
    System.setProperty(PROPERTY, program.toString());
    assertThatThrownBy(EmbeddedRedis::start).hasMessageContaining("already in use");
    assertThat(Files.readAllLines(folder.resolve("started"))).hasSize(8);
  }

  private Path script(String body) throws IOException {
    Path file = folder.resolve("redis-server");
    Files.writeString(
        file, "#!/bin/sh\necho x >> '" + folder.resolve("started") + "'\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file;
  }
}
