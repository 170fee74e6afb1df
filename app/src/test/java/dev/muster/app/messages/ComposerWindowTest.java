package dev.muster.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.redis.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ComposerWindowTest extends WindowTest {
  private final PretendedFleet fleet =
      new PretendedFleet("web1::3301", "web1::3302", "web2::3120", "web2::3121", "gpu1::2207");

  @AfterEach
  void endAll() {
    fleet.close();
  }

  private void open() throws Exception {
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("All 5");
  }

  private JsonNode args() {
    return Objects.requireNonNull(history().getFirst().args());
  }

  private List<Sent> history() {
    return fleet.queue().messages().history(10);
  }

  @SuppressWarnings("unchecked")
  private void pace(Targets.Pace pace) throws Exception {
    var box = (ComboBox<Targets.Pace>) node(".to-row .combo-box");
    inWindow(() -> box.setValue(pace));
  }

  private void code(String code) throws Exception {
    press("EVAL");
    var input = (CodeArea) node(".code-input");
    inWindow(() -> input.replaceText(code));
  }

  @Test
  void itGoesToThoseThatMatchAFilterOrToSomeOfThem() throws Exception {
    open();
    press("Some…");
    see("Write a filter, or how many at random, or both.");
    var filter = (TextField) node(".to-row .filter-field");
    inWindow(() -> filter.setText("worker:web* -3120"));
    see("PING → 3 workers: ");
    picture("composer-some");
    inWindow(() -> filter.setText("worker:web9*"));
    see("None of the 5 live workers matches the filter.");
    inWindow(() -> filter.setText("state:asleep"));
    see("There is no state asleep: there are lost");
    inWindow(() -> filter.setText("worker:web*"));
    var number = (TextField) node(".to-row .number-field");
    inWindow(() -> number.setText("2"));
    see("PING → 2 workers: ");
    press("Send to 2");
    see("0 of 2");
    assertThat(history().getFirst().targets())
        .hasSize(2)
        .allMatch(worker -> worker.startsWith("web"));
  }

  @Test
  void codeIsTriedOnOneIdleWorkerAndThenSentToTheOthers() throws Exception {
    open();
    press("All 5");
    code("6 * 7");
    see("EVAL → 5 workers: ");
    press("Try on 1 idle first");
    see("The trial of EVAL: 0 of 1 have answered.");
    var tried = history().getFirst().targets();
    assertThat(tried).hasSize(1);
    fleet.answer(tried.getFirst(), "42");
    see(tried.getFirst() + ": 42.");
    picture("composer-tried");
    see("Send to the other 4");
    var other = tried.getFirst().equals("web1::3301") ? "web1::3302" : "web1::3301";
    fleet.worker(other).leave();
    see("Send to the other 3");
    press("Send to the other 3");
    see("0 of 3");
    assertThat(history()).hasSize(2);
    assertThat(history().getFirst().targets()).hasSize(3).doesNotContain(tried.getFirst(), other);
    press("Composer");
    press("PAUSE");
    see("PAUSE → 4 workers: ");
  }

  @Test
  void whatIsWrittenStaysWhileOneLooksAtAnotherCommand() throws Exception {
    open();
    press("DIR");
    var folder = (TextField) node(".form .text-field");
    inWindow(() -> folder.setText("../x"));
    see("“../x” leads out of the worker's folder.");
    press("EVAL");
    var input = (CodeArea) node(".code-input");
    inWindow(input::requestFocus);
    hands.write("6 * 7");
    press("DIR");
    assertThat(hasState(".form .text-field", "wrong")).isTrue();
    press("EVAL");
    see("6 * 7");
    inWindow(input::requestFocus);
    hands.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    seeNoMore("6 * 7");
  }

  @Test
  void lettersAskTheSelectedForInformationAndForTheirFolder() throws Exception {
    open();
    inWindow(() -> session().selection().setAll("web1::3301", "web2::3120"));
    type(KeyCode.I);
    see("0 of 2");
    assertThat(history().getFirst().command()).isEqualTo("INFO");
    type(KeyCode.D);
    await(() -> history().size() == 2);
    assertThat(history().getFirst().command()).isEqualTo("DIR");
    press("Composer");
    picture("composer-keys");
  }

  @Test
  void batchesStopAtTheFirstFailureAndAPersonIsAsked() throws Exception {
    open();
    press("All 5");
    code("System.exit(1)");
    pace(Targets.Pace.BATCHES);
    var size = (TextField) node(".to-row .number-field");
    await(() -> node(".to-row .number-field") != null);
    inWindow(
        () ->
            size.getScene().getRoot().lookupAll(".to-row .number-field").stream()
                .map(TextField.class::cast)
                .filter(field -> field.isVisible())
                .forEach(field -> field.setText("2")));
    see("EVAL → 5 workers in 3 batches of 2: ");
    see("Stops at the first that fails.");
    picture("composer-batches");
    press("Send in 3 batches");
    see("EVAL, batch 1 of 3: 0 of 2 have answered.");
    var first = history().getFirst().targets();
    first.forEach(worker -> fleet.answer(worker, "1"));
    see("EVAL, batch 2 of 3: 0 of 2 have answered.");
    var second = history().getFirst().targets();
    assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
    fleet.fail(second.getFirst(), "Died", "the code ended its process");
    see("Died: the code ended its process.");
    assertThat(words()).contains(second.getFirst() + ": Died: the code ended its process.");
    see("Send to the other 1");
    picture("composer-stopped");
    assertThat(history()).hasSize(2);
    press("Leave it");
    see("EVAL → 5 workers in 3 batches of 2: ");
    assertThat(history()).hasSize(2);
  }

  @Test
  void whoIsLostWithinABatchIsNamedBeforeTheNextGoesOut() throws Exception {
    open();
    press("All 5");
    code("1");
    inWindow(
        () -> {
          composing().to().pace().set(Targets.Pace.BATCHES);
          composing().to().batch().set("2");
        });
    press("Send in 3 batches");
    see("EVAL, batch 1 of 3: 0 of 2 have answered.");
    var first = history().getFirst().targets();
    fleet.answer(first.getFirst(), "1");
    fleet.silentFor(first.getLast(), Duration.ofMinutes(4));
    see("last beat 4 m ago, will not answer.");
    assertThat(words()).contains(first.getLast() + ": ");
    see("Send to the other 3");
    picture("composer-batch-lost");
    var next =
        fleet.queue().workers().list().stream()
            .filter(worker -> !first.contains(worker))
            .findFirst()
            .orElseThrow();
    fleet.worker(next).leave();
    see("Send to the other 2");
    press("Send to the other 2");
    await(() -> history().size() >= 2);
    assertThat(history().getFirst().targets())
        .doesNotContain(next)
        .doesNotContainAnyElementsOf(first);
  }

  @Test
  void whatWasSentIsFoundAgainWithTheKeysAndCodeHasColours() throws Exception {
    open();
    press("All 5");
    type(KeyCode.E);
    hands.write("// how much\nint x = 6;\nx * 7");
    see("// how much");
    assertThat(node(".code-input .code-comment")).isNotNull();
    assertThat(node(".code-input .code-keyword")).isNotNull();
    picture("composer-code");
    hands.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
    see("0 of 5");
    assertThat(args().path("code").asString()).isEqualTo("// how much\nint x = 6;\nx * 7");
    press("Composer");
    var input = (CodeArea) node(".code-input");
    inWindow(
        () -> {
          input.replaceText("draft");
          input.requestFocus();
        });
    type(KeyCode.UP);
    see("// how much");
    type(KeyCode.DOWN);
    see("draft");
    type(KeyCode.TAB);
    await(() -> !input.isFocused());
  }

  @Test
  void aSnippetIsSavedWrittenAgainAndDeleted() throws Exception {
    open();
    press("All 5");
    code("Runtime.getRuntime().totalMemory()");
    snippets("Save what is written …");
    hands.write("heap");
    type(KeyCode.ENTER);
    code("1 + ");
    var input = (CodeArea) node(".code-input");
    inWindow(() -> input.moveTo(4));
    snippets("heap");
    see("1 + Runtime.getRuntime().totalMemory()");
  }

  private void snippets(String item) throws Exception {
    var menu = (MenuButton) node(".snippets .menu-button");
    inWindow(
        () ->
            menu.getItems().stream()
                .filter(one -> item.equals(one.getText()))
                .forEach(MenuItem::fire));
  }

  @Test
  void pushOffersTheFilesThatTheLastDirNamed() throws Exception {
    var dir = fleet.queue().messages().sendToAll(Command.DIR, Json.parse("{\"path\":\"data\"}"));
    assertThat(dir.targets()).hasSize(5);
    fleet.answer("web1::3301", "{\"a.csv\":\"ba6a3703b1d64d3a8d4f5a2a9c6e0f11\",\"old\":null}");
    fleet.answer("web2::3120", "{\"b.csv\":\"ba6a3703b1d64d3a8d4f5a2a9c6e0f12\"}");
    open();
    press("PUSH");
    see("Of the last DIR");
    var menu = (MenuButton) node(".form-row .menu-button");
    assertThat(menu.getItems()).hasSize(2);
    inWindow(
        () ->
            menu.getItems().stream()
                .map(item -> (CheckBox) ((CustomMenuItem) item).getContent())
                .forEach(CheckBox::fire));
    see("data/a.csv, data/b.csv");
    picture("composer-push");
  }

  @Test
  void filesOfThisMachineGoToTheWorkersWithPull(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("model.bin"), "x".repeat(2_500));
    open();
    press("All 5");
    press("PULL");
    see("Or files of this machine");
    inWindow(() -> composing().drop(List.of(file)));
    see("From here: model.bin · 2.5 kB");
    see("2.5 kB × 5 = 12.5 kB from Redis at the most.");
    picture("composer-pull");
    press("Send to 5");
    see("0 of 5");
    assertThat(args().path("model.bin").path("size").asInt()).isEqualTo(2_500);
  }

  @Test
  void stoppingEverybodyIsTypedAndWhatTheyRunCanBeCancelled() throws Exception {
    var task = fleet.queue().tasks().enqueue("simulate(1)");
    fleet.work("gpu1::2207");
    fleet.queue().tasks().enqueue("simulate(2)");
    open();
    press("All 5");
    press("STOP");
    see("4 idle leave at once, 1 busy finishes its task first");
    see("Queue jobs will have no worker and 1 task waiting.");
    picture("composer-stop");
    pictures("composer-stop");
    press("Cancel its task");
    see("1 task ends as CANCELLED after ");
    var number = (TextField) node(".consequence-bar .number-field");
    inWindow(() -> number.setText("5"));
    press("Stop 5 workers");
    see("0 of 5");
    assertThat(fleet.queue().tasks().cancel(task).sentence()).contains("being cancelled already");
  }
}
