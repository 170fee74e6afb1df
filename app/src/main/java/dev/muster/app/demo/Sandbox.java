package dev.muster.app.demo;

import dev.muster.app.here.Family;
import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.workers.SpawnOptions;
import dev.muster.shared.workers.Spawned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The folders and processes of a demo: gone with it, however it ends.
public final class Sandbox implements AutoCloseable {
  private static final Duration STARTS_WITHIN = Duration.ofSeconds(30);

  private final Path home;
  private final List<Spawned> workers = new ArrayList<>();
  private final Thread hook = new Thread(this::clear, "sandbox");
  private @Nullable Path folder;
  private boolean closed;

  private Sandbox(Path home) {
    this.home = home;
  }

  /// An empty one.
  ///
  /// @param home the folder that Muster is built in, with the sample functions
  public static Sandbox make(Path home) throws IOException {
    var sandbox = new Sandbox(home);
    Runtime.getRuntime().addShutdownHook(sandbox.hook);
    sandbox.makeFolder();
    return sandbox;
  }

  private synchronized void makeFolder() throws IOException {
    open();
    folder = Files.createTempDirectory("muster-demo-");
  }

  /// A new folder of that name.
  public synchronized Path folder(String name) throws IOException {
    return Files.createDirectories(open().resolve(name));
  }

  /// The sample functions.
  Path samples() {
    return home.resolve("assets").resolve("samples");
  }

  /// Starts a worker in a folder of its own, with the sample files and an empty folder in it.
  ///
  /// @param arguments further ones of the worker
  public synchronized Spawned spawn(QueueClient queue, String name, String... arguments)
      throws IOException {
    var directory = folder(name);
    try (var files = Files.newDirectoryStream(samples())) {
      for (var file : files) {
        if (Files.isRegularFile(file)) {
          Files.copy(file, directory.resolve(file.getFileName().toString()));
        }
      }
    }
    Files.createDirectory(directory.resolve("src"));
    var jar = home.resolve("worker").resolve("target").resolve("muster-worker.jar");
    var log = open().resolve(name + ".log");
    var worker = queue.workers().spawn(new SpawnOptions(jar, directory, log, List.of(arguments)));
    workers.add(worker);
    return worker;
  }

  /// Waits until a task runs.
  ///
  /// @return the worker that runs it
  public static String awaitStart(QueueClient queue, String task) {
    try (var follower = queue.logs().follow(queue.workers().list(), 20)) {
      var end = System.nanoTime() + STARTS_WITHIN.toNanos();
      while (System.nanoTime() < end) {
        for (var line : follower.next(Duration.ofSeconds(1))) {
          if (line.command().equals("TASK_START") && line.message().equals(task)) {
            return line.worker();
          }
        }
      }
    }
    throw new QueueException(
        Reason.TIMEOUT,
        "Task " + task + " was not begun within " + STARTS_WITHIN.toSeconds() + " s.");
  }

  private Path open() {
    if (closed) {
      throw new QueueException(Reason.FAILED, "The demo is ending.");
    }
    return folder == null ? Path.of("") : folder;
  }

  private synchronized void clear() {
    if (closed) {
      return;
    }
    closed = true;
    workers.forEach(worker -> worker.process().destroy());
    workers.forEach(worker -> Family.end(worker.process().toHandle()));
    if (folder != null) {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                throws IOException {
              Files.delete(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("The demo's folder " + folder + " could not be deleted", e);
    }
  }

  @Override
  public void close() {
    clear();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending and runs the hook itself.
    }
  }
}
