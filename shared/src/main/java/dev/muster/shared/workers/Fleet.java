package dev.muster.shared.workers;

import dev.muster.shared.tasks.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// All workers of a queue at one moment, and what waits for them.
///
/// @param time the moment, by Redis
/// @param workers live and lost ones, and those that left within the last minutes; the worst first,
/// then by id
/// @param waiting tasks in the queue
/// @param counts tasks by status
public record Fleet(
    Instant time, List<WorkerSummary> workers, long waiting, Map<TaskStatus, Long> counts) {
  public Fleet {
    workers = List.copyOf(workers);
    counts = Map.copyOf(counts);
  }
}
