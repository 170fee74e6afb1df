package dev.muster.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.redis.Json;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessagesWindowTest extends WindowTest {
  private static final String FILES =
      """
      {"align.java":"2c960b07f1c3b6b1a5c6b2c0f5a3e001","myfuns.java":"ba6a3703b1d64d3a8d4f5a2a9c6e0f11",
       "report.java":"31c1ff5d6b2a40c7b1a9d2c3e4f50617","src":null}\
      """;
  private final PretendedFleet fleet =
      new PretendedFleet(
          "web1::3301", "web1::3302", "web2::3120", "gpu1::2207", "db1::901", "db1::893");

  @AfterEach
  void endAll() {
    fleet.close();
  }

  private Sent send(Command command, String args, String... workers) {
    var json = args.isEmpty() ? null : Json.parse(args);
    return workers.length == 0
        ? fleet.queue().messages().sendToAll(command, json)
        : fleet.queue().messages().send(command, json, List.of(workers));
  }

  /// A morning's messages; the newest has been answered in every way there is.
  private Sent aMorning() {
    send(Command.ECHO, "\"nightly run begins\"", "web1::3301", "web1::3302");
    fleet.answer("web1::3301", "\"OK\"");
    fleet.answer("web1::3302", "\"OK\"");
    send(Command.PUSH, "[\"run-808.csv\"]", "gpu1::2207");
    fleet.fail("gpu1::2207", "NoSuchFile", "run-808.csv is not in /srv/muster/gpu1");
    send(
        Command.EVAL,
        "{\"code\":\"System.getProperty(\\\"java.version\\\")\",\"timeout\":60}",
        "db1::893");
    fleet.answer("db1::893", "\"25.0.3\"");
    var id = fleet.queue().tasks().enqueue("simulate(\"run-812\", 4000)");
    assertThat(id).isEqualTo("1");
    fleet.work("gpu1::2207");
    var dir = send(Command.DIR, "{\"pattern\":\"\\\\.java$\"}");
    for (var worker : List.of("web1::3301", "web1::3302")) {
      fleet.answer(worker, FILES);
    }
    fleet.answer("db1::893", FILES.replace("ba6a3703", "c4b62ef9"));
    fleet.fail("web2::3120", "NoSuchFile", "/srv/muster/web2");
    fleet.silentFor("db1::901", Duration.ofMinutes(4));
    return dir;
  }

  private void open() throws Exception {
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("Live");
    type(KeyCode.DIGIT4);
  }

  private TableView<?> table() throws Exception {
    return (TableView<?>) node(".messages-table");
  }

  @Test
  void allThatWasSentStandsThereTheNewestFirstWithEveryTargetsState() throws Exception {
    aMorning();
    open();
    see("4 of 4, newest first");
    see("4 of 6");
    see("ANSWERED");
    see("DIFFERS");
    see("FAILED");
    see("behind task 1 simulate(\"run-812\", 4000)");
    see("will not answer");
    see("1 behind a task");
    see("pattern \\.java$");
    picture("messages-full");
  }

  @Test
  void anAnswerIsReadAsTextAsATreeAndAsItCame() throws Exception {
    aMorning();
    open();
    see("NoSuchFile: /srv/muster/web2");
    chooseReply("web1::3301");
    see("\"myfuns.java\": \"ba6a3703");
    press("Tree");
    var tree = (TreeView<?>) node(".message-detail .json-tree");
    await(() -> tree.getExpandedItemCount() >= 4);
    picture("messages-tree");
    press("As received");
    see("\"elapsed\": 0.004");
  }

  private void chooseReply(String worker) throws Exception {
    var list = (ReplyRows) node(".message-detail .list-view");
    inWindow(
        () -> {
          for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof ReplyRow.Group group
                && group.targets().stream()
                    .anyMatch(target -> target.reply().worker().equals(worker))) {
              list.getSelectionModel().clearAndSelect(i);
            }
          }
        });
  }

  @Test
  void whatDiffersIsLaidBesideTheMajorityAndEqualAnswersUnfold() throws Exception {
    aMorning();
    open();
    see("1 hash differs, 3 files the same");
    see("web1::3301, web1::3302");
    chooseReply("db1::893");
    see("≠");
    picture("messages-differs");
    press("Fold equal");
    var list = (ReplyRows) node(".message-detail .list-view");
    await(() -> list.getItems().stream().noneMatch(ReplyRow.Group.class::isInstance));
    picture("messages-unfolded");
  }

  @Test
  void aReplyThatComesLateFillsInAndWhoCameSinceIsNotAsked() throws Exception {
    aMorning();
    fleet.join("web9::1");
    open();
    see("4 of 6");
    see("1 worker started since, not asked");
    see("will not answer");
    fleet.answer("db1::901", FILES);
    see("5 of 6");
    fleet.answer("gpu1::2207", FILES);
    see("6 of 6");
    seeNoMore("Not answered");
  }

  @Test
  void whoStartsOnceAllHaveAnsweredIsStillSaidNotToBeAsked() throws Exception {
    send(Command.PING, "", "web1::3301", "web1::3302");
    fleet.answer("web1::3301", "\"PONG\"");
    fleet.answer("web1::3302", "\"PONG\"");
    open();
    see("2 of 2");
    seeNoMore(", 0 s ago");
    fleet.join("web9::1");
    see("1 worker started since, not asked");
  }

  @Test
  void aTextThatDiffersStandsBesideTheMajoritysToo() throws Exception {
    var workers = List.of("web1::3301", "web1::3302", "web2::3120", "db1::893");
    send(Command.EVAL, "{\"code\":\"System.getProperty(\\\"java.version\\\")\",\"timeout\":60}");
    workers.forEach(worker -> fleet.answer(worker, "\"25.0.3\""));
    fleet.answer("gpu1::2207", "\"25.0.1\"");
    fleet.answer("db1::901", "\"25.0.3\\nlocal\"");
    open();
    see("6 of 6");
    see("1 line more, 1 line the same");
    chooseReply("gpu1::2207");
    see("Majority, 4");
    see("1 value differs");
    picture("messages-text-differs");
    chooseReply("db1::901");
    see("line 2");
    pictures("messages-lines-differ");
    var command = (Label) node(".message-detail .summary-command");
    var root = command.getScene().getRoot();
    inWindow(() -> root.resize(1_280, 800));
    await(() -> command.getWidth() >= command.prefWidth(-1));
  }

  @Test
  void aFilterLeavesWhatHoldsItsWords() throws Exception {
    aMorning();
    open();
    see("4 of 4, newest first");
    type(KeyCode.SLASH);
    hands.write("run-808");
    see("1 of 4, newest first");
    var field = (TextField) node(".messages-view .filter-field");
    inWindow(() -> field.setText("nobody said this"));
    see("0 of 4 messages");
    see("None has “nobody said this” in it.");
    picture("messages-filtered-away");
    type(KeyCode.ESCAPE);
    see("4 of 4, newest first");
    press("With failures");
    see("2 of 4, newest first");
    press("Not all answered");
    see("1 of 4, newest first");
  }

  @Test
  void theArrowKeysLeadFromMessageToMessage() throws Exception {
    aMorning();
    open();
    see("4 of 6");
    type(KeyCode.DOWN);
    see("1 of 1");
    see("25.0.3");
    type(KeyCode.DOWN);
    see("run-808.csv is not in /srv/muster/gpu1");
    type(KeyCode.UP);
    type(KeyCode.UP);
    see("4 of 6");
    assertThat(table().getSelectionModel().getSelectedIndex()).isZero();
  }

  @Test
  void whereThereIsRoomTheButtonsStandInOneRow() throws Exception {
    aMorning();
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("Live");
    press("Replies");
    see("Recall from 2 unread");
    var actions = (Region) node(".replies .message-actions");
    var root = actions.getScene().getRoot();
    inWindow(() -> root.resize(1_280, 800));
    await(() -> actions.getHeight() > 60);
    inWindow(() -> root.resize(1_920, 1_080));
    await(() -> actions.getHeight() < 50);
  }

  @Test
  void aMessageIsSentAgainToThoseThatFailed() throws Exception {
    aMorning();
    open();
    see("Send again to 5");
    press("Send again to 1 failed");
    see("5 of 5, newest first");
    assertThat(fleet.queue().messages().history(1).getFirst().targets())
        .containsExactly("web2::3120");
    fleet.answer("web2::3120", FILES);
    see("1 of 1");
  }

  @Test
  void whatNobodyHasReadYetIsTakenBackAndWhoHadReadItIsNamed() throws Exception {
    var dir = aMorning();
    open();
    see("Recall from 2 unread");
    press("Recall from 2 unread");
    see("2 recalled.");
    see("recalled before it read it");
    seeNoMore("Recall from");
    picture("messages-recalled");
    narrow();
    var parts = (Pane) node(".message-detail .summary-parts");
    await(() -> parts.getWidth() < 400);
    await(
        () ->
            parts.getChildren().stream()
                .filter(Node::isManaged)
                .map(Region.class::cast)
                .allMatch(
                    part ->
                        part.getWidth() >= part.prefWidth(-1)
                            && part.getBoundsInParent().getMaxX() <= parts.getWidth()));
    picture("messages-small");
    assertThat(fleet.queue().messages().sent(dir.id()).recalled()).isEqualTo(2);
    press("Not all answered");
    see("0 of 4 messages");
  }

  @Test
  void afterARecallOnlyWhoFailedIsSentItAgain() throws Exception {
    aMorning();
    open();
    press("Recall from 2 unread");
    see("2 recalled.");
    press("Send again to 1 failed");
    see("5 of 5, newest first");
    assertThat(fleet.queue().messages().history(1).getFirst().targets())
        .containsExactly("web2::3120");
  }

  @Test
  void aDifferenceStaysInViewWhileALateReplyComes() throws Exception {
    aMorning();
    open();
    see("1 hash differs, 3 files the same");
    chooseReply("db1::893");
    see("Majority, 2");
    fleet.answer("db1::901", FILES);
    see("5 of 6");
    see("Majority, 3");
    see("1 hash differs, 3 files the same");
    var list = (ReplyRows) node(".message-detail .list-view");
    await(
        () ->
            list.getSelectionModel().getSelectedItem() instanceof ReplyRow.Group group
                && group.targets().getFirst().reply().worker().equals("db1::893"));
  }

  @Test
  void inTheDockTooAMessageIsSentAgainAndCopied() throws Exception {
    aMorning();
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("Live");
    press("Replies");
    see("Send again to 5");
    pictures("replies-dock");
    copy("Its arguments");
    await(() -> "{\"pattern\":\"\\\\.java$\"}".equals(Clipboard.getSystemClipboard().getString()));
    press("Send again to 1 failed");
    see("0 of 1");
    assertThat(fleet.queue().messages().history(1).getFirst().targets())
        .containsExactly("web2::3120");
  }

  @Test
  void whatWasSentIsSearchedAndTheAnswersAreTakenElsewhere() throws Exception {
    var dir = aMorning();
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("Live");
    press("Replies");
    see("Send again to 5");
    press("Search what was sent");
    var field = (TextField) node(".sent-pane .text-field");
    await(field::isFocused);
    inWindow(() -> field.setText("run-808"));
    picture("replies-search");
    var list = (ListView<?>) node(".sent-pane .list-view");
    await(() -> list.getItems().size() == 1);
    type(KeyCode.ESCAPE);
    await(() -> list.getItems().size() == 4);
    copy("A muster … line that sends it");
    clipboardBegins("muster send jobs DIR '{\"pattern\":\"\\\\.java$\"}' --to ");
    copy("redis-cli lines that read it");
    clipboardBegins("redis-cli -u redis://127.0.0.1:");
    copy("The answers as text");
    clipboardBegins("web2::3120\tFAILED\tNoSuchFile: /srv/muster/web2\ndb1::893\tDIFFERS\t");
    copy("The answers as JSON");
    await(
        () ->
            Json.parse(Clipboard.getSystemClipboard().getString())
                .path("db1::893")
                .path("id")
                .asString("")
                .equals(dir.id()));
  }

  private void clipboardBegins(String words) {
    await(() -> Clipboard.getSystemClipboard().getString().startsWith(words));
  }

  @Test
  void aValueThatIsATableIsShownAsOne() throws Exception {
    send(Command.EVAL, "{\"code\":\"disks()\"}", "db1::893");
    fleet.answer(
        "db1::893",
        """
        [{"disk":"sda","free":812000000,"mounted":"/"},{"disk":"sdb","free":9,"mounted":null},
         {"disk":"sdc","free":47}]\
        """);
    open();
    see("3 rows");
    see("mounted");
    see("812000000");
    picture("messages-table");
    press("Tree");
    press("Text");
    see("\"disk\": \"sda\"");
  }

  @Test
  void whatIsOddInAnAnswerIsShownAsItIsAndChangesNothingElse() throws Exception {
    var id = send(Command.EVAL, "{\"code\":\"odd()\"}").id();
    fleet.answer("web1::3301", "\"\\u202Eabc\\u0000\\u001B[31mred\\u202C\"");
    fleet.answer("web1::3302", "[".repeat(100) + "]".repeat(100));
    fleet.write("web2::3120", id, "{nonsense");
    fleet.write("gpu1::2207", id, "[".repeat(5_000) + "]".repeat(5_000));
    fleet.write("db1::901", id, "{\"status\":\"OK\",\"result\":\"\u05d0\u05d1\"}");
    fleet.write("db1::893", "12.000001", "{\"status\":\"OK\",\"result\":\"never asked\"}");
    open();
    see("5 of 6");
    see("UnreadableResponse: what web2::3120 answered is no JSON");
    see("UnreadableResponse: what gpu1::2207 answered is nested too deep");
    see("\uFFFDabc\u2400red\uFFFD");
    seeNoMore("\u202E");
    seeNoMore("never asked");
    chooseReply("web1::3301");
    press("As received");
    see("\uFFFDabc");
    chooseReply("web1::3302");
    press("Tree");
    chooseReply("gpu1::2207");
    press("As received");
    see("[");
    picture("messages-odd");
  }

  @Test
  void ofFiftyThousandAnswersTheRarestAreListedAndTheWindowGoesOn() throws Exception {
    fleet.answeredBy(50_000, i -> i % 5 == 0 ? String.valueOf(i) : "{\"pid\":1,\"up\":true}");
    open();
    see("50,000 of 50,000");
    see("10,001 kinds of answer");
    var list = (ReplyRows) node(".message-detail .list-view");
    assertThat(list.getItems()).hasSizeLessThanOrEqualTo(ReplyFold.LISTED + 1);
    press("Fold equal");
    await(() -> list.getItems().getFirst() instanceof ReplyRow.Target);
    assertThat(list.getItems()).hasSizeLessThanOrEqualTo(ReplyFold.LISTED + 1);
    inWindow(() -> list.scrollTo(ReplyFold.LISTED));
    see("49,000 more rows: what is copied or saved has all of them");
    picture("messages-many");
  }

  private void narrow() throws Exception {
    var window = table().getScene().getWindow();
    inWindow(
        () -> {
          window.setWidth(800);
          window.setHeight(600);
        });
  }

  private void copy(String what) throws Exception {
    var menu = (MenuButton) node(".replies .message-actions .menu-button");
    inWindow(
        () ->
            menu.getItems().stream()
                .filter(item -> what.equals(item.getText()))
                .forEach(MenuItem::fire));
  }

  @Test
  void stoppingAgainIsAskedFirst() throws Exception {
    send(Command.STOP, "\"driver update\"", "db1::893");
    open();
    see("Send again to 1");
    press("Send again to 1");
    see("STOP → 1 worker: ");
    picture("messages-ask");
    press("Keep");
    assertThat(fleet.queue().messages().history(10)).hasSize(1);
  }

  @Test
  void aMessageIsDeletedOnlyOnceOneHasSaidSo() throws Exception {
    var dir = aMorning();
    open();
    see("4 of 4, newest first");
    type(KeyCode.DELETE);
    see("It goes from Redis with all answers to it, for everybody.");
    see("2 that haven't answered may still do it.");
    type(KeyCode.ESCAPE);
    seeNoMore("It goes from Redis");
    type(KeyCode.DELETE);
    press("Delete it");
    see("3 of 3, newest first");
    assertThat(fleet.queue().messages().history(10)).extracting(Sent::id).doesNotContain(dir.id());
    see("25.0.3");
  }

  @Test
  void whereNothingWasSentTheNextStepIsNamed() throws Exception {
    open();
    see("Nothing was sent on this queue yet");
    picture("messages-empty");
    press("Compose");
    see("Takes nothing. Each worker answers PONG.");
  }

  @Test
  void whileRedisIsAwayAllStandsAsItWasAndHealsByItself() throws Exception {
    aMorning();
    open();
    see("4 of 6");
    fleet.server().kill();
    see("Stale since ");
    see("behind task 1");
    assertThat(table().getItems()).hasSize(4);
    picture("messages-stale");
    fleet.server().restart();
    seeNoMore("Stale since ");
  }

  @Test
  void anAnswerThatItsReaderDeletedIsSaidToBe() throws Exception {
    var id = send(Command.PING, "", "db1::893").id();
    fleet.answer("db1::893", "\"PONG\"");
    fleet.queue().messages().responses(id, true, Duration.ZERO);
    open();
    see("answered, then deleted by its reader");
    see("1 of 1");
    picture("messages-deleted-answer");
  }
}
