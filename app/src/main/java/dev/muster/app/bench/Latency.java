package dev.muster.app.bench;

import dev.muster.app.background.Pulses;
import dev.muster.app.background.Toolkit;
import dev.muster.app.controls.Chip;
import dev.muster.app.main.MainView;
import dev.muster.app.workers.WorkerRow;
import dev.muster.shared.QueueClient;
import dev.muster.shared.messages.Command;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableRow;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.jspecify.annotations.Nullable;

/// From something that happens until a drawing of the window that shows it was over.
final class Latency {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int A_SECOND = 1_000;
  private final WindowBench.Open window;
  private final Probe probe;
  private final Scene scene;
  private final MainView view;
  private int missed;

  Latency(WindowBench.Open window, Probe probe) throws Exception {
    this.window = window;
    this.probe = probe;
    this.scene = window.stage().getScene();
    this.view = window.view();
  }

  /// Of a worker's state, told to Redis at any moment of the rounds in which the window looks.
  Times states(Duration length) throws Exception {
    var times = new Times();
    for (long end = end(length); System.nanoTime() < end; ) {
      pause(A_SECOND);
      var word = new String[1];
      take(
          times,
          from(
              () -> word[0] = probe.turn(),
              () -> word[0] != null && row().map(row -> Sight.shows(row, word[0])).orElse(false)));
    }
    return times;
  }

  private Optional<TableRow<?>> row() {
    return rows().filter(row -> name(row).equals(Probe.NAME)).findFirst();
  }

  private Stream<TableRow<?>> rows() {
    return Sight.all(scene.lookup(".workers-table"), TableRow.class)
        .<TableRow<?>>map(row -> row)
        .filter(row -> !name(row).isEmpty());
  }

  private static String name(TableRow<?> row) {
    return row.getItem() instanceof WorkerRow one ? one.worker() : "";
  }

  /// Of a reply, to a message that the window shows while it waits.
  Times replies(Duration length) throws Exception {
    var times = new Times();
    try (var queue = QueueClient.open(window.place().address(), window.place().queue())) {
      Toolkit.run(view::showReplies);
      int number = 0;
      for (long end = end(length); System.nanoTime() < end; ) {
        var value = "reply-" + number++;
        var sent = queue.messages().send(Command.INFO, null, List.of(Probe.NAME));
        Toolkit.run(() -> view.answers().sent(sent));
        Pulses.awaitThat(() -> !view.answers().replies().get().targets().isEmpty(), LONGEST);
        pause(A_SECOND / 4);
        take(times, from(() -> probe.answer(value), () -> shows(".dock", value)));
      }
    }
    return times;
  }

  /// Of a line in the log of a chosen worker.
  Times lines(Duration length) throws Exception {
    var times = new Times();
    Toolkit.run(
        () -> {
          view.showLog();
          view.answers().session().selection().setAll(Probe.NAME);
        });
    take(times, from(() -> probe.write("first-line"), () -> shows(".dock", "first-line")));
    int number = 0;
    for (long end = end(length); System.nanoTime() < end; ) {
      var text = "line-" + number++ + ".";
      pause(A_SECOND / 4);
      take(times, from(() -> probe.write(text), () -> shows(".dock", text)));
    }
    return times;
  }

  private boolean shows(String where, String text) {
    var node = scene.lookup(where);
    return node != null && Sight.shows(node, text);
  }

  /// Of a press of the mouse on rows, chips and tabs of the dock.
  Times clicks(Duration length) throws Exception {
    var times = new Times();
    int turn = 0;
    for (long end = end(length); System.nanoTime() < end; turn++) {
      pause(A_SECOND / 2);
      switch (turn % 4) {
        case 0 -> take(times, clickChip("Idle"));
        case 1 -> take(times, clickChip("All"));
        case 2 -> take(times, clickTab(turn % 8 == 2 ? "Log" : "Composer"));
        default -> take(times, clickRow(turn % 10));
      }
    }
    return times;
  }

  private @Nullable Duration clickRow(int at) throws Exception {
    var seen = Toolkit.call(() -> rows().toList());
    var row = seen.get(at % seen.size());
    var name = Toolkit.call(() -> name(row));
    return from(() -> click(row), () -> row.isSelected() && shows(".worker-detail", name));
  }

  private @Nullable Duration clickChip(String name) throws Exception {
    var chip =
        Toolkit.call(
            () ->
                Sight.first(scene.getRoot(), Chip.class, one -> Sight.shows(one, name))
                    .orElseThrow());
    return from(
        () -> click(chip),
        () ->
            chip.isSelected()
                && (name.equals("All")
                    || rows().allMatch(row -> Sight.shows(row, name.toUpperCase(Locale.ROOT)))));
  }

  private @Nullable Duration clickTab(String name) throws Exception {
    var tab =
        Toolkit.call(
            () ->
                Sight.first(
                        scene.lookup(".dock-strip"),
                        ToggleButton.class,
                        one -> name.equals(one.getAccessibleText()))
                    .orElseThrow());
    return from(() -> click(tab), tab::isSelected);
  }

  private static void click(Node node) throws Exception {
    Toolkit.run(
        () -> {
          var robot = new Robot();
          var bounds = node.localToScreen(node.getBoundsInLocal());
          robot.mouseMove(
              bounds.getMinX() + Math.min(40, bounds.getWidth() / 2),
              bounds.getMinY() + bounds.getHeight() / 2);
          robot.mousePress(MouseButton.PRIMARY);
          robot.mouseRelease(MouseButton.PRIMARY);
        });
  }

  private @Nullable Duration from(Pulses.Act act, BooleanSupplier shown) throws Exception {
    return Pulses.drawn(scene, act, shown, LONGEST).orElse(null);
  }

  private void take(Times times, @Nullable Duration took) {
    if (took != null) {
      times.add(took.toNanos());
    } else {
      missed++;
    }
  }

  /// How often something was not drawn within 5 s, since this was asked last.
  int missed() {
    int number = missed;
    missed = 0;
    return number;
  }

  private static long end(Duration length) {
    return System.nanoTime() + length.toNanos();
  }

  private static void pause(int millis) throws InterruptedException {
    WindowBench.pass(
        Duration.ofMillis(ThreadLocalRandom.current().nextInt(millis / 10, millis + 1)));
  }
}
