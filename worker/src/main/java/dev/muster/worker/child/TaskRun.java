package dev.muster.worker.child;

import dev.muster.shared.Failure;
import dev.muster.shared.Outcome;
import dev.muster.shared.tasks.TaskStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A task's code in the child for tasks. If the child ends before it comes to this, the next one
/// gets it.
final class TaskRun implements Begun {
  /// Code that takes longer than this holds up what was begun behind it.
  private static final Duration MOMENT = Duration.ofMillis(20);

  /// How many children may end one after another under what they have not begun.
  private static final int MOST_CHILDREN = 3;

  private final Children children;
  private final String id;
  private final Request request;
  private final Duration limit;
  private final Consumer<String> output;
  private @Nullable Child child;
  private @Nullable Run run;
  private @Nullable Ran failed;
  private int begun;

  TaskRun(Children children, String id, Request request, Duration limit, Consumer<String> output) {
    this.children = children;
    this.id = id;
    this.request = request;
    this.limit = limit;
    this.output = output;
  }

  /// Gives it to the child.
  void begin() throws InterruptedException {
    begun++;
    try {
      child = children.give(this);
    } catch (IOException e) {
      failed = new Ran(TaskStatus.DIED, notStarted(e));
    }
  }

  Child giveTo(Child next) {
    run = next.give(id, request);
    return next;
  }

  static Outcome notStarted(IOException e) {
    return Outcome.failed(Ending.DIED, Objects.requireNonNullElse(e.getMessage(), e.toString()));
  }

  @Override
  public boolean isOver() {
    return failed != null || (run != null && run.isOver());
  }

  @Override
  public boolean isOverSoon() throws InterruptedException {
    if (failed == null && child != null && run != null) {
      child.flush();
      return run.await(MOMENT, output, true);
    }
    return true;
  }

  @Override
  public boolean isTakenBack() {
    return failed == null && run != null && run.isTakenBack();
  }

  @Override
  public Ran end() throws InterruptedException {
    while (true) {
      if (failed != null) {
        return failed;
      }
      var where = Objects.requireNonNull(child);
      children.catchUp(where, id);
      var ran = where.await(Objects.requireNonNull(run), limit, output);
      if (!isTakenBack()) {
        return ran;
      }
      if (begun == MOST_CHILDREN) {
        return Ran.failed(TaskStatus.DIED, deaths(where.whyDead()));
      }
      begin();
    }
  }

  private static Failure deaths(Failure last) {
    return Failure.of(
        last.type(),
        "the processes that were to run it ended one after another: " + last.message());
  }
}
