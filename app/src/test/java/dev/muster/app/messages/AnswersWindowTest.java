package dev.muster.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.messages.Command;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TreeView;
import org.junit.jupiter.api.Test;

/// The answers to a message, as they are read and compared.
class AnswersWindowTest extends MessagesWindow {
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
