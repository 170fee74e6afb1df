package dev.muster.app.background;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;

/// The windowing toolkit: started, asked, and the only place that hands work to its thread.
public final class Toolkit {
  private static final FutureTask<Boolean> START = new FutureTask<>(Toolkit::startUp);

  private Toolkit() {}

  /// Starts it if it doesn't run yet, and keeps it running when the last window closes.
  ///
  /// @throws Exception why there is none on this machine
  public static void start() throws Exception {
    START.run();
    await(START);
  }

  /// Starts it while the caller goes on. Whether it could is said to who starts it then.
  ///
  /// @param first what its thread does as soon as there is one
  public static void startAhead(Runnable first) {
    Thread.ofPlatform()
        .daemon()
        .name("toolkit")
        .start(
            () -> {
              START.run();
              if (START.state() == Future.State.SUCCESS) {
                later(first);
              }
            });
  }

  private static boolean startUp() {
    var started = new CompletableFuture<Boolean>();
    try {
      Platform.startup(() -> started.complete(true));
    } catch (IllegalStateException alreadyRunning) {
      return true;
    }
    Platform.setImplicitExit(false);
    return started.join();
  }

  /// Whether the desktop asks for dark windows.
  public static boolean prefersDark() {
    return Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
  }

  /// Tells each time the desktop changes between light and dark, as long as the caller holds on to
  /// what is given: the desktop outlives every window and must keep none alive.
  public static ChangeListener<ColorScheme> onSchemeChange(Consumer<Boolean> dark) {
    ChangeListener<ColorScheme> listener =
        (_, _, scheme) -> dark.accept(scheme == ColorScheme.DARK);
    Platform.getPreferences().colorSchemeProperty().addListener(new WeakChangeListener<>(listener));
    return listener;
  }

  /// Runs on the window's thread and waits for the end.
  ///
  /// @throws Exception what the call threw
  public static <T> T call(Callable<T> call) throws Exception {
    if (Platform.isFxApplicationThread()) {
      return call.call();
    }
    var result = new CompletableFuture<T>();
    later(
        () -> {
          try {
            result.complete(call.call());
          } catch (Exception | Error e) {
            result.completeExceptionally(e);
          }
        });
    return await(result);
  }

  /// Waits for what another thread works on.
  ///
  /// @throws Exception what it threw
  public static <T> T await(Future<T> result) throws Exception {
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /// Runs on the window's thread and waits for the end.
  ///
  /// @throws Exception what it threw
  public static void run(Runnable task) throws Exception {
    call(
        () -> {
          task.run();
          return true;
        });
  }

  /// Runs on the window's thread, soon; waits for nothing.
  public static void later(Runnable task) {
    Platform.runLater(task);
  }
}
