package dev.muster.shared.tasks;

import dev.muster.shared.redis.Keys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A queue's tasks as the protocol tells of them, in plain Java: what the scripts must come to.
final class QueueModel {
  static final String MISSING = "MISSING";
  private static final int MOST_LOSSES = 3;

  final Map<String, TaskModel> tasks = new LinkedHashMap<>();

  /// Ids in the order in which they wait; one that doesn't wait any more keeps its place until a
  /// claim passes over it.
  private final Map<String, List<String>> lists =
      Map.of(Keys.DEFAULT, new ArrayList<>(), Keys.COMMANDS, new ArrayList<>());

  /// Deferred ones whose time has come, first the one that was due first.
  final List<String> due = new ArrayList<>();

  /// What each client that waits has been told.
  final Map<String, List<String>> told = new TreeMap<>();

  final TreeSet<String> poison = new TreeSet<>();
  int last;

  List<String> enqueue(int count, String list, TaskOptions options) {
    var ids = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      var id = Integer.toString(++last);
      tasks.put(id, new TaskModel(id, list, options));
      list(list).add(id);
      ids.add(id);
    }
    return ids;
  }

  private List<String> list(String name) {
    return Objects.requireNonNull(lists.get(name), name);
  }

  Stream<TaskModel> that(Predicate<TaskModel> fits) {
    return tasks.values().stream().filter(fits);
  }

  boolean hasWaitingIn(List<String> some) {
    return that(TaskModel::isWaiting).anyMatch(task -> some.contains(task.list));
  }

  boolean hasDeferred() {
    return that(task -> task.status == TaskStatus.DEFERRED).findAny().isPresent();
  }

  List<String> waiting() {
    return Stream.of(Keys.DEFAULT, Keys.COMMANDS)
        .flatMap(list -> list(list).stream())
        .filter(this::waits)
        .toList();
  }

  private boolean waits(String id) {
    var task = tasks.get(id);
    return task != null && task.isWaiting();
  }

  /// @param going ids that it knows to hold
  /// @param most how many it wants
  /// @return what is handed out
  List<TaskModel> claim(WorkerModel worker, List<String> going, int most) {
    var lost = worker.holding.stream().filter(id -> !going.contains(id)).map(this::task).toList();
    due.forEach(id -> waitAgain(task(id), false));
    due.clear();
    var paused = worker.status.equals("PAUSED");
    var given = new ArrayList<>(lost);
    if (lost.isEmpty() && !paused && worker.messages == 0) {
      while (given.size() < most) {
        var next = first(worker.lists);
        if (next == null || next.isAlone() && !worker.holding.isEmpty()) {
          break;
        }
        list(next.list).removeFirst();
        var alone = next.isAlone();
        next.attempt++;
        run(next, worker);
        given.add(next);
        if (alone) {
          break;
        }
      }
    }
    if (worker.holding.isEmpty() && !paused) {
      worker.status = "IDLE";
    }
    return given;
  }

  private static void run(TaskModel task, WorkerModel worker) {
    task.status = TaskStatus.RUNNING;
    task.worker = worker.name;
    task.incarnation = worker.incarnation;
    if (!worker.holding.contains(task.id)) {
      worker.holding.add(task.id);
    }
    worker.status = "BUSY";
  }

  /// Those that were claimed and not begun, in that order.
  void giveBack(WorkerModel worker, String process, List<Claims.Claim> back) {
    for (var claim : back.reversed()) {
      var task = tasks.get(claim.id());
      if (task != null
          && task.status == TaskStatus.RUNNING
          && process.equals(task.incarnation)
          && task.attempt == claim.attempt()) {
        worker.holding.remove(task.id);
        if (task.cancelled) {
          end(task, TaskStatus.CANCELLED, "Cancelled");
        } else {
          task.attempt--;
          waitAgain(task, true);
        }
      }
    }
  }

  private @Nullable TaskModel first(List<String> from) {
    for (var list : from) {
      var ids = list(list);
      while (!ids.isEmpty() && !waits(ids.getFirst())) {
        ids.removeFirst();
      }
    }
    return from.stream()
        .map(this::list)
        .filter(ids -> !ids.isEmpty())
        .map(ids -> task(ids.getFirst()))
        .min(Comparator.comparingInt(task -> Integer.parseInt(task.id)))
        .orElse(null);
  }

  private TaskModel task(String id) {
    return Objects.requireNonNull(tasks.get(id), id);
  }

  /// @return whether the end counts
  boolean finish(
      WorkerModel worker, String process, Claims.Claim claim, TaskStatus how, String outcome) {
    var task = tasks.get(claim.id());
    if (task == null || task.attempt != claim.attempt() || !worker.name.equals(task.worker)) {
      return false;
    }
    if (task.status != TaskStatus.RUNNING || !process.equals(task.incarnation)) {
      return task.status == how || task.status == TaskStatus.DEFERRED;
    }
    worker.holding.remove(task.id);
    if (how == TaskStatus.ORPHAN) {
      orphan(task, 1);
    } else if (how == TaskStatus.COMPLETE || how == TaskStatus.CANCELLED || !retry(task, how)) {
      end(task, how, outcome);
    }
    return true;
  }

  private static boolean retry(TaskModel task, TaskStatus how) {
    if (task.cancelled || task.failed >= task.options.retries()) {
      return false;
    }
    task.remember(how);
    task.failed++;
    task.status = TaskStatus.DEFERRED;
    return true;
  }

  private void end(TaskModel task, TaskStatus how, String outcome) {
    task.status = how;
    task.outcome = outcome;
    task.cancelled = false;
    tell(task);
  }

  private void tell(TaskModel task) {
    task.waiters.forEach(
        client -> told.computeIfAbsent(client, _ -> new ArrayList<>()).add(task.id));
    task.waiters.clear();
  }

  private void waitAgain(TaskModel task, boolean atHead) {
    // One that was cancelled while it waited has kept its place.
    if (!list(task.list).contains(task.id)) {
      list(task.list).add(atHead ? 0 : list(task.list).size(), task.id);
    }
    task.status = TaskStatus.PENDING;
    task.worker = null;
    task.incarnation = null;
    task.cancelled = false;
    task.outcome = "";
  }

  /// @return what the script says
  String cancel(String id) {
    var task = tasks.get(id);
    if (task == null) {
      return MISSING;
    }
    if (task.status.isFinal()) {
      return task.status.name();
    }
    if (task.status == TaskStatus.RUNNING) {
      var before = task.cancelled;
      task.cancelled = true;
      return before ? "ASKED BEFORE" : "ASKED";
    }
    due.remove(id);
    end(task, TaskStatus.CANCELLED, "Cancelled");
    return "CANCELLED";
  }

  /// @return what the script says
  String drop(String id) {
    var task = tasks.get(id);
    if (task == null || task.status == TaskStatus.RUNNING) {
      return task == null ? MISSING : "RUNNING";
    }
    due.remove(id);
    poison.remove(id);
    tell(task);
    tasks.remove(id);
    return "DROPPED";
  }

  /// @return what the script says
  String requeue(String id) {
    var task = tasks.get(id);
    if (task == null) {
      return MISSING;
    }
    if (task.status == TaskStatus.PENDING || task.status == TaskStatus.RUNNING) {
      return task.status.name();
    }
    if (task.options.atMostOnce() && task.attempt > 0) {
      return "ONCE";
    }
    due.remove(id);
    poison.remove(id);
    if (task.attempt > 0 && task.status != TaskStatus.DEFERRED) {
      task.remember(task.status);
    }
    task.failed = 0;
    task.lost = 0;
    waitAgain(task, false);
    return "REQUEUED";
  }

  void register(WorkerModel worker, String process, boolean paused) {
    if (!process.equals(worker.incarnation)) {
      worker.messages = 0;
    }
    worker.incarnation = process;
    worker.live = true;
    worker.status = paused ? "PAUSED" : !worker.holding.isEmpty() ? "BUSY" : "IDLE";
  }

  /// @return whether it has it again
  boolean reclaim(WorkerModel worker, String process, Claims.Claim claim) {
    var task = tasks.get(claim.id());
    if (task == null || task.attempt != claim.attempt() || !worker.isHeldBy(process)) {
      return false;
    }
    if (task.status == TaskStatus.RUNNING) {
      return process.equals(task.incarnation);
    }
    if (!task.isWaiting()) {
      return false;
    }
    list(task.list).remove(task.id);
    task.attempts.removeLast();
    task.lost = Math.max(0, task.lost - 1);
    run(task, worker);
    return true;
  }

  void lose(WorkerModel worker) {
    gone(worker, "LOST", 1);
  }

  void leave(WorkerModel worker) {
    worker.messages = 0;
    gone(worker, "EXITED", 0);
  }

  private void gone(WorkerModel worker, String status, int losses) {
    worker.live = false;
    worker.status = status;
    worker.holding.reversed().forEach(id -> orphan(task(id), losses));
    worker.holding.clear();
  }

  private void orphan(TaskModel task, int losses) {
    var lost = task.lost + losses;
    if (task.cancelled) {
      end(task, TaskStatus.CANCELLED, "Cancelled");
    } else if (task.options.atMostOnce()) {
      end(task, TaskStatus.DIED, "WorkerLost");
    } else if (lost > Math.max(MOST_LOSSES, task.options.retries())) {
      poison.add(task.id);
      end(task, TaskStatus.DIED, "Poison");
    } else {
      task.remember(TaskStatus.ORPHAN);
      task.lost = lost;
      waitAgain(task, true);
    }
  }
}
