package dev.muster.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.redis.Json;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;

/// A window on a queue on which messages were sent to six workers.
abstract class MessagesWindow extends WindowTest {
  static final String FILES =
      """
      {"align.java":"2c960b07f1c3b6b1a5c6b2c0f5a3e001","myfuns.java":"ba6a3703b1d64d3a8d4f5a2a9c6e0f11",
       "report.java":"31c1ff5d6b2a40c7b1a9d2c3e4f50617","src":null}\
      """;
  final PretendedFleet fleet =
      new PretendedFleet(
          "web1::3301", "web1::3302", "web2::3120", "gpu1::2207", "db1::901", "db1::893");

  @AfterEach
  void endAll() {
    fleet.close();
  }

  Sent send(Command command, String args, String... workers) {
    var json = args.isEmpty() ? null : Json.parse(args);
    return workers.length == 0
        ? fleet.queue().messages().sendToAll(command, json)
        : fleet.queue().messages().send(command, json, List.of(workers));
  }

  /// A morning's messages; the newest has been answered in every way there is.
  Sent aMorning() {
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

  void open() throws Exception {
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("Live");
    type(KeyCode.DIGIT4);
  }

  TableView<?> table() throws Exception {
    return (TableView<?>) node(".messages-table");
  }

  void chooseReply(String worker) throws Exception {
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

  void copy(String what) throws Exception {
    var menu = (MenuButton) node(".replies .message-actions .menu-button");
    inWindow(
        () ->
            menu.getItems().stream()
                .filter(item -> what.equals(item.getText()))
                .forEach(MenuItem::fire));
  }
}
