package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.background.Toolkit;
import dev.muster.app.controls.Phrases;
import dev.muster.app.messages.ReplyRow;
import dev.muster.app.testing.Morning;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.Outcome;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.redis.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What leaves the window is what stands on the screen, whole and in its order.
class ExportWindowTest extends WindowTest {
  private static final Pattern FIELD =
      Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^,\r]*))(,|\r\n)");
  private final PretendedFleet fleet = new PretendedFleet(Morning.WORKERS.toArray(String[]::new));
  @TempDir private Path folder = Path.of("");

  @AfterEach
  void endAll() {
    fleet.close();
  }

  private void open(KeyCode screen) throws Exception {
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("Live");
    type(screen);
  }

  @Test
  void messagesLeaveAsTheyStandThere() throws Exception {
    new Morning(fleet).messages();
    open(KeyCode.DIGIT4);
    see("6 of 6, newest first");
    type(KeyCode.CONTROL, KeyCode.E);
    see("Export 6 messages");
    var rows = leave("6 messages are in ");
    assertThat(rows).hasSize(6).allSatisfy(row -> assertThat(of(row, "sender")).isNotEmpty());
    assertThat(texts(rows, "id")).isEqualTo(sent().stream().map(Sent::id).toList());
    assertThat(texts(rows, "args"))
        .containsSubsequence("{\"pattern\":\"\\\\.java$\"}", "nightly run begins", "driver update");
    type(KeyCode.ESCAPE);
    assertThat(cells(".messages-table", 0, 1, 5, 6))
        .isEqualTo(
            rows.stream()
                .map(
                    row ->
                        List.of(
                            Phrases.clock(Instant.parse(of(row, "time"))),
                            of(row, "command"),
                            of(row, "answered") + " of " + of(row, "targets").split(" ").length,
                            of(row, "failed")))
                .toList());
    type(KeyCode.SLASH);
    hands.write("run-808");
    see("1 of 6, newest first");
    type(KeyCode.ENTER);
    type(KeyCode.CONTROL, KeyCode.E);
    see("Export 1 message");
    assertThat(texts(leave("1 message is in "), "command")).containsExactly("PUSH");
  }

  private List<Sent> sent() {
    return fleet.queue().messages().history(10);
  }

  @Test
  void filesLeaveInTheOrderOfTheirTable() throws Exception {
    new Morning(fleet).files(folder);
    open(KeyCode.DIGIT5);
    see("8 of 8");
    var table = (TableView<?>) node(".files-table");
    inWindow(() -> largestFirst(table));
    await(() -> cells(".files-table", 0).getFirst().contains("events.parquet"));
    type(KeyCode.CONTROL, KeyCode.E);
    see("Export 8 files");
    var rows = leave("8 files are in ");
    type(KeyCode.ESCAPE);
    assertThat(cells(".files-table", 0, 1, 2))
        .isEqualTo(
            rows.stream()
                .map(
                    row ->
                        List.of(
                            of(row, "name"),
                            Phrases.bytes(Long.parseLong(of(row, "size"))),
                            of(row, "md5").substring(0, 8)))
                .toList());
    var packed =
        fleet.queue().files().packs(10).stream()
            .flatMap(pack -> pack.pack().files().values().stream())
            .map(hash -> hash.sha256())
            .toList();
    assertThat(packed).containsAll(texts(rows, "sha256"));
    assertThat(texts(rows, "older")).containsOnlyOnce("true");
  }

  private static <R> void largestFirst(TableView<R> table) {
    var size = table.getColumns().get(1);
    size.setSortType(TableColumn.SortType.DESCENDING);
    table.getSortOrder().setAll(List.of(size));
  }

  @Test
  void repliesLeaveWithEachTargetsStateAndWholeValue() throws Exception {
    new Morning(fleet).messages();
    open(KeyCode.DIGIT4);
    see("9 of 12");
    press("Fold equal");
    type(KeyCode.CONTROL, KeyCode.K);
    hands.write("export the replies");
    type(KeyCode.ENTER);
    see("Export 12 replies");
    var rows = leave("12 replies are in ");
    assertThat(rows.stream().map(row -> List.of(of(row, "worker"), of(row, "state"))).toList())
        .isEqualTo(
            targets().stream().map(one -> List.of(one.reply().worker(), word(one))).toList());
    assertThat(texts(rows, "state"))
        .containsSubsequence("FAILED", "DIFFERS", "ANSWERED", "BEHIND", "GONE");
    var values = new LinkedHashMap<String, String>();
    rows.forEach(row -> values.put(of(row, "worker"), of(row, "value")));
    assertThat(values.get("web2::3120")).isEqualTo("NoSuchFile: /srv/muster/web2");
    assertThat(values.get("gpu1::2203")).isEmpty();
    answers()
        .forEach(
            (worker, outcome) -> {
              if (outcome instanceof Outcome.Ok(var value)) {
                assertThat(Json.parse(of(values, worker))).as(worker).isEqualTo(value);
              }
            });
  }

  private List<ReplyRow.Target> targets() throws Exception {
    var list = (ListView<?>) node(".message-detail .list-view");
    return Toolkit.call(
        () ->
            list.getItems().stream()
                .filter(ReplyRow.Target.class::isInstance)
                .map(ReplyRow.Target.class::cast)
                .toList());
  }

  private static String word(ReplyRow.Target target) {
    return target.kind().mark().word();
  }

  private Map<String, Outcome> answers() {
    var newest = sent().getFirst().id();
    var outcomes = new LinkedHashMap<String, Outcome>();
    for (var worker : Morning.WORKERS) {
      fleet
          .queue()
          .messages()
          .responses(worker, List.of(newest))
          .forEach((_, response) -> outcomes.put(worker, response.outcome()));
    }
    return outcomes;
  }

  @Test
  void oneAnswerIsSavedAsItIsReadAndAsItCame() throws Exception {
    new Morning(fleet).messages();
    open(KeyCode.DIGIT4);
    see("9 of 12");
    press("Fold equal");
    var list = (ListView<?>) node(".message-detail .list-view");
    await(() -> targets().size() == 12);
    inWindow(() -> list.getSelectionModel().clearAndSelect(at(list, "web1::3302")));
    press("Text");
    var shown = (TextArea) node(".message-detail .reply-value-pane .text-area");
    await(() -> shown.getText().contains("slowdouble.java"));
    press("Save…");
    see("Export the answer of web1::3302");
    see("nothing is cut");
    assertThat(field().getText()).matches(".*[/\\\\]DIR-[-\\d]+web1-3302\\.json");
    picture("export-answer");
    var value = save("answers/value.json", "The answer of web1::3302 is in ");
    assertThat(value).isEqualTo(Toolkit.call(shown::getText));
    press("Whole reply");
    var whole = Json.parse(save("answers/whole.json", "The answer of web1::3302 is in "));
    assertThat(whole.path("id").asString("")).isEqualTo(sent().getFirst().id());
    assertThat(whole.path("result")).isEqualTo(Json.parse(value));
    type(KeyCode.ENTER);
    see("is there already. Replace it, or name another.");
    type(KeyCode.ESCAPE);
    seeNoMore("Export the answer of ");
  }

  private static int at(ListView<?> list, String worker) {
    for (int i = 0; i < list.getItems().size(); i++) {
      if (list.getItems().get(i) instanceof ReplyRow.Target target
          && target.reply().worker().equals(worker)) {
        return i;
      }
    }
    throw new AssertionError(worker + " isn't listed.");
  }

  @Test
  void allAnswersAreSavedByWorkerOrAsLines() throws Exception {
    new Morning(fleet).messages();
    open(KeyCode.DIGIT4);
    see("9 of 12");
    var menu = (MenuButton) node(".message-detail .message-actions .menu-button");
    inWindow(
        () ->
            menu.getItems().stream()
                .filter(item -> "Save the answers to a file …".equals(item.getText()))
                .forEach(MenuItem::fire));
    see("Export 9 answers");
    var all = Json.parse(save("all.json", "9 answers are in "));
    assertThat(all.propertyNames()).isEqualTo(answers().keySet());
    assertThat(all.path("web2::3120").path("status").asString("")).isEqualTo("ERROR");
    press("Lines");
    assertThat(field().getText()).endsWith("all.txt");
    assertThat(save("all.txt", "9 answers are in ").lines().toList())
        .hasSize(12)
        .first()
        .isEqualTo("web2::3120\tFAILED\tNoSuchFile: /srv/muster/web2");
  }

  private TextField field() throws Exception {
    return (TextField) node(".export .text-field");
  }

  private String save(String name, String told) throws Exception {
    var file = folder.resolve(name);
    var field = field();
    inWindow(
        () -> {
          field.setText(file.toString());
          field.requestFocus();
        });
    type(KeyCode.ENTER);
    see(told + file + ".");
    return Files.readString(file);
  }

  /// Saves what is offered as CSV and as JSON, which say the same.
  private List<Map<String, String>> leave(String told) throws Exception {
    press("CSV");
    var csv = csv(save(told.hashCode() + ".csv", told));
    press("JSON");
    var json = Json.parse(save(told.hashCode() + ".json", told));
    assertThat(json.valueStream().map(ExportWindowTest::texts).toList()).isEqualTo(csv);
    return csv;
  }

  private static Map<String, String> texts(JsonNode row) {
    var texts = new LinkedHashMap<String, String>();
    row.propertyStream()
        .forEach(
            one ->
                texts.put(
                    one.getKey(),
                    one.getValue().isNull()
                        ? ""
                        : one.getKey().equals("targets")
                            ? String.join(
                                " ", one.getValue().valueStream().map(JsonNode::asString).toList())
                            : one.getValue().isString()
                                ? one.getValue().asString()
                                : one.getValue().toString()));
    return texts;
  }

  private static List<String> texts(List<Map<String, String>> rows, String column) {
    return rows.stream().map(row -> of(row, column)).toList();
  }

  private static String of(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  /// By RFC 4180, the first line names the others' fields.
  private static List<Map<String, String>> csv(String text) throws IOException {
    var lines = new ArrayList<List<String>>();
    lines.add(new ArrayList<>());
    var field = FIELD.matcher(text);
    while (field.lookingAt()) {
      lines
          .getLast()
          .add(field.group(1) == null ? field.group(2) : field.group(1).replace("\"\"", "\""));
      if (field.group(3).equals("\r\n")) {
        lines.add(new ArrayList<>());
      }
      field.region(field.end(), text.length());
    }
    if (field.regionStart() != text.length()) {
      throw new IOException("This is no CSV from here on: " + text.substring(field.regionStart()));
    }
    lines.removeLast();
    var rows = new ArrayList<Map<String, String>>();
    for (var line : lines.subList(1, lines.size())) {
      var row = new LinkedHashMap<String, String>();
      assertThat(line).hasSameSizeAs(lines.getFirst());
      for (int i = 0; i < line.size(); i++) {
        row.put(lines.getFirst().get(i), line.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /// What stands in some columns of a table, row by row from above.
  private List<List<String>> cells(String table, int... columns) throws Exception {
    var shown = node(table);
    return Toolkit.call(
        () ->
            shown.lookupAll(".table-row-cell").stream()
                .map(row -> (IndexedCell<?>) row)
                .filter(row -> !row.isEmpty())
                .sorted(Comparator.comparingInt(IndexedCell::getIndex))
                .map(row -> cells(row, columns))
                .toList());
  }

  private static List<String> cells(Node row, int... columns) {
    var cells =
        row.lookupAll(".table-cell").stream()
            .map(Labeled.class::cast)
            .sorted(Comparator.comparingDouble(Node::getLayoutX))
            .toList();
    var texts = new ArrayList<String>();
    for (var column : columns) {
      texts.add(cells.get(column).getText());
    }
    return texts;
  }
}
