package dev.muster.app.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.session.Colour;
import dev.muster.app.settings.KeptConnection;
import dev.muster.app.settings.KeptTls;
import dev.muster.app.settings.Settings;
import java.nio.file.Files;
import java.util.Locale;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Connections that are saved stand in a list, and come back with all that they had.
class SavedConnectionsWindowTest extends ConnectionsWindow {
  @Test
  void aConnectionIsSavedChangedRemovedAndBroughtBack() throws Exception {
    choose(1_280, 800);
    writeAddress();
    write("Name", "Render farm");
    write("Queue", "jobs");
    press("Production");
    press("Save");
    see("Saved Render farm.");
    write("Name", "Farm");
    press("Save");
    see("Saved Farm.");
    seeNoMore("Render farm");
    var file = folder.resolve("settings.json");
    assertThat(Settings.in(folder).kept().connections())
        .containsExactly(
            new KeptConnection(
                "Farm", ADDRESS.display(), "jobs", Colour.PRODUCTION, false, true, 0));
    assertThat(Files.readString(file)).doesNotContain(SERVER.password());
    press("Remove");
    see("Removed Farm.");
    see("Connections that you save or use appear here.");
    press("Undo");
    see("not used yet");
    assertThat(Settings.in(folder).kept().connections()).hasSize(1);
  }

  @Test
  void aRemovedConnectionComesBackToItsPlaceWithAllThatItHad() throws Exception {
    keep("Alpha", ADDRESS.display());
    keep("Gamma", ADDRESS.display());
    var farm =
        new KeptConnection("Beta", "rediss://farm:7", "jobs", Colour.PRODUCTION, true, true, 5)
            .with(new KeptTls("/ca.pem", "/own.pem", "/key.pem"));
    Settings.in(folder).change(kept -> kept.with(farm));
    var before = Settings.in(folder).kept().connections();
    choose(1_280, 800);
    inWindow(() -> opened().choose(null).choose(farm));
    press("Remove");
    see("Removed Beta.");
    await(() -> Settings.in(folder).kept().connections().size() == 2);
    picture("connections-removed");
    press("Undo");
    seeNoMore("Removed Beta.");
    await(() -> Settings.in(folder).kept().connections().equals(before));
    await(() -> list().getSelectionModel().getSelectedIndex() == 1);
    assertThat(field("CA certificate").getText()).isEqualTo("/ca.pem");
    inWindow(list()::requestFocus);
    type(KeyCode.DELETE);
    await(() -> Settings.in(folder).kept().connections().size() == 2);
    type(KeyCode.CONTROL, KeyCode.Z);
    await(() -> Settings.in(folder).kept().connections().equals(before));
    press("Remove");
    see("Removed Beta.");
    writeAddress();
    write("Queue", "jobs");
    write("Name", "Beta");
    press("Save");
    see("Saved Beta.");
    seeNoMore("Removed Beta.");
  }

  private ListView<?> list() throws Exception {
    return (ListView<?>) node(".connection-list .list-view");
  }

  @Test
  void manyConnectionsFillTheList() throws Exception {
    Settings.in(folder)
        .change(
            kept -> {
              var now = System.currentTimeMillis();
              return kept.with(saved("Render farm", Colour.PRODUCTION, true, now - 240_000))
                  .with(saved("Staging", Colour.STAGING, false, now - 7_300_000))
                  .with(saved("Laptop", Colour.LOCAL, false, 0))
                  .with(
                      new KeptConnection(
                          "LOCAL", ADDRESS.display(), "jobs", Colour.LOCAL, false, false, now));
            });
    choose(1_280, 800);
    see("Render farm");
    see("Laptop");
    pictures("connections-many");
  }

  private static KeptConnection saved(String name, Colour colour, boolean readOnly, long at) {
    return new KeptConnection(
        name, "redis://operator@queue.example.net:6380/2", "jobs", colour, readOnly, true, at);
  }

  @Test
  void twoConnectionsOfOneNameAreRefused() throws Exception {
    keep("Farm", ADDRESS.display());
    choose(1_280, 800);
    press("New");
    write("Name", "Farm");
    press("Save");
    see("There is another connection called Farm");
  }

  @Test
  void aSavedConnectionAsksForItsPasswordAndOpensWithEnter() throws Exception {
    keep("Farm", ADDRESS.display());
    choose(1_280, 800);
    see("not used yet");
    type(KeyCode.ENTER);
    see("A password is wanted there");
    picture("connections-password-wanted");
    for (var key : SERVER.password().toUpperCase(Locale.ROOT).toCharArray()) {
      hands.push(KeyCode.getKeyCode(String.valueOf(key)));
    }
    type(KeyCode.ENTER);
    see("No worker has opened queue jobs");
    see("Farm");
  }
}
