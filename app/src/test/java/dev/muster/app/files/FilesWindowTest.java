package dev.muster.app.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.background.Toolkit;
import dev.muster.app.testing.Fleets;
import dev.muster.app.testing.Morning;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.QueueClient;
import dev.muster.shared.files.FileHash;
import dev.muster.shared.files.Pack;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.workers.WorkerSummary;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesWindowTest extends WindowTest {
  @TempDir private Path folder = Path.of("");
  private final PretendedFleet fleet =
      new PretendedFleet("web1::3301", "web3::4411", "gpu1::2207", "db1::893");

  @AfterEach
  void endAll() {
    fleet.close();
  }

  private void open() throws Exception {
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("Live");
    type(KeyCode.DIGIT5);
  }

  private Pack push(String worker, Map<String, byte[]> files) throws IOException {
    var from = Files.createTempDirectory(folder, "worker");
    for (var file : files.entrySet()) {
      Files.createDirectories(from.resolve(file.getKey()).getParent());
      Files.write(from.resolve(file.getKey()), file.getValue());
    }
    var names = files.keySet().stream().sorted().toList();
    var address = RedisAddress.parse(fleet.server().url());
    try (var queue = QueueClient.openAs(address, PretendedFleet.QUEUE, worker)) {
      return queue.files().pack(from, names);
    }
  }

  private static byte[] bytes(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private byte[] picture() throws IOException {
    var image = new BufferedImage(420, 260, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < 260; y++) {
      for (int x = 0; x < 420; x++) {
        var heat = (int) (127 + 127 * Math.sin(x / 31.0) * Math.cos(y / 23.0));
        image.setRGB(x, y, 0xFF000000 | heat << 16 | 0x4000 | (255 - heat));
      }
    }
    var file = Files.createTempFile(folder, "heat", ".png");
    ImageIO.write(image, "png", file.toFile());
    return Files.readAllBytes(file);
  }

  private void aMorning() throws IOException {
    push("web3::4411", Map.of("report-2026-10.md", "# Report\n\nAll `well`.\n".getBytes(UTF_8)));
    push("db1::893", Map.of("events.parquet", bytes(880_000)));
    push(
        "web3::4411",
        Map.of("myfuns.java", Morning.FUNCTIONS.replace("slowly", "fast").getBytes(UTF_8)));
    push(
        "gpu1::2207",
        Map.of(
            "run-807.csv", "run,score\n807,0.93\n".repeat(9_000).getBytes(UTF_8),
            "heat-807.png", picture(),
            "logs/run-807.log", "2026-11-24 13:57:01 INFO begun\n".repeat(40).getBytes(UTF_8)));
    var here = Files.createTempDirectory(folder, "here");
    Files.writeString(here.resolve("myfuns.java"), Morning.FUNCTIONS);
    Files.writeString(here.resolve("align.json"), "{\"name\": \"align\", \"k\": [1, true]}\n");
    fleet.queue().files().pack(here, List.of("myfuns.java", "align.json"));
  }

  private TableView<?> table() throws Exception {
    return (TableView<?>) node(".files-table");
  }

  private void select(String name) throws Exception {
    var table = table();
    inWindow(
        () -> {
          for (int i = 0; i < table.getItems().size(); i++) {
            if (((FileEntry) table.getItems().get(i)).name().equals(name)) {
              table.getSelectionModel().clearAndSelect(i);
              return;
            }
          }
          throw new AssertionError(name + " isn't in the table.");
        });
  }

  private void write(String selector, String text) throws Exception {
    var field = (TextField) node(selector);
    inWindow(() -> field.setText(text));
  }

  @Test
  void packsStandNewestFirstAndTheChosenFileIsLookedInto() throws Exception {
    aMorning();
    open();
    see("All files");
    see("this desktop");
    see("gpu1::2207");
    see("8 in Redis");
    see("older version");
    select("myfuns.java");
    see("public static double slowdouble");
    see("Java, 19 lines, UTF-8");
    picture("files");
    press("Facts");
    see("SHA-256");
    select("heat-807.png");
    see("PNG, 420 × 260");
    picture("files-picture");
    select("events.parquet");
    see("Binary, 880 kB");
    see("00000000  ");
    see("The first 64 KiB of 880 kB.");
    picture("files-hex");
    press("Show more");
    see("The first 128 KiB of 880 kB.");
    press("Show more");
    see("The first 192 KiB of 880 kB.");
    press("Show more");
    see("The first 256 KiB of 880 kB. Save it to see the rest.");
  }

  @Test
  void whatAWorkerPushedIsSavedByteByByteAndNothingIsReplacedUnasked() throws Exception {
    var content = bytes(1_300_000);
    push(
        "gpu1::2207",
        Map.of("data/model.bin", content, "notes.txt", "of the worker".getBytes(UTF_8)));
    var into = folder.resolve("saved/here");
    open();
    see("data/model.bin");
    press("Save all…");
    see("Save data/model.bin and 1 more, 1.3 MB");
    write(".plan-card .text-field", "relative");
    see("Write the whole path");
    write(".plan-card .text-field", into.toString());
    picture("files-save");
    press("Save here");
    see("2 files saved in " + into);
    assertThat(into.resolve("data/model.bin")).hasBinaryContent(content);
    assertThat(into.resolve("notes.txt")).hasContent("of the worker");
    Files.writeString(into.resolve("notes.txt"), "mine");
    press("Save all…");
    press("Save here");
    see("There already with another content: notes.txt.");
    assertThat(into.resolve("notes.txt")).hasContent("mine");
    picture("files-replace");
    press("Replace 1 file");
    see("1 file saved, 1 there already, in " + into);
    assertThat(into.resolve("notes.txt")).hasContent("of the worker");
  }

  @Test
  void whereNothingMayBeWrittenThatIsSaidAndNothingIsLeftHalfWritten() throws Exception {
    push("gpu1::2207", Map.of("a.txt", bytes(700_000), "b.txt", bytes(3)));
    var into = unwritable();
    open();
    see("2 of 2");
    press("Save all…");
    write(".plan-card .text-field", into.resolve("saved").toString());
    press("Save here");
    see("The folder " + into.resolve("saved") + " can't be made: choose another.");
    assertThat(into.resolve("saved")).doesNotExist();
    picture("files-unwritable");
  }

  /// Whoever is root may write everywhere but where the system itself lets nobody.
  private Path unwritable() throws IOException {
    var locked = Files.createDirectory(folder.resolve("locked"));
    if (!locked.toFile().setWritable(false) || Files.isWritable(locked)) {
      return Path.of("/sys");
    }
    return locked;
  }

  @Test
  void nothingInRedisYetSaysWhatToDo() throws Exception {
    open();
    see("No files are in Redis yet");
    see("Drop files here");
    picture("files-empty");
  }

  @Test
  void aFilterThatHidesAllIsCleared() throws Exception {
    aMorning();
    open();
    see("8 of 8");
    write(".files-view .filter-field", "gpu1");
    see("3 of 8");
    write(".files-view .filter-field", "nowhere");
    see("0 of 8 files");
    see("None has “nowhere” in its name, hash or origin.");
    press("Clear");
    see("8 of 8");
  }

  @Test
  void filesFromHereBecomeAPackAndAreSentToTheSelected() throws Exception {
    Files.writeString(folder.resolve("lab.java"), Morning.FUNCTIONS);
    open();
    see("No files are in Redis yet");
    inWindow(
        () -> {
          var content = new ClipboardContent();
          content.putFiles(List.of(folder.resolve("lab.java").toFile()));
          Clipboard.getSystemClipboard().setContent(content);
        });
    hands.push(KeyCode.CONTROL, KeyCode.V);
    see("1 file in Redis, 576 B.");
    see("lab.java");
    see("this desktop");
    inWindow(() -> session().selection().setAll("web1::3301", "gpu1::2207"));
    press("Send to workers…");
    see("Before sending lab.java");
    see("Selected 2");
    picture("files-send");
    press("Send to 2 workers");
    see("0 of 2 workers have it");
    fleet.answer("web1::3301", "\"OK\"");
    see("1 of 2 workers have it");
    fleet.fail("gpu1::2207", "Disk", "No space left on device.");
    see("1 of 2 workers have it, 1 failed: No space left on device.");
    picture("files-sent");
    press("Replies");
    see("PULL 2/2");
  }

  @Test
  void aWorkersFolderIsListedAndWhatIsChosenThereIsPushed() throws Exception {
    push("web3::4411", Map.of("myfuns.java", Morning.FUNCTIONS.getBytes(UTF_8)));
    open();
    see("4 workers");
    openFolder("gpu1::2207");
    see("Waiting for gpu1::2207");
    fleet.answer(
        "gpu1::2207",
        """
        {"myfuns.java":"%s","run-808.csv":"9d5ed6780011223344556677889900aa","src":null,
         "src/lab.java":"0bd7e6610011223344556677889900aa","secret":null}\
        """
            .formatted(md5OfJava()));
    see("3 files in its folder");
    see("in Redis");
    see("None chosen");
    inWindow(() -> folderTable().getSelectionModel().clearAndSelect(1));
    type(KeyCode.SPACE);
    see("1 chosen");
    picture("files-folder");
    press("Push 1 file");
    see("Waiting for gpu1::2207");
    var pack = push("gpu1::2207", Map.of("run-808.csv", "run,score\n808,1\n".getBytes(UTF_8)));
    fleet.answer("gpu1::2207", Json.write(pack));
    see("1 of 1");
    see("808,1");
    openFolder("db1::893");
    see("Waiting for db1::893");
    fleet.fail("db1::893", "Denied", "This process may not list its folder.");
    see("Could not list the folder of db1::893");
    see("This process may not list its folder.");
    picture("files-folder-trouble");
    press("Back to packs");
    see("808,1");
  }

  @SuppressWarnings("unchecked")
  private ListView<WorkerSummary> folders() {
    return (ListView<WorkerSummary>) find(".worker-folders .list-view");
  }

  private TableView<?> folderTable() {
    return (TableView<?>) find(".folder-view .files-table");
  }

  private Node find(String selector) {
    try {
      return node(selector);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void openFolder(String worker) throws Exception {
    inWindow(
        () ->
            folders().getItems().stream()
                .filter(one -> one.worker().equals(worker))
                .forEach(one -> folders().getSelectionModel().select(one)));
  }

  private String md5OfJava() {
    return fleet.queue().files().packs(1).getFirst().pack().files().values().stream()
        .map(FileHash::md5)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsTooLargeIsRefusedInASentence() throws Exception {
    try (var file = new RandomAccessFile(folder.resolve("huge").toFile(), "rw")) {
      file.setLength(300L << 20);
    }
    open();
    see("No files are in Redis yet");
    inWindow(
        () -> {
          var content = new ClipboardContent();
          content.putFiles(List.of(folder.resolve("huge").toFile()));
          Clipboard.getSystemClipboard().setContent(content);
        });
    hands.push(KeyCode.CONTROL, KeyCode.V);
    see("\"huge\" has more than 256 MiB, the most that is put into Redis: copy it another way.");
    picture("files-too-large");
  }

  @Test
  void aPackIsForgottenOnlyOnceThatWasConfirmed() throws Exception {
    push("gpu1::2207", Map.of("a.txt", "a".getBytes(UTF_8)));
    push("gpu1::2207", Map.of("b.txt", "b".getBytes(UTF_8)));
    open();
    see("2 of 2");
    assertThat(isEnabled("Forget pack…")).isFalse();
    hands.push(KeyCode.DOWN);
    see("1 of 1");
    press("Forget pack…");
    see("Forget b.txt?");
    press("Cancel");
    seeNoMore("Forget b.txt?");
    press("Forget pack…");
    picture("files-forget");
    press("Forget it");
    seeNoMore("b.txt");
    assertThat(fleet.queue().files().packs(10)).hasSize(1);
  }

  @Test
  void hostileNamesAreShownPlainAndNeverLeadOut() throws Exception {
    var hash = fleet.queue().files().put("x", "x".getBytes(UTF_8));
    pack(Map.of("a\u202Egnp.exe\nnext", hash));
    pack(Map.of("../../etc/passwd", hash));
    open();
    see("../../etc/passwd");
    see("a\uFFFDgnp.exe␊next");
    select("../../etc/passwd");
    press("Save…");
    write(".plan-card .text-field", folder.toString());
    press("Save here");
    see("leads out of the working folder by \"..\".");
    picture("files-hostile");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aContentThatIsGoneIsSaidSo() throws Exception {
    var pack = push("gpu1::2207", Map.of("a.txt", "a".getBytes(UTF_8)));
    pack.files().values().forEach(hash -> fleet.queue().files().forget(hash.sha256()));
    open();
    see("Could not look into a.txt");
    see("The content of \"a.txt\" is not in Redis, or no longer whole: PUSH or pack it again.");
    picture("files-missing");
  }

  @Test
  void withoutRedisWhatWasSeenStaysAndNothingIsSent() throws Exception {
    aMorning();
    open();
    see("8 of 8");
    select("myfuns.java");
    see("slowdouble");
    fleet.server().close();
    see("Stale since ");
    see("8 of 8");
    select("align.json");
    see("Could not look into align.json");
    press("Send…");
    see("Redis doesn't answer: nothing can be sent until it does.");
    picture("files-stale");
  }

  @Test
  void escapeLeadsOutOfAQuestionAndOutOfAFolder() throws Exception {
    push("gpu1::2207", Map.of("a.txt", "a".getBytes(UTF_8)));
    open();
    see("1 of 1");
    type(KeyCode.S);
    see("Save a.txt, 1 B");
    type(KeyCode.ESCAPE);
    seeNoMore("Save a.txt, 1 B");
    openFolder("db1::893");
    see("Waiting for db1::893");
    type(KeyCode.ESCAPE);
    seeNoMore("Waiting for db1::893");
    see("1 of 1");
  }

  @Test
  void aSmallWindowShowsAllOfItsParts() throws Exception {
    openOn(fleet.server().url(), 1_000, 700);
    inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
    type(KeyCode.DIGIT5);
    for (var part :
        List.of(".packs-pane", ".worker-folders", ".files-table", ".preview", ".drop-zone")) {
      var bounds = find(part).localToScene(find(part).getLayoutBounds());
      assertThat(bounds.getMinX()).as(part).isNotNegative();
      assertThat(bounds.getMaxX()).as(part).isLessThanOrEqualTo(1_000);
      assertThat(bounds.getMaxY()).as(part).isLessThanOrEqualTo(700);
    }
    var packs = find(".packs-pane").localToScene(find(".packs-pane").getLayoutBounds());
    var toolbar = find(".files-middle .toolbar");
    assertThat(toolbar.localToScene(toolbar.getLayoutBounds()).getMinX())
        .isGreaterThanOrEqualTo(packs.getMaxX());
    picture("files-small");
  }

  private void pack(Map<String, FileHash> files) {
    var redis = new Redis(RedisAddress.parse(fleet.server().url()), "test", false);
    try (redis) {
      redis.call(
          "XADD",
          PretendedFleet.QUEUE + ":packs",
          "*",
          "pack",
          Json.write(new Pack(files)),
          "by",
          "gpu1::2207");
    }
  }

  private boolean isEnabled(String words) throws Exception {
    return buttons().stream()
        .anyMatch(button -> words.equals(button.getAccessibleText()) && !button.isDisabled());
  }

  private List<javafx.scene.control.Button> buttons() throws Exception {
    return node(".selection-bar").getScene().getRoot().lookupAll(".button").stream()
        .filter(javafx.scene.control.Button.class::isInstance)
        .map(javafx.scene.control.Button.class::cast)
        .toList();
  }

  @Test
  void aClickOnAColumnsHeaderSortsByIt() throws Exception {
    push("gpu1::2207", Map.of("b.txt", new byte[20], "a.txt", new byte[30], "c.txt", new byte[10]));
    open();
    see("3 of 3");
    assertThat(names()).containsExactly("a.txt", "b.txt", "c.txt");
    clickHeader("Size");
    assertThat(names()).containsExactly("c.txt", "b.txt", "a.txt");
    clickHeader("Size");
    assertThat(names()).containsExactly("a.txt", "b.txt", "c.txt");
    clickHeader("Name");
    clickHeader("Name");
    assertThat(names()).containsExactly("c.txt", "b.txt", "a.txt");
  }

  private List<String> names() throws Exception {
    var table = (TableView<?>) node(".files-table");
    return Toolkit.call(
        () -> table.getItems().stream().map(one -> ((FileEntry) one).name()).toList());
  }

  /// The screen in memory takes each click for one that asks for a menu, which sorts nothing: so
  /// the header is told of a click as a screen does.
  private void clickHeader(String words) throws Exception {
    var header =
        node(".files-table").lookupAll(".column-header").stream()
            .filter(
                one ->
                    one.lookupAll(".label").stream()
                        .anyMatch(label -> words.equals(((Labeled) label).getText())))
            .findFirst()
            .orElseThrow();
    for (var what : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
      inWindow(() -> Event.fireEvent(header, click(what)));
    }
  }

  private static MouseEvent click(EventType<MouseEvent> what) {
    return new MouseEvent(
        what,
        9,
        9,
        9,
        9,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        what == MouseEvent.MOUSE_PRESSED,
        false,
        false,
        false,
        false,
        true,
        null);
  }
}
