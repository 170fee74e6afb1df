package dev.muster.worker.child;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What a child writes to the socket. What is printed while it writes is put together, so that few
/// prints travel at once and many together, and what comes after them in time comes after them
/// there. Printed text is written by a thread of its own, for interrupting a virtual thread of the
/// user's that writes to a socket would close it.
final class Sender {
  private static final int MOST_IN_A_FRAME = 32 << 10;
  private static final int MOST_WAITING = 1 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition ready = lock.newCondition();
  private final Deque<Item> waiting = new ArrayDeque<>();
  private final DataOutputStream out;
  private int bytesWaiting;
  private boolean writing;

  /// A frame, or printed text that may grow until it is sent.
  private record Item(long run, @Nullable Frame frame, ByteArrayOutputStream printed) {}

  Sender(DataOutputStream out) {
    this.out = out;
  }

  /// Sends until the socket breaks.
  void run() {
    try {
      while (true) {
        take().write(out);
        out.flush();
        sent();
      }
    } catch (IOException e) {
      ChildMain.end(ChildMain.PARENT_GONE);
    }
  }

  /// Sends a frame behind what was printed: at once, on the calling thread, if nothing waits. That
  /// must be one that isn't virtual. The end of a run may not wait here for the next one's, which
  /// can take the process along.
  void send(Frame frame) {
    lock.lock();
    try {
      if (writing || !waiting.isEmpty()) {
        waiting.addLast(new Item(frame.run(), frame, new ByteArrayOutputStream(0)));
        ready.signal();
        return;
      }
      writing = true;
    } finally {
      lock.unlock();
    }
    try {
      frame.write(out);
      out.flush();
      sent();
    } catch (IOException e) {
      ChildMain.end(ChildMain.PARENT_GONE);
    }
  }

  /// Takes what a thread prints; waits while too much is on its way.
  void print(long run, byte[] bytes, int from, int length) {
    lock.lock();
    try {
      for (int at = from; at < from + length; at += MOST_IN_A_FRAME) {
        while (bytesWaiting > MOST_WAITING) {
          changed.awaitUninterruptibly();
        }
        int part = Math.min(MOST_IN_A_FRAME, from + length - at);
        open(run).write(bytes, at, part);
        bytesWaiting += part;
        ready.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits until all is sent.
  void awaitSent(long millis) {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while ((writing || !waiting.isEmpty()) && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private ByteArrayOutputStream open(long run) {
    var last = waiting.peekLast();
    if (last != null
        && last.frame == null
        && last.run == run
        && last.printed.size() < MOST_IN_A_FRAME) {
      return last.printed;
    }
    var item = new Item(run, null, new ByteArrayOutputStream());
    waiting.addLast(item);
    return item.printed;
  }

  private Frame take() {
    lock.lock();
    try {
      while (writing || waiting.isEmpty()) {
        ready.awaitUninterruptibly();
      }
      writing = true;
      var item = waiting.removeFirst();
      bytesWaiting -= item.printed.size();
      changed.signalAll();
      return item.frame != null
          ? item.frame
          : new Frame(Frame.Type.OUTPUT, item.run, item.printed.toByteArray());
    } finally {
      lock.unlock();
    }
  }

  private void sent() {
    lock.lock();
    try {
      writing = false;
      changed.signalAll();
      // Not where nothing waits: it would wake in the way of who gets the frame.
      if (!waiting.isEmpty()) {
        ready.signal();
      }
    } finally {
      lock.unlock();
    }
  }
}
