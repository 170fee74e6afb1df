package dev.muster.app.workers;

import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.shared.workers.SpawnOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Starts workers on this machine and tells how far each has come. They go on when the window is
/// closed.
public final class SpawnModel {
  /// Workers that are started at once at the most.
  private static final int MOST = 64;

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private final Connection connection;
  private final StringProperty number = new SimpleStringProperty("2");
  private final StringProperty folder =
      new SimpleStringProperty(Path.of(System.getProperty("user.home"), "muster").toString());
  private final ObservableList<Start> starts = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();

  /// One worker on its way.
  ///
  /// @param folder its own
  /// @param words how far it has come
  /// @param state of the start
  public record Start(Path folder, String words, State state) {}

  /// How a start stands.
  public enum State {
    STARTING,
    UP,
    FAILED
  }

  /// Over a connection.
  public SpawnModel(Connection connection) {
    this.connection = connection;
  }

  /// What all screens share.
  public Session session() {
    return connection.session();
  }

  /// How many, as it is typed.
  public StringProperty number() {
    return number;
  }

  /// Where they work, as it is typed.
  public StringProperty folder() {
    return folder;
  }

  /// Those that were started last.
  public ObservableList<Start> starts() {
    return starts;
  }

  /// Whether some are still on their way.
  public ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /// What keeps them from being started, in a sentence; empty if nothing does.
  public String problem() {
    if (jar().isEmpty()) {
      return "This program came without a worker: start it by ./muster, or with -D"
          + SpawnOptions.JAR
          + "=muster-worker.jar.";
    }
    if (!number.get().strip().matches("[0-9]{1,4}") || wanted() < 1 || wanted() > MOST) {
      return "Write how many, from 1 to " + MOST + ".";
    }
    return folderProblem();
  }

  /// The worker's jar: named by its property, or in the tree that the launcher stands in.
  private static Optional<Path> jar() {
    var named = System.getProperty(SpawnOptions.JAR);
    var home = System.getProperty("muster.home");
    return Stream.of(
            named == null ? null : Path.of(named),
            home == null ? null : Path.of(home, "worker", "target", "muster-worker.jar"))
        .filter(Objects::nonNull)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private String folderProblem() {
    if (folder.get().isBlank()) {
      return "Name the folder that they work in.";
    }
    try {
      var path = Path.of(folder.get().strip());
      return !path.isAbsolute()
          ? "Write the whole path of the folder, from the root."
          : Files.exists(path) && !Files.isDirectory(path)
              ? path + " is a file, not a folder."
              : "";
    } catch (InvalidPathException e) {
      return "That can't be a folder: " + e.getReason().toLowerCase(Locale.ROOT) + ".";
    }
  }

  private int wanted() {
    return Integer.parseInt(number.get().strip());
  }

  /// Starts them, unless there is a problem. One works in the folder itself; of several each gets a
  /// folder of its own in there.
  public void start() {
    if (running.get() || !problem().isEmpty()) {
      return;
    }
    var root = Path.of(folder.get().strip());
    var jar = jar().orElseThrow();
    starts.clear();
    for (int i = 1; i <= wanted(); i++) {
      starts.add(
          new Start(
              wanted() == 1 ? root : root.resolve("worker-" + i), "starting …", State.STARTING));
    }
    running.set(true);
    for (int i = 0; i < starts.size(); i++) {
      start(i, jar, starts.get(i).folder());
    }
  }

  private void start(int place, Path jar, Path directory) {
    connection.ask(
        queue -> {
          var log = directory.resolve("muster-worker.log");
          makeFolder(directory);
          var spawned = queue.workers().spawn(new SpawnOptions(jar, directory, log, List.of()));
          return queue.workers().awaitAlive(List.of(spawned), PATIENCE).getFirst();
        },
        worker -> {
          tell(place, "up as " + worker, State.UP);
          connection.now();
        },
        why -> tell(place, why, State.FAILED));
  }

  private static void makeFolder(Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new IOException("The folder " + directory + " can't be made: choose another.", e);
    }
  }

  private void tell(int place, String words, State state) {
    starts.set(place, new Start(starts.get(place).folder(), words, state));
    running.set(starts.stream().anyMatch(start -> start.state() == State.STARTING));
  }
}
