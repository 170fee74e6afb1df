package dev.muster.app.session;

import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.workers.Fleet;
import dev.muster.shared.workers.WorkerSummary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// One queue on one Redis as the screens share it: the fleet as last heard, the connection's
/// health, and the chosen workers. Belongs to the window's thread.
public final class Session {
  private static final int KEPT = 50;

  /// News come more often than that, so what is older has no age: a window that stood still, on a
  /// laptop that slept for instance, must call nobody late.
  private static final Duration OLDEST = Duration.ofSeconds(5);

  private final ReadOnlyObjectWrapper<Fleet> fleet =
      new ReadOnlyObjectWrapper<>(new Fleet(Instant.EPOCH, List.of(), 0, Map.of()));
  private final ReadOnlyObjectWrapper<Health> health =
      new ReadOnlyObjectWrapper<>(new Health.Connecting());
  private final ObservableList<String> selection = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Cost> cost = new ReadOnlyObjectWrapper<>(Cost.NONE);
  private final Map<String, Integer> seen = new ConcurrentHashMap<>();
  private final ObservableList<Problem> problems = FXCollections.observableArrayList();
  private final Place place;
  private final Set<Object> lookers = new HashSet<>();
  private volatile boolean looksIntoAll;
  private long heardAt = System.nanoTime();

  /// Before anything was heard.
  ///
  /// @param address where Redis is
  /// @param queue the queue's name
  public Session(RedisAddress address, String queue) {
    this(Place.of(address, queue));
  }

  /// Before anything was heard.
  public Session(Place place) {
    this.place = place;
  }

  /// What it is on.
  public Place place() {
    return place;
  }

  /// Where Redis is.
  public RedisAddress address() {
    return place.address();
  }

  /// The queue's name.
  public String queue() {
    return place.queue();
  }

  /// All workers, as last heard.
  public ReadOnlyObjectProperty<Fleet> fleet() {
    return fleet.getReadOnlyProperty();
  }

  /// How the connection is.
  public ReadOnlyObjectProperty<Health> health() {
    return health.getReadOnlyProperty();
  }

  /// What watching costs.
  public ReadOnlyObjectProperty<Cost> cost() {
    return cost.getReadOnlyProperty();
  }

  /// A row of a worker came into sight, or went out of it.
  public void see(String worker, boolean comes) {
    seen.merge(worker, comes ? 1 : -1, Integer::sum);
  }

  /// Something that looks into the tasks of all workers begins or ends.
  ///
  /// @param what that is, for there may be several at once
  public void lookIntoAll(Object what, boolean begins) {
    if (begins) {
      lookers.add(what);
    } else {
      lookers.remove(what);
    }
    looksIntoAll = !lookers.isEmpty();
  }

  /// Whether it is looked at what that worker runs. For any thread.
  public boolean isSeen(String worker) {
    return looksIntoAll || seen.getOrDefault(worker, 0) > 0;
  }

  /// The ids of the workers that are chosen on whichever screen; every screen follows it.
  public ObservableList<String> selection() {
    return selection;
  }

  /// What is known of a worker; empty if nothing is.
  public Optional<WorkerSummary> worker(String id) {
    return fleet.get().workers().stream().filter(one -> one.worker().equals(id)).findFirst();
  }

  /// Whether Redis answers.
  public boolean isLive() {
    return health.get() instanceof Health.Live;
  }

  /// Since the fleet was heard; stands still while Redis is away, and while nothing is heard.
  public Duration sinceHeard() {
    var since = isLive() ? Duration.ofNanos(System.nanoTime() - heardAt) : Duration.ZERO;
    return since.compareTo(OLDEST) > 0 ? OLDEST : since;
  }

  /// Takes news of the fleet.
  ///
  /// @param news as of one moment
  /// @param took how long it took to get them
  public void heard(Fleet news, Duration took) {
    heardAt = System.nanoTime();
    health.set(new Health.Live(news.time(), took));
    fleet.set(news);
  }

  /// Takes news of the tasks only; the workers are as they were heard.
  public void counted(Map<TaskStatus, Long> counts) {
    var before = fleet.get();
    if (!isLive()) {
      health.set(new Health.Live(before.time(), Duration.ZERO));
    }
    fleet.set(
        new Fleet(
            before.time(), before.workers(), counts.getOrDefault(TaskStatus.PENDING, 0L), counts));
  }

  /// Takes what watching costs.
  public void costs(Cost now) {
    cost.set(now);
  }

  /// Takes that Redis didn't answer.
  ///
  /// @param why in a sentence
  /// @param nextIn until it is tried again
  public void away(String why, Duration nextIn) {
    away(why, nextIn, health.get() instanceof Health.Away before ? before.tries() + 1 : 1);
  }

  /// Takes that Redis has not answered yet, and should have: what was live is stale.
  ///
  /// @param why in a sentence
  public void silent(String why) {
    if (isLive()) {
      away(why, Duration.ZERO, 0);
    }
  }

  private void away(String why, Duration nextIn, int tries) {
    var heardOnce = fleet.get().time();
    health.set(
        new Health.Away(
            why,
            heardOnce.equals(Instant.EPOCH) ? null : heardOnce,
            tries,
            System.nanoTime() + nextIn.toNanos(),
            false));
  }

  /// Takes that nobody tries any more, if Redis is away.
  public void giveUp() {
    if (health.get() instanceof Health.Away away) {
      health.set(away.givenUp());
    }
  }

  /// What has failed, the last one first; no more than a person would read.
  public ObservableList<Problem> problems() {
    return problems;
  }

  /// Takes that something has failed.
  ///
  /// @param sentence as a person reads it
  /// @param cause what was thrown
  public void failed(String sentence, Throwable cause) {
    var times = 1;
    if (!problems.isEmpty() && problems.getFirst().sentence().equals(sentence)) {
      times += problems.removeFirst().times();
    }
    problems.addFirst(new Problem(sentence, words(cause), System.nanoTime(), times));
    if (problems.size() > KEPT) {
      problems.removeLast();
    }
  }

  private String words(Throwable cause) {
    var words = new StringWriter();
    cause.printStackTrace(new PrintWriter(words));
    var password = address().password();
    return password == null || password.isEmpty()
        ? words.toString()
        : words.toString().replace(password, "…");
  }
}
