package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.App;
import dev.muster.app.background.Toolkit;
import dev.muster.app.session.Colour;
import dev.muster.app.session.Place;
import dev.muster.app.settings.KeptConnection;
import dev.muster.app.settings.Settings;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.Redis;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The queue in the top bar leads to the other queues of its Redis.
class QueueMenuWindowTest extends WindowTest {
  private final PretendedFleet fleet = new PretendedFleet("web1::1", "web1::2");
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void anotherQueue() {
    try (var nightly = QueueClient.open(fleet.queue().address(), "nightly")) {
      nightly.tasks().enqueue("report(1)");
      nightly.tasks().enqueue("report(2)");
    }
  }

  @AfterEach
  void endAll() {
    fleet.close();
  }

  private App open(boolean readOnly) throws Exception {
    var place = new Place(fleet.queue().address(), "jobs", "Farm", Colour.STAGING, readOnly, false);
    var app = openApp(Settings.inMemory(), 1_280, 800, window -> window.open(place));
    see("2 live");
    return app;
  }

  private MenuButton menu() throws Exception {
    return (MenuButton) node(".queue-menu");
  }

  /// What is read over the window.
  private static String popped() {
    return Window.getWindows().stream()
        .filter(PopupWindow.class::isInstance)
        .flatMap(popup -> popup.getScene().getRoot().lookupAll(".label").stream())
        .map(label -> ((Labeled) label).getText())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void allQueuesStandThereWithWhatTheyHaveAndOneIsOpenedWithTheKeys() throws Exception {
    try (var _ = open(false)) {
      assertThat(menu().getText()).isEqualTo("jobs");
      assertThat(menu().getAccessibleText()).isEqualTo("Queue jobs, choose another");
      type(KeyCode.Q);
      await(() -> popped().contains("nightly"));
      assertThat(Toolkit.call(QueueMenuWindowTest::popped))
          .contains("jobs\n2 workers · 0 waiting", "nightly\n0 workers · 2 waiting");
      picturePopped("queues");
      type(KeyCode.DOWN);
      type(KeyCode.DOWN);
      type(KeyCode.ENTER);
      see("No worker has opened queue nightly");
      see("2 tasks are waiting.");
      assertThat(menu().getText()).isEqualTo("nightly");
      picture("queue-nightly");
      close();
    }
  }

  @Test
  void theQueueThatWasChosenIsOpenedAtTheNextStart() throws Exception {
    var address = fleet.queue().address().display();
    Settings.in(folder)
        .change(
            kept ->
                kept.with(
                    new KeptConnection("Farm", address, "jobs", Colour.STAGING, false, true, 1)));
    var place = new Place(fleet.queue().address(), "jobs", "Farm", Colour.STAGING, false, false);
    try (var _ = openApp(Settings.in(folder), 1_280, 800, window -> window.open(place))) {
      see("2 live");
      type(KeyCode.Q);
      await(() -> popped().contains("nightly"));
      type(KeyCode.DOWN);
      type(KeyCode.DOWN);
      type(KeyCode.ENTER);
      see("No worker has opened queue nightly");
      await(() -> kept().queue().equals("nightly"));
      assertThat(kept().usedAt()).isGreaterThan(1);
      close();
    }
    try (var _ = openApp(Settings.in(folder), 1_280, 800, window -> window.choose(null))) {
      see("Farm");
      assertThat(Toolkit.call(this::queueField)).isEqualTo("nightly");
      close();
    }
  }

  private String queueField() throws Exception {
    return node(".connections-view").lookupAll(".text-field").stream()
        .filter(one -> "Queue".equals(one.getAccessibleText()))
        .map(one -> ((TextInputControl) one).getText())
        .findFirst()
        .orElseThrow();
  }

  private KeptConnection kept() {
    return Settings.in(folder).kept().connections().getFirst();
  }

  private static void picturePopped(String name) throws Exception {
    var scene =
        Toolkit.call(
            () ->
                Window.getWindows().stream()
                    .filter(PopupWindow.class::isInstance)
                    .map(Window::getScene)
                    .findFirst()
                    .orElseThrow());
    Snapshot.write(
        Toolkit.call(() -> Snapshot.of(scene)),
        Path.of("target", "screenshots", name + "-light.png"));
  }

  @Test
  void whoMayOnlyReadGoesOnReadingElsewhere() throws Exception {
    try (var _ = open(true)) {
      var menu = menu();
      inWindow(menu::show);
      await(() -> popped().contains("nightly"));
      inWindow(
          () ->
              menu.getItems().stream()
                  .filter(item -> "nightly".equals(item.getId()))
                  .forEach(item -> item.fire()));
      see("No worker has opened queue nightly");
      see("Read-only");
      close();
    }
  }

  @Test
  void whereTheQueuesMayNotBeSeenThatIsSaidAndTheWayToTheConnectionsStays() throws Exception {
    try (var redis = new Redis(fleet.queue().address(), "admin", false);
        var _ = open(false)) {
      redis.call("ACL", "SETUSER", "default", "-smembers");
      type(KeyCode.Q);
      await(() -> popped().contains("Ask for that right, or connect as another user."));
      assertThat(Toolkit.call(QueueMenuWindowTest::popped))
          .contains("Another queue or connection …");
      redis.call("ACL", "SETUSER", "default", "+smembers");
      close();
    }
  }
}
