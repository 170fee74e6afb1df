package dev.muster.app.main;

import dev.muster.app.testing.WindowTest;
import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.workers.SpawnOptions;
import dev.muster.shared.workers.Spawned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a click through Redis to two real workers and back to what is to be seen.
class ClickToPixelIT extends WindowTest {
  private static final Path JAR = Path.of("..", "worker", "target", "muster-worker.jar");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder = Path.of("");
  private final EmbeddedRedis redis = EmbeddedRedis.start();
  private final QueueClient queue = QueueClient.open(RedisAddress.parse(redis.url()), "myqueue");
  private final List<Spawned> spawned = new ArrayList<>();

  @BeforeEach
  void startTwoWorkersAndOpenTheWindow() throws Exception {
    for (var name : List.of("one", "two")) {
      var directory = Files.createDirectories(folder.resolve(name));
      Files.writeString(directory.resolve("myfuns.java"), "int twice(int x) { return 2 * x; }\n");
      spawned.add(start(directory, name));
    }
    queue.workers().awaitAlive(spawned, PATIENCE);
    openLive(redis.url(), "myqueue");
    see("2 live");
  }

  private Spawned start(Path directory, String name) throws IOException {
    return queue
        .workers()
        .spawn(
            new SpawnOptions(
                JAR,
                directory,
                folder.resolve(name + ".log"),
                List.of("--name", name, "--heartbeat-period", "1", "--heartbeat-expire", "3")));
  }

  @AfterEach
  void endAll() {
    spawned.forEach(worker -> worker.process().destroyForcibly());
    queue.close();
    redis.close();
  }

  private void choose(int... rows) throws Exception {
    var table = (TableView<?>) node(".workers-table");
    inWindow(
        () -> {
          table.getSelectionModel().clearSelection();
          for (var row : rows) {
            table.getSelectionModel().select(row);
          }
        });
  }

  @Test
  void aPingFromTheButtonComesBackAsAPong() throws Exception {
    choose(0);
    see("1 selected");
    press("PING");
    see("PING → 1 worker: 1 answers at once.");
    press("Send to 1");
    see("ANSWERED");
    see("PONG");
    see("1 of 1");
    see("PING 1/1");
    press("As received");
    see("\"result\": \"PONG\"");
    picture("replies-pong");
  }

  @Test
  void theLogShowsTheMessageItsOutputAndTheAnswer() throws Exception {
    press("Log");
    see("All 2 workers, merged");
    press("Composer");
    press("PING");
    press("All 2");
    press("Send to 2");
    see("2 of 2");
    press("Log");
    see("MESSAGE");
    see("RESPONSE");
    see("ALIVE");
    picture("log-merged");
  }

  @Test
  void aFailureIsShownAsOneAndFirst() throws Exception {
    choose(0, 1);
    press("PUSH");
    var names = (TextField) node(".form .text-field");
    inWindow(() -> names.setText("nothere.java"));
    press("Send to 2");
    see("2 of 2");
    see("FAILED");
    see("2 failed");
  }

  @Test
  void aWorkerBehindATaskIsToldFromASilentOne() throws Exception {
    var code =
        "((java.util.concurrent.Callable<Object>) () -> { Thread.sleep(60_000); return 1;"
            + " }).call()";
    queue.tasks().enqueue(code);
    see("BUSY");
    press("PING");
    press("All 2");
    press("Send to 2");
    see("1 of 2");
    see("BEHIND");
    see("1 behind a task");
    see("behind task 1 ");
    picture("replies-behind");
  }

  @Test
  void aKilledWorkerIsSeenToBeLateThenLost() throws Exception {
    see("2 live");
    spawned.getFirst().process().destroyForcibly();
    see("1 late");
    see("1 lost");
    press("Lost");
    see("1 of 2");
    see("LOST");
    see("one");
    picture("workers-lost");
  }

  @Test
  void stoppingEverybodyEndsThemOnceTheirNumberIsTyped() throws Exception {
    press("STOP");
    press("All 2");
    see("Type 2");
    press("Stop 2 workers");
    seeNoMore("BYE");
    var number = (TextField) node(".consequence-bar .number-field");
    inWindow(() -> number.setText("2"));
    press("Stop 2 workers");
    see("BYE");
    see("2 of 2");
    see("0 live");
  }
}
