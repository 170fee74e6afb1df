package dev.muster.app.main;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.App;
import dev.muster.app.controls.Writing;
import dev.muster.app.session.Colour;
import dev.muster.app.session.Place;
import dev.muster.app.settings.Settings;
import dev.muster.app.testing.DraggedFiles;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.tasks.Task;
import dev.muster.shared.tasks.TaskStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In a window that may only read, what writes but is seldom to be seen is grey, too.
class GreyActionsWindowTest extends WindowTest {
  private final PretendedFleet fleet = new PretendedFleet("web1::1", "web2::2");
  private @Nullable App app;
  @TempDir private Path folder = Path.of("");

  @AfterEach
  void endAll() {
    if (app != null) {
      app.close();
    }
    fleet.close();
  }

  private void open() throws Exception {
    var place = new Place(fleet.queue().address(), "jobs", "Farm", Colour.PRODUCTION, true, false);
    app = openApp(Settings.inMemory(), 1_280, 800, window -> window.open(place));
    see("web1::1");
  }

  @Test
  void whatNobodyHasReadIsNotRecalled() throws Exception {
    var sent = fleet.queue().messages().sendToAll(Command.PING, null);
    fleet.answer("web1::1", "\"PONG\"");
    open();
    type(KeyCode.DIGIT4);
    see("Recall from 1 unread");
    greyAndDeaf("Recall from 1 unread");
    assertThat(fleet.queue().messages().history(9)).extracting(Sent::recalled).containsExactly(0);
    fleet.answer("web2::2", "\"PONG\"");
    assertThat(fleet.queue().messages().history(9)).extracting(Sent::id).containsExactly(sent.id());
  }

  @Test
  void noTaskIsCancelled() throws Exception {
    var task = fleet.queue().tasks().enqueue("simulate(1)");
    fleet.work("web2::2");
    open();
    var table = (TableView<?>) node(".workers-table");
    inWindow(() -> table.getSelectionModel().selectFirst());
    see("Cancel task");
    greyAndDeaf("Cancel task");
    seeNoMore("Its worker stays.");
    assertThat(fleet.queue().tasks().list(TaskStatus.RUNNING, 0, 9))
        .extracting(Task::id)
        .containsExactly(task);
  }

  @Test
  void noWorkersFolderIsAskedForAndNothingOfItPushed() throws Exception {
    fleet.push(folder, "web2::2", Map.of("a.txt", "a".getBytes(UTF_8)));
    open();
    type(KeyCode.DIGIT5);
    see("Folders on workers");
    var folders = (ListView<?>) node(".worker-folders .list-view");
    assertThat(folders.isDisabled()).isTrue();
    inWindow(() -> folders.getSelectionModel().selectFirst());
    see("Could not list the folder of web1::1");
    greyAndDeaf("Push");
    assertThat(fleet.queue().messages().history(9)).isEmpty();
  }

  @Test
  void noFileOfThisMachineIsTakenForTheWorkers() throws Exception {
    var file = Files.writeString(folder.resolve("model.bin"), "x");
    open();
    press("All 2");
    press("PUSH");
    greyAndDeaf("Send to 2");
    press("PULL");
    see("Or files of this machine");
    greyAndDeaf("Choose …");
    var dragged = new DraggedFiles(List.of(file));
    assertThat(dragged.over(node(".composer"))).isNull();
    assertThat(dragged.drop(node(".composer"))).isFalse();
    seeNoMore("From here: model.bin");
    type(KeyCode.CONTROL, KeyCode.ENTER);
    see("Refused here: this connection may only read.");
    assertThat(fleet.queue().messages().history(9)).isEmpty();
  }

  /// Clicks where it stands, too: what is grey hears nothing.
  private void greyAndDeaf(String button) throws Exception {
    assertThat(whyGrey(button)).as(button).isEqualTo(Writing.REFUSED);
    press(button);
  }
}
