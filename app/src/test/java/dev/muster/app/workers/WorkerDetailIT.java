package dev.muster.app.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.RealFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.messages.Command;
import dev.muster.shared.workers.SpawnOptions;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerDetailIT extends WindowTest {
  @TempDir private Path folder = Path.of("");
  private RealFleet fleet;

  @BeforeEach
  void startTwoWorkersAndOpenTheWindow() throws Exception {
    fleet = new RealFleet(folder, List.of("one", "two"));
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("2 live");
    var table = (TableView<?>) node(".workers-table");
    inWindow(
        () -> {
          table.requestFocus();
          table.getSelectionModel().clearAndSelect(0);
        });
    see("1 selected");
  }

  @AfterEach
  void endAll() {
    fleet.close();
  }

  @Test
  void itsFolderIsListedWhenAskedForAndAFileOfItCopied() throws Exception {
    press("Directory");
    see("Not asked yet");
    press("List its folder");
    see("1 file, 1 folder");
    see("myfuns.java");
    var list = (ListView<?>) node(".folder-view .list-view");
    inWindow(() -> list.getSelectionModel().clearAndSelect(1));
    picture("worker-folder");
    press("PUSH 1 selected");
    see("1 file, 35 B, now in Redis as a pack");
    assertThat(fleet.queue().files().packs(1).getFirst().pack().files())
        .containsOnlyKeys("myfuns.java");
    inWindow(() -> list.getSelectionModel().clearAndSelect(0));
    inWindow(list::requestFocus);
    type(KeyCode.ENTER);
    see("The folder is empty");
    type(KeyCode.BACK_SPACE);
    see("myfuns.java");
  }

  @Test
  void itsMessagesStandWithItsAnswersAndLeadToAllOfThem() throws Exception {
    fleet.queue().messages().send(Command.PING, null, List.of("one"));
    fleet.queue().messages().send("SING", null, List.of("one", "two"));
    press("Messages");
    see("UnknownCommand: this worker knows no command \"SING\"");
    see("PONG");
    picture("worker-messages");
    var list = (ListView<?>) node(".worker-messages .list-view");
    inWindow(
        () -> {
          list.requestFocus();
          list.getSelectionModel().clearAndSelect(0);
        });
    type(KeyCode.ENTER);
    see("2 of 2");
    see("2 failed");
  }

  @Test
  void keysPingPauseAndResumeAndStopIsSeenBeforeItIsSent() throws Exception {
    type(KeyCode.P);
    see("PONG");
    type(KeyCode.Z);
    see("PAUSED");
    see("1 paused");
    type(KeyCode.R);
    see("2 live");
    seeNoMore("1 paused");
    type(KeyCode.X);
    see("STOP → 1 worker: 1 leaves at once.");
    assertThat(fleet.queue().workers().list()).containsExactly("one", "two");
    press("Stop 1 worker");
    see("1 live");
    see("BYE");
  }

  @Test
  void aRowFollowsItsWorkersTasksBetweenTwoBeats() throws Exception {
    fleet.queue().tasks().enqueue("\"the beginning of a long task \".repeat(3).length() / 0 + 1");
    see("TASK_ERROR 1");
    fleet.queue().tasks().enqueue("1 + 1");
    see("TASK_COMPLETE 2");
    var table = (TableView<?>) node(".workers-table");
    await(
        () ->
            table.getItems().stream()
                    .map(WorkerRow.class::cast)
                    .map(row -> row.summary().get().vitals())
                    .mapToLong(vitals -> 10 * vitals.done() + vitals.failed())
                    .sum()
                == 11);
  }

  @Test
  void workersAreStartedOnThisMachine() throws Exception {
    System.setProperty(SpawnOptions.JAR, RealFleet.JAR.toString());
    type(KeyCode.N);
    see("Start workers on this machine");
    var number = (TextField) node(".spawn-card .number-field");
    var where = (TextField) node(".spawn-where .text-field");
    inWindow(() -> number.setText("none"));
    see("Write how many, from 1 to 64.");
    inWindow(
        () -> {
          number.setText("2");
          where.setText("here");
        });
    see("Write the whole path of the folder, from the root.");
    inWindow(() -> where.setText(folder.resolve("more").toString()));
    press("Start");
    see("up as ");
    see("4 live");
    seeNoMore("starting …");
    picture("spawned");
    type(KeyCode.ESCAPE);
    seeNoMore("Start workers on this machine");
  }
}
