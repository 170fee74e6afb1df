package dev.muster.shared.tasks;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.environments.Environment;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.redis.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Work put on the queue. A task runs at least once: if its worker is lost, another begins it
/// again.
public final class Tasks {
  private static final Script CANCEL = Script.beside(Tasks.class, "cancel.lua");
  private static final Script DROP = Script.beside(Tasks.class, "drop.lua");
  private static final Script REQUEUE = Script.beside(Tasks.class, "requeue.lua");
  private static final int PAGE = 500;
  private static final int MOST_LOOKED_AT = 10_000;
  private static final int MOST_BEFORE = 100_000;

  private final Redis redis;
  private final Keys keys;
  private final @Nullable Environment environment;

  /// Over a connection.
  ///
  /// @param environment what tasks enqueued here can see; null for plain Java
  public Tasks(Redis redis, Keys keys, @Nullable Environment environment) {
    this.redis = redis;
    this.keys = keys;
    this.environment = environment;
  }

  /// What tasks enqueued here can see.
  public Optional<Environment> environment() {
    return Optional.ofNullable(environment);
  }

  /// Puts an expression on the queue, such as `slowdouble(2)`.
  ///
  /// @return the task's id
  public String enqueue(String code) {
    return enqueue(Work.expression(code), TaskOptions.NONE).id();
  }

  /// Puts an expression on the queue, with values that it sees by name.
  ///
  /// @param locals name to a value that JSON can hold
  /// @return the task's id
  public String enqueue(String code, Map<String, ?> locals) {
    return enqueue(Work.expression(code, locals), TaskOptions.NONE).id();
  }

  /// Puts one task on the queue.
  ///
  /// @throws QueueException (USAGE) if the work makes no sense; (LIMIT) if it has more than 4 MiB;
  ///     (UNCERTAIN) if the connection broke before the answer, so that the task may be on the
  ///     queue
  public Enqueued enqueue(Work work, TaskOptions options) {
    return enqueueAll(List.of(work), options);
  }

  /// Puts many tasks on the queue, a thousand in a round trip; each thousand is put there wholly or
  /// not at all.
  ///
  /// @return their ids, in the order of the work
  /// @throws QueueException as above; the sentence says which of them are on the queue
  public Enqueued enqueueAll(Iterable<? extends Work> works, TaskOptions options) {
    return new Submission(redis, keys, environment, options).of(works);
  }

  /// Puts one task on the queue and waits until it has ended, a round trip sooner than one after
  /// the other.
  ///
  /// @throws QueueException as [#enqueue(Work, TaskOptions)] and [#await]
  public Task run(Work work, TaskOptions options, Duration wait) {
    var client = TaskWatch.newClient();
    // A thread that looked for the answer would be in the way of the worker that is woken.
    try (var waiting = redis.waiting()) {
      var id =
          new Submission(waiting::run, keys, environment, options, client).of(List.of(work)).id();
      var ended = new ArrayList<Task>();
      var watch = TaskWatch.asked(redis, keys, List.of(id), ended::add, client);
      return only(id, wait, ended, watch.await(wait, waiting));
    }
  }

  /// One task.
  ///
  /// @throws QueueException (MISSING) if there is none of that id
  public Task task(String id) {
    return tasks(List.of(id)).stream().findFirst().orElseThrow(() -> missing(id));
  }

  /// Its result.
  ///
  /// @throws QueueException (MISSING) if it has none yet; (FAILED) if it failed, with why
  public JsonNode result(String id) {
    var task = task(id);
    if (task.outcome() == null) {
      throw new QueueException(
          Reason.MISSING, "Task " + id + " has no result: it is " + task.status() + ".");
    }
    return task.outcome().orThrow();
  }

  /// Waits until a task has ended; told by Redis, not by asking again.
  ///
  /// @throws QueueException (TIMEOUT) if it hasn't by then; it goes on all the same
  public Task await(String id, Duration wait) {
    var ended = new ArrayList<Task>();
    return only(id, wait, ended, awaitAll(List.of(id), wait, ended::add));
  }

