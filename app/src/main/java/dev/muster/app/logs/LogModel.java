package dev.muster.app.logs;

import dev.muster.app.background.Repeating;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.shared.logs.LogFollower;
import dev.muster.shared.logs.LogLine;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/// The log of the chosen workers, merged by time; of all where none is chosen. Bounded, however
/// much they write.
public final class LogModel {
  /// Lines that are kept.
  public static final int KEPT = 10_000;

  /// Workers that are followed at the most: each costs Redis two streams to watch.
  static final int FOLLOWED = 200;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private final Connection connection;
  private final RingList lines;
  private final LogReader reader = new LogReader();
  private final BooleanProperty following = new SimpleBooleanProperty(true);
  private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<List<String>> sources =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyIntegerWrapper leftOut = new ReadOnlyIntegerWrapper();
  private @Nullable Repeating reading;
  private boolean looked;
  private @Nullable String pinned;
  private boolean isPinned;
  private boolean anew;

  /// Over a connection, keeping {@link #KEPT} lines.
  public LogModel(Connection connection) {
    this(connection, KEPT);
  }

  LogModel(Connection connection, int kept) {
    this.connection = connection;
    this.lines = new RingList(kept);
    session().selection().addListener((ListChangeListener<String>) _ -> chooseSources());
    session().fleet().addListener(_ -> chooseSources());
    following.addListener((_, _, follows) -> unseen.set(follows ? 0 : unseen.get()));
  }

  /// What all screens share.
  public Session session() {
    return connection.session();
  }

  /// The lines, oldest first.
  public RingList lines() {
    return lines;
  }

  /// Whether the newest line is kept in sight.
  public BooleanProperty following() {
    return following;
  }

  /// Lines that came since it stopped following.
  public ReadOnlyIntegerProperty unseen() {
    return unseen.getReadOnlyProperty();
  }

  /// Whose lines they are.
  public ReadOnlyObjectProperty<List<String>> sources() {
    return sources.getReadOnlyProperty();
  }

  /// How many workers are chosen beyond those whose lines are read; 0 if none is left out.
  public ReadOnlyIntegerProperty leftOut() {
    return leftOut.getReadOnlyProperty();
  }

  /// Reads one worker's lines from now on, whoever is chosen; null for nobody's.
  public void pin(@Nullable String worker) {
    pinned = worker;
    isPinned = true;
    chooseSources();
  }

  /// Begins to read, for somebody looks.
  public void start() {
    looked = true;
    chooseSources();
    if (reading == null) {
      read();
    }
  }

  /// Stops reading; what was read stays.
  public void rest() {
    looked = false;
    stop();
  }

  /// Takes lines at the end.
  void show(List<LogLine> news) {
    if (anew) {
      forget();
    }
    if (news.isEmpty()) {
      return;
    }
    lines.append(reader.read(news));
    if (!following.get()) {
      unseen.set(unseen.get() + news.size());
    }
  }

  private void chooseSources() {
    if (!looked) {
      return;
    }
    var chosen = isPinned ? pinned() : session().selection();
    var everybody =
        chosen.isEmpty() && !isPinned
            ? session().fleet().get().workers().stream()
                .filter(worker -> worker.state().isLive())
                .map(WorkerSummary::worker)
                .toList()
            : chosen;
    var wanted = everybody.stream().sorted().limit(FOLLOWED).toList();
    leftOut.set(everybody.size() - wanted.size());
    if (!wanted.equals(sources.get())) {
      sources.set(wanted);
      forget();
      read();
    }
  }

  private List<String> pinned() {
    return pinned == null ? List.of() : List.of(pinned);
  }

  private void read() {
    stop();
    var whose = sources.get();
    if (whose.isEmpty()) {
      lines.reset();
      return;
    }
    var tail = Math.clamp(4_000 / whose.size(), 20, 1_000);
    reading =
        connection.follow(
            queue -> queue.logs().follow(whose, tail),
            this::begin,
            (LogFollower follower) -> follower.next(PATIENCE),
            this::show);
  }

  /// The tail comes first, whenever it begins anew; what stood there would stand there twice. Until
  /// it comes, that stays: Redis may be away.
  private void begin() {
    anew = true;
  }

  private void forget() {
    anew = false;
    lines.reset();
    reader.reset();
    following.set(true);
    unseen.set(0);
  }

  private void stop() {
    if (reading != null) {
      reading.close();
      reading = null;
    }
  }
}
