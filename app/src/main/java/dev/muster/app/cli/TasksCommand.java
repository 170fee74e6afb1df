package dev.muster.app.cli;

import dev.muster.shared.QueueClient;
import dev.muster.shared.tasks.Task;
import dev.muster.shared.tasks.TaskChange;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.tasks.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muster tasks`: what became of tasks.
@Command(
    name = "tasks",
    mixinStandardHelpOptions = true,
    description = "Lists the tasks of a queue, and what can be done with some.",
    subcommands = {
      TasksCommand.ListThem.class,
      TasksCommand.Show.class,
      TasksCommand.Await.class,
      TasksCommand.Cancel.class,
      TasksCommand.Retry.class,
      TasksCommand.Drop.class
    })
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
    private List<TaskStatus> statuses = List.of(TaskStatus.values());

    @Option(names = "-n", paramLabel = "N", description = "how many of each status (20)")
    private int most = 20;

    @Override
    int run(QueueClient client, Output output) {
      var rows = new ArrayList<Map<String, Object>>();
      for (var status : statuses) {
        client.tasks().list(status, 0, Math.max(1, most)).stream()
            .map(TaskLine::brief)
            .forEach(rows::add);
      }
      output.rows(rows, "There is no such task.");
      return 0;
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
    @Parameters(index = "1..*", arity = "1..*", paramLabel = "ID", description = "which")
    private List<String> ids = List.of();

    @Option(
        names = "--wait",
        paramLabel = "TIME",
        description = "how long at the most (60s)",
        converter = TimeOption.class)
    private Duration patience = Duration.ofSeconds(60);

    @Override
    QueueClient open() {
      return openToWrite();
    }

    @Override
    int run(QueueClient client, Output output) {
      var end = System.nanoTime() + patience.toNanos();
      var good = true;
      for (var id : ids) {
        Task task =
            client.tasks().await(id, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        TaskLine.print(output, task);
        good &= task.status() == TaskStatus.COMPLETE;
      }
      return good ? 0 : Muster.ENDED_OTHERWISE;
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
