package dev.muster.app.main;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Menus;
import dev.muster.app.controls.Phrases;
import dev.muster.app.session.Connection;
import dev.muster.shared.QueueCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

/// The queue that is open, and under it all queues of this Redis with what they have; one that is
/// chosen is opened. Asked for at each opening, for nobody looks at it meanwhile.
final class QueueMenu extends MenuButton {
  private final Connection connection;
  private final Consumer<String> open;
  private final MenuItem connections;

  /// @param open opens another queue
  QueueMenu(Connection connection, Consumer<String> open, Runnable connections) {
    super(Harmless.of(connection.session().queue()));
    this.connection = connection;
    this.open = open;
    this.connections =
        Menus.line("Another queue or connection …", "mdi2d-database-outline", "C", connections);
    var queue = connection.session().queue();
    setMnemonicParsing(false);
    setAccessibleText("Queue " + queue + ", choose another");
    setTooltip(new Tooltip(Harmless.of(queue) + "\nAll queues of this Redis (Q)"));
    getStyleClass().add("queue-menu");
    show(List.of());
    setOnShowing(_ -> ask());
  }

  private void ask() {
    tell("Asking which queues there are …");
    connection.ask(queue -> queue.queues(), this::show, this::tell);
  }

  private void tell(String sentence) {
    var words = new Label(sentence);
    words.setWrapText(true);
    words.getStyleClass().addAll("hint", "queue-words");
    var line = new CustomMenuItem(words, false);
    line.setDisable(true);
    getItems().setAll(line, new SeparatorMenuItem(), connections);
  }

  private void show(List<QueueCounts> queues) {
    var lines = new ArrayList<MenuItem>();
    var group = new ToggleGroup();
    for (var one : queues) {
      var line = Menus.choiceWith(Harmless.of(one.name()), words(one), () -> choose(one.name()));
      line.setToggleGroup(group);
      line.setSelected(one.name().equals(connection.session().queue()));
      lines.add(line);
    }
    if (!lines.isEmpty()) {
      lines.add(new SeparatorMenuItem());
    }
    lines.add(connections);
    getItems().setAll(lines);
  }

  private static String words(QueueCounts queue) {
    return queue.workers() < 0
        ? "not yours to read"
        : Phrases.count(queue.workers(), "worker")
            + " · "
            + Phrases.count(queue.waiting())
            + " waiting";
  }

  private void choose(String queue) {
    if (!queue.equals(connection.session().queue())) {
      open.accept(queue);
    }
  }
}
