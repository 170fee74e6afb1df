package dev.muster.shared.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A real Redis server of one's own, for the demo and for tests: a process on a free loopback port,
/// behind a random password of 256 bits.
///
/// The password is needed even on loopback, since without it any user of the machine could have
/// code run by the workers. It stands in a file that only its owner reads and appears on no command
/// line. Nothing is saved; the folder with the server and its configuration is deleted by
/// [#close()], or when the JVM ends.
///
/// The server is the one that `embedded-redis` brings for this machine, or the one that the system
/// property `muster.redis.server` or the environment variable `MUSTER_REDIS_SERVER` names (a path,
/// or a name on the `PATH`).
public final class EmbeddedRedis implements AutoCloseable {
  private static final Duration START_WITHIN = Duration.ofSeconds(10);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
  private static final int TRIES = 8;

  private final ServerFolder folder = ServerFolder.named();
  private final String password = Password.random();
  private final boolean durable;
  private final Thread atExit = new Thread(this::discard, "embedded-redis-exit");
  private int port;
  // Held while the folder or the process is made: once the JVM's end has begun neither may appear.
  private final Object making = new Object();
  private String program = "";
  private volatile @Nullable Process process;
  private boolean closed;

  private EmbeddedRedis(boolean durable) {
    this.durable = durable;
  }

  /// Starts a server that forgets everything when it stops, and waits (50 to 80 ms, at most 10 s)
  /// until it answers.
  ///
  /// @throws IllegalStateException if no server could be started, in one sentence that says why
  public static EmbeddedRedis start() {
    return start(false);
  }

  /// Like [#start()], but what was answered is there again after [#restart()], even after
  /// [#kill()],
  /// as on a Redis with an append-only file that it syncs always.
  public static EmbeddedRedis startDurable() {
    return start(true);
  }

  private static EmbeddedRedis start(boolean durable) {
    EmbeddedRedis redis = new EmbeddedRedis(durable);
    Runtime.getRuntime().addShutdownHook(redis.atExit);
    try {
      redis.prepare();
      redis.launchOnFreePort();
      return redis;
    } catch (RuntimeException e) {
      redis.close();
      throw e;
    }
  }

  /// The server's address with its password, for a client; not for logs.
  public String url() {
    return "redis://:" + password + "@127.0.0.1:" + port + "/0";
  }

  /// The port on `127.0.0.1`; it stays the same over [#restart()].
  public int port() {
    return port;
  }

  /// The password, 64 hexadecimal digits; not for logs.
  public String password() {
    return password;
  }

  /// Whether the server's process is alive.
  public boolean isRunning() {
    Process current = process;
    return current != null && current.isAlive();
  }

  /// Asks the server to end, as an administrator would, and waits until it has; after 5 s it is
  /// killed.
  public synchronized void stop() {
    end(false);
  }

  /// Ends the server at once, as a crash would.
  public synchronized void kill() {
    end(true);
  }

  /// Starts the server again on the same port with the same password, ending it first if it still
  /// runs.
  ///
  /// @throws IllegalStateException if it could not be started
  public synchronized void restart() {
    end(false);
    launch();
  }

  /// Ends the server and deletes its folder. Closing twice does nothing.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The JVM is ending already, and the hook does the same.
    }
    discard();
  }

  /// The address without its password.
  @Override
  public String toString() {
    return "redis://:***@127.0.0.1:" + port + "/0";
  }

  private void discard() {
    Process running;
    synchronized (making) {
      closed = true;
      running = process;
    }
    if (running != null) {
      running.destroyForcibly();
      awaitEnd(running, STOP_WITHIN);
    }
    // One at a time: the JVM's end waits for its hook, and not for another thread that deletes.
    synchronized (making) {
      folder.delete();
    }
  }

  private void prepare() {
    synchronized (making) {
      refuseIfClosed();
      try {
        folder.create();
        program = ServerProgram.in(folder);
      } catch (IOException e) {
        throw new IllegalStateException(
            "Could not prepare a folder for the embedded Redis: " + e.getMessage() + ".", e);
      }
    }
  }

  private synchronized void launchOnFreePort() {
    for (int attempt = 1; ; attempt++) {
      port = FreePort.find();
      try {
        launch();
        return;
      } catch (PortTakenException e) {
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  private void launch() {
    Process started;
    try {
      synchronized (making) {
        refuseIfClosed();
        folder.writeConfiguration(port, password, durable);
        started = folder.launch(program);
        process = started;
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "Could not start the Redis server "
              + program
              + ": "
              + e.getMessage()
              + ". Name another with MUSTER_REDIS_SERVER.",
          e);
    }
    awaitAnswer(started);
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new IllegalStateException("The embedded Redis was closed; start another.");
    }
  }

  private void awaitAnswer(Process started) {
    long deadline = System.nanoTime() + START_WITHIN.toNanos();
    while (!Ping.answered(port, password)) {
      if (awaitEnd(started, Duration.ofMillis(5))) {
        throw failed("ended with exit code " + started.exitValue());
      }
      if (Thread.currentThread().isInterrupted()) {
        end(true);
        throw new IllegalStateException("Interrupted while the embedded Redis was starting.");
      }
      if (System.nanoTime() > deadline) {
        end(true);
        throw failed("did not answer within " + START_WITHIN.toSeconds() + " s");
      }
    }
  }

  private IllegalStateException failed(String how) {
    String output = folder.lastOutput();
    String sentence =
        "The embedded Redis "
            + how
            + "; name another server with MUSTER_REDIS_SERVER. Its last words: "
            + output;
    return output.contains("in use")
        ? new PortTakenException(sentence)
        : new IllegalStateException(sentence);
  }

  private void end(boolean atOnce) {
    Process running = process;
    if (running == null) {
      return;
    }
    if (!atOnce) {
      running.destroy();
    }
    if (atOnce || !awaitEnd(running, STOP_WITHIN)) {
      running.destroyForcibly();
      awaitEnd(running, STOP_WITHIN);
    }
  }

  private static boolean awaitEnd(Process process, Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  private static final class PortTakenException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    PortTakenException(String message) {
      super(message);
    }
  }
}
