package dev.muster.app.logs;

import dev.muster.app.background.Repeating;
import dev.muster.app.logs.LogEntry.Line;
import dev.muster.app.logs.LogEntry.Older;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.shared.logs.LogBatch;
import dev.muster.shared.logs.LogFollower;
import dev.muster.shared.logs.LogLine;
import dev.muster.shared.logs.LogPage;
import dev.muster.shared.tasks.Task;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import javafx.beans.InvalidationListener;
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

  /// Pages that are read to get to a moment.
  private static final int PAGES = 30;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration FATE = Duration.ofSeconds(3);
  private final Connection connection;
  private final LongConsumer passedOver;
  private final KeptLines lines;
  private final LogReader reader = new LogReader();
  private final Matches matches;
  private final Marks marks;
  private final BooleanProperty following = new SimpleBooleanProperty(true);
  private final BooleanProperty pinned = new SimpleBooleanProperty();
  private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<List<String>> sources =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<@Nullable WorkerSummary> worker =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Ending> ending = new ReadOnlyObjectWrapper<>(Ending.NONE);
  private final ReadOnlyObjectWrapper<@Nullable Line> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final InvalidationListener looks = _ -> look();

  /// Where the next follower goes on; read by its thread.
  private volatile Map<String, String> positions = Map.of();

  private volatile List<String> held = List.of();
  private @Nullable Repeating reading;
  private @Nullable Repeating asking;
  private @Nullable List<Task> tasks;
  private Older older = Older.NONE;
  private boolean looked;
  private boolean read;

  /// A batch, its messages made harmless away from the window's thread.
  private record News(LogBatch batch, List<Shown> lines) {
    static News of(LogBatch batch) {
      return new News(batch, Shown.of(batch.lines()));
    }
  }

  private record OlderNews(LogPage page, List<Shown> lines) {}

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
    session().fleet().addListener(looks);
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
    return worker.getReadOnlyProperty();
  }

  /// What stands under the last line.
  ReadOnlyObjectProperty<Ending> ending() {
    return ending.getReadOnlyProperty();
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
      look();
    }
  }

  /// Begins to read, for somebody looks.
  public void start() {
    looked = true;
    look();
    if (reading == null) {
      // Who follows wants what is now; who reads goes on where they were.
      positions = following.get() ? Map.of() : positions;
      read();
    }
  }

  /// Stops reading; what was read stays, and is gone on from.
  public void rest() {
    looked = false;
    stop();
    askNoMore();
  }

  /// For ever.
  void close() {
    rest();
    session().fleet().removeListener(looks);
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
    notice.set("");
    jump(moment, PAGES);
  }

  /// Reads what was written before the first line, if there is any and nobody does yet.
  void loadOlder() {
    loadOlder(() -> {});
  }

  private void jump(Instant moment, int pages) {
    var first = lines.first();
    if (first == null) {
      notice.set("There is no line yet.");
      return;
    }
    if (older != Older.THERE || !first.line().time().isAfter(moment)) {
      showFrom(moment);
    } else if (pages == 0) {
      showFrom(moment);
      notice.set("That far back only by and by: jump again to go on.");
    } else {
      loadOlder(() -> jump(moment, pages - 1));
    }
  }

  private void showFrom(Instant moment) {
    Line found = null;
    for (var entry : lines) {
      if (entry instanceof Line line && !line.line().time().isBefore(moment)) {
        found = line;
        break;
      }
    }
    if (found == null) {
      found = lines.last();
      notice.set("Nothing was written since then. This is the last line.");
    } else if (found.equals(lines.first()) && found.line().time().isAfter(moment)) {
      notice.set("Nothing older is kept. This is the first line.");
    }
    reveal(found);
  }

  private void reveal(@Nullable Line line) {
    if (line != null) {
      following.set(false);
      shown.set(null);
      shown.set(line);
    }
  }

  private void loadOlder(Runnable then) {
    var first = lines.first();
    if (older != Older.THERE || first == null) {
      return;
    }
    following.set(false);
    older = Older.COMING;
    sayTop();
    var whose = sources.get();
    var before = first.line().time().plusMillis(1);
    var most = Math.clamp(TAILS / whose.size(), LEAST_AT_ONCE * 2, MOST_AT_ONCE);
    connection.ask(
        queue -> {
          var page = queue.logs().before(whose, before, most);
          return new OlderNews(page, Shown.of(page.lines()));
        },
        news -> {
          if (whose.equals(sources.get()) && older == Older.COMING) {
            prepend(news);
            then.run();
          }
        },
        why -> {
          if (whose.equals(sources.get()) && older == Older.COMING) {
            older = Older.THERE;
            sayTop();
            notice.set("Older lines could not be read: " + why);
          }
        });
  }

  /// The page ends with the moment of the first line, of which some are here already.
  private void prepend(OlderNews news) {
    var first = lines.first();
    if (first == null || following.get()) {
      // Nobody reads there any more.
      older = Older.THERE;
      sayTop();
      return;
    }
    var moment = first.line().time();
    var here = new HashSet<LogLine>();
    for (var entry : lines) {
      if (entry instanceof Line line) {
        if (line.line().time().isAfter(moment)) {
          break;
        }
        here.add(line.line());
      }
    }
    var fresh = news.lines().stream().filter(one -> !here.contains(one.line())).toList();
    older = news.page().more() ? Older.THERE : Older.NONE;
    reader.begins(first);
    lines.prepend(reader.older(fresh));
    sayTop();
  }

  private void look() {
    var fleet = session().fleet().get();
    var whose = sources.get();
    var known =
        looked && whose.size() == 1
            ? session().worker(whose.getFirst())
            : Optional.<WorkerSummary>empty();
    worker.set(known.orElse(null));
    if (known.isEmpty()) {
      ending.set(Ending.NONE);
      askNoMore();
      return;
    }
    var one = known.get();
    if (one.state() == WorkerState.LOST) {
      held = Held.by(one.worker(), lines);
      if (asking == null) {
        asking =
            connection.every(
                FATE,
                queue -> queue.tasks().tasks(held),
                tasks -> {
                  this.tasks = tasks;
                  look();
                });
      }
    } else {
      askNoMore();
    }
    ending.set(Ending.of(one, fleet.time(), lines.last(), held, tasks));
  }

  private void askNoMore() {
    if (asking != null) {
      asking.close();
      asking = null;
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
      older = tail.more() ? Older.THERE : Older.NONE;
    }
    append(news.lines(), news.batch().hurried());
    read = true;
    sayTop();
  }

  private void append(List<Shown> news, Set<String> hurried) {
    if (news.isEmpty()) {
      return;
    }
    var wasEmpty = lines.isEmpty();
    lines.together(
        () -> {
          letGo(lines.append(reader.newer(news, hurried)));
          sayTop();
        });
    if (wasEmpty) {
      look();
    }
    var leftOut = reader.leftOut();
    if (leftOut > 0) {
      passedOver.accept(leftOut);
    }
    if (!following.get()) {
      unseen.set(unseen.get() + news.size());
    }
  }

  private void letGo(List<LogEntry> gone) {
    if (!gone.isEmpty()) {
      reader.letGo(gone);
      older = Older.THERE;
    }
  }

  private void follow(boolean follows) {
    unseen.set(follows ? 0 : unseen.get());
    hold(follows ? lines.release() : lines.hold());
  }

  private void hold(List<LogEntry> gone) {
    letGo(gone);
    if (!gone.isEmpty()) {
      reader.recount(lines);
    }
    sayTop();
  }

  /// Holds what stands there now, for somebody has come to it.
  void holdOn() {
    if (!following.get()) {
      hold(lines.hold());
    }
  }

  private void sayTop() {
    lines.top(reader.before(), older);
  }

  private void forget() {
    positions = Map.of();
    older = Older.NONE;
    read = false;
    tasks = null;
    held = List.of();
    lines.reset();
    reader.reset();
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
