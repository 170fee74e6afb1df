package dev.muster.app.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.app.testing.Morning;
import dev.muster.shared.files.FileHash;
import dev.muster.shared.redis.Json;
import dev.muster.shared.workers.WorkerSummary;
import java.util.Map;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The folder of a worker is looked into, and what is chosen there is pushed.
class WorkerFolderWindowTest extends FilesWindow {
  @Test
  void aWorkersFolderIsListedAndWhatIsChosenThereIsPushed() throws Exception {
    push("web3::4411", Map.of("myfuns.java", Morning.FUNCTIONS.getBytes(UTF_8)));
    open();
    see("4 workers");
    openFolder("gpu1::2207");
    see("Waiting for gpu1::2207");
    fleet.answer(
        "gpu1::2207",
        """
        {"myfuns.java":"%s","run-808.csv":"9d5ed6780011223344556677889900aa","src":null,
         "src/lab.java":"0bd7e6610011223344556677889900aa","secret":null}\
        """
            .formatted(md5OfJava()));
    see("3 files in its folder");
    see("in Redis");
    see("None chosen");
    var inside = (TableView<?>) node(".folder-view .files-table");
    inWindow(() -> inside.getSelectionModel().clearAndSelect(1));
    type(KeyCode.SPACE);
    see("1 chosen");
    picture("files-folder");
    press("Push 1 file");
    see("Waiting for gpu1::2207");
    var pack = push("gpu1::2207", Map.of("run-808.csv", "run,score\n808,1\n".getBytes(UTF_8)));
    fleet.answer("gpu1::2207", Json.write(pack));
    see("1 of 1");
    see("808,1");
    openFolder("db1::893");
    see("Waiting for db1::893");
    fleet.fail("db1::893", "Denied", "This process may not list its folder.");
    see("Could not list the folder of db1::893");
    see("This process may not list its folder.");
    picture("files-folder-trouble");
    press("Back to packs");
    see("808,1");
  }

  @Test
  void escapeLeadsOutOfAQuestionAndOutOfAFolder() throws Exception {
    push("gpu1::2207", Map.of("a.txt", "a".getBytes(UTF_8)));
    open();
    see("1 of 1");
    type(KeyCode.S);
    see("Save a.txt, 1 B");
    type(KeyCode.ESCAPE);
    seeNoMore("Save a.txt, 1 B");
    openFolder("db1::893");
    see("Waiting for db1::893");
    type(KeyCode.ESCAPE);
    seeNoMore("Waiting for db1::893");
    see("1 of 1");
  }

  @SuppressWarnings("unchecked")
  private void openFolder(String worker) throws Exception {
    var folders = (ListView<WorkerSummary>) node(".worker-folders .list-view");
    inWindow(
        () ->
            folders.getItems().stream()
                .filter(one -> one.worker().equals(worker))
                .forEach(folders.getSelectionModel()::select));
  }

  private String md5OfJava() {
    return fleet.queue().files().packs(1).getFirst().pack().files().values().stream()
        .map(FileHash::md5)
        .findFirst()
        .orElseThrow();
  }
}