  private Task only(String id, Duration wait, List<Task> ended, List<String> open) {
    if (!ended.isEmpty()) {
      return ended.getFirst();
    }
    if (open.isEmpty()) {
      throw missing(id);
    }
    throw new QueueException(
        Reason.TIMEOUT,
        "Task "
            + id
            + " has not ended within "
            + wait.toMillis() / 1000.0
            + " s; it is "
            + task(id).status()
            + ".");
  }

  /// Waits until many tasks have ended, and gives each as it ends.
  ///
  /// @param each called on this thread, once for each task
  /// @return ids of those that haven't ended by then; they go on all the same. What isn't there, or
  ///     was dropped meanwhile, is passed over
  public List<String> awaitAll(Collection<String> ids, Duration wait, Consumer<Task> each) {
    return new TaskWatch(redis, keys, ids, each).await(wait);
  }

  /// Waits until the tasks that are in a group now have ended, and gives each as it ends.
  ///
  /// @return ids of those that haven't ended by then
  public List<String> awaitGroup(String group, Duration wait, Consumer<Task> each) {
    return awaitAll(redis.call("ZRANGE", keys.group(group), 0, -1).texts(), wait, each);
  }

  /// Cancels a task: at once if it waits; if it runs its code is interrupted, and a second later
  /// its process killed. [#await] tells when it has ended.
  ///
  /// @return what was done, or why not
  /// @throws QueueException (MISSING) if there is none of that id
  public TaskChange cancel(String id) {
    return TaskChange.cancel(id, changed(CANCEL, id));
  }

  /// Deletes a task that doesn't run, with its result.
  ///
  /// @return what was done, or why not
  /// @throws QueueException (MISSING) if there is none of that id
  public TaskChange drop(String id) {
    return TaskChange.drop(id, changed(DROP, id));
  }

  /// Has a task begun anew, however it ended; what it gave before is forgotten, how its attempts
  /// ended is not.
  ///
  /// @return what was done, or why not
  /// @throws QueueException (MISSING) if there is none of that id
  public TaskChange requeue(String id) {
    return TaskChange.requeue(id, changed(REQUEUE, id));
  }

  private String changed(Script script, String id) {
    var answer = redis.run(script, keys, id).text();
    if (answer.equals("MISSING")) {
      throw missing(id);
    }
    return answer;
  }

  /// How a task's earlier attempts ended, the newest 100, oldest first.
  public List<Attempt> attempts(String id) {
    return redis.call("LRANGE", keys.taskAttempts(id), 0, -1).texts().stream()
        .flatMap(entry -> TaskRecord.attempt(entry).stream())
        .toList();
  }

  /// Tasks that were set apart because their workers were lost while they ran, again and again;
  /// newest first.
  public List<Task> poison(int skip, int most) {
    return tasks(redis.call("ZRANGE", keys.poison(), skip, skip + most - 1, "REV").texts());
  }

  /// How many tasks are in each status.
  public Map<TaskStatus, Long> counts() {
    return TaskCounts.read(redis.callAll(TaskCounts.calls(keys)));
  }

  /// A page of the tasks in one status: the waiting ones in the order they will run, the others
  /// with the newest first.
  ///
  /// @param skip how many to pass over
  /// @param most how many to give
  public List<Task> list(TaskStatus status, int skip, int most) {
    if (status == TaskStatus.PENDING) {
      return waiting(skip, most);
    }
    return tasks(
        redis.call("ZRANGE", keys.taskIndex(status.name()), skip, skip + most - 1, "REV").texts());
  }

  /// Those that any worker runs, then the commands.
  private List<Task> waiting(int skip, int most) {
    // Who was cancelled stays in the list until a claim passes over it.
    return tasks(waitingIds(skip, most)).stream()
        .filter(task -> task.status() == TaskStatus.PENDING)
        .toList();
  }

