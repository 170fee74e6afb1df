package dev.muster.app.logs;

import dev.muster.app.background.Repeating;
import dev.muster.app.logs.LogEntry.Line;
import dev.muster.app.logs.LogEntry.Older;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.shared.logs.LogBatch;
import dev.muster.shared.logs.LogFollower;
import dev.muster.shared.logs.LogLine;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// One pane: the log of one worker, or of several merged by time, as it is written. Bounded,
/// however much they write.
public final class LogModel {
  /// Lines that are kept.
  public static final int KEPT = 10_000;

  /// Workers that are followed at the most: each costs Redis two streams to watch.
  static final int FOLLOWED = 200;

  /// Entries that are read at once, of all streams together and of each.
  private static final int AT_ONCE = 10_000;

  private static final int LEAST_AT_ONCE = 25;
  private static final int MOST_AT_ONCE = 2_000;
  private static final int LONGEST_TAIL = 1_000;
  private static final int TAILS = 4_000;
  private static final int SHORTEST_TAIL = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private final Connection connection;
  private final LongConsumer passedOver;
  private final KeptLines lines;
  private final Roll roll;
  private final Past past;
  private final Fate fate;
  private final Matches matches;
  private final Marks marks;
  private final BooleanProperty following = new SimpleBooleanProperty(true);
  private final BooleanProperty pinned = new SimpleBooleanProperty();
  private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<List<String>> sources =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Line> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

  /// Where the next follower goes on; read by its thread.
  private volatile Map<String, String> positions = Map.of();

  private @Nullable Repeating reading;
  private boolean looked;
  private boolean read;

  /// A batch, its messages made harmless away from the window's thread.
  private record News(LogBatch batch, List<Shown> lines) {
    static News of(LogBatch batch) {
      return new News(batch, Shown.of(batch.lines()));
    }
  }

  /// Over a connection, keeping {@link #KEPT} lines of nobody yet.
  public LogModel(Connection connection) {
    this(connection, KEPT, _ -> {});
  }

  /// @param passedOver is told how many lines were left out, each time
  LogModel(Connection connection, int kept, LongConsumer passedOver) {
    this.connection = connection;
    this.passedOver = passedOver;
    this.lines = new KeptLines(kept);
    this.matches = new Matches(lines);
    this.marks = new Marks(lines);
    this.roll = new Roll(lines);
    this.past = new Past(connection, roll, sources::get, following, notice::set);
    this.fate = new Fate(connection, lines, sources::get);
    following.addListener((_, _, follows) -> follow(follows));
  }

  /// What all screens share.
  public Session session() {
    return connection.session();
  }

  /// The lines, oldest first.
  public KeptLines lines() {
    return lines;
  }

  /// Whether the newest line is kept in sight.
  public BooleanProperty following() {
    return following;
  }

  /// Whether it stays with its workers, whoever is chosen.
  BooleanProperty pinned() {
    return pinned;
  }

  /// Lines that came since it stopped following.
  ReadOnlyIntegerProperty unseen() {
    return unseen.getReadOnlyProperty();
  }

  /// Whose lines they are.
  public ReadOnlyObjectProperty<List<String>> sources() {
    return sources.getReadOnlyProperty();
  }

  /// How many workers are chosen beyond those whose lines are read; 0 if none is left out.
  ReadOnlyIntegerProperty unread() {
    return unread.getReadOnlyProperty();
  }

  /// The only worker, as last heard; null for several, or where nothing is known.
  ReadOnlyObjectProperty<@Nullable WorkerSummary> worker() {
    return fate.worker();
  }

  /// What stands under the last line.
  ReadOnlyObjectProperty<Ending> ending() {
    return fate.ending();
  }

  /// The line that was gone to.
  ReadOnlyObjectProperty<@Nullable Line> shown() {
    return shown.getReadOnlyProperty();
  }

  /// What went otherwise than wanted, in a sentence; empty for nothing.
  ReadOnlyStringProperty notice() {
    return notice.getReadOnlyProperty();
  }

