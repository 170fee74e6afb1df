package dev.muster.app.bench;

import dev.muster.app.demo.Sandbox;
import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.environments.Sources;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.redis.Waiting;
import dev.muster.shared.tasks.TaskOptions;
import dev.muster.shared.tasks.Work;
import dev.muster.shared.workers.Spawned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How fast tasks go on the queue, and through one worker, which runs them in its child: on a Redis
/// of its own without persistence, over loopback. The tasks are calls such as `twice(21)`, their
/// results are kept. Each figure is the median of several runs.
///
/// - `enqueue`, `enqueue-bulk`: tasks a second, one by one and all at once.
/// - `drain`: tasks a second, from a fifth of them to the last, beside a bare loop at one script a
///   task that does the work where it reads it; with the reads of Redis' sockets a task.
/// - `bytes`: of Redis' memory, a waiting and a finished task; without the worker's bounded log.
/// - `task`: from enqueueing one until its result is here, the worker idle, beside a bare loop.
/// - `cancel`: from cancelling an endless loop until the next task has ended; a second of it is the
///   loop's grace.
/// - `drain-full`: the drain with a history and a backlog of many tasks, beside one without.
public final class TasksBench {
  private static final int TURN = 250;
  private static final Duration WAIT = Duration.ofMinutes(10);
  private static final String FUNCTION = "int twice(int x) { return 2 * x; }";

  private final Consumer<String> out;
  private final int tasks;
  private final int runs;
  private final int history;

  /// Prepares it.
  ///
  /// @param out takes a line of JSON for each figure
  /// @param tasks how many a run has
  /// @param runs of which the median is told
  /// @param history finished, and as many waiting, tasks for the last figure; 0 leaves that out
  public TasksBench(Consumer<String> out, int tasks, int runs, int history) {
    this.out = out;
    this.tasks = tasks;
    this.runs = runs;
    this.history = history;
  }

  /// What one run needs.
  private record Bench(RedisAddress address, Redis redis, Sandbox sandbox, Path source) {
    QueueClient open(String queue) {
      return QueueClient.open(address, queue, Sources.of(source));
    }

    Spawned worker(QueueClient queue, String name) throws IOException {
      var worker = sandbox.spawn(queue, name);
      queue.workers().awaitAlive(List.of(worker), WAIT);
      return worker;
    }

    void stop(QueueClient queue, Spawned worker) throws InterruptedException {
      queue.stop(queue.workers().list(), WAIT);
      worker.process().waitFor();
      queue.destroy();
    }

    long memory() {
      return info("used_memory:");
    }

    /// Of a worker's log, which is bounded and no part of its tasks.
    long logs(QueueClient queue, String worker) {
      var keys = new Keys(queue.name());
      return Stream.of(keys.log(worker), keys.output(worker))
          .mapToLong(key -> redis.call("MEMORY", "USAGE", key, "SAMPLES", 0).number())
          .sum();
    }

    long reads() {
      return info("total_reads_processed:");
    }

