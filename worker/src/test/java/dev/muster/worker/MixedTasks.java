package dev.muster.worker;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueClient;
import dev.muster.shared.environments.Sources;
import dev.muster.shared.tasks.Task;
import dev.muster.shared.tasks.TaskOptions;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.tasks.Tasks;
import dev.muster.shared.tasks.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Tasks of every kind, each of which leaves a mark outside Redis whenever it is run.
final class MixedTasks {
  private static final int BLOCK = 250;

  private enum Kind {
    CALL(30, TaskStatus.COMPLETE),
    LITERAL(20, TaskStatus.COMPLETE),
    EXPRESSION(12, TaskStatus.COMPLETE),
    SLOW(8, TaskStatus.COMPLETE),
    COMMAND(6, TaskStatus.COMPLETE),
    ONCE(12, TaskStatus.COMPLETE),
    ONCE_COMMAND(3, TaskStatus.COMPLETE),
    RETRIED(4, TaskStatus.COMPLETE),
    FAILING(4.5, TaskStatus.ERROR),
    DYING(0.5, TaskStatus.DIED);

    private final double share;
    private final TaskStatus end;

    Kind(double percent, TaskStatus end) {
      this.share = percent / 100;
      this.end = end;
    }

    boolean isOnce() {
      return this == ONCE || this == ONCE_COMMAND;
    }

    TaskOptions options() {
      return isOnce()
          ? TaskOptions.NONE.onlyOnce()
          : this == RETRIED ? TaskOptions.NONE.withRetries(3) : TaskOptions.NONE;
    }

    static Kind draw(Random random) {
      var left = random.nextDouble();
      for (var kind : values()) {
        left -= kind.share;
        if (left < 0) {
          return kind;
        }
      }
      return CALL;
    }
  }

  private record Enqueued(int number, Kind kind) {}

  private final Path marks;
  private final Map<String, Enqueued> all = new HashMap<>();

  /// @param folder for the marks and the functions
  MixedTasks(Path folder) {
    this.marks = folder.resolve("marks");
  }

  /// The functions that the tasks call.
  Sources sources() throws IOException {
    var file = marks.resolveSibling("torture.java");
    Files.writeString(
        file,
        """
        import java.nio.file.Files;
        import java.nio.file.Path;
        import java.nio.file.StandardOpenOption;

        String ran(int n) throws Exception {
            Files.writeString(Path.of("%s"), n + "\\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return "ran " + n;
        }

        String slow(int n) throws Exception {
            ran(n);
            Thread.sleep(60);
            return "ran " + n;
        }

        String fails(int n) throws Exception {
            throw new IllegalStateException(ran(n));
        }

        String failsOnce(int n) throws Exception {
            ran(n);
            if (Path.of("%s." + n).toFile().createNewFile()) {
                throw new IllegalStateException("only now");
            }
            return "ran " + n;
        }
        """
            .formatted(marks, marks));
    return Sources.of(file);
  }

  /// Enqueues them, kinds mixed.
  void enqueue(QueueClient queue, int count, Random random) {
    for (var from = 0; from < count; from += BLOCK) {
      var block = new HashMap<Kind, List<Integer>>();
      for (var n = from; n < Math.min(count, from + BLOCK); n++) {
        block.computeIfAbsent(Kind.draw(random), _ -> new ArrayList<>()).add(n);
      }
      block.forEach((kind, numbers) -> enqueue(queue.tasks(), kind, numbers));
    }
  }

  private void enqueue(Tasks tasks, Kind kind, List<Integer> numbers) {
    var works = numbers.stream().map(n -> work(kind, n)).toList();
    var ids = tasks.enqueueAll(works, kind.options()).ids();
    for (var i = 0; i < ids.size(); i++) {
      all.put(ids.get(i), new Enqueued(numbers.get(i), kind));
    }
  }

  private Work work(Kind kind, int n) {
    return switch (kind) {
      case CALL, ONCE -> Work.call("ran", n);
      case LITERAL -> Work.expression("ran(" + n + ")");
      case EXPRESSION -> Work.expression("var said = ran(n); return said;", Map.of("n", n));
      case SLOW -> Work.call("slow", n);
      case COMMAND, ONCE_COMMAND -> Work.command("sh", "-c", "echo " + n + " >> '" + marks + "'");
      case RETRIED -> Work.call("failsOnce", n);
      case FAILING -> Work.call("fails", n);
      case DYING -> Work.expression("ran(n); System.exit(3);", Map.of("n", n));
    };
  }

  List<String> ids() {
    return List.copyOf(all.keySet());
  }

  /// What is wrong with how they ended.
  List<String> complaints(Tasks tasks) throws IOException {
    var runs = new HashMap<Integer, Integer>();
    Files.readAllLines(marks).forEach(line -> runs.merge(Integer.parseInt(line), 1, Integer::sum));
    var complaints = new ArrayList<String>();
    for (var task : tasks.tasks(ids())) {
      var enqueued = all.get(task.id());
      if (enqueued != null) {
        var wrong = wrong(task, enqueued, runs.getOrDefault(enqueued.number, 0), tasks);
        if (wrong != null) {
          complaints.add(enqueued + " " + wrong + ": " + task + " " + tasks.attempts(task.id()));
        }
      }
    }
    return complaints;
  }

  private static @Nullable String wrong(Task task, Enqueued it, int runs, Tasks tasks) {
    if (!task.status().isFinal()) {
      return "has not ended";
    }
    if (runs > task.attempt()) {
      return "ran " + runs + " times";
    }
    if (it.kind.isOnce()) {
      return onceWrong(task, runs);
    }
    if (runs == 0) {
      return "never ran";
    }
    if (isPoison(task)) {
      var lost = tasks.attempts(task.id()).stream().filter(a -> a.status() == TaskStatus.ORPHAN);
      return lost.count() == 3 ? null : "is set apart and was not lost so often";
    }
    if (task.status() != it.kind.end) {
      return "is to be " + it.kind.end;
    }
    return task.outcome() instanceof Outcome.Ok(var value)
            && value.isString()
            && !value.asString().equals("ran " + it.number)
        ? "has another's result"
        : null;
  }

  private static @Nullable String onceWrong(Task task, int runs) {
    return switch (task.status()) {
      case COMPLETE -> runs == 1 ? null : "is complete and ran " + runs + " times";
      case DIED -> runs <= 1 ? null : "ran twice";
      default -> "is to be COMPLETE or DIED";
    };
  }

  private static boolean isPoison(Task task) {
    return task.outcome() instanceof Outcome.Failed(var failure) && failure.type().equals("Poison");
  }
}
