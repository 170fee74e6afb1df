package dev.muster.app.messages;

import dev.muster.shared.QueueClient;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// What STOP does to the tasks that its targets run. The message itself waits for them.
///
/// @param cancel whether they are cancelled at once
/// @param patience after so long those are cancelled that still run; zero for never
record Stopping(boolean cancel, Duration patience) {
  /// Nothing is stopped.
  static final Stopping NOT = new Stopping(false, Duration.ZERO);

  /// Whether somebody is to look later who has left.
  boolean isWatched() {
    return !cancel && !patience.isZero();
  }

  /// Cancels what these workers run. Waits for Redis.
  ///
  /// @return how many tasks
  static int cancelTasks(QueueClient queue, List<String> workers) {
    var meant = new HashSet<>(workers);
    var tasks =
        queue.workers().fleet().workers().stream()
            .filter(worker -> meant.contains(worker.worker()))
            .map(WorkerSummary::task)
            .filter(Objects::nonNull)
            .toList();
    tasks.forEach(task -> queue.tasks().cancel(task));
    return tasks.size();
  }
}