  /// Says something of the pane.
  void say(String sentence) {
    notice.set(sentence);
  }

  /// Where something was found.
  Matches matches() {
    return matches;
  }

  /// The lines that a person marked.
  Marks marks() {
    return marks;
  }

  /// Shows the lines of these workers from now on.
  public void choose(List<String> workers) {
    var wanted = workers.stream().distinct().sorted().limit(FOLLOWED).toList();
    unread.set(workers.size() - wanted.size());
    if (!wanted.equals(sources.get())) {
      sources.set(wanted);
      stop();
      forget();
      read();
      fate.look();
    }
  }

  /// Begins to read, for somebody looks.
  public void start() {
    looked = true;
    fate.start();
    if (reading == null) {
      // Who follows wants what is now; who reads, or has marked lines, goes on where they were.
      positions = following.get() && marks.count().get() == 0 ? Map.of() : positions;
      read();
    }
  }

  /// Stops reading; what was read stays, and is gone on from.
  public void rest() {
    looked = false;
    stop();
    fate.rest();
  }

  /// For ever.
  void close() {
    rest();
    fate.close();
    lines.reset();
  }

  /// Takes lines at the end.
  void show(List<LogLine> news) {
    append(Shown.of(news), Set.of());
  }

  /// Goes to the next line in which something was found, or to the one before.
  void step(boolean forward, long from) {
    reveal(matches.step(forward, from));
  }

  /// Goes to the next line that is marked, or to the one before.
  void stepMark(boolean forward, long from) {
    reveal(marks.step(forward, from));
  }

  /// Goes to the first line of a moment or later, back to what Redis has.
  void jump(Instant moment) {
    past.find(moment, this::reveal);
  }

  /// Reads what was written before the first line, if there is any and nobody does yet.
  void loadOlder() {
    past.load(() -> {});
  }

  private void reveal(@Nullable Line line) {
    if (line != null) {
      following.set(false);
      shown.set(null);
      shown.set(line);
    }
  }

  private void read() {
    stop();
    var whose = sources.get();
    if (!looked || whose.isEmpty()) {
      return;
    }
    var tail = Math.clamp(TAILS / whose.size(), SHORTEST_TAIL, LONGEST_TAIL);
    var most = Math.clamp(AT_ONCE / whose.size() / 2, LEAST_AT_ONCE, MOST_AT_ONCE);
    reading =
        connection.follow(
            queue -> queue.logs().follow(whose, tail, most, positions),
            () -> {},
            (LogFollower follower) -> News.of(follower.batch(PATIENCE)),
            this::take);
  }

  private void take(News news) {
    var tail = news.batch().tail();
    positions = news.batch().positions();
    if (tail != null) {
      forget();
      positions = news.batch().positions();
      roll.older(tail.more() ? Older.THERE : Older.NONE);
    }
    append(news.lines(), news.batch().hurried());
    read = true;
  }

  private void append(List<Shown> news, Set<String> hurried) {
    if (news.isEmpty()) {
      return;
    }
    var wasEmpty = lines.isEmpty();
    var leftOut = roll.append(news, hurried);
    if (wasEmpty) {
      fate.look();
    }
    if (leftOut > 0) {
      passedOver.accept(leftOut);
    }
    if (!following.get()) {
      unseen.set(unseen.get() + news.size());
    }
  }

  private void follow(boolean follows) {
    unseen.set(follows ? 0 : unseen.get());
    if (follows) {
      roll.release();
    } else {
      roll.hold();
    }
  }

  /// Holds what stands there now, for somebody has come to it.
  void holdOn() {
    if (!following.get()) {
      roll.hold();
    }
  }

  private void forget() {
    positions = Map.of();
    read = false;
    fate.forget();
    roll.reset();
    notice.set("");
    following.set(true);
    unseen.set(0);
  }

  /// Whether what there is has been read.
  boolean isRead() {
    return read;
  }

  private void stop() {
    if (reading != null) {
      reading.close();
      reading = null;
    }
  }
}
