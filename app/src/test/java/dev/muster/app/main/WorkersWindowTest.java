package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.Fleets;
import dev.muster.shared.workers.Fleet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// What the screen of workers tells, and what it says where there is little to tell.
class WorkersWindowTest extends WorkersWindow {
  @Test
  void aLookTellsWhoIsAliveAndWhoIsNot() throws Exception {
    openOnALargeFleet();
    see("40 live");
    see("2 late");
    see("1 lost");
    see("18377");
    see("align(sample_16)");
    see("queue.example.net");
    picture("workers-full");
  }

  @Test
  void thePasswordIsNowhereToBeSeen() throws Exception {
    openOnALargeFleet();
    see("redis://queue.example.net:6380");
    seeNoMore("secret");
  }

  @Test
  void aQueueWithoutAWorkerSaysHowToStartOne() throws Exception {
    openOn(ADDRESS, 1_440, 900);
    inWindow(
        () ->
            session()
                .heard(new Fleet(Instant.now(), List.of(), 431, Map.of()), Duration.ofMillis(1)));
    see("No worker has opened queue jobs");
    see("431 tasks are waiting. Start one on any machine that reaches this Redis:");
    see("muster worker jobs");
    see("No worker is there to hear it.");
    picture("workers-none");
  }

  @Test
  void whatWasNeverReachedSaysWhyAndWhenItIsTriedAgain() throws Exception {
    openOn(ADDRESS, 1_440, 900);
    inWindow(
        () -> {
          session().away("Nobody answers there.", Duration.ofSeconds(4));
          session().away("Nobody answers there.", Duration.ofSeconds(5));
        });
    see("Could not reach queue.example.net:6380");
    see("Nobody answers there.");
    see("Tried 2 times, next in ");
    see("No connection");
    picture("no-connection");
  }

  @Test
  void whatIsStaleSaysSoAndIsNotBlanked() throws Exception {
    openOnALargeFleet();
    inWindow(() -> session().away("Nobody answers there.", Duration.ofSeconds(5)));
    see("Stale since ");
    see("align(sample_16)");
    see("Redis doesn't answer: nothing can be sent until it does.");
    picture("workers-stale");
    inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
    seeNoMore("Stale since ");
  }

  @Test
  void stoppingEverybodyAsksForTheirNumber() throws Exception {
    openOnALargeFleet();
    press("STOP");
    press("All 40");
    see("STOP → 40 workers: 29 leave at once, 9 busy finish their task first");
    see("Queue jobs will have no worker and 431 tasks waiting.");
    see("Type 40");
    picture("stop-everybody");
  }

  @Test
  void aFormSaysWhatIsWrongWhileOneWrites() throws Exception {
    openOnALargeFleet();
    inWindow(() -> table().getSelectionModel().selectIndices(5, 6));
    press("PUSH");
    see("Name a file to copy.");
    inWindow(() -> ((TextField) form()).setText("../secret"));
    see("“../secret” leads out of the worker's folder.");
    inWindow(() -> ((TextField) form()).setText("myfuns.java"));
    see("PUSH → 2 workers: 2 busy finish their task first");
  }

  @Test
  void f1ShowsTheKeysAndEscapeTakesThemAway() throws Exception {
    openOnALargeFleet();
    type(KeyCode.F1);
    see("Ask Redis now");
    picture("keys");
    type(KeyCode.ESCAPE);
    seeNoMore("Ask Redis now");
  }

  @Test
  void besideTheDetailTheTableKeepsItsRoom() throws Exception {
    for (var width : List.of(1_200, 1_280, 1_440)) {
      openOn(ADDRESS, width, 800);
      inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
      inWindow(() -> session().selection().setAll("gpu1::2203", "db1::893"));
      for (var part : List.of(".workers-table", ".selection-bar", ".columns-menu")) {
        var bounds = node(part).localToScene(node(part).getLayoutBounds());
        assertThat(bounds.getMinX()).as(part + " at " + width).isGreaterThanOrEqualTo(72);
        assertThat(bounds.getMaxX()).as(part + " at " + width).isLessThanOrEqualTo(width - 352);
      }
      close();
    }
  }

  @Test
  void aSmallWindowShowsAllOfItsParts() throws Exception {
    openOn(ADDRESS, 800, 600);
    inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
    for (var part :
        List.of(".top-stripe", ".cards", ".rail", ".workers-table", ".dock", ".status-bar")) {
      var bounds = node(part).localToScene(node(part).getLayoutBounds());
      assertThat(bounds.getMinX()).as(part).isNotNegative();
      assertThat(bounds.getMaxX()).as(part).isLessThanOrEqualTo(800);
      assertThat(bounds.getMaxY()).as(part).isLessThanOrEqualTo(600);
    }
    var hint =
        (Text)
            node(".filter-field").lookupAll(".text").stream()
                .filter(one -> one instanceof Text text && text.getText().startsWith("Filter"))
                .findFirst()
                .orElseThrow();
    var key = node(".filter-field .key-cap");
    await(
        () ->
            hint.localToScene(hint.getLayoutBounds()).getMaxX()
                <= key.localToScene(key.getLayoutBounds()).getMinX());
    assertThat(hint.getText()).isEqualTo("Filter");
    picture("workers-small");
  }

  private javafx.scene.Node form() {
    return find(".form .text-field");
  }
}