  private List<String> waitingIds(int skip, int most) {
    var answers =
        redis.callAll(
            List.of(
                Call.of("LLEN", keys.waiting(Keys.DEFAULT)),
                Call.of("LRANGE", keys.waiting(Keys.DEFAULT), skip, skip + most - 1)));
    var ids = new ArrayList<>(answers.get(1).texts());
    if (ids.size() < most) {
      var from = Math.max(0, skip - answers.get(0).number());
      ids.addAll(
          redis
              .call("LRANGE", keys.waiting(Keys.COMMANDS), from, from + most - ids.size() - 1)
              .texts());
    }
    return ids;
  }

  /// Tasks of a kind, newest first, and the waiting ones of one status alone as [#list] gives them.
  /// It looks at the newest 10,000 at the most, of the group or the status if one is given.
  ///
  /// @param skip how many to pass over
  /// @param most how many to give
  public List<Task> find(TaskFilter filter, int skip, int most) {
    var found = new ArrayList<Task>();
    for (var from = 0; from < MOST_LOOKED_AT && found.size() < skip + most; from += PAGE) {
      var page = page(filter, from);
      if (page.ids == 0) {
        break;
      }
      page.tasks.stream().filter(filter::takes).forEach(found::add);
    }
    return found.stream().skip(skip).limit(most).toList();
  }

  private record Page(int ids, List<Task> tasks) {}

  private Page page(TaskFilter filter, int from) {
    var to = from + PAGE - 1;
    if (filter.group() != null) {
      return page(redis.call("ZRANGE", keys.group(filter.group()), from, to, "REV").texts());
    }
    if (filter.status() == TaskStatus.PENDING) {
      return page(waitingIds(from, PAGE));
    }
    if (filter.status() != null) {
      return page(
          redis.call("ZRANGE", keys.taskIndex(filter.status().name()), from, to, "REV").texts());
    }
    var last = redis.call("GET", keys.taskCounter()).number();
    return page(
        LongStream.rangeClosed(from, to)
            .map(back -> last - back)
            .filter(id -> id > 0)
            .mapToObj(Long::toString)
            .toList());
  }

  private Page page(List<String> ids) {
    return new Page(ids.size(), tasks(ids));
  }

  /// How many ids stand before a waiting task in its list, up to 100,000: to look farther would
  /// hold Redis up. Empty if more do, or it doesn't wait.
  public OptionalLong position(String id) {
    if (task(id).status() != TaskStatus.PENDING) {
      return OptionalLong.empty();
    }
    return redis.callAll(List.of(before(Keys.DEFAULT, id), before(Keys.COMMANDS, id))).stream()
        .filter(answer -> !answer.isNull())
        .mapToLong(Reply::number)
        .findFirst();
  }

  private Call before(String list, String id) {
    return Call.of("LPOS", keys.waiting(list), id, "MAXLEN", MOST_BEFORE + 1);
  }

  /// How long tasks are kept after their end, with their results; the workers' sweep deletes them.
  ///
  /// @param complete those that ended well or were cancelled; 7 days unless said
  /// @param failed the others; 30 days unless said
  /// @throws QueueException (USAGE) if one is negative
  public void keep(Duration complete, Duration failed) {
    if (complete.isNegative() || failed.isNegative()) {
      throw new QueueException(Reason.USAGE, "Tasks are kept for no time or more, not for less.");
    }
    redis.call(
        "HSET", keys.retention(), "complete", complete.toMillis(), "failed", failed.toMillis());
  }

  /// Some tasks, in the order of their ids here, without those that aren't there; in one round
  /// trip.
  public List<Task> tasks(List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return TaskRecord.tasks(ids, redis.callAll(TaskRecord.calls(keys, ids)));
  }

  private QueueException missing(String id) {
    return new QueueException(
        Reason.MISSING, "There is no task " + id + " in queue " + keys.queue() + ".");
  }
}
