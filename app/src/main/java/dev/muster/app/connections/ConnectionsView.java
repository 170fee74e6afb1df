package dev.muster.app.connections;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Harmless;
import dev.muster.app.main.Theme;
import dev.muster.app.main.Toast;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The screen of connections: at the left those that there are, in the middle one of them as it is
/// written and tried, beneath what is done with it.
public final class ConnectionsView extends StackPane {
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
  private static final double COLUMN = 760;

  /// From this width on a test stands beside what it tests.
  private static final double TWO_COLUMNS = 960;
  private final ConnectionsModel model;
  private final ConnectionList list;
  private final ConnectionForm form;
  private final StartHereView startHere;
  private final @Nullable Runnable back;
  private final Button connect;
  private final Button test;
  private final Label news = new Label();

  /// Shows a model.
  ///
  /// @param back leads to the queue that is open; null if none is
  public ConnectionsView(
      ConnectionsModel model, StartHereModel here, Theme theme, @Nullable Runnable back) {
    this.model = model;
    this.back = back;
    getStyleClass().add("connections-view");
    list = new ConnectionList(model);
    form = new ConnectionForm(model.form(), new QueuesPane(model), model::connect);
    startHere = new StartHereView(here);
    connect = Buttons.with("Connect", null, "Ctrl ↵", model::connect);
    connect.getStyleClass().add("accent");
    test = Buttons.with("Test", null, "F5", this::testOrStop);
    var frame = new BorderPane();
    frame.setTop(head(theme));
    frame.setLeft(list);
    frame.setCenter(middle());
    frame.setBottom(bar());
    getChildren().addAll(frame, new Toast(model.undo()), startHere);
    model.news().addListener(_ -> check());
    model.trial().running().addListener(_ -> tried());
    for (var text : new javafx.beans.Observable[] {model.form().url(), model.form().queue()}) {
      text.addListener(_ -> check());
    }
    list.prefWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.clamp(getWidth() * 0.22, 240, 320), widthProperty()));
    addEventFilter(KeyEvent.KEY_PRESSED, press -> keys(press, theme));
    check();
  }

  /// What it shows.
  public ConnectionsModel model() {
    return model;
  }

  /// Opens what starts a Redis on this machine.
  public void openStartHere() {
    startHere.open();
  }

  /// Puts the cursor where a person most likely goes on.
  public void focusFirst() {
    if (startHere.isVisible()) {
      return;
    }
    if (model.chosen().get().isPresent()) {
      list.focusRows();
    } else {
      form.focusAddress();
    }
  }

  private HBox head(Theme theme) {
    var title = new Label("Connections");
    title.getStyleClass().add("pane-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(title, gap);
    if (back != null) {
      head.getChildren().add(Buttons.with("Back", "mdi2a-arrow-left", "Esc", back));
    }
    var light =
        Buttons.icon("mdi2t-theme-light-dark", "Switch between light and dark", theme::toggle);
    head.getChildren().add(light);
    head.getStyleClass().add("toolbar");
    return head;
  }

  private ScrollPane middle() {
    var title = new Label("What a test finds");
    title.getStyleClass().add("section-title");
    var found = new VBox(title, new StepsPane(model.trial()));
    var column = new VBox(form);
    for (var part : List.of(column, found)) {
      part.getStyleClass().add("connection-column");
      part.setMaxWidth(Region.USE_PREF_SIZE);
    }
    var parts = new FlowPane(column, found);
    parts.getStyleClass().add("connection-parts");
    for (var part : List.of(column, found)) {
      part.prefWidthProperty()
          .bind(
              Bindings.createDoubleBinding(
                  () -> columnIn(parts.getWidth()), parts.widthProperty()));
    }
    parts.setMinWidth(0);
    var scroll = new ScrollPane(parts);
    model
        .trial()
        .running()
        .addListener(
            _ -> {
              if (parts.getWidth() < TWO_COLUMNS) {
                // What it finds stands beneath, a password is asked for above.
                scroll.setVvalue(model.isPasswordWanted() ? 0 : 1);
              }
            });
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    return scroll;
  }

  private static double columnIn(double width) {
    return Math.min(COLUMN, width < TWO_COLUMNS ? width : Math.floor(width / 2));
  }

  private HBox bar() {
    news.setMaxWidth(Double.MAX_VALUE);
    news.setMinWidth(0);
    HBox.setHgrow(news, Priority.ALWAYS);
    var bar =
        new HBox(
            news,
            Buttons.with("Start one here", "mdi2p-play", null, this::openStartHere),
            Buttons.plain("Save", model::save),
            test,
            connect);
    bar.getStyleClass().add("connection-bar");
    return bar;
  }

  private void testOrStop() {
    if (model.trial().running().get()) {
      model.trial().cancel();
    } else {
      model.test();
    }
  }

  private void check() {
    var problem = model.problem();
    var running = model.trial().running().get();
    news.setText(
        running
            ? "Trying it, step by step."
            : Harmless.of(problem.isEmpty() ? model.news().get() : problem));
    connect.setDisable(running || !problem.isEmpty());
    test.setDisable(!running && !problem.isEmpty());
    test.setAccessibleText(running ? "Stop the test" : "Test");
    ((Label) ((HBox) test.getGraphic()).getChildren().getFirst())
        .setText(running ? "Stop" : "Test");
  }

  private void tried() {
    check();
    if (!model.trial().running().get() && model.isPasswordWanted()) {
      form.focusPassword();
    }
  }

  private void keys(KeyEvent press, Theme theme) {
    if (press.getCode() == KeyCode.ESCAPE) {
      escape();
    } else if (press.isShortcutDown() && press.getCode() == KeyCode.T) {
      theme.toggle();
    } else if (startHere.isVisible()) {
      return;
    } else if (press.getCode() == KeyCode.F5) {
      testOrStop();
    } else if (press.isShortcutDown() && press.getCode() == KeyCode.ENTER) {
      model.connect();
    } else if (UNDO.match(press) && !(press.getTarget() instanceof TextInputControl)) {
      model.undo().undo();
    } else if (press.isShortcutDown() && press.getCode() == KeyCode.S) {
      model.save();
    } else if (press.isShortcutDown() && press.getCode() == KeyCode.N) {
      model.blank();
      form.focusAddress();
    } else {
      return;
    }
    press.consume();
  }

  private void escape() {
    if (startHere.isVisible()) {
      startHere.close();
    } else if (model.trial().running().get()) {
      model.trial().cancel();
    } else if (back != null) {
      back.run();
    }
  }
}
