package dev.muster.app.session;

import dev.muster.app.background.Background;
import dev.muster.app.background.Repeating;
import dev.muster.app.background.Toolkit;
import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.redis.Traffic;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.workers.Fleet;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keeps a session fed, and comes back by itself when Redis was away: it tries again after a
/// second, then later and later, up to five.
public final class Connection implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final Duration UNSEEN_PERIOD = Duration.ofSeconds(10);

  /// Whoever waits longer for an answer looks at what is old.
  private static final Duration SILENCE = Duration.ofSeconds(3);

  /// As much of the time between two ticks counts; they come more often, unless the window itself
  /// stands still.
  private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

  private final Gauge gauge = new Gauge();
  private final Background background;
  private final Session session;
  private final Function<Place, QueueClient> opener;
  private final AtomicReference<@Nullable FutureTask<QueueClient>> opening =
      new AtomicReference<>();
  private final Set<Repeating> going = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable FutureTask<Heard>> ahead = new AtomicReference<>();
  private volatile Duration pause = PERIOD;
  private boolean isAhead;
  private @Nullable Repeating rounds;
  private boolean rests;
  private volatile boolean waits;
  private Duration silent = Duration.ZERO;
  private Duration took = Duration.ZERO;
  private long tickedAt = System.nanoTime();
  private volatile boolean closed;
  private volatile boolean givenUp;

  /// Asked of a queue; may block.
  @FunctionalInterface
  public interface Question<T> {
    /// Asks.
    T ask(QueueClient queue) throws Exception;
  }

  private record Heard(Fleet fleet, Duration took, Traffic traffic) {}

  private record Counted(Map<TaskStatus, Long> counts, Traffic traffic) {}

  /// Silent until it is started.
  public Connection(Background background, Session session) {
    this(background, session, Connection::open);
  }

  Connection(Background background, Session session, Function<Place, QueueClient> opener) {
    this.background = background;
    this.session = session;
    this.opener = opener;
  }

  /// What it feeds.
  public Session session() {
    return session;
  }

  /// Looks once before it is started, so that what it hears is there when the window comes to be.
  public Connection ahead() {
    var look = new FutureTask<>(this::lookNow);
    isAhead = true;
    ahead.set(look);
    Thread.ofVirtual().name("ahead").start(look);
    return this;
  }

  /// Whether it has looked before it was started.
  public boolean isAhead() {
    return isAhead;
  }

  /// Begins to ask, once a second.
  public void start() {
    givenUp = false;
    if (rounds == null || isResting()) {
      stop();
      rest(false);
      rounds = background.every(() -> pause, this::look, this::heard, this::away);
    }
  }

  /// Asks for counts only, and seldom, for nobody looks. All else that is asked again and again, or
  /// followed, stands still until it starts again.
  public void rest() {
    if (rounds != null && !isResting()) {
      stop();
      rest(true);
      rounds = background.every(this::seldom, this::count, this::counted, this::away);
    }
  }

  private void stop() {
    if (rounds != null) {
      rounds.close();
      rounds = null;
    }
  }

  // The window's thread comes here, so nothing that waits for Redis may hold this lock.
  private synchronized boolean isResting() {
    return rests;
  }

  private synchronized void rest(boolean begins) {
    rests = begins;
    notifyAll();
  }

  private synchronized void awaitAwake() throws InterruptedException {
    while (rests && !closed) {
      wait();
    }
  }

  private Duration seldom() {
    return pause.compareTo(UNSEEN_PERIOD) > 0 ? pause : UNSEEN_PERIOD;
  }

  /// Asks at once, also where it was given up.
  public void now() {
    if (givenUp) {
      start();
    } else if (rounds != null) {
      rounds.now();
    }
  }

  /// Leaves a Redis that is away alone: nothing is sent there until somebody asks for it.
  public void giveUp() {
    if (session.health().get() instanceof Health.Away) {
      stop();
      givenUp = true;
      session.giveUp();
    }
  }

  /// Notices that Redis doesn't answer, long before that ends in a failure. Called again and again;
  /// time in which the window itself stood still, on a laptop that slept for instance, is no
  /// silence of Redis, and who answers slowly is given twice as long as it took last.
  public void tick() {
    var now = System.nanoTime();
    var since = Duration.ofNanos(now - tickedAt);
    tickedAt = now;
    if (!waits) {
      silent = Duration.ZERO;
      return;
    }
    silent = silent.plus(since.compareTo(LONGEST_TICK) > 0 ? LONGEST_TICK : since);
    var patience = took.multipliedBy(2);
    if (silent.compareTo(SILENCE) > 0 && silent.compareTo(patience) > 0) {
      session.silent(
          session.address().hostAndPort() + " has not answered for " + silent.toSeconds() + " s.");
    }
  }

  /// Asks one thing.
  ///
  /// @param failed takes a sentence that says what went wrong
  public <T> void ask(Question<T> question, Consumer<? super T> answered, Consumer<String> failed) {
    work(() -> question.ask(client()), answered, failed);
  }

  /// Does something that needs no Redis away from the window, on the disk for instance.
  ///
  /// @param failed takes a sentence that says what went wrong
  public <T> void work(Callable<T> task, Consumer<? super T> done, Consumer<String> failed) {
    background.once(
        task,
        done,
        failure -> {
          session.failed(sentence(failure), failure);
          failed.accept(sentence(failure));
        });
  }

  /// Does something here that waits, for the disk for instance, and asks nothing of Redis.
  public <T> void local(
      Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
    background.once(work, done, failed);
  }

  /// Asks again and again; what was shown stays when an answer fails to come.
  public <T> Repeating every(Duration period, Question<T> question, Consumer<? super T> show) {
    return keep(
        background.every(
            period,
            () -> {
              awaitAwake();
              return question.ask(client());
            },
            show));
  }

  /// Follows what grows.
  public <S extends AutoCloseable, T> Repeating follow(
      Question<S> open, Runnable opened, Background.Next<S, T> next, Consumer<? super T> show) {
    return keep(
        background.follow(
            () -> open.ask(client()),
            opened,
            source -> {
              awaitAwake();
              return next.of(source);
            },
            show));
  }

  /// What goes on ends with the connection at the latest.
  private Repeating keep(Repeating one) {
    var kept =
        new Repeating() {
          @Override
          public void now() {
            one.now();
          }

          @Override
          public void close() {
            going.remove(this);
            one.close();
          }
        };
    going.add(kept);
    if (closed) {
      kept.close();
    }
    return kept;
  }

  @Override
  public void close() {
    stop();
    end();
    going.forEach(Repeating::close);
    background.once(
        () -> {
          disconnect();
          return true;
        },
        _ -> {},
        _ -> {});
  }

  private void disconnect() throws Exception {
    var opened = opening.get();
    if (opened != null) {
      Toolkit.await(opened).close();
    }
  }

  private synchronized void end() {
    closed = true;
    notifyAll();
  }

  /// The queue, which whoever comes first opens for all: they wait for the same answer, not one
  /// after the other for their own.
  private QueueClient client() throws Exception {
    refuseIfClosed();
    if (givenUp) {
      throw new QueueException(
          QueueException.Reason.UNREACHABLE, "Redis is not asked any more: try now (F5).");
    }
    var mine = new FutureTask<>(this::openForAll);
    var first = opening.compareAndExchange(null, mine);
    if (first == null) {
      mine.run();
      first = mine;
    }
    return Toolkit.await(first);
  }

  private QueueClient openForAll() {
    var isOpen = false;
    try {
      var client = opener.apply(session.place());
      // Who closed this meanwhile may have come too early to find it.
      if (closed) {
        client.close();
      }
      refuseIfClosed();
      isOpen = true;
      return client;
    } finally {
      // Whatever went wrong, the next one tries anew.
      if (!isOpen) {
        opening.set(null);
      }
    }
  }

  private static QueueClient open(Place place) {
    return place.readOnly()
        ? QueueClient.watch(place.address(), place.queue())
        : QueueClient.open(place.address(), place.queue());
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new QueueException(
          QueueException.Reason.UNREACHABLE, "This window's connection is closed.");
    }
  }

  private Heard look() throws Exception {
    var early = ahead.getAndSet(null);
    return early == null ? lookNow() : Toolkit.await(early);
  }

  private Heard lookNow() throws Exception {
    return waited(
        queue -> {
          var before = System.nanoTime();
          var fleet = queue.workers().fleet(session::isSeen);
          return new Heard(fleet, Duration.ofNanos(System.nanoTime() - before), queue.traffic());
        });
  }

  private Counted count() throws Exception {
    return waited(queue -> new Counted(queue.tasks().counts(), queue.traffic()));
  }

  private <T> T waited(Question<T> question) throws Exception {
    waits = true;
    try {
      return question.ask(client());
    } finally {
      waits = false;
    }
  }

  private void counted(Counted counted) {
    silent = Duration.ZERO;
    session.counted(counted.counts());
    session.costs(gauge.read(System.nanoTime(), counted.traffic()));
  }

  private void heard(Heard heard) {
    pause = PERIOD;
    silent = Duration.ZERO;
    took = heard.took();
    session.heard(heard.fleet(), heard.took());
    session.costs(gauge.read(System.nanoTime(), heard.traffic()));
  }

  private void away(Exception failure) {
    silent = Duration.ZERO;
    var longer = session.isLive() ? PERIOD : pause.multipliedBy(3).dividedBy(2);
    pause = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    session.failed(sentence(failure), failure);
    session.away(sentence(failure), pause);
  }

  private static String sentence(Exception failure) {
    var message = failure.getMessage();
    return message == null || message.isBlank()
        ? "Something went wrong here: " + failure.getClass().getSimpleName() + "."
        : message;
  }
}
