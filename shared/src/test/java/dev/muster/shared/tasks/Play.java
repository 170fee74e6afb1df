package dev.muster.shared.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.redis.Script;
import dev.muster.shared.workers.Membership;
import dev.muster.shared.workers.TestWorkers;
import dev.muster.shared.workers.Vitals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Plays moves on a real queue and on the model, and compares the two after each.
final class Play {
  private static final Script WAIT = Script.beside(Tasks.class, "wait.lua");
  private static final Script UNWAIT = Script.beside(Tasks.class, "unwait.lua");
  private static final long FAR = 1L << 50;

  private final Redis redis;
  private final Keys keys;
  private final QueueClient queue;
  private final Tasks tasks;
  private final QueueModel model = new QueueModel();
  private final Membership watcher;
  private final List<PlayedWorker> workers = new ArrayList<>();
  private int dues;

  Play(Redis redis, Keys keys, QueueClient queue) {
    this.redis = redis;
    this.keys = keys;
    this.queue = queue;
    this.tasks = queue.tasks();
    this.watcher = new Membership(redis, keys, "watcher");
    sweep();
    for (var lists :
        List.of(
            List.of(Keys.DEFAULT),
            List.of(Keys.DEFAULT, Keys.COMMANDS),
            List.of(Keys.COMMANDS),
            List.of(Keys.DEFAULT))) {
      var name = "worker::" + workers.size();
      workers.add(new PlayedWorker(redis, keys, model, new WorkerModel(name, lists)));
    }
  }

  /// Registers the watcher anew, for that sweeps and rings no bell.
  private void sweep() {
    redis.call("DEL", keys.of("workers:swept"));
    var period = Duration.ofSeconds(30);
    var expire = Duration.ofSeconds(90);
    watcher.register(TestWorkers.info(keys, "watcher", period, expire), period, expire, true);
  }

  void play(Move move) {
    switch (move) {
      case Move.Enqueue it -> enqueue(it);
      case Move.Cancel(var task) -> change(task, model::cancel, tasks::cancel);
      case Move.Drop(var task) -> change(task, model::drop, tasks::drop);
      case Move.Requeue(var task) -> change(task, model::requeue, tasks::requeue);
      case Move.Due(var task) -> due(task);
      case Move.Age(var task) -> age(task);
      case Move.Wait(var task, var client) -> await(id(task), "client-" + client % 2);
      case Move.Unwait(var task, var client) -> giveUp(id(task), "client-" + client % 2);
      case Move.Arrive(var it) -> worker(it).arrive();
      case Move.Finish(var it, var how, var ends, var back, var most) ->
          worker(it).finish(how, ends, back, most);
      case Move.Repeat(var it) -> worker(it).repeat();
      case Move.Die(var it) -> stop(worker(it), true);
      case Move.Freeze(var it) -> stop(worker(it), false);
      case Move.Thaw(var it) -> worker(it).thaw();
      case Move.Lose(var it) -> lose(worker(it));
      case Move.Leave(var it) -> worker(it).leave();
      case Move.Beat(var it) -> worker(it).beat();
      case Move.Pause(var it) -> worker(it).pause(true);
      case Move.Resume(var it) -> worker(it).pause(false);
      case Move.Message(var it) -> tell(worker(it));
    }
    putOff();
    settle();
    compare();
  }

  private PlayedWorker worker(int number) {
    return workers.get(number % workers.size());
  }

  /// One that there is, was, or will be next.
  private String id(int number) {
    return Integer.toString(1 + number % (model.last + 1));
  }

  private List<TaskModel> those(Predicate<TaskModel> fits) {
    return model.that(fits).toList();
  }

  private void enqueue(Move.Enqueue it) {
    var options =
        new TaskOptions(
            null, it.once() ? 0 : it.retries(), it.grouped() ? "group" : null, it.once());
    var work = it.command() ? Work.command("true") : Work.call("f");
    var works = IntStream.range(0, it.count()).mapToObj(_ -> work).toList();
    assertThat(tasks.enqueueAll(works, options).ids())
        .isEqualTo(model.enqueue(it.count(), it.command() ? Keys.COMMANDS : Keys.DEFAULT, options));
  }

  private void change(
      int task, Function<String, String> expected, Function<String, TaskChange> real) {
    var id = id(task);
    var said = expected.apply(id);
    if (said.equals(QueueModel.MISSING)) {
      assertThatThrownBy(() -> real.apply(id)).hasMessageContaining("There is no task " + id);
    } else {
      var done = List.of("CANCELLED", "ASKED", "ASKED BEFORE", "DROPPED", "REQUEUED");
      assertThat(real.apply(id).done()).as("task %s: %s", id, said).isEqualTo(done.contains(said));
    }
  }

  private void due(int number) {
    var pausing = those(task -> task.status == TaskStatus.DEFERRED && !model.due.contains(task.id));
    if (!pausing.isEmpty()) {
      var task = pausing.get(number % pausing.size());
      redis.call("ZADD", keys.schedule(), ++dues, task.id);
      model.due.add(task.id);
      var heard = workers.stream().anyMatch(worker -> worker.listensTo(task.list));
      workers.forEach(PlayedWorker::wakeIfDue);
      settle();
      assertThat(heard && model.due.contains(task.id))
          .as("nobody who is idle learnt that task %s is due", task.id)
          .isFalse();
    }
  }

  /// No pause ends by itself while the moves are played.
  private void putOff() {
    those(task -> task.status == TaskStatus.DEFERRED && !model.due.contains(task.id))
        .forEach(task -> redis.call("ZADD", keys.schedule(), "XX", FAR, task.id));
  }

