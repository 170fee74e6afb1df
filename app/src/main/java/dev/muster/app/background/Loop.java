package dev.muster.app.background;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One thing that goes on in a virtual thread of its own.
final class Loop implements Repeating {
  private final Semaphore hurry = new Semaphore(0);
  private volatile boolean open = true;
  private volatile @Nullable AutoCloseable source;

  /// What the thread does.
  @FunctionalInterface
  interface Body {
    void run() throws InterruptedException;
  }

  void start(Body body) {
    Thread.ofVirtual()
        .name("background")
        .start(
            () -> {
              try {
                body.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  boolean isOpen() {
    return open;
  }

  /// Waits until the window's thread has run it, or passes over it once closed.
  void show(Runnable onScreen) throws InterruptedException {
    if (!open) {
      return;
    }
    var shown = new CountDownLatch(1);
    Toolkit.later(
        () -> {
          try {
            if (open) {
              onScreen.run();
            }
          } finally {
            shown.countDown();
          }
        });
    shown.await();
  }

  void pause(Duration length) throws InterruptedException {
    if (open && hurry.tryAcquire(length.toMillis(), TimeUnit.MILLISECONDS)) {
      hurry.drainPermits();
    }
  }

  /// What is closed along with it, because its thread blocks in there.
  void closeWith(AutoCloseable blocking) {
    source = blocking;
    if (!open) {
      closeSource();
    }
  }

  @Override
  public void now() {
    hurry.release();
  }

  @Override
  public void close() {
    open = false;
    hurry.release();
    if (source != null) {
      // Closing may take a round trip, and whoever closes is the window.
      Thread.ofVirtual().start(this::closeSource);
    }
  }

  private void closeSource() {
    var blocking = source;
    if (blocking != null) {
      try {
        blocking.close();
      } catch (Exception e) {
        // It is given up; its own thread sees the same and ends.
        return;
      }
    }
  }
}
