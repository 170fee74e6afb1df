package dev.muster.app.main;

import dev.muster.app.App;
import dev.muster.app.session.Colour;
import dev.muster.app.session.Place;
import dev.muster.app.settings.KeptConnection;
import dev.muster.app.settings.Settings;
import dev.muster.app.testing.Fleets;
import dev.muster.app.testing.Morning;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.OddServer;
import dev.muster.shared.workers.Fleet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each screen, full, empty, broken and stale, drawn light and dark at 1280 by 800 and at 1920 by
/// 1080. That nothing is cut or missing is looked at by a test; whether it is well, by a person.
class EveryScreenWindowTest extends WindowTest {
  private static final String ADDRESS = "redis://:secret@queue.example.net:6380";
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

  private void openOnTheFleet() throws Exception {
    morning.vitals();
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("Live");
  }

  private void openOnAnEmptyQueue(String key, KeyCode... screen) throws Exception {
    openLive(fleet.server().url(), "empty");
    see("No worker has opened queue empty");
    if (screen.length > 0) {
      type(screen);
    } else {
      press(key);
    }
  }

  private void loseRedis() {
    fleet.server().kill();
    see("Stale since ");
  }

  @Test
  void workers() throws Exception {
    openOn(ADDRESS, 1_280, 800);
    inWindow(
        () ->
            session()
                .heard(new Fleet(Instant.now(), List.of(), 431, Map.of()), Duration.ofMillis(1)));
    see("No worker has opened queue jobs");
    pictures("workers-empty");
    inWindow(() -> session().heard(Fleets.large(), Duration.ofNanos(400_000)));
    var table = (TableView<?>) node(".workers-table");
    inWindow(() -> table.getSelectionModel().selectIndices(7, 6, 8, 9, 10, 14, 15));
    see("7 selected");
    press("STOP");
    see("STOP → 7 workers");
    pictures("workers-full");
    inWindow(() -> session().away("Nobody answers there.", Duration.ofSeconds(5)));
    see("Stale since ");
    pictures("workers-stale");
  }

  @Test
  void workersOutOfReach() throws Exception {
    openOn(ADDRESS, 1_280, 800);
    inWindow(() -> session().away("Nobody answers there.", Duration.ofSeconds(4)));
    see("Could not reach queue.example.net:6380");
    pictures("workers-broken");
  }

  @Test
  void composer() throws Exception {
    openOn(ADDRESS, 1_280, 800);
    inWindow(
        () -> {
          session().heard(Fleets.large(), Duration.ofMillis(1));
          session().selection().setAll("gpu1::2203", "gpu1::2207", "web1::3302");
        });
    for (var command : List.of("EVAL", "PUSH", "DIR", "ECHO")) {
      press(command);
      pictures("composer-" + command.toLowerCase(java.util.Locale.ROOT));
    }
    press("STOP");
    press("All 40");
    see("will have no worker");
    pictures("composer-alarm");
  }

  @Test
  void replies() throws Exception {
    morning.messages();
    openOnTheFleet();
    press("Replies");
    see("9 of 12");
    pictures("replies-full");
    loseRedis();
    pictures("replies-stale");
  }

  @Test
  void repliesThatFailed() throws Exception {
    failAll();
    openOnTheFleet();
    press("Replies");
    see("10 of 12");
    pictures("replies-broken");
  }

  @Test
  void noReplies() throws Exception {
    openOnAnEmptyQueue("Replies");
    see("Nothing was sent on this queue yet");
    pictures("replies-empty");
  }

  private Sent failAll() throws Exception {
    morning.files(folder);
    var sent = fleet.queue().messages().sendToAll(Command.PULL, null);
    for (var worker : Morning.WORKERS.subList(2, 12)) {
      if (worker.startsWith("gpu1")) {
        fleet.fail(worker, "NoPack", "There is no pack in Redis: send files first.");
      } else {
        fleet.fail(worker, "Disk", "/srv/muster/data/run-808.csv: No space left on device.");
      }
    }
    fleet.silentFor("db1::901", Duration.ofMinutes(4));
    fleet.silentFor("db1::893", Duration.ofMinutes(4));
    return sent;
  }

  @Test
  void log() throws Exception {
    morning.logs();
    openOnTheFleet();
    inWindow(() -> session().selection().setAll("web1::3302", "web3::4411", "db1::893"));
    press("Log");
    see("458 reads aligned");
    pictures("log-full");
    loseRedis();
    pictures("log-stale");
  }

  @Test
  void logOfTroubles() throws Exception {
    morning.troubledLog();
    openOnTheFleet();
    inWindow(() -> session().selection().setAll("gpu1::2207"));
    press("Log");
    see("java.lang.OutOfMemoryError");
    pictures("log-broken");
  }

  @Test
  void logWithoutALine() throws Exception {
    openOnAnEmptyQueue("Log");
    see("No line yet");
    pictures("log-empty");
  }

