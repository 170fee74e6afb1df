package dev.muster.app;

import dev.muster.app.background.Background;
import dev.muster.app.background.Toolkit;
import dev.muster.app.background.VirtualBackground;
import dev.muster.app.connections.ConnectionsModel;
import dev.muster.app.connections.ConnectionsView;
import dev.muster.app.connections.Passwords;
import dev.muster.app.connections.StartHereModel;
import dev.muster.app.here.OwnRedis;
import dev.muster.app.main.MainView;
import dev.muster.app.main.Notice;
import dev.muster.app.main.Theme;
import dev.muster.app.main.Ways;
import dev.muster.app.main.Zoom;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Place;
import dev.muster.app.session.Session;
import dev.muster.app.settings.Kept;
import dev.muster.app.settings.Layout;
import dev.muster.app.settings.Settings;
import dev.muster.shared.workers.Fleet;
import dev.muster.shared.workers.WorkerSummary;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// One window: on a queue, or on the screen of connections. Belongs to the window's thread, except
/// for [#close()].
public final class App implements AutoCloseable {
  /// Width of a new window.
  public static final double WIDTH = 1440;

  /// Height of a new window.
  public static final double HEIGHT = 900;

  private static final String SIZE = "text.size";

  /// How long a window rests before it is kept how it stands.
  private static final Duration REST = Duration.seconds(1);

  private final PauseTransition soon = new PauseTransition(REST);
  private final Background background = new VirtualBackground();
  private final Theme theme = new Theme();
  private final BorderPane root = new BorderPane();
  private final List<OwnRedis> own = new CopyOnWriteArrayList<>();
  private final Stage stage;
  private final Settings settings;
  private final Layout layout;
  private final Passwords passwords;
  private final Standing standing;
  private volatile Map<String, List<String>> picked = Map.of();
  private @Nullable Opened opened;
  private boolean closed;

  private record Opened(Connection connection, MainView view) {}

  /// Not shown yet.
  ///
  /// @param settings what was kept, and where it is kept
  /// @param passwords those that are known already
  public App(Stage stage, Settings settings, Passwords passwords) {
    this.stage = stage;
    this.settings = settings;
    this.passwords = passwords;
    var kept = settings.kept();
    layout = new Layout(kept.splits(), kept.highlights());
    picked = kept.chosen();
    layout.keepCode(kept.code());
    standing = new Standing(stage, kept.window(), WIDTH, HEIGHT);
    Optional.ofNullable(kept.dark()).ifPresent(theme::choose);
    theme.size().set(Math.clamp(layout.size(SIZE, 1), 0.5, 3));
    var scene = new Scene(new Zoom(root, theme), WIDTH, HEIGHT);
    theme.dress(scene);
    // The first control of a program that is not dressed yet loads JavaFX's own theme.
    root.setTop(new Notice(settings.trouble()));
    stage.setScene(scene);
    stage.setMinWidth(Zoom.LEAST_WIDTH);
    stage.setMinHeight(Zoom.LEAST_HEIGHT);
    stage.iconifiedProperty().addListener((_, _, iconified) -> rest(iconified));
    stage.setOnHidden(
        _ -> {
          soon.stop();
          leave();
          // What nobody sees any more has no theme to be drawn in, and asks for nothing.
          root.setCenter(null);
        });
    standing.onMove(soon::playFromStart);
    layout.onMove(soon::playFromStart);
    theme.dark().addListener(_ -> soon.playFromStart());
    theme.follows().addListener(_ -> soon.playFromStart());
    theme.size().addListener((_, _, now) -> layout.move(SIZE, now.doubleValue()));
    soon.setOnFinished(_ -> keepSoon());
  }

  /// Light or dark.
  public Theme theme() {
    return theme;
  }

  /// A connection for the window that is opened next: it looks before there is one.
  public static Connection ahead(Place place) {
    return new Connection(new VirtualBackground(), new Session(place)).ahead();
  }

  /// Opens a queue, and lets go of the one that was open.
  public void open(Place place) {
    begin(new Connection(background, new Session(place)));
    show();
  }

  /// Opens a queue. What its connection has heard by now stands in the window when it is shown.
  public void open(Connection connection) {
    begin(connection);
    Toolkit.later(this::show);
  }

