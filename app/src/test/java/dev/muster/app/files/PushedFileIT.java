package dev.muster.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.WindowTest;
import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.workers.SpawnOptions;
import dev.muster.shared.workers.Spawned;
import dev.muster.shared.workers.WorkerSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file's way from one real worker's folder through the window to this disk and to another
/// worker.
class PushedFileIT extends WindowTest {
  private static final Path JAR = Path.of("..", "worker", "target", "muster-worker.jar");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder = Path.of("");
  private final EmbeddedRedis redis = EmbeddedRedis.start();
  private final QueueClient queue = QueueClient.open(RedisAddress.parse(redis.url()), "myqueue");
  private final List<Spawned> spawned = new ArrayList<>();
  private final byte[] model = new byte[1_200_000];

  @BeforeEach
  void startTwoWorkersAndOpenTheWindow() throws Exception {
    new Random(1).nextBytes(model);
    var one = Files.createDirectories(folder.resolve("one/runs"));
    Files.write(one.resolve("model 日本.bin"), model);
    Files.writeString(one.resolve("myfuns.java"), "int twice(int x) { return 2 * x; }\n");
    Files.createDirectories(folder.resolve("two"));
    for (var name : List.of("one", "two")) {
      spawned.add(start(name));
    }
    queue.workers().awaitAlive(spawned, PATIENCE);
    openLive(redis.url(), "myqueue");
    see("2 live");
    type(KeyCode.DIGIT5);
    see("No files are in Redis yet");
  }

  private Spawned start(String name) throws IOException {
    return queue
        .workers()
        .spawn(
            new SpawnOptions(
                JAR, folder.resolve(name), folder.resolve(name + ".log"), List.of("--name", name)));
  }

  @AfterEach
  void endAll() {
    spawned.forEach(worker -> worker.process().destroyForcibly());
    queue.close();
    redis.close();
  }

  @Test
  void whatOneWorkerPushesIsLookedIntoSavedAndPulledByTheOther() throws Exception {
    @SuppressWarnings("unchecked")
    var folders = (ListView<WorkerSummary>) node(".worker-folders .list-view");
    inWindow(() -> folders.getSelectionModel().select(0));
    see("2 files in its folder");
    see("runs/model 日本.bin");
    press("Choose all");
    press("Push 2 files");
    see("2 of 2");
    var table = (TableView<?>) node(".files-table");
    inWindow(() -> table.getSelectionModel().clearAndSelect(1));
    see("int twice(int x)");
    see("Java, 1 line, UTF-8");
    inWindow(() -> table.getSelectionModel().clearAndSelect(0));
    see("Binary, 1.2 MB");
    picture("files-pushed");
    save(folder.resolve("saved"));
    send();
    press("Replies");
    see("PULL 1/1");
  }

  private void save(Path into) throws Exception {
    press("Save all…");
    var field = (TextField) node(".plan-card .text-field");
    inWindow(() -> field.setText(into.toString()));
    press("Save here");
    see("2 files saved in " + into);
    assertThat(into.resolve("runs/model 日本.bin")).hasBinaryContent(model);
    assertThat(into.resolve("runs/myfuns.java"))
        .hasSameBinaryContentAs(folder.resolve("one/runs/myfuns.java"));
  }

  private void send() throws Exception {
    inWindow(() -> session().selection().setAll("two"));
    press("Send to workers…");
    press("Send to 1 worker");
    see("1 of 1 worker has it.");
    assertThat(folder.resolve("two/runs/model 日本.bin")).hasBinaryContent(model);
  }
}
