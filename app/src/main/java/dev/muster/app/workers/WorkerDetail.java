package dev.muster.app.workers;

import dev.muster.app.controls.BeatsStrip;
import dev.muster.app.controls.Copying;
import dev.muster.app.controls.Facts;
import dev.muster.app.controls.Facts.Fact;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Mark;
import dev.muster.app.controls.Menus;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.StateLabel;
import dev.muster.app.controls.StayingToggle;
import dev.muster.app.controls.Unseen;
import dev.muster.shared.workers.Vitals;
import dev.muster.shared.workers.WorkerInfo;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// All that is known of one worker.
final class WorkerDetail extends StackPane {
  private static final int BEATS = 60;
  private final WorkersModel model;
  private final StateLabel state = new StateLabel();
  private final Label worker = new Label();
  private final Label second = new Label();
  private final Label beat = new Label();
  private final BeatsStrip strip = BeatsStrip.large();
  private final Label beats = new Label();
  private final Facts facts = new Facts();
  private final Facts machine = new Facts();
  private final HBox tabs = new HBox();
  private final ToggleGroup group = new ToggleGroup();
  private final List<Runnable> unseen = new ArrayList<>();
  private final Node content;
  private final Label nobody = new Label("Choose a worker to see what is known of it.");
  private final ReadOnlyObjectWrapper<WorkerRow> chosen = new ReadOnlyObjectWrapper<>();
  private final ToggleButton pin = new ToggleButton("", new FontIcon("mdi2p-pin-outline"));
  private final RunningTask running;
  private final Label ago = new Label();

  /// @param choice the worker that was chosen last
  /// @param more further tabs
  WorkerDetail(
      WorkersModel model,
      ObservableValue<WorkerRow> choice,
      List<WorkerPane> more,
      WorkerActions actions) {
    this.model = model;
    this.running = new RunningTask(model, actions);
    getStyleClass().add("worker-detail");
    nobody.getStyleClass().add("hint");
    nobody.setWrapText(true);
    var panes = new StackPane();
    VBox.setVgrow(panes, Priority.ALWAYS);
    tab("Info", this::body, panes);
    more.forEach(pane -> tab(pane.name(), () -> pane.make().of(chosen), panes));
    group.selectToggle(group.getToggles().getFirst());
    tabs.getStyleClass().add("detail-tabs");
    content = new VBox(header(), tabs, panes);
    getChildren().add(nobody);
    choice.addListener(
        (_, _, row) -> {
          if (!pin.isSelected()) {
            chosen.set(row);
          }
        });
    pin.selectedProperty()
        .addListener(
            (_, _, pinned) -> {
              if (!pinned) {
                chosen.set(choice.getValue());
              }
              show();
            });
    chosen.set(choice.getValue());
    chosen.addListener((_, _, _) -> show());
    model.session().fleet().addListener(_ -> show());
    model.session().selection().addListener((ListChangeListener<String>) _ -> show());
    show();
    Unseen.add(this, content);
    unseen.add(() -> Unseen.prepare(this, content));
  }

  private Node header() {
    worker.getStyleClass().add("detail-worker");
    second.getStyleClass().add("hint");
    worker.setMinWidth(0);
    pin.getStyleClass().addAll("icon-button", "pin");
    pin.setAccessibleText("Keep this worker here");
    pin.setTooltip(new Tooltip("Keep this worker here, whoever is chosen"));
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var name = new HBox(state, worker, gap, pin, menu());
    name.getStyleClass().add("detail-name");
    var header = new VBox(name, second);
    header.getStyleClass().add("detail-header");
    return header;
  }

  private MenuButton menu() {
    var menu = new MenuButton("", new FontIcon("mdi2d-dots-horizontal"));
    menu.setAccessibleText("More about this worker");
    menu.getStyleClass().addAll("icon-button", "detail-menu");
    menu.getItems()
        .setAll(
            Menus.line("Select only this one", "mdi2s-select", "", () -> with(this::selectOnly)),
            Menus.line(
                "Copy its name",
                "mdi2c-content-copy",
                "",
                () -> with(row -> Copying.text(row.worker()))),
            Menus.line(
                "Copy what is known of it",
                "mdi2c-code-json",
                "",
                () ->
                    with(
                        row ->
                            Copying.text(
                                WorkerSheet.of(List.of(row.summary().get()), model.now().get())
                                    .json()))));
    return menu;
  }

  private void with(Consumer<WorkerRow> action) {
    var row = chosen.get();
    if (row != null) {
      action.accept(row);
    }
  }

  private void selectOnly(WorkerRow row) {
    model.session().selection().setAll(row.worker());
  }

  private void tab(String name, Supplier<Node> make, StackPane panes) {
    var pane = new Unseen<>(panes, make);
    unseen.add(pane::get);
    var tab = new StayingToggle(name);
    tab.setToggleGroup(group);
    tab.getStyleClass().setAll("dock-tab", "detail-tab");
    tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
    tab.selectedProperty().addListener((_, _, open) -> pane.show(open));
    tabs.getChildren().add(tab);
  }

