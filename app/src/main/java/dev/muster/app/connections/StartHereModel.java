package dev.muster.app.connections;

import dev.muster.app.background.Background;
import dev.muster.app.here.OwnRedis;
import dev.muster.app.here.WorkFolder;
import dev.muster.app.here.WorkerJar;
import dev.muster.app.session.Colour;
import dev.muster.app.session.Place;
import dev.muster.shared.redis.Keys;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Starts a Redis and workers on this machine for this window alone.
public final class StartHereModel {
  private static final int MOST = 64;
  private final Background background;
  private final Consumer<OwnRedis> keep;
  private final Consumer<Place> open;
  private final StringProperty queue = new SimpleStringProperty("jobs");
  private final StringProperty number = new SimpleStringProperty("2");
  private final StringProperty folder =
      new SimpleStringProperty(Path.of(System.getProperty("user.home"), "muster").toString());
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

  /// Nothing is started yet.
  ///
  /// @param keep takes what was started, to be ended with the window
  /// @param open opens the window on it
  public StartHereModel(Background background, Consumer<OwnRedis> keep, Consumer<Place> open) {
    this.background = background;
    this.keep = keep;
    this.open = open;
  }

  /// The queue's name, as it is typed.
  public StringProperty queue() {
    return queue;
  }

  /// How many workers, as it is typed; 0 for the Redis alone.
  public StringProperty number() {
    return number;
  }

  /// Where they work, as it is typed.
  public StringProperty folder() {
    return folder;
  }

  /// What is being done, in a sentence; empty if nothing is.
  public ReadOnlyStringProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /// Why it could not be started, in a sentence; empty if it could.
  public ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /// What keeps it from being started, in a sentence; empty if nothing does.
  public String problem() {
    if (!Keys.isQueue(queue.get().strip())) {
      return "Name the queue: up to 64 letters, digits, dots, dashes and underscores.";
    }
    if (!number.get().strip().matches("[0-9]{1,3}") || wanted() > MOST) {
      return "Write how many workers, from 0 to " + MOST + ".";
    }
    if (wanted() > 0 && WorkerJar.find().isEmpty()) {
      return WorkerJar.MISSING;
    }
    return wanted() == 0 ? "" : WorkFolder.problem(folder.get());
  }

  private int wanted() {
    return Integer.parseInt(number.get().strip());
  }

  /// Starts them, unless there is a problem, and opens the window on them once they are up.
  public void start() {
    if (!problem().isEmpty() || !progress.get().isEmpty()) {
      return;
    }
    trouble.set("");
    progress.set("Starting Redis …");
    background.once(OwnRedis::start, this::spawn, this::fail);
  }

  private void spawn(OwnRedis redis) {
    keep.accept(redis);
    progress.set("Redis is up. Starting the workers …");
    var name = queue.get().strip();
    var wanted = wanted();
    var where = Path.of(folder.get().strip());
    background.once(
        () -> {
          try {
            if (wanted > 0) {
              redis.spawn(name, WorkerJar.find().orElseThrow(), where, wanted);
            }
            return redis;
          } catch (Exception e) {
            redis.close();
            throw e;
          }
        },
        up -> {
          progress.set("");
          open.accept(new Place(up.address(), name, "HERE", Colour.LOCAL, false, true));
        },
        this::fail);
  }

  private void fail(Exception failure) {
    progress.set("");
    trouble.set(Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
  }
}