  @Test
  void messages() throws Exception {
    morning.messages();
    openOnTheFleet();
    type(KeyCode.DIGIT4);
    see("6 of 6, newest first");
    see("NoSuchFile");
    pictures("messages-full");
    loseRedis();
    pictures("messages-stale");
  }

  @Test
  void messagesThatFailed() throws Exception {
    failAll();
    openOnTheFleet();
    type(KeyCode.DIGIT4);
    see("10 of 12");
    pictures("messages-broken");
  }

  @Test
  void noMessages() throws Exception {
    openOnAnEmptyQueue("", KeyCode.DIGIT4);
    see("Nothing was sent on this queue yet");
    pictures("messages-empty");
  }

  @Test
  void files() throws Exception {
    morning.files(folder);
    openOnTheFleet();
    type(KeyCode.DIGIT5);
    see("8 of 8");
    selectFile("myfuns.java");
    see("slowdouble");
    pictures("files-full");
    loseRedis();
    pictures("files-stale");
  }

  private void selectFile(String name) throws Exception {
    var table = (TableView<?>) node(".files-table");
    inWindow(
        () -> {
          for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).toString().contains("name=" + name)) {
              table.getSelectionModel().clearAndSelect(i);
              return;
            }
          }
        });
  }

  @Test
  void filesThatAreGone() throws Exception {
    morning.files(folder);
    for (var pack : fleet.queue().files().packs(10)) {
      pack.pack().files().values().forEach(hash -> fleet.queue().files().forget(hash.sha256()));
    }
    openOnTheFleet();
    type(KeyCode.DIGIT5);
    see("8 of 8");
    selectFile("myfuns.java");
    see("Could not look into myfuns.java");
    press("Save…");
    see("Save myfuns.java, 576 B");
    var into = (TextInputControl) node(".plan-card .text-field");
    inWindow(() -> into.setText(folder.resolve("saved").toString()));
    press("Save here");
    see("PUSH or pack it again.");
    pictures("files-broken");
  }

  @Test
  void noFiles() throws Exception {
    openOnAnEmptyQueue("", KeyCode.DIGIT5);
    see("No files are in Redis yet");
    pictures("files-empty");
  }

  @Test
  void connections() throws Exception {
    var now = System.currentTimeMillis();
    keep("Render farm", "rediss://operator@queue.example.net:6380", Colour.PRODUCTION, now);
    keep("Staging", "redis://staging.example.net:6379/2", Colour.STAGING, now - 7_300_000);
    keep("Laptop", "redis://127.0.0.1:6379", Colour.LOCAL, 0);
    choose(window -> window.choose(null));
    see("Render farm");
    var address = RedisAddress.parse(fleet.server().url());
    press("New");
    write("Address", address.display());
    write("Password", fleet.server().password());
    write("Name", "This desktop");
    press("Test");
    see("May read and write.");
    pictures("connections-full");
  }

  @Test
  void noConnectionsYet() throws Exception {
    choose(window -> window.choose(null));
    see("Connections that you save or use appear here.");
    pictures("connections-empty");
    press("Start one here");
    see("Start a Redis and workers here");
    pictures("connections-start-here");
  }

  @Test
  void aConnectionOutOfReach() throws Exception {
    var server = EmbeddedRedis.start();
    var url = server.url();
    server.close();
    keep("Render farm", RedisAddress.parse(url).display(), Colour.PRODUCTION, 0);
    choose(window -> window.choose(null));
    press("Test");
    see("Is Redis running there?");
    pictures("connections-broken");
  }

  @Test
  void aConnectionThatSaysNothing() throws Exception {
    try (var silent = OddServer.silent()) {
      keep("Render farm", silent.url(), Colour.PRODUCTION, 0);
      choose(window -> window.choose(null));
      press("Test");
      see("TRYING");
      pictures("connections-stale");
      press("Stop");
    }
  }

  @Test
  void aReadOnlyWindow() throws Exception {
    morning.messages();
    morning.files(folder);
    var place =
        new Place(fleet.queue().address(), "jobs", "Render farm", Colour.PRODUCTION, true, false);
    choose(window -> window.open(place));
    see("Read-only");
    see("web3::4419");
    pictures("read-only-workers");
    type(KeyCode.DIGIT4);
    see("6 of 6, newest first");
    pictures("read-only-messages");
    type(KeyCode.DIGIT5);
    see("8 of 8");
    pictures("read-only-files");
  }

  private void keep(String name, String url, Colour colour, long used) {
    Settings.in(folder)
        .change(
            kept -> kept.with(new KeptConnection(name, url, "jobs", colour, false, true, used)));
  }

  private void choose(Consumer<App> begin) throws Exception {
    app = openApp(Settings.in(folder), 1_280, 800, begin);
  }

  private void write(String field, String text) throws Exception {
    for (var one : node(".connections-view").lookupAll(".text-field")) {
      if (field.equals(one.getAccessibleText()) && one instanceof TextInputControl input) {
        inWindow(() -> input.setText(text));
      }
    }
  }
}
