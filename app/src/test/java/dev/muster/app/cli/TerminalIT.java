package dev.muster.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.RealFleet;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher as a person at a terminal has it, and as a script has it: real processes.
class TerminalIT {
  private static final Path LAUNCHER = Path.of("..", "muster").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SLOW = "enqueue jobs 'Thread.sleep(1500)' --wait";
  private static final String CLEAR = "\r\033[K";

  @TempDir private Path folder = Path.of("");
  private RealFleet fleet;
  private Path said;

  @BeforeEach
  void start() throws IOException {
    fleet = new RealFleet(folder, List.of("w1"));
    said = folder.resolve("said");
  }

  @AfterEach
  void end() {
    fleet.close();
  }

  private Process start(String... command) throws IOException {
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().put("MUSTER_REDIS", fleet.server().url());
    builder.environment().put("TERM", "xterm");
    return builder.start();
  }

  private Process start(String arguments) throws IOException {
    // Whoever runs the tests may have been told to ignore Ctrl+C, which goes on to what it starts.
    return start("env", "--default-signal=INT", "sh", "-c", "exec '" + LAUNCHER + "' " + arguments);
  }

  private Process atATerminal(String arguments) throws IOException {
    return start("script", "-qec", "'" + LAUNCHER + "' " + arguments, "/dev/null");
  }

  private String said(Process process) throws Exception {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return Files.readString(said);
  }

  @Test
  void aPersonGetsATableAndAScriptGetsJson() throws Exception {
    assertThat(said(atATerminal("workers list " + PretendedFleet.QUEUE)).lines())
        .satisfiesExactly(
            head -> assertThat(head).startsWith("WORKER  STATE "),
            row -> assertThat(row).startsWith("w1      IDLE "));
    var line = said(start("workers list " + PretendedFleet.QUEUE));
    assertThat(Json.parse(line).get("worker").asString()).isEqualTo("w1");
    assertThat(said(atATerminal("workers list jobs --json"))).startsWith("{\"worker\":\"w1\"");
  }

  @Test
  void whoWaitsAtATerminalSeesABarThatGoesWhenItIsDone() throws Exception {
    assertThat(said(atATerminal(SLOW)))
        .contains(CLEAR + "[------------------------------] 0 of 1 tasks, ")
        .matches("(?s).*" + "\r\033\\[K1  COMPLETE  null\\R");
    assertThat(said(atATerminal("send jobs EVAL 'Thread.sleep(1500)' --all")))
        .contains("] 0 of 1 replies, ")
        .contains(CLEAR + "w1  ANSWERED  ");
  }

  @Test
  void nobodyElseSeesABar() throws Exception {
    var errors = folder.resolve("errors");
    assertThat(said(atATerminal(SLOW + " 2>" + errors)))
        .isEqualToIgnoringNewLines("1  COMPLETE  null");
    assertThat(errors).isEmptyFile();
    assertThat(said(atATerminal(SLOW + " --json"))).startsWith("{\"id\":\"2\"");
    assertThat(said(start(SLOW))).startsWith("{\"id\":\"3\"");
  }

  @Test
  void workersAreSpawnedEachInAFolderOfItsOwn() throws Exception {
    var spawned =
        said(start("workers spawn jobs --number 2 --dir '" + folder.resolve("more") + "'"));
    assertThat(spawned.lines().map(line -> Json.parse(line).get("worker").asString()))
        .hasSize(2)
        .allSatisfy(worker -> assertThat(fleet.queue().workers().list()).contains(worker));
    assertThat(folder.resolve("more/worker-1/muster-worker.log")).content().contains("ALIVE");
    assertThat(folder.resolve("more/worker-2/muster-worker.log")).content().contains("ALIVE");
    assertThat(said(start("workers stop jobs --all")).lines())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).contains("\"state\":\"EXITED\""));
  }

  @Test
  void aLogIsFollowedUntilCtrlC() throws Exception {
    var following = start("log jobs w1 -f -n 0");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              fleet.queue().messages().sendToAll(Command.PING, null);
              assertThat(Files.readString(said)).contains("\"command\":\"RESPONSE\"");
            });
    new ProcessBuilder("kill", "-INT", Long.toString(following.pid())).start().waitFor();
    var lines = said(following).lines().toList();
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(line -> assertThat(Json.parse(line).get("worker").asString()).isEqualTo("w1"));
    assertThat(following.exitValue()).isEqualTo(130);
  }

  @Test
  void filesArePackedAtATerminalAsInAScript() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "hello");
    assertThat(said(atATerminal("files pack jobs notes.txt --dir '" + folder + "'")).lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("NAME ");
    var into = folder.resolve("into");
    assertThat(said(atATerminal("files unpack jobs --dir '" + into + "'")))
        .isEqualToIgnoringNewLines(into.resolve("notes.txt").toString());
  }
}