  private void age(int number) {
    var ended = those(task -> task.status.isFinal());
    if (!ended.isEmpty()) {
      var task = ended.get(number % ended.size());
      redis.call("ZADD", keys.taskIndex(task.status.name()), "XX", 1, task.id);
      sweep();
      model.drop(task.id);
    }
  }

  private void await(String id, String client) {
    var task = model.tasks.get(id);
    assertThat(redis.run(WAIT, keys, client, id).list().getFirst().number())
        .isEqualTo(task == null ? -1 : task.status.isFinal() ? 1 : 0);
    if (task != null && !task.status.isFinal()) {
      task.waiters.add(client);
    }
  }

  private void giveUp(String id, String client) {
    redis.run(UNWAIT, keys, client, id);
    model.told.remove(client);
    var task = model.tasks.get(id);
    if (task != null) {
      task.waiters.remove(client);
    }
  }

  /// Whoever dies with a bell's token, or with what it knew, is made good by a beat of anybody.
  private void stop(PlayedWorker worker, boolean forever) {
    worker.stop(forever);
    assertThat(watcher.beat(Duration.ofSeconds(90), Vitals.NONE, false).held()).isTrue();
  }

  private void lose(PlayedWorker worker) {
    if (worker.model.live) {
      redis.call("ZADD", keys.workerDeadline(), 1, worker.model.name);
      redis.call("HSET", keys.of("workers:suspect"), worker.model.name, 1);
      sweep();
      model.lose(worker.model);
    }
  }

  private void tell(PlayedWorker worker) {
    if (worker.model.live) {
      redis.call("RPUSH", keys.messages(worker.model.name), "{}");
      worker.model.messages++;
    }
  }

  /// Whoever listens hears; then nothing may wait that an idle one could run.
  private void settle() {
    while (workers.stream().anyMatch(PlayedWorker::hear)) {
      putOff();
    }
    for (var worker : workers) {
      var process = worker.process;
      assertThat(process != null && process.listens() && model.hasWaitingIn(worker.model.lists))
          .as("%s is idle and has not heard of what waits", worker.model.name)
          .isFalse();
    }
  }

  private void compare() {
    var ids = IntStream.rangeClosed(1, model.last).mapToObj(Integer::toString).toList();
    assertThat(tasks.tasks(ids).stream().map(TaskModel::line).toList())
        .isEqualTo(model.that(_ -> true).map(TaskModel::line).toList());
    assertThat(tasks.list(TaskStatus.PENDING, 0, 10_000).stream().map(Task::id).toList())
        .isEqualTo(model.waiting());
    assertThat(tasks.counts()).isEqualTo(counts());
    assertThat(map(keys.workerTask()))
        .isEqualTo(
            workers(worker -> worker.holding.isEmpty() ? null : String.join(" ", worker.holding)));
    assertThat(map(keys.workerStatus()))
        .containsAllEntriesOf(workers(worker -> worker.status.isEmpty() ? null : worker.status));
    assertThat(texts("ZRANGE", keys.poison())).containsExactlyInAnyOrderElementsOf(model.poison);
    assertThat(texts("ZRANGE", keys.group("group")))
        .isEqualTo(model.that(task -> task.options.group() != null).map(task -> task.id).toList());
    for (var client : List.of("client-0", "client-1")) {
      assertThat(texts("LRANGE", keys.waits(client)))
          .isEqualTo(model.told.getOrDefault(client, List.of()));
    }
    Stream.of(Keys.DEFAULT, Keys.COMMANDS)
        .forEach(
            list ->
                assertThat(redis.call("LLEN", keys.bell(list)).number()).isLessThanOrEqualTo(1));
  }

  private Map<TaskStatus, Long> counts() {
    return Stream.of(TaskStatus.values())
        .collect(
            Collectors.toMap(
                Function.identity(), status -> model.that(it -> it.status == status).count()));
  }

  private Map<String, String> workers(Function<WorkerModel, @Nullable String> what) {
    return workers.stream()
        .filter(worker -> what.apply(worker.model) != null)
        .collect(
            Collectors.toMap(
                worker -> worker.model.name, worker -> String.valueOf(what.apply(worker.model))));
  }

  private Map<String, String> map(String key) {
    return redis.call("HGETALL", key).map().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().text()));
  }

  private List<String> texts(String command, String key) {
    return redis.call(command, key, 0, -1).list().stream().map(Reply::text).toList();
  }

  /// Nothing is left when all tasks are dropped, and then the queue.
  void end() {
    model
        .that(_ -> true)
        .forEach(
            task ->
                assertThat(tasks.attempts(task.id).stream().map(TaskModel::line).toList())
                    .as("attempts of task %s", task.id)
                    .isEqualTo(task.attempts));
    workers.forEach(
        worker -> {
          lose(worker);
          worker.process = null;
        });
    those(_ -> true).forEach(task -> assertThat(tasks.drop(task.id).done()).isTrue());
    var last = TestWorkers.register(redis, keys, "last");
    assertThat(TestWorkers.claims(redis, keys, last, Keys.DEFAULT, Keys.COMMANDS).claim().next())
        .isNull();
    last.leave();
    assertThat(allKeys())
        .noneMatch(
            key -> key.matches(".*:(tasks:(?!counter).*|schedule|group:.*|queue:.*|bell:.*)"));
    watcher.leave();
    queue.destroy();
    assertThat(allKeys()).isEmpty();
  }

  private List<String> allKeys() {
    return redis.call("SCAN", 0, "MATCH", keys.of("*"), "COUNT", 1_000_000).list().get(1).texts();
  }
}
