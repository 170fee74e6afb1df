package dev.muster.shared.workers;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One condition of a filter.
///
/// @param not whether it is those that are meant for which it does not hold
/// @param field where it is looked for; null for everywhere
record FilterTerm(boolean not, @Nullable WorkerField field, Glob wanted) {
  boolean lets(WorkerSummary worker) {
    return not != holds(worker);
  }

  private boolean holds(WorkerSummary worker) {
    return field == null
        ? Arrays.stream(WorkerField.values())
            .flatMap(each -> each.of(worker))
            .anyMatch(wanted::isIn)
        : field.matches(worker, wanted);
  }
}
