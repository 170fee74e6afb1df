package dev.muster.app.simulate;

import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.redis.Waiting;
import dev.muster.shared.tasks.TaskOptions;
import dev.muster.shared.tasks.Work;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Workers that are real on the wire, all of them in this process and over few connections: they
/// register, beat, claim and end tasks, print, log and answer. They run no code.
public final class SimulatedFleet implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatedFleet.class);
  private static final int THREADS = 4;

  /// Lines that one worker prints at once, where each has many to print.
  private static final int TOGETHER = 500;

  /// Message lists that one connection listens to.
  private static final int HEARD = 1_000;

  private static final Duration HEAR = Duration.ofSeconds(5);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final long TICK_MILLIS = 100;
  private static final int SHORTEST_TASK_MILLIS = 500;
  private static final int LONGEST_TASK_MILLIS = 5_000;

  /// Finished tasks that stay on the queue.
  private static final int KEPT = 5_000;

  private final Simulation simulation;
  private final QueueClient queue;
  private final Redis redis;
  private final String waiting;
  private final List<SimulatedWorker> workers;
  private final List<Waiting> ears = new ArrayList<>();
  private final ScheduledExecutorService clock =
      Executors.newScheduledThreadPool(THREADS, Thread.ofPlatform().name("fleet").factory());
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicLong answered = new AtomicLong();
  private final Deque<String> finished = new ArrayDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /// Lines that are due; for the one thread that prints.
  private double due;

  /// Prepares one; {@link #start} registers it.
  public SimulatedFleet(RedisAddress address, String queue, Simulation simulation) {
    this.simulation = simulation;
    this.queue = QueueClient.open(address, queue);
    this.redis = new Redis(address, "muster-simulate", false);
    var keys = new Keys(queue);
    this.waiting = keys.waiting(Keys.DEFAULT);
    this.workers =
        IntStream.range(0, simulation.workers())
            .mapToObj(number -> new SimulatedWorker(redis, keys, simulation, number))
            .toList();
  }

  /// Registers all, and lets them work.
  ///
  /// @throws QueueException (REFUSED) if the queue has live workers of these names
  public void start() throws InterruptedException {
    all(SimulatedWorker::register);
    listen();
    var random = ThreadLocalRandom.current();
    long period = simulation.period().toMillis();
    for (var worker : workers) {
      every(random.nextLong(period), period, worker::beat);
    }
    every(0, TICK_MILLIS, this::work);
    every(0, TICK_MILLIS, this::print);
    clock.schedule(this::lose, simulation.loseAfter().toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Waits until it is closed, so long at the most.
  public void await(Duration longest) throws InterruptedException {
    var ignored = closed.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// How many run a task.
  public int busy() {
    return busy.get();
  }

  /// Messages answered so far.
  public long answered() {
    return answered.get();
  }

  private void all(Consumer<SimulatedWorker> part) throws InterruptedException {
    var calls =
        workers.stream().map(worker -> Executors.callable(() -> part.accept(worker))).toList();
    try {
      for (var each : clock.invokeAll(calls)) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof QueueException known
          ? known
          : new IllegalStateException(e.getCause());
    }
  }

  private void every(long first, long millis, Runnable step) {
    clock.scheduleAtFixedRate(
        () -> quietly(step), first, Math.max(1, millis), TimeUnit.MILLISECONDS);
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  /// Redis may be away for a while; what comes next tries again.
  private void quietly(Runnable step) {
    try {
      if (!isClosed()) {
        step.run();
      }
    } catch (QueueException e) {
      if (!isClosed()) {
        LOG.warn("{}", e.getMessage());
      }
    }
  }

  /// As many idle ones as are wanted begin a task that is put on the queue for them.
  private void work() {
    int wanted = (int) Math.round(simulation.busy() * simulation.workers()) - busy.get();
    if (wanted <= 0) {
      return;
    }
    var idle = new ArrayList<>(workers.stream().filter(SimulatedWorker::isIdle).toList());
    Collections.shuffle(idle);
    var chosen = idle.subList(0, Math.min(wanted, idle.size()));
    long ready = redis.call("LLEN", waiting).number();
    var tasks = LongStream.range(ready, chosen.size()).mapToObj(_ -> task()).toList();
    queue.tasks().enqueueAll(tasks, TaskOptions.NONE);
    for (var worker : chosen) {
      int millis = worker.begin();
      if (millis > 0) {
        busy.incrementAndGet();
        clock.schedule(() -> quietly(() -> finish(worker)), millis, TimeUnit.MILLISECONDS);
      }
    }
  }

  private static Work task() {
    return SimulatedWorker.task(
        ThreadLocalRandom.current().nextInt(SHORTEST_TASK_MILLIS, LONGEST_TASK_MILLIS));
  }

  private void finish(SimulatedWorker worker) {
    busy.decrementAndGet();
    var id = worker.finish();
    if (id == null) {
      return;
    }
    String oldest;
    synchronized (finished) {
      finished.add(id);
      oldest = finished.size() > KEPT ? finished.remove() : null;
    }
    if (oldest != null) {
      queue.tasks().drop(oldest);
    }
  }

  private void print() {
    due += simulation.logRate() * TICK_MILLIS / 1_000.0;
    var calls = new ArrayList<Call>();
    int together = Math.clamp((long) due / workers.size(), 1, TOGETHER);
    while (due >= 1) {
      int lines = (int) Math.min(together, due);
      workers.get(ThreadLocalRandom.current().nextInt(workers.size())).print(lines, calls);
      due -= lines;
    }
    if (!calls.isEmpty()) {
      redis.callAll(calls);
    }
  }

  private void lose() {
    var some = new ArrayList<>(workers);
    Collections.shuffle(some);
    some.subList(0, simulation.lose()).forEach(SimulatedWorker::fallSilent);
  }

  private void listen() {
    for (int from = 0; from < workers.size(); from += HEARD) {
      var some = workers.subList(from, Math.min(workers.size(), from + HEARD));
      var ear = redis.waiting();
      ears.add(ear);
      Thread.ofVirtual().name("ear").start(() -> hear(ear, some));
    }
  }

  private void hear(Waiting ear, List<SimulatedWorker> some) {
    try {
      hearAll(ear, some);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hearAll(Waiting ear, List<SimulatedWorker> some) throws InterruptedException {
    var keys = new ArrayList<Object>(some.stream().map(SimulatedWorker::messages).toList());
    var all = new ArrayList<>(keys);
    all.add(HEAR.toSeconds());
    var rest = keys.stream().map(key -> Call.of("LPOP", key)).toList();
    while (!isClosed()) {
      try {
        var popped = ear.call(HEAR, "BLPOP", all.toArray()).texts();
        if (!popped.isEmpty()) {
          handle(some.get(keys.indexOf(popped.getFirst())), popped.getLast());
          // What goes to one goes to many, as a rule.
          var more = redis.callAll(rest);
          for (int i = 0; i < more.size(); i++) {
            var document = more.get(i).textOrNull();
            if (document != null) {
              handle(some.get(i), document);
            }
          }
        }
      } catch (QueueException e) {
        if (!isClosed()) {
          LOG.warn("{}", e.getMessage());
          await(AGAIN);
        }
      }
    }
  }

  private void handle(SimulatedWorker worker, String document) {
    worker.handle(document);
    answered.incrementAndGet();
  }

  /// All leave in order, but those that are lost.
  @Override
  public void close() {
    if (isClosed()) {
      return;
    }
    closed.countDown();
    ears.forEach(Waiting::close);
    try {
      all(SimulatedWorker::leave);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (QueueException e) {
      LOG.warn("Not all could leave: {}", e.getMessage());
    }
    clock.shutdownNow();
    redis.close();
    queue.close();
  }
}
