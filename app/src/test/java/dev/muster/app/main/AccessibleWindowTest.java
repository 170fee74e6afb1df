package dev.muster.app.main;

import dev.muster.app.App;
import dev.muster.app.session.Colour;
import dev.muster.app.session.Place;
import dev.muster.app.settings.Settings;
import dev.muster.app.testing.Fleets;
import dev.muster.app.testing.Morning;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On each screen every control has a name and a role for who hears the window, and every text
/// stands out from what is behind it by 4.5 to 1 in both themes.
class AccessibleWindowTest extends WindowTest {
  private static final String ADDRESS = "redis://queue.example.net:6380";
  private final PretendedFleet fleet = new PretendedFleet(Morning.WORKERS.toArray(String[]::new));
  private final Morning morning = new Morning(fleet);
  private @Nullable App app;
  @TempDir private Path folder = Path.of("");

  @AfterEach
  void endAll() {
    if (app != null) {
      app.close();
    }
    fleet.close();
  }

  @Test
  void workersAndTheComposerWithEachOfItsForms() throws Exception {
    openOn(ADDRESS, 1_440, 900);
    audit("before anything is heard");
    inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
    audit("nobody chosen");
    var table = (TableView<?>) node(".workers-table");
    inWindow(() -> table.getSelectionModel().selectIndices(0, 1, 5, 6, 20));
    see("5 selected");
    audit("some chosen");
    for (var command :
        List.of("PING", "ECHO", "INFO", "DIR", "EVAL", "PUSH", "PULL", "PAUSE", "ENVIR", "STOP")) {
      press(command);
      audit(command);
    }
    press("Some");
    audit("some at random");
    press("All 40");
    audit("everybody would leave");
    type(KeyCode.ESCAPE);
    inWindow(table::requestFocus);
    type(KeyCode.G);
    audit("by host");
    inWindow(() -> ((TextField) filter()).setText("colour:red"));
    audit("a filter that can't be read");
    inWindow(() -> ((TextField) filter()).setText("nobody"));
    audit("a filter that hides all");
  }

  private javafx.scene.Node filter() {
    try {
      return node(".filter-field");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatStandsOverTheWindow() throws Exception {
    openOn(ADDRESS, 1_440, 900);
    inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
    type(KeyCode.F1);
    audit("keys");
    type(KeyCode.ESCAPE);
    type(KeyCode.CONTROL, KeyCode.K);
    audit("palette");
    type(KeyCode.ESCAPE);
    type(KeyCode.CONTROL, KeyCode.E);
    audit("export");
    type(KeyCode.ESCAPE);
    type(KeyCode.N);
    audit("start workers");
    type(KeyCode.ESCAPE);
    inWindow(() -> session().failed("It failed.", new IllegalStateException("why")));
    type(KeyCode.F8);
    audit("problems");
  }

  @Test
  void messagesRepliesAndLog() throws Exception {
    morning.vitals();
    morning.messages();
    morning.logs();
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("Live");
    press("Replies");
    see("9 of 12");
    audit("replies");
    inWindow(() -> session().selection().setAll("web1::3302", "web3::4411", "db1::893"));
    press("Log");
    see("458 reads aligned");
    audit("log");
    type(KeyCode.DIGIT4);
    see("6 of 6, newest first");
    audit("messages");
    fleet.server().kill();
    see("Stale since ");
    audit("stale");
  }

  @Test
  void files() throws Exception {
    morning.files(folder);
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("Live");
    type(KeyCode.DIGIT5);
    see("8 of 8");
    audit("files");
    var table = (TableView<?>) node(".files-table");
    inWindow(
        () -> {
          for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).toString().contains("name=myfuns.java")) {
              table.getSelectionModel().clearAndSelect(i);
              return;
            }
          }
        });
    see("slowdouble");
    audit("a look into a file");
  }

  @Test
  void emptyScreens() throws Exception {
    openLive(fleet.server().url(), "empty");
    see("No worker has opened queue empty");
    audit("no workers");
    type(KeyCode.DIGIT4);
    see("Nothing was sent on this queue yet");
    audit("no messages");
    type(KeyCode.DIGIT5);
    see("No files are in Redis yet");
    audit("no files");
  }

  @Test
  void outOfReach() throws Exception {
    openOn(ADDRESS, 1_280, 800);
    inWindow(() -> session().away("Nobody answers there.", Duration.ofSeconds(4)));
    see("Could not reach queue.example.net:6380");
    audit("out of reach");
  }

  @Test
  void connections() throws Exception {
    app = openApp(Settings.in(folder), 1_280, 800, window -> window.choose(null));
    audit("connections");
    press("Start one here");
    see("Start a Redis and workers here");
    audit("start one here");
  }

  @Test
  void eachColourOfAConnectionAndOneThatMayOnlyRead() throws Exception {
    for (var colour : Colour.values()) {
      var place = new Place(fleet.queue().address(), "jobs", "Farm", colour, true, false);
      app = openApp(Settings.inMemory(), 1_280, 800, window -> window.open(place));
      see("Read-only");
      audit("read-only, " + colour);
      app.close();
      app = null;
      close();
    }
  }
}
