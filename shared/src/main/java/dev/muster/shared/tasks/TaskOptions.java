package dev.muster.shared.tasks;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a task is to be run.
///
/// @param timeout how long each attempt may take, a millisecond to a year; null for as long as it
///   likes
/// @param retries how often it is begun again after an error, a timeout or a death; 0 to 100
/// @param group a name by which tasks are found and waited for together; null for none
/// @param atMostOnce never begun a second time, even if its worker is lost
public record TaskOptions(
    @Nullable Duration timeout, int retries, @Nullable String group, boolean atMostOnce) {
  /// Run at least once, for as long as it takes.
  public static final TaskOptions NONE = new TaskOptions(null, 0, null, false);

  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int MOST_RETRIES = 100;
  private static final Pattern GROUP = Pattern.compile("[^\\p{Cc}\\u2028-\\u202E]{1,128}");

  /// @throws QueueException (USAGE) if that makes no sense, with a sentence
  public TaskOptions {
    if (timeout != null && (timeout.toMillis() < 1 || timeout.compareTo(LONGEST) > 0)) {
      throw usage(
          "A timeout is at least a millisecond and at most a year, not "
              + timeout.toMillis() / 1000.0
              + " s: leave it out for none.");
    }
    if (retries < 0 || retries > MOST_RETRIES) {
      throw usage("A task is retried 0 to " + MOST_RETRIES + " times, not " + retries + ".");
    }
    if (atMostOnce && retries > 0) {
      throw usage(
          "A task that runs at most once can't be retried: leave out the retries, or at most"
              + " once.");
    }
    if (group != null && (group.isBlank() || !GROUP.matcher(group).matches())) {
      throw usage(
          "A group's name is 1 to 128 characters, none of which controls a terminal or turns the"
              + " text.");
    }
  }

  /// The same with a time limit.
  public TaskOptions withTimeout(Duration limit) {
    return new TaskOptions(limit, retries, group, atMostOnce);
  }

  /// The same with retries.
  public TaskOptions withRetries(int times) {
    return new TaskOptions(timeout, times, group, atMostOnce);
  }

  /// The same in a group.
  public TaskOptions inGroup(String name) {
    return new TaskOptions(timeout, retries, name, atMostOnce);
  }

  /// The same, never begun twice.
  public TaskOptions onlyOnce() {
    return new TaskOptions(timeout, retries, group, true);
  }

  private static QueueException usage(String sentence) {
    return new QueueException(Reason.USAGE, sentence);
  }
}
