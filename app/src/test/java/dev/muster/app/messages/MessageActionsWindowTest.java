package dev.muster.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.PretendedFleet;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.redis.Json;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// What is done with a message once it was sent.
class MessageActionsWindowTest extends MessagesWindow {
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

  private void narrow() throws Exception {
    var window = table().getScene().getWindow();
    inWindow(
        () -> {
          window.setWidth(800);
          window.setHeight(600);
        });
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
}