  /// Makes what nobody has seen of it yet.
  List<Runnable> unseen() {
    return unseen;
  }

  private Node body() {
    ago.getStyleClass().add("hint");
    beats.getStyleClass().add("hint");
    var now = new Label("now");
    now.getStyleClass().add("hint");
    var scale = new BorderPane(beats, null, now, null, ago);
    scale.setMaxWidth(strip.getPrefWidth());
    beat.getStyleClass().add("hint");
    var body =
        new VBox(
            running,
            section("Heartbeat", beat),
            strip,
            scale,
            section("Worker", new Region()),
            facts,
            section("Machine", new Region()),
            machine);
    body.getStyleClass().add("detail-body");
    var scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    return scroll;
  }

  private static Node section(String title, Node right) {
    return RunningTask.section(title, right);
  }

  private void show() {
    var row = chosen.get();
    if (row != null && pin.isSelected() && model.row(row.worker()).isEmpty()) {
      // It has gone, and with it what could be kept in sight.
      pin.setSelected(false);
      return;
    }
    content.setVisible(row != null);
    nobody.setVisible(row == null);
    beat.textProperty().unbind();
    running.show(row);
    if (row == null) {
      return;
    }
    var summary = row.summary().get();
    state.show(Mark.of(summary.state()));
    worker.setText(Harmless.of(summary.worker()));
    second.setText(secondLine(summary));
    strip.show(summary.vitals().beats());
    beats.setText(strip.inWords());
    var expiry = " · lost after " + Phrases.age(summary.expire());
    if (summary.lastBeat() == null) {
      beat.setText("none yet" + expiry);
    } else {
      beat.textProperty().bind(model.now().map(time -> row.age(time) + " ago" + expiry));
    }
    ago.setText(reach(summary));
    showFacts(summary);
  }

  /// How far back the strip goes.
  private static String reach(WorkerSummary summary) {
    var info = summary.info();
    return info == null || info.heartbeatPeriod() <= 0
        ? ""
        : Phrases.age(Duration.ofSeconds((long) (info.heartbeatPeriod() * BEATS))) + " ago";
  }

  private String secondLine(WorkerSummary summary) {
    var selection = model.session().selection();
    var number = selection.size();
    int at = selection.indexOf(summary.worker()) + 1;
    var up =
        summary.info() == null || summary.info().started() <= 0
            ? ""
            : "up "
                + Phrases.elapsed(
                    Duration.between(
                        Instant.ofEpochMilli(summary.info().started()),
                        model.session().fleet().get().time()));
    var place =
        pin.isSelected()
            ? "kept here"
            : number > 1 && at > 0 ? at + " of " + Phrases.count(number) + " selected" : "";
    return place + (place.isEmpty() || up.isEmpty() ? "" : " · ") + up;
  }

  private void showFacts(WorkerSummary summary) {
    var vitals = summary.vitals();
    var info = summary.info();
    var ofWorker = new ArrayList<Fact>();
    ofWorker.add(
        Fact.code(
            "Done / failed",
            Phrases.count(vitals.done()) + " / " + Phrases.count(vitals.failed())));
    var ofMachine = new ArrayList<Fact>();
    if (info != null) {
      var started = Instant.ofEpochMilli(info.started());
      if (!info.queues().isEmpty()) {
        ofWorker.add(Fact.code("Queues", String.join(", ", info.queues())));
      }
      ofWorker.add(Fact.code("Environments", environments(info)));
      ofWorker.add(Fact.code("Directory", info.directory()));
      if (info.started() > 0) {
        ofWorker.add(new Fact("Started", Phrases.day(started), Phrases.moment(started), false));
      }
      ofWorker.add(Fact.code("Muster", info.version()));
      ofMachine.add(
          Fact.words("System", info.running() + ", " + Phrases.count(info.cpuCount(), "core")));
      ofMachine.add(Fact.words("Platform", info.platform()));
      ofMachine.add(Fact.code("Process", info.pid() + " on " + info.hostname()));
    }
    ofMachine.add(Fact.code("Load", Phrases.share(vitals.load())));
    ofMachine.add(Fact.code("Memory", memory(vitals, info)));
    facts.show(ofWorker);
    machine.show(ofMachine);
  }

  private static String memory(Vitals vitals, @Nullable WorkerInfo info) {
    var used = vitals.memory() == 0 ? "–" : Phrases.bytes(vitals.memory());
    return info == null || info.heapMax() <= 0
        ? used
        : used + ", heap up to " + Phrases.bytes(info.heapMax());
  }

  private static String environments(WorkerInfo info) {
    return info.envir().isEmpty()
        ? "none"
        : info.envir().stream()
            .map(id -> id.substring(0, Math.min(8, id.length())).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
  }
}
