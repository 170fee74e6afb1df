package dev.muster.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.App;
import dev.muster.app.background.Pulses;
import dev.muster.app.background.Toolkit;
import dev.muster.app.background.VirtualBackground;
import dev.muster.app.connections.Passwords;
import dev.muster.app.logs.LogModel;
import dev.muster.app.logs.LogsModel;
import dev.muster.app.main.MainView;
import dev.muster.app.main.Snapshot;
import dev.muster.app.main.Theme;
import dev.muster.app.main.Ways;
import dev.muster.app.main.Zoom;
import dev.muster.app.messages.ComposerModel;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.app.settings.Layout;
import dev.muster.app.settings.Settings;
import dev.muster.shared.redis.RedisAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.testfx.api.FxRobot;

/// A window that a test looks at and touches as a person would: it finds things by what they say,
/// and reads what is to be seen.
public abstract class WindowTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<Dimension2D> SIZES =
      List.of(new Dimension2D(1_280, 800), new Dimension2D(1_920, 1_080));
  private static final Path PICTURES = Path.of("target", "screenshots");

  /// A person's hands.
  protected final FxRobot hands = new FxRobot();

  private final Naked naked = new Naked();
  private @Nullable Opened opened;
  private @Nullable Framed framed;

  /// The queue in a window that has no more than that.
  private record Opened(Session session, Connection connection, MainView view) {}

  private record Framed(Theme theme, Stage stage) {}

  /// Opens a window that asks nobody: a test tells its session what is so.
  protected void openOn(String address, double width, double height) throws Exception {
    Toolkit.start();
    Toolkit.run(() -> open(new Session(RedisAddress.parse(address), "jobs"), width, height));
  }

  /// The same, laid out as it was.
  protected void openOn(String address, Layout layout) throws Exception {
    Toolkit.start();
    Toolkit.run(() -> open(new Session(RedisAddress.parse(address), "jobs"), 1_440, 900, layout));
  }

  /// Opens a window on a queue.
  protected void openLive(String address, String queue) throws Exception {
    Toolkit.start();
    Toolkit.run(
        () -> open(new Session(RedisAddress.parse(address), queue), 1_440, 900).connection.start());
  }

  private Opened open(Session session, double width, double height) {
    return open(session, width, height, new Layout(Map.of()));
  }

  private Opened open(Session session, double width, double height, Layout layout) {
    var theme = new Theme();
    theme.choose(false);
    var connection = new Connection(new VirtualBackground(), session);
    var view = new MainView(connection, theme, layout, Ways.none());
    var scene = new Scene(new Zoom(view, theme), width, height);
    theme.dress(scene);
    var stage = new Stage();
    stage.setScene(scene);
    show(theme, stage);
    var now = new Opened(session, connection, view);
    opened = now;
    return now;
  }

  private void show(Theme theme, Stage stage) {
    stage.setX(0);
    stage.setY(0);
    stage.show();
    stage.requestFocus();
    framed = new Framed(theme, stage);
  }

  /// Opens a whole window, as the program does; the test closes it.
  protected App openApp(Settings settings, double width, double height, Consumer<App> begin)
      throws Exception {
    return openApp(settings, new Passwords(), width, height, begin);
  }

  /// The same, with passwords that are known already.
  protected App openApp(
      Settings settings, Passwords passwords, double width, double height, Consumer<App> begin)
      throws Exception {
    Toolkit.start();
    return Toolkit.call(
        () -> {
          var stage = new Stage();
          var app = new App(stage, settings, passwords);
          app.theme().choose(false);
          begin.accept(app);
          show(app.theme(), stage);
          stage.setWidth(width);
          stage.setHeight(height);
          return app;
        });
  }

  private Opened window() {
    return Objects.requireNonNull(opened, "The test has opened no window on a queue.");
  }

  private Framed frame() {
    return Objects.requireNonNull(framed, "The test has opened no window.");
  }

  private Parent root() {
    return frame().stage.getScene().getRoot();
  }

  /// Every window, for what is typed in the next test goes to the first that has the focus. What
  /// stood in it is taken out: it asks Redis for nothing more, and goes though the headless screen
  /// remembers the window. Nothing that was seen there may have lost its look.
  @AfterEach
  protected void close() throws Exception {
    Toolkit.run(
        () -> {
          var windows = new ArrayList<>(Window.getWindows());
          // What stands over a window stumbles where that goes before it.
          windows.sort(Comparator.comparing(window -> !(window instanceof PopupWindow)));
          for (var window : windows) {
            if (window.getScene() != null) {
              window.getScene().getRoot().lookupAll("*").forEach(naked::look);
            }
            window.hide();
            if (window instanceof Stage stage && stage.getScene() != null) {
              stage.getScene().setRoot(new Pane());
              stage.setScene(null);
            }
          }
          if (opened != null) {
            window().view.close();
            window().connection.close();
          }
          opened = null;
          framed = null;
        });
    assertThat(naked.found())
        .as("in the window, though their look is left out by .mvn/BinaryStyles.java")
        .isEmpty();
  }

  /// What the window shares.
  protected Session session() {
    return window().session;
  }

  /// What its log pane shows.
  protected LogModel lines() {
    return window().view.lines();
  }

  /// Its log panes.
  protected LogsModel logs() {
    return window().view.logs();
  }

  /// What its composer composes.
  protected ComposerModel composing() {
    return window().view.composing();
  }

  /// Does something on the window's thread.
  protected void inWindow(Runnable task) throws Exception {
    Toolkit.run(task);
    Pulses.await(2);
  }

  /// Presses the button, tab or chip whose words begin so. The headless screen is smaller than the
  /// window, so it is pressed by its action where the mouse doesn't reach.
  protected void press(String words) throws Exception {
    Toolkit.run(() -> button(words).fire());
    Pulses.await(2);
  }

  /// Types keys.
  protected void type(KeyCode... keys) throws Exception {
    hands.push(keys);
    Pulses.await(2);
  }

  /// Waits until something that is to be seen says so.
  protected void see(String words) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(Toolkit.call(this::everything)).contains(words));
  }

  /// Waits until nothing that is to be seen says so.
  protected void seeNoMore(String words) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(Toolkit.call(this::everything)).doesNotContain(words));
  }

  /// Waits for something.
  protected void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(PATIENCE).until(() -> Toolkit.call(condition));
  }

  /// Waits until a list that stands over the window offers these words.
  protected void seeOffered(String words) {
    await(() -> offered().anyMatch(one -> words.equals(one.getText())));
  }

  /// Saves a picture of such a list.
  protected void pictureOffered(String name) throws Exception {
    var list = Toolkit.call(() -> offered().findFirst().orElseThrow().getScene());
    Snapshot.write(Toolkit.call(() -> Snapshot.of(list)), PICTURES.resolve(name + "-light.png"));
  }

  private static Stream<Labeled> offered() {
    return Window.getWindows().stream()
        .filter(PopupWindow.class::isInstance)
        .flatMap(popup -> popup.getScene().getRoot().lookupAll(".list-cell").stream())
        .map(Labeled.class::cast)
        .filter(cell -> cell.getText() != null);
  }

  /// A node by its style, for what has no words.
  protected Node node(String selector) throws Exception {
    return Toolkit.call(
        () ->
            Objects.requireNonNull(
                root().lookup(selector), () -> "There is no " + selector + " in the window."));
  }

  /// Whether a node of that style is in a state that its style knows by name.
  protected boolean hasState(String selector, String state) throws Exception {
    return Toolkit.call(
        () ->
            root().lookupAll(selector).stream()
                .anyMatch(
                    one -> one.getPseudoClassStates().contains(PseudoClass.getPseudoClass(state))));
  }

  /// Saves pictures of the window as it stands, light and dark.
  protected void picture(String name) throws Exception {
    for (var dark : new boolean[] {true, false}) {
      Toolkit.run(() -> frame().theme.choose(dark));
      Pulses.await(4);
      Snapshot.write(
          Toolkit.call(() -> Snapshot.of(root().getScene())),
          PICTURES.resolve(name + (dark ? "-dark" : "-light") + ".png"));
    }
  }

  /// Saves pictures of the window at 1280 by 800 and at 1920 by 1080, light and dark, and looks
  /// that no button's words are cut at either size. The headless screen is smaller: so only what
  /// stands in the window gets that size.
  protected void pictures(String name) throws Exception {
    var before = Toolkit.call(() -> root().getLayoutBounds());
    for (var dark : new boolean[] {true, false}) {
      Toolkit.run(() -> frame().theme.choose(dark));
      for (var size : SIZES) {
        resize(size.getWidth(), size.getHeight());
        assertThat(Toolkit.call(this::cutButtons)).as(name + " at " + size).isEmpty();
        Snapshot.write(
            Toolkit.call(() -> root().snapshot(null, null)),
            PICTURES.resolve(
                "%s-%s-%.0fx%.0f.png"
                    .formatted(name, dark ? "dark" : "light", size.getWidth(), size.getHeight())));
      }
    }
    resize(before.getWidth(), before.getHeight());
  }

  /// Looks at the window as it stands, light and dark, as somebody does who hears it or sees it
  /// badly.
  protected void audit(String name) throws Exception {
    for (var dark : new boolean[] {true, false}) {
      Toolkit.run(() -> frame().theme.choose(dark));
      Pulses.await(4);
      var found = Toolkit.call(() -> Audit.nameless(root()));
      found.addAll(Toolkit.call(() -> Audit.faint(root())));
      assertThat(found).as(name + (dark ? ", dark" : ", light")).isEmpty();
    }
  }

  /// The theme of the window.
  protected Theme theme() {
    return frame().theme;
  }

  private void resize(double width, double height) throws Exception {
    Toolkit.run(() -> root().resize(width, height));
    Pulses.await(4);
    Toolkit.run(
        () -> {
          root().applyCss();
          root().layout();
        });
  }

  /// Those whose words end in an ellipsis.
  private List<String> cutButtons() {
    return root().lookupAll("*").stream()
        .filter(ButtonBase.class::isInstance)
        .filter(WindowTest::isSeen)
        .flatMap(button -> Stream.concat(Stream.of(button), button.lookupAll(".label").stream()))
        .map(Labeled.class::cast)
        .filter(WindowTest::isCut)
        .map(Labeled::getText)
        .toList();
  }

  private static boolean isCut(Labeled labeled) {
    return labeled.getChildrenUnmodifiable().stream()
        .filter(Text.class::isInstance)
        .map(part -> ((Text) part).getText())
        .anyMatch(shown -> !shown.equals(labeled.getText()) && shown.endsWith("…"));
  }

  private ButtonBase button(String words) {
    return root().lookupAll("*").stream()
        .filter(ButtonBase.class::isInstance)
        .map(ButtonBase.class::cast)
        .filter(WindowTest::isSeen)
        .filter(
            button ->
                Objects.requireNonNullElse(button.getText(), "").startsWith(words)
                    || Objects.requireNonNullElse(button.getAccessibleText(), "").startsWith(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no button “" + words + "”."));
  }

  /// Why a button is grey, as its tooltip says; fails where it isn't grey.
  protected String whyGrey(String words) throws Exception {
    return Toolkit.call(
        () -> {
          var button = button(words);
          assertThat(button.isDisabled()).as(words + " is grey").isTrue();
          for (Node one = button; one != null; one = one.getParent()) {
            if (one.getProperties().get("javafx.scene.control.Tooltip") instanceof Tooltip why
                && !one.isDisabled()) {
              return why.getText();
            }
          }
          throw new AssertionError(words + " is grey and doesn't say why.");
        });
  }

  /// All words that are to be seen, line by line.
  protected String words() throws Exception {
    return Toolkit.call(this::everything);
  }

  private String everything() {
    var all = root().lookupAll("*");
    all.forEach(naked::look);
    return all.stream()
        .filter(WindowTest::isSeen)
        .map(
            node ->
                switch (node) {
                  case Labeled label -> drawn(label);
                  case javafx.scene.text.TextFlow flow ->
                      flow.getChildren().stream()
                          .map(part -> part instanceof Text text ? text.getText() : "")
                          .collect(Collectors.joining());
                  case javafx.scene.control.TextInputControl input -> input.getText();
                  default -> "";
                })
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /// A letter behind an underscore is taken for a key, and the underscore isn't drawn, unless that
  /// is switched off.
  private static String drawn(Labeled label) {
    var text = Objects.requireNonNullElse(label.getText(), "");
    return label.isMnemonicParsing() ? text.replaceFirst("_(.)", "$1") : text;
  }

  private static boolean isSeen(Node node) {
    for (Node one = node; one != null; one = one.getParent()) {
      if (!one.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
