package dev.muster.app.workers;

import dev.muster.app.controls.BeatsStrip;
import dev.muster.app.controls.Facts;
import dev.muster.app.controls.Facts.Fact;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Mark;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.StateLabel;
import dev.muster.app.controls.StayingToggle;
import dev.muster.shared.workers.Vitals;
import dev.muster.shared.workers.WorkerInfo;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// All that is known of one worker.
final class WorkerDetail extends StackPane {
  private final WorkersModel model;
  private final ObservableValue<WorkerRow> chosen;
  private final StateLabel state = new StateLabel();
  private final Label worker = new Label();
  private final Label second = new Label();
  private final Label task = new Label();
  private final Label running = new Label();
  private final Label beat = new Label();
  private final BeatsStrip strip = BeatsStrip.large();
  private final Label beats = new Label();
  private final Facts facts = new Facts();
  private final Facts machine = new Facts();
  private final HBox tabs = new HBox();
  private final ToggleGroup group = new ToggleGroup();
  private final Node content;
  private final Label nobody = new Label("Choose a worker to see what is known of it.");

  WorkerDetail(WorkersModel model, ObservableValue<WorkerRow> chosen, List<WorkerPane> more) {
    this.model = model;
    this.chosen = chosen;
    getStyleClass().add("worker-detail");
    nobody.getStyleClass().add("hint");
    nobody.setWrapText(true);
    var panes = new StackPane();
    VBox.setVgrow(panes, Priority.ALWAYS);
    tab("Info", body(), panes);
    more.forEach(pane -> tab(pane.name(), pane.make().of(chosen), panes));
    group.selectToggle(group.getToggles().getFirst());
    tabs.getStyleClass().add("detail-tabs");
    content = new VBox(header(), tabs, panes);
    getChildren().addAll(nobody, content);
    chosen.addListener((_, _, _) -> show());
    model.session().fleet().addListener(_ -> show());
    model.session().selection().addListener((ListChangeListener<String>) _ -> show());
    show();
  }

  private Node header() {
    worker.getStyleClass().add("detail-worker");
    second.getStyleClass().add("hint");
    var name = new HBox(state, worker);
    name.getStyleClass().add("detail-name");
    var header = new VBox(name, second);
    header.getStyleClass().add("detail-header");
    return header;
  }

  private void tab(String name, Node pane, StackPane panes) {
    var tab = new StayingToggle(name);
    tab.setToggleGroup(group);
    tab.getStyleClass().setAll("dock-tab", "detail-tab");
    tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
    pane.visibleProperty().bind(tab.selectedProperty());
    tabs.getChildren().add(tab);
    panes.getChildren().add(pane);
  }

  private Node body() {
    task.getStyleClass().add("code");
    task.setWrapText(true);
    beats.getStyleClass().add("hint");
    running.getStyleClass().add("figures-hint");
    beat.getStyleClass().add("hint");
    var body =
        new VBox(
            section("Running now", running),
            task,
            section("Heartbeat", beat),
            strip,
            beats,
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
    var label = new Label(title);
    label.getStyleClass().add("section-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var row = new HBox(label, gap, right);
    row.getStyleClass().add("section");
    return row;
  }

  private void show() {
    var row = chosen.getValue();
    content.setVisible(row != null);
    nobody.setVisible(row == null);
    running.textProperty().unbind();
    if (row == null) {
      return;
    }
    var summary = row.summary().get();
    state.show(Mark.of(summary.state()));
    worker.setText(Harmless.of(summary.worker()));
    second.setText(secondLine(summary));
    running.textProperty().bind(model.now().map(row::elapsed));
    task.setText(
        summary.task() == null
            ? "No task."
            : summary.task() + " " + (summary.code() == null ? "" : summary.code()));
    strip.show(summary.vitals().beats());
    beats.setText(strip.inWords());
    beat.setText(
        (summary.lastBeat() == null
                ? "none yet"
                : Phrases.age(summary.beatAge(model.now().get())) + " ago")
            + " · lost after "
            + Phrases.age(summary.expire()));
    showFacts(summary);
  }

  private String secondLine(WorkerSummary summary) {
    var number = model.session().selection().size();
    var up =
        summary.info() == null || summary.info().started() <= 0
            ? ""
            : "up "
                + Phrases.elapsed(
                    Duration.between(
                        Instant.ofEpochMilli(summary.info().started()),
                        model.session().fleet().get().time()));
    return number <= 1 ? up : "1 of " + number + " selected" + (up.isEmpty() ? "" : " · " + up);
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
