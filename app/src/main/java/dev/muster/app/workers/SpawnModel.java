package dev.muster.app.workers;

import dev.muster.app.here.WorkFolder;
import dev.muster.app.here.WorkerJar;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.shared.workers.SpawnOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

  /// Whether they end with this window, for their Redis does.
  boolean endsWithWindow() {
    return session().place().endsWithWindow();
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
    if (session().place().readOnly()) {
      return "This connection may only read, and a worker writes.";
    }
    if (WorkerJar.find().isEmpty()) {
      return WorkerJar.MISSING;
    }
    if (!number.get().strip().matches("[0-9]{1,4}") || wanted() < 1 || wanted() > MOST) {
      return "Write how many, from 1 to " + MOST + ".";
    }
    return WorkFolder.problem(folder.get());
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
    var jar = WorkerJar.find().orElseThrow();
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
          WorkFolder.make(directory);
          var spawned = queue.workers().spawn(new SpawnOptions(jar, directory, log, List.of()));
          return queue.workers().awaitAlive(List.of(spawned), PATIENCE).getFirst();
        },
        worker -> {
          tell(place, "up as " + worker, State.UP);
          connection.now();
        },
        why -> tell(place, why, State.FAILED));
  }

  private void tell(int place, String words, State state) {
    starts.set(place, new Start(starts.get(place).folder(), words, state));
    running.set(starts.stream().anyMatch(start -> start.state() == State.STARTING));
  }
}
