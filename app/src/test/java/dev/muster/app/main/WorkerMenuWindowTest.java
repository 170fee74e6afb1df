package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.controls.KeyCap;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.messages.Sent;
import java.util.List;
import javafx.event.Event;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The menu of a row says what its keys say.
class WorkerMenuWindowTest extends WindowTest {
  private final PretendedFleet fleet = new PretendedFleet("web1::1", "web2::2");

  @AfterEach
  void endAll() {
    fleet.close();
  }

  @Test
  void theSelectedAreAskedForInformationAndForTheirFolder() throws Exception {
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("All 2");
    choose("Ask for information", "I");
    see("0 of 1");
    assertThat(sent().getFirst().command()).isEqualTo("INFO");
    assertThat(sent().getFirst().targets()).containsExactly("web2::2");
    choose("List the folder", "D");
    await(() -> sent().size() == 2);
    assertThat(sent().getFirst().command()).isEqualTo("DIR");
    assertThat(sent().getFirst().targets()).containsExactly("web2::2");
  }

  private void choose(String words, String key) throws Exception {
    hands.clickOn("web2::2");
    var table = (TableView<?>) node(".workers-table");
    // The screen in memory asks for no menu by itself.
    inWindow(
        () -> {
          var at = table.localToScreen(200, 40);
          Event.fireEvent(
              table,
              new ContextMenuEvent(
                  ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                  200,
                  40,
                  at.getX(),
                  at.getY(),
                  false,
                  null));
        });
    var menu = table.getContextMenu();
    await(menu::isShowing);
    var line =
        menu.getItems().stream()
            .filter(item -> words.equals(item.getId()))
            .findFirst()
            .orElseThrow()
            .getGraphic();
    assertThat(hands.from(line).lookup(KeyCap.class::isInstance).<KeyCap>queryAll())
        .extracting(KeyCap::getText)
        .containsExactly(key);
    hands.clickOn(line);
    await(() -> !menu.isShowing());
  }

  private List<Sent> sent() {
    return fleet.queue().messages().history(10);
  }
}
