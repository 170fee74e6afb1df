package dev.muster.shared.tasks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which tasks are wanted; null for whatever it is.
///
/// @param status where they stand
/// @param group which they are in
/// @param text that is in what they are to do, in their worker's name or in how they failed,
///   capitals or not
public record TaskFilter(
    @Nullable TaskStatus status, @Nullable String group, @Nullable String text) {
  /// All of them.
  public static final TaskFilter ALL = new TaskFilter(null, null, null);

  boolean takes(Task task) {
    return (status == null || task.status() == status)
        && (group == null || group.equals(task.options().group()))
        && (text == null || holds(task, text.toLowerCase(Locale.ROOT)));
  }

  private static boolean holds(Task task, String wanted) {
    return (task.code() + "\n" + task.worker() + "\n" + task.outcome())
        .toLowerCase(Locale.ROOT)
        .contains(wanted);
  }
}
