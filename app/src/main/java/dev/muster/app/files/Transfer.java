package dev.muster.app.files;

import dev.muster.app.controls.Phrases;
import dev.muster.shared.files.Progress;
import dev.muster.shared.messages.Sent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Something that is moved: how far it has come, how fast, and a way to end it. Its numbers come
/// from the thread that moves; everything else belongs to the window's.
final class Transfer implements Progress {
  private static final long SECOND = 1_000_000_000;

  /// Where it goes.
  enum Way {
    INTO_REDIS("mdi2t-tray-arrow-up"),
    TO_DISK("mdi2c-content-save-outline"),
    TO_WORKERS("mdi2s-send-outline");

    private final String icon;

    Way(String icon) {
      this.icon = icon;
    }

    String icon() {
      return icon;
    }
  }

  /// How it is.
  enum State {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }

  private final Way way;
  private final String verb;
  private final String what;
  private final @Nullable Sent message;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
  private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("Starting");
  private final long began = System.nanoTime();
  private volatile long done;
  private volatile long total;
  private volatile boolean cancelled;

  /// @param verb such as `Save`
  /// @param what such as a file's name
  Transfer(Way way, String verb, String what) {
    this(way, verb, what, null);
  }

  /// @param message the one that asks workers to take it
  Transfer(Way way, String verb, String what, @Nullable Sent message) {
    this.message = message;
    this.way = way;
    this.verb = verb;
    this.what = what;
  }

  /// The message that asks workers to take it; empty if it doesn't go to workers.
  Optional<Sent> message() {
    return Optional.ofNullable(message);
  }

  Way way() {
    return way;
  }

  String verb() {
    return verb;
  }

  String what() {
    return what;
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /// From 0 to 1.
  ReadOnlyDoubleProperty share() {
    return share.getReadOnlyProperty();
  }

  /// How far it is, or how it ended.
  ReadOnlyStringProperty words() {
    return words.getReadOnlyProperty();
  }

  boolean isRunning() {
    return state.get() == State.RUNNING;
  }

  @Override
  public void moved(long bytes, long ofBytes) {
    done = bytes;
    total = ofBytes;
    endIfCancelled();
  }

  /// @throws CancellationException if it was cancelled
  void endIfCancelled() {
    if (cancelled) {
      throw new CancellationException("Cancelled.");
    }
  }

  /// Ends it at its next step; nothing of it stays.
  void cancel() {
    cancelled = true;
    if (isRunning()) {
      words.set("Cancelling");
    }
  }

  boolean isCancelled() {
    return cancelled;
  }

  /// Tells how far it has come.
  void tick() {
    if (!isRunning() || cancelled || total == 0) {
      return;
    }
    var moved = done;
    share.set((double) moved / total);
    var seconds = Math.max(1, System.nanoTime() - began) / (double) SECOND;
    var speed = moved / seconds;
    var left = speed < 1 ? "" : " · " + left((total - moved) / speed);
    words.set(
        Phrases.bytes(moved)
            + " of "
            + Phrases.bytes(total)
            + " · "
            + Phrases.bytes(Math.round(speed))
            + "/s"
            + left);
  }

  /// Tells how many of those that it goes to have it.
  void counted(int number, int of, String sentence) {
    share.set(of == 0 ? 1 : (double) number / of);
    words.set(sentence);
  }

  void end(State how, String sentence) {
    if (how == State.DONE) {
      share.set(1);
    }
    words.set(sentence);
    state.set(how);
  }

  private static String left(double seconds) {
    return Phrases.age(Duration.ofSeconds(Math.max(1, Math.round(seconds)))) + " left";
  }
}