  private void begin(Connection connection) {
    leave();
    var place = connection.session().place();
    connection.start();
    var ways =
        new Ways(
            queue -> openNext(place.with(queue), place.queue()),
            () -> choose(place),
            () -> choose(place),
            () -> startHere(place));
    var view = new MainView(connection, theme, layout, ways);
    opened = new Opened(connection, view);
    root.setCenter(view);
    stage.setTitle(place.queue() + " on " + place.address().hostAndPort() + " · Muster");
    chooseAsBefore(connection.session());
  }

  /// Opens another queue of the same Redis, which a kept connection begins with from now on.
  private void openNext(Place place, String before) {
    open(place);
    var now = System.currentTimeMillis();
    background.once(() -> keep(kept -> kept.withQueue(place, before, now)), _ -> {}, _ -> {});
  }

  /// Chooses those who were chosen when the queue was open last, as far as they are there, and
  /// remembers who is chosen from now on.
  private void chooseAsBefore(Session session) {
    var where = session.address().display() + " " + session.queue();
    var selection = session.selection();
    session
        .fleet()
        .addListener(
            new ChangeListener<Fleet>() {
              @Override
              public void changed(
                  ObservableValue<? extends Fleet> fleet, Fleet before, Fleet first) {
                fleet.removeListener(this);
                var known = picked.getOrDefault(where, List.of());
                if (selection.isEmpty() && !known.isEmpty()) {
                  var there = new HashSet<>(known);
                  selection.setAll(
                      first.workers().stream()
                          .map(WorkerSummary::worker)
                          .filter(there::contains)
                          .toList());
                }
                selection.addListener(
                    (ListChangeListener<String>) _ -> remember(where, List.copyOf(selection)));
              }
            });
  }

  private void remember(String where, List<String> chosen) {
    var now = new LinkedHashMap<>(picked);
    now.put(where, chosen);
    picked = now;
    soon.playFromStart();
  }

  /// Shows the screen of connections.
  ///
  /// @param wanted what to begin with; null for what was used last
  /// @return its model, to be told what to do next
  public ConnectionsModel choose(@Nullable Place wanted) {
    return connections(wanted).model();
  }

  private void startHere(Place wanted) {
    connections(wanted).openStartHere();
  }

  private ConnectionsView connections(@Nullable Place wanted) {
    var model = new ConnectionsModel(background, settings, passwords, this::open);
    var here = new StartHereModel(background, own::add, this::open);
    var view = new ConnectionsView(model, here, theme, opened == null ? null : this::back);
    rest(true);
    root.setCenter(view);
    stage.setTitle("Connections · Muster");
    if (wanted != null) {
      model.begin(wanted);
    } else if (!model.kept().isEmpty()) {
      model.choose(model.lastUsed());
    }
    show();
    view.focusFirst();
    return view;
  }

  private void show() {
    if (!stage.isShowing()) {
      standing.take();
      stage.show();
    }
  }

  /// To the queue that is open still.
  private void back() {
    if (opened != null) {
      root.setCenter(opened.view);
      var place = opened.connection.session().place();
      stage.setTitle(place.queue() + " on " + place.address().hostAndPort() + " · Muster");
      rest(false);
    }
  }

  private void rest(boolean unseen) {
    if (opened == null) {
      return;
    }
    if (unseen) {
      opened.connection.rest();
    } else if (opened.view.equals(root.getCenter())) {
      opened.connection.start();
    }
  }

  private void leave() {
    if (opened != null) {
      opened.view.close();
      opened.connection.close();
      opened = null;
    }
  }

  private void keepSoon() {
    var standsNow = asItStands();
    background.once(() -> keep(standsNow), _ -> {}, _ -> {});
  }

  /// Once the window is closed, what it still had to say comes too late.
  private synchronized boolean keep(UnaryOperator<Kept> change) {
    if (!closed) {
      settings.change(change);
    }
    return !closed;
  }

  private UnaryOperator<Kept> asItStands() {
    var place = standing.last();
    var sizes = layout.sizes();
    var dark = theme.chosen().orElse(null);
    var highlights = layout.highlights().orElse(null);
    var code = layout.code();
    var chosen = picked;
    return kept -> {
      var now = kept.with(place, sizes, dark).withHighlights(highlights).withCode(code);
      for (var where : chosen.entrySet()) {
        now = now.with(where.getKey(), where.getValue());
      }
      return now;
    };
  }

  /// Keeps how the window stood, and ends what it has started. Once it is closed, and not on its
  /// thread: this waits for the disk and for processes.
  @Override
  public void close() {
    keep(asItStands());
    synchronized (this) {
      closed = true;
    }
    settings.close();
    own.forEach(OwnRedis::close);
  }
}
