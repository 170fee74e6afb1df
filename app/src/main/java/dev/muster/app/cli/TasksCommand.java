package dev.muster.app.cli;

import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.tasks.Task;
import dev.muster.shared.tasks.TaskChange;
import dev.muster.shared.tasks.TaskFilter;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.tasks.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muster tasks`: what became of tasks.
@Command(
    name = "tasks",
    mixinStandardHelpOptions = true,
    description = "Lists the tasks of a queue, and what can be done with some.")
final class TasksCommand extends Group {
  /// `muster tasks list`.
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "A line a task; of each status the next, or the newest.")
  static final class ListThem extends QueueCommand {
    @Option(
        names = "--status",
        paramLabel = "STATUS",
        description = "only these: PENDING, RUNNING, COMPLETE, ERROR, DIED …")
    private List<TaskStatus> statuses = List.of();

    @Option(names = "--group", paramLabel = "G", description = "only those of that group")
    private @Nullable String group;

    @Option(
        names = "--text",
        paramLabel = "TEXT",
        description = "only where code, worker or error has that; of the newest 10000")
    private @Nullable String text;

    @Option(names = "-n", paramLabel = "N", description = "how many of each status (20)")
    private int most = 20;

    @Option(names = "--skip", paramLabel = "N", description = "how many of each to pass over (0)")
    private int skip;

    @Override
    QueueClient open() {
      if (most < 1 || skip < 0) {
        throw new QueueException(Reason.USAGE, "List one task or more, and skip none or more.");
      }
      return super.open();
    }

    @Override
    int run(QueueClient client, Output output) {
      output.rows(
          found(client.tasks()).map(TaskLine::brief).toList(),
          skip == 0 ? "There is no such task." : "There is no further task.");
      return 0;
    }

    private Stream<Task> found(Tasks tasks) {
      if (group == null && text == null) {
        var wanted = statuses.isEmpty() ? List.of(TaskStatus.values()) : statuses;
        return wanted.stream().flatMap(status -> tasks.list(status, skip, most).stream());
      }
      return statuses.isEmpty()
          ? tasks.find(new TaskFilter(null, group, text), skip, most).stream()
          : statuses.stream()
              .flatMap(s -> tasks.find(new TaskFilter(s, group, text), skip, most).stream());
    }
  }

  /// `muster tasks show`.
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "All that is known of some tasks.")
  static final class Show extends QueueCommand {
    @Parameters(index = "1..*", arity = "1..*", paramLabel = "ID", description = "which")
    private List<String> ids = List.of();

    @Override
    int run(QueueClient client, Output output) {
      ids.forEach(id -> TaskLine.print(output, client.tasks().task(id)));
      return 0;
    }
  }

  /// `muster tasks wait`.
  @Command(
      name = "wait",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Waits until tasks have ended, and prints each.")
  static final class Await extends QueueCommand {
    @Parameters(index = "1..*", paramLabel = "ID", description = "which")
    private List<String> ids = List.of();

    @Option(names = "--group", paramLabel = "G", description = "those that are in that group now")
    private @Nullable String group;

    @Option(
        names = "--wait",
        paramLabel = "TIME",
        description = "how long at the most (60s)",
        converter = TimeOption.class)
    private Duration patience = Duration.ofSeconds(60);

    @Override
    QueueClient open() {
      if (ids.isEmpty() == (group == null)) {
        throw new QueueException(Reason.USAGE, "Say which: their IDs, or --group G.");
      }
      return openToWrite();
    }

    @Override
    int run(QueueClient client, Output output) {
      var tasks = client.tasks();
      var wait = new TaskWait(output, this::tell);
      var members = group;
      if (members != null) {
        return wait.run(0, patience, (longest, each) -> tasks.awaitGroup(members, longest, each));
      }
      ids.forEach(tasks::task);
      return wait.run(ids.size(), patience, (longest, each) -> tasks.awaitAll(ids, longest, each));
    }
  }

  /// Something that is done to some tasks, each with a sentence on what came of it.
  abstract static class Change extends QueueCommand {
    @Parameters(index = "1..*", arity = "1..*", paramLabel = "ID", description = "which")
    private List<String> ids = List.of();

    abstract TaskChange change(Tasks tasks, String id);

    /// Whether what came of it is what was wanted.
    boolean isGood(TaskChange change) {
      return change.done();
    }

    @Override
    final QueueClient open() {
      return openToWrite();
    }

    @Override
    final int run(QueueClient client, Output output) {
      var good = true;
      for (var id : ids) {
        var change = change(client.tasks(), id);
        output.line(
            new Row()
                .with("id", id)
                .with("done", change.done())
                .with("sentence", change.sentence())
                .values(),
            change.sentence());
        good &= isGood(change);
      }
      return good ? 0 : Muster.ENDED_OTHERWISE;
    }
  }

  /// `muster tasks cancel`.
  @Command(
      name = "cancel",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Cancels tasks; one that runs is told to end, then ended.")
  static final class Cancel extends Change {
    @Override
    TaskChange change(Tasks tasks, String id) {
      return tasks.cancel(id);
    }

    /// One that has ended already needs no cancelling.
    @Override
    boolean isGood(TaskChange change) {
      return true;
    }
  }

  /// `muster tasks retry`.
  @Command(
      name = "retry",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Puts tasks that have ended back onto the queue.")
  static final class Retry extends Change {
    @Override
    TaskChange change(Tasks tasks, String id) {
      return tasks.requeue(id);
    }
  }

  /// `muster tasks drop`.
  @Command(
      name = "drop",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Deletes tasks with their results.")
  static final class Drop extends Change {
    @Override
    TaskChange change(Tasks tasks, String id) {
      return tasks.drop(id);
    }
  }
}