    private long info(String name) {
      return redis
          .call("INFO")
          .text()
          .lines()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.substring(name.length()).strip()))
          .findFirst()
          .orElseThrow();
    }
  }

  /// Measures, and leaves nothing behind.
  ///
  /// @param home the folder that Muster is built in
  public void run(Path home) throws IOException, InterruptedException {
    try (var server = EmbeddedRedis.start();
        var sandbox = Sandbox.make(home)) {
      var address = RedisAddress.parse(server.url());
      var source = sandbox.folder("bench").resolve("twice.java");
      Files.writeString(source, FUNCTION);
      try (var redis = new Redis(address, "bench", false)) {
        var bench = new Bench(address, redis, sandbox, source);
        enqueue(bench);
        var empty = drain(bench);
        latency(bench);
        cancel(bench);
        if (history > 0) {
          fullDrain(bench, empty);
        }
      }
    }
  }

  private void enqueue(Bench bench) {
    var single = new Rates();
    var bulk = new Rates();
    var waiting = new Rates();
    for (int run = 0; run < runs; run++) {
      try (var queue = bench.open("enqueue" + run)) {
        single.add(
            rate(
                tasks,
                () -> IntStream.range(0, tasks).forEach(i -> queue.tasks().enqueue(code(i)))));
        queue.destroy();
      }
      try (var queue = bench.open("bulk" + run)) {
        long before = bench.memory();
        bulk.add(rate(10 * tasks, () -> fill(queue, 10 * tasks)));
        waiting.add((bench.memory() - before) / (10.0 * tasks));
        queue.destroy();
      }
    }
    tell("enqueue", Map.of("tasks_per_s", single.median()));
    tell("enqueue-bulk", Map.of("tasks_per_s", bulk.median()));
    tell("bytes-waiting", Map.of("bytes", waiting.median()));
  }

  private double drain(Bench bench) throws IOException, InterruptedException {
    var drain = new Rates();
    var bare = new Rates();
    var trips = new Rates();
    var finished = new Rates();
    for (int run = 0; run < runs; run++) {
      try (var queue = bench.open("drain" + run)) {
        long before = bench.memory();
        var ids = fill(queue, tasks);
        var worker = bench.worker(queue, "drain" + run);
        queue.tasks().await(ids.get(tasks / 5), WAIT);
        long reads = bench.reads();
        drain.add(rate(tasks - tasks / 5, () -> queue.tasks().await(ids.getLast(), WAIT)));
        trips.add((bench.reads() - reads) / (tasks - tasks / 5.0));
        finished.add((bench.memory() - before - bench.logs(queue, "drain" + run)) / (double) tasks);
        bench.stop(queue, worker);
      }
      bare.add(new BareLoop(bench.redis).drain(tasks));
    }
    var line = new LinkedHashMap<String, Object>();
    line.put("tasks_per_s", drain.median());
    line.put("round_trips_per_task", trips.median());
    line.put("baseline", "a bare loop, one script a task");
    line.put("baseline_per_s", bare.median());
    line.put("ratio", drain.median() / bare.median());
    tell("drain", line);
    tell("bytes-finished", Map.of("bytes", finished.median()));
    return drain.median();
  }

  private void latency(Bench bench) throws IOException, InterruptedException {
    var loop = new BareLoop(bench.redis);
    try (var queue = bench.open("latency");
        var served = bench.redis.waiting();
        var waits = bench.redis.waiting()) {
      var worker = bench.worker(queue, "latency");
      Thread.ofPlatform().name("bare-loop").daemon().start(() -> loop.serve(served));
      roundTrips(queue, loop, waits, new Times(), new Times());
      var ours = new Times();
      var bare = new Times();
      roundTrips(queue, loop, waits, ours, bare);
      var line = new LinkedHashMap<String, Object>();
      line.put("n", ours.size());
      line.put("p50_ms", ours.millis(0.5));
      line.put("p99_ms", ours.millis(0.99));
      line.put("baseline", "a bare loop over Redis");
      line.put("baseline_p50_ms", bare.millis(0.5));
      tell("task", line);
      bench.stop(queue, worker);
    }
  }

  /// By turns, and many at a turn: what is still going on behind the last one's end is not in the
  /// way of the other's next.
  private void roundTrips(QueueClient queue, BareLoop loop, Waiting waits, Times ours, Times bare) {
    for (int from = 0; from < Math.max(1_000, tasks / 4); from += TURN) {
      for (int i = from; i < from + TURN; i++) {
        long begun = System.nanoTime();
        var task = queue.tasks().run(Work.expression(code(i)), TaskOptions.NONE, WAIT);
        ours.add(System.nanoTime() - begun);
        if (task.outcome() == null || !task.outcome().isOk()) {
          throw new QueueException(Reason.FAILED, "A task of the bench failed: " + task + ".");
        }
      }
      for (int i = from; i < from + TURN; i++) {
        long begun = System.nanoTime();
        loop.roundTrip(waits, i);
        bare.add(System.nanoTime() - begun);
      }
    }
  }

  private void cancel(Bench bench) throws IOException, InterruptedException {
    var times = new Times();
    try (var queue = bench.open("cancel")) {
      var worker = bench.worker(queue, "cancel");
      queue.tasks().await(queue.tasks().enqueue(code(0)), WAIT);
      for (int run = 0; run < runs; run++) {
        // Meanwhile the spare that takes over after the loop gets ready.
        queue.tasks().await(queue.tasks().enqueue("Thread.sleep(3000)"), WAIT);
        var loop = queue.tasks().enqueue("while (true) {}");
        var next = queue.tasks().enqueue(code(run));
        Sandbox.awaitStart(queue, loop);
        long begun = System.nanoTime();
        queue.tasks().cancel(loop);
        queue.tasks().await(next, WAIT);
        times.add(System.nanoTime() - begun);
      }
      bench.stop(queue, worker);
    }
    var line = new LinkedHashMap<String, Object>();
    line.put("p50_ms", times.millis(0.5));
    line.put("grace_ms", 1_000);
    tell("cancel", line);
  }

  /// The worker itself makes the history: it is stopped when as many tasks wait as have ended.
  private void fullDrain(Bench bench, double empty) throws IOException, InterruptedException {
    var full = new Rates();
    try (var queue = bench.open("full")) {
      var ids = fill(queue, 2 * history + runs * tasks);
      var worker = bench.worker(queue, "full");
      for (int run = 0; run < runs; run++) {
        int from = history + run * tasks;
        queue.tasks().await(ids.get(from), WAIT);
        full.add(rate(tasks, () -> queue.tasks().await(ids.get(from + tasks), WAIT)));
      }
      bench.stop(queue, worker);
    }
    var line = new LinkedHashMap<String, Object>();
    line.put("finished", history);
    line.put("waiting", history);
    line.put("tasks_per_s", full.median());
    line.put("empty_per_s", empty);
    line.put("ratio", full.median() / empty);
    tell("drain-full", line);
  }

  private static List<String> fill(QueueClient queue, int count) {
    var works = new ArrayList<Work>(count);
    for (int i = 0; i < count; i++) {
      works.add(Work.expression(code(i)));
    }
    return queue.tasks().enqueueAll(works, TaskOptions.NONE).ids();
  }

  private static String code(int i) {
    return "twice(" + i + ")";
  }

  private static double rate(int count, Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return count / ((System.nanoTime() - begun) / 1e9);
  }

  private void tell(String name, Map<String, ?> figures) {
    var line = new LinkedHashMap<String, Object>();
    line.put("bench", name);
    line.put("runs", runs);
    figures.forEach(
        (key, value) ->
            line.put(key, value instanceof Double d ? Math.round(d * 1_000) / 1_000.0 : value));
    out.accept(Json.write(line));
  }
}
