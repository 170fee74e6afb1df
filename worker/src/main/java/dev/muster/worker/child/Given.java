package dev.muster.worker.child;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The runs that a child was given and has not ended, in the order in which it runs them.
final class Given {
  private final Deque<Run> runs = new ArrayDeque<>();
  private boolean closed;

  /// Adds one behind the others; it is taken back at once if the child has ended.
  synchronized void add(Run run) {
    if (closed) {
      run.takeBack();
    } else {
      runs.addLast(run);
    }
  }

  /// The one that runs.
  synchronized @Nullable Run first() {
    return runs.peekFirst();
  }

  synchronized @Nullable Run find(Predicate<Run> wanted) {
    for (var run : runs) {
      if (wanted.test(run)) {
        return run;
      }
    }
    return null;
  }

  synchronized void end(Run run, Ran how) {
    runs.remove(run);
    run.end(how);
  }

  /// None from this number on has begun, nor will.
  synchronized void takeBack(long from) {
    while (!runs.isEmpty() && runs.getLast().number() >= from) {
      runs.removeLast().takeBack();
    }
  }

  /// The child has ended, and the first run with it; the others have not begun.
  synchronized void close(Ran how) {
    closed = true;
    var first = runs.pollFirst();
    if (first != null) {
      first.end(how);
    }
    takeBack(0);
  }
}
