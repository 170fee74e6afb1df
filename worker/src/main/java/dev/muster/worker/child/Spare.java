package dev.muster.worker.child;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A child that is started, warm and idle, so that the one before it can be killed without anybody
/// waiting for the next.
final class Spare implements AutoCloseable {
  private static final int A_WHILE_SECONDS = 1;

  private final Source source;
  private @Nullable CompletableFuture<Child> next;
  private boolean closed;

  /// Starts a child.
  interface Source {
    Child start() throws IOException, InterruptedException;
  }

  /// Does something with a child.
  interface Work {
    void on(Child child) throws InterruptedException;
  }

  Spare(Source source) {
    this.source = source;
  }

  /// Starts one on a thread of its own.
  synchronized void prepare() {
    if (closed || next != null) {
      return;
    }
    var started = new CompletableFuture<Child>();
    next = started;
    Thread.ofVirtual().name("spare").start(() -> start(started));
  }

  /// Starts one in a while: two that start at once hold each other up, and the first is wanted now.
  void prepareSoon() {
    CompletableFuture.delayedExecutor(
            A_WHILE_SECONDS, TimeUnit.SECONDS, task -> Thread.ofVirtual().start(task))
        .execute(this::prepare);
  }

  private void start(CompletableFuture<Child> started) {
    try {
      var child = source.start();
      synchronized (this) {
        started.complete(child);
        if (closed) {
          child.close();
        }
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      started.completeExceptionally(e);
    }
  }

  /// Has the one that is ready, or will be, do something too.
  synchronized void also(Work work) {
    var coming = next;
    if (coming != null) {
      next =
          coming.thenApplyAsync(
              child -> {
                try {
                  work.on(child);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                return child;
              },
              task -> Thread.ofVirtual().start(task));
    }
  }

  /// The one that is ready, or as soon as it is; one that died waiting, or
  /// before it was up, is replaced.
  Child take() throws IOException, InterruptedException {
    CompletableFuture<Child> coming;
    synchronized (this) {
      prepare();
      if (next == null) {
        throw new IOException("the worker is leaving");
      }
      coming = next;
      next = null;
    }
    try {
      var child = coming.get();
      return child.isAlive() ? child : source.start();
    } catch (ExecutionException e) {
      // Code may have deleted the folder that it was starting in; if it is more, this says so.
      return source.start();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    var coming = next;
    next = null;
    if (coming != null) {
      coming.thenAccept(Child::close);
    }
  }
}
