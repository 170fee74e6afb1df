package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.App;
import dev.muster.app.controls.Writing;
import dev.muster.app.palette.Choice;
import dev.muster.app.session.Colour;
import dev.muster.app.session.Place;
import dev.muster.app.settings.Settings;
import dev.muster.app.testing.Morning;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In a window that may only read, what writes is grey and says why; what reads works.
class ReadOnlyWindowTest extends WindowTest {
  private static final List<String> WRITING =
      List.of(
          "Ping",
          "Ask for information",
          "List the folder",
          "Write code",
          "Pause",
          "Resume",
          "Stop …",
          "Start workers here …");

  private final PretendedFleet fleet = new PretendedFleet(Morning.WORKERS.toArray(String[]::new));
  private @Nullable App app;
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void openReadOnly() throws Exception {
    new Morning(fleet).messages();
    new Morning(fleet).files(folder);
    var place = new Place(fleet.queue().address(), "jobs", "Farm", Colour.PRODUCTION, true, false);
    app = openApp(Settings.inMemory(), 1_280, 800, window -> window.open(place));
    see("web3::4419");
  }

  @AfterEach
  void endAll() {
    if (app != null) {
      app.close();
    }
    fleet.close();
  }

  private void greyAndSaysWhy(String... buttons) throws Exception {
    for (var button : buttons) {
      assertThat(whyGrey(button)).as(button).isEqualTo(Writing.REFUSED);
    }
  }

  @Test
  void amongWorkersNobodyIsSpokenTo() throws Exception {
    var table = (TableView<?>) node(".workers-table");
    inWindow(() -> table.getSelectionModel().selectFirst());
    see("1 selected");
    greyAndSaysWhy("Ping", "Eval", "Send to");
    var more = (MenuButton) node(".selection-bar .more-menu");
    assertThat(more.getItems()).first().extracting(MenuItem::getText).isEqualTo(Writing.REFUSED);
    assertThat(more.getItems())
        .filteredOn(item -> item.getId() != null && !item.getId().startsWith("Export"))
        .hasSize(4)
        .allMatch(MenuItem::isDisable);
    press("Log");
    see("Side by side");
    press("Replies");
    see("9 of 12");
    greyAndSaysWhy("Send again", "Send again to 1 failed", "Delete");
  }

  @Test
  void noKeyNoMenuAndNoLineOfThePaletteWrites() throws Exception {
    var table = (TableView<?>) node(".workers-table");
    inWindow(() -> table.getSelectionModel().selectFirst());
    see("1 selected");
    var before = fleet.queue().messages().history(100).size();
    for (var key :
        List.of(
            KeyCode.X, KeyCode.P, KeyCode.Z, KeyCode.R, KeyCode.I, KeyCode.D, KeyCode.N,
            KeyCode.E)) {
      inWindow(table::requestFocus);
      type(key);
      if (key == KeyCode.N) {
        see("This connection may only read, and a worker writes.");
        type(KeyCode.ESCAPE);
        seeNoMore("This connection may only read, and a worker writes.");
      } else {
        see("Refused here: this connection may only read.");
      }
    }
    type(KeyCode.CONTROL, KeyCode.ENTER);
    greyAndSaysWhy("Send to");
    inWindow(table::requestFocus);
    type(KeyCode.CONTROL, KeyCode.K);
    var field = (TextField) node(".palette-field");
    var found = (ListView<?>) node(".palette-list");
    for (var line : WRITING) {
      inWindow(() -> field.setText(line));
      await(
          () ->
              found.getItems().getFirst() instanceof Choice choice
                  && choice.name().equals(line)
                  && choice.whyNot().get().equals(Writing.REFUSED));
      type(KeyCode.ENTER);
      assertThat(field.getScene().getFocusOwner()).as(line).isEqualTo(field);
    }
    type(KeyCode.ESCAPE);
    var menu = table.getContextMenu().getItems();
    assertThat(menu).first().extracting(MenuItem::getText).isEqualTo(Writing.REFUSED);
    assertThat(menu)
        .filteredOn(item -> WRITING.contains(String.valueOf(item.getId())))
        .hasSameSizeAs(WRITING)
        .allMatch(MenuItem::isDisable);
    assertThat(fleet.queue().messages().history(100)).hasSize(before);
  }

  @Test
  void messagesAreReadButNeitherSentAgainNorDeleted() throws Exception {
    type(KeyCode.DIGIT4);
    see("6 of 6, newest first");
    greyAndSaysWhy("Send again", "Send again to 1 failed", "Delete");
    type(KeyCode.DELETE);
    seeNoMore("It goes from Redis");
  }

  @Test
  void filesAreSavedButNeitherAddedNorSentNorForgotten() throws Exception {
    type(KeyCode.DIGIT5);
    see("8 of 8");
    greyAndSaysWhy("Add files", "Send to workers", "Forget pack", "Send…");
    see(Writing.REFUSED);
    hands.push(KeyCode.DOWN);
    type(KeyCode.DELETE);
    seeNoMore("This can't be undone.");
    press("Save all…");
    see("The folder is made if need be.");
  }
}
