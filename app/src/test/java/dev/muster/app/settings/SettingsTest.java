package dev.muster.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.session.Colour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final KeptConnection SAVED =
      new KeptConnection(
          "Farm", "redis://farm.example.net:6379", "jobs", Colour.PRODUCTION, true, true, 5);

  @TempDir private Path folder;

  @Test
  void whatWasKeptIsThereAgain() {
    var place = new WindowPlace(10, 20, 1_000, 700, false);
    Settings.in(folder)
        .change(kept -> kept.with(SAVED).with(place, Map.of("dock.Log", 300.0), true));
    var again = Settings.in(folder);
    assertThat(again.trouble()).isEmpty();
    assertThat(again.kept().connections()).containsExactly(SAVED);
    assertThat(again.kept().window()).isEqualTo(place);
    assertThat(again.kept().splits()).containsEntry("dock.Log", 300.0);
    assertThat(again.kept().dark()).isTrue();
  }

  @Test
  void onlyItsOwnerReadsItAndNothingElseIsLeft() throws IOException {
    var made = folder.resolve("new");
    Settings.in(made).change(kept -> kept.with(SAVED));
    assertThat(Files.getPosixFilePermissions(made.resolve("settings.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(made))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(made.toFile().list()).containsExactly("settings.json");
  }

  @Test
  void aFileCutInHalfIsPutAsideAndSaid() throws IOException {
    Settings.in(folder).change(kept -> kept.with(SAVED));
    var file = folder.resolve("settings.json");
    var whole = Files.readString(file);
    var half = whole.substring(0, whole.length() / 2);
    Files.writeString(file, half);
    var settings = Settings.in(folder);
    assertThat(settings.kept()).isEqualTo(Kept.nothing());
    assertThat(settings.trouble()).contains("settings.json.broken").endsWith(".");
    assertThat(folder.resolve("settings.json.broken")).hasContent(half);
    settings.change(kept -> kept.with(SAVED));
    assertThat(Settings.in(folder).kept().connections()).containsExactly(SAVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "\"text\"",
        "{\"version\":\"x\"}",
        "{\"version\":1,\"connections\":[null]}",
        "{\"version\":1,\"connections\":{\"name\":1}}",
        "{\"version\":1,\"splits\":{\"a\":null}}",
        "\u0000\u0001"
      })
  void whatIsHostileIsPutAside(String text) throws IOException {
    Files.writeString(folder.resolve("settings.json"), text);
    var settings = Settings.in(folder);
    assertThat(settings.kept()).isEqualTo(Kept.nothing());
    assertThat(settings.trouble()).contains(".broken");
    assertThat(folder.resolve("settings.json.broken")).hasContent(text);
  }

  @Test
  void whatIsNestedWithoutEndOrHugeIsPutAside() throws IOException {
    for (var text : List.of("[".repeat(100_000), " ".repeat((1 << 20) + 1))) {
      Files.writeString(folder.resolve("settings.json"), text);
      assertThat(Settings.in(folder).trouble()).contains(".broken");
    }
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("settings.json.broken", "settings.json.broken-2");
  }

  @Test
  void aFolderThatCantBeMadeIsSaidAndTheWindowKeepsItsWits() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "in the way");
    var settings = Settings.in(file.resolve("muster"));
    assertThat(settings.trouble()).isEmpty();
    assertThat(settings.change(kept -> kept.with(SAVED)).connections()).containsExactly(SAVED);
    assertThat(settings.trouble()).contains("nothing new is kept").endsWith(".");
    assertThat(file).hasContent("in the way");
  }

  @Test
  void whatCantBeReadIsNotOverwritten() throws IOException {
    Files.createDirectory(folder.resolve("settings.json"));
    var settings = Settings.in(folder);
    assertThat(settings.trouble()).contains("can't be read").endsWith(".");
    settings.change(kept -> kept.with(SAVED));
    assertThat(folder.resolve("settings.json")).isEmptyDirectory();
  }

  @Test
  void settingsOfANewerMusterAreLeftAlone() throws IOException {
    var newer = "{\"version\":2,\"new\":true}";
    Files.writeString(folder.resolve("settings.json"), newer);
    var settings = Settings.in(folder);
    settings.change(kept -> kept.with(SAVED));
    assertThat(settings.trouble()).contains("newer Muster");
    assertThat(folder.resolve("settings.json")).hasContent(newer);
  }

  @Test
  void whatComesAfterTheEndIsNotKept() {
    var settings = Settings.in(folder);
    settings.close();
    settings.change(kept -> kept.with(SAVED));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void twoWindowsKeepWhatTheOtherKept() {
    var one = Settings.in(folder);
    var other = Settings.in(folder);
    one.change(kept -> kept.with(SAVED));
    other.change(kept -> kept.with(null, Map.of(), true));
    assertThat(Settings.in(folder).kept().connections()).containsExactly(SAVED);
  }

  @Test
  void whatIsInMemoryTouchesNoDisk() {
    var settings = Settings.inMemory();
    settings.change(kept -> kept.with(SAVED));
    assertThat(settings.kept().connections()).containsExactly(SAVED);
    assertThat(settings.trouble()).isEmpty();
  }

  @Test
  void ofThoseThatWereOnlyUsedEightAreRemembered() {
    var kept = Kept.nothing().with(SAVED);
    for (int i = 1; i <= 12; i++) {
      kept =
          kept.with(new KeptConnection("n", "redis://h", "q" + i, Colour.LOCAL, false, false, i));
    }
    assertThat(kept.connections()).hasSize(9).first().isEqualTo(SAVED);
    assertThat(kept.connections().get(1).queue()).isEqualTo("q12");
  }

  @Test
  void eachSystemHasItsFolder() {
    assertThat(Settings.folder("Linux", "/home/a", Map.of()))
        .isEqualTo(Path.of("/home/a/.config/muster"));
    assertThat(Settings.folder("Linux", "/home/a", Map.of("XDG_CONFIG_HOME", "/c")))
        .isEqualTo(Path.of("/c/muster"));
    assertThat(Settings.folder("Linux", "/home/a", Map.of("XDG_CONFIG_HOME", "here")))
        .isEqualTo(Path.of("/home/a/.config/muster"));
    assertThat(Settings.folder("Mac OS X", "/Users/a", Map.of()))
        .isEqualTo(Path.of("/Users/a/Library/Application Support/Muster"));
    assertThat(Settings.folder("Windows 11", "/u", Map.of("APPDATA", "/roaming")))
        .isEqualTo(Path.of("/roaming/Muster"));
  }

  @Test
  void aPlaceOffTheScreenIsBroughtBackOntoIt() {
    assertThat(new WindowPlace(3_000, 100, 1_440, 900, false).on(0, 0, 1_280, 720))
        .isEqualTo(new WindowPlace(0, 0, 1_280, 720, false));
    assertThat(new WindowPlace(100, 50, 1_000, 600, false).on(0, 0, 1_920, 1_080))
        .isEqualTo(new WindowPlace(100, 50, 1_000, 600, false));
    assertThat(new WindowPlace(Double.NaN, 0, 1e300, -5, false).on(0, 0, 1_920, 1_080))
        .isEqualTo(new WindowPlace(0, 440, 1_920, 200, false));
  }
}
