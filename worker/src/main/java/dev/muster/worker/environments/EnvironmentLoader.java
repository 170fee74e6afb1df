package dev.muster.worker.environments;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueException;
import dev.muster.shared.environments.Environment;
import dev.muster.shared.environments.Environments;
import dev.muster.shared.files.FileProblem;
import dev.muster.shared.redis.Json;
import dev.muster.worker.Code;
import dev.muster.worker.WorkerLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Fetches the environments that a worker lacks and has them compiled where its code runs.
public final class EnvironmentLoader implements AutoCloseable {
  private final Environments environments;
  private final Code code;
  private final WorkerLog log;
  private final JarCache jars;
  private final Map<String, Environment> loaded = new ConcurrentHashMap<>();

  /// With nothing loaded.
  public EnvironmentLoader(Environments environments, Code code, WorkerLog log) {
    this.environments = environments;
    this.code = code;
    this.log = log;
    this.jars = new JarCache(environments);
  }

  /// Ids of those that it has loaded.
  public List<String> loaded() {
    return loaded.keySet().stream().sorted().toList();
  }

  /// Loads the one that was used last, if there is one.
  public void loadNewest() throws InterruptedException {
    var newest = environments.newest();
    if (newest.isPresent()) {
      load(newest.get());
    }
  }

  /// Loads one by its id, also if it was loaded before.
  ///
  /// @return whether it could be
  public boolean load(String id) throws InterruptedException {
    var found = environments.find(id);
    if (found.isEmpty()) {
      log.event("ENVIR", "ERROR there is no environment " + id);
      return false;
    }
    return load(found.get()).isOk();
  }

  /// Loads all that it has again.
  ///
  /// @return whether all could be
  public boolean refresh() throws InterruptedException {
    var all = true;
    for (var id : loaded()) {
      all &= load(id);
    }
    return all;
  }

  /// Whether a task's environment is there.
  public boolean isLoaded(String id) {
    return loaded.containsKey(id);
  }

  /// Sees to it that a task's environment is there.
  public Outcome ensure(String id) throws InterruptedException {
    if (isLoaded(id)) {
      return new Outcome.Ok(Json.tree(id));
    }
    var found = environments.find(id);
    return found.isPresent()
        ? load(found.get())
        : Outcome.failed(
            "NoEnvironment",
            "there is no environment " + id + " in this queue any more: enqueue the task again");
  }

  /// Says in the log again which ones are loaded.
  public void tellAgain() {
    loaded.values().forEach(this::tell);
  }

  private Outcome load(Environment environment) throws InterruptedException {
    Outcome outcome;
    try {
      outcome = code.load(unpacked(environment));
    } catch (QueueException e) {
      if (e.isPassing()) {
        throw e;
      }
      outcome = missing(e);
    } catch (UncheckedIOException e) {
      outcome = missing(e);
    }
    switch (outcome) {
      case Outcome.Ok ok -> {
        loaded.put(environment.id(), environment);
        tell(environment);
      }
      case Outcome.Failed(var failure) -> log.event("ENVIR", "ERROR " + failure.message());
    }
    return outcome;
  }

  private Unpacked unpacked(Environment environment) {
    var sources = new LinkedHashMap<String, String>();
    environment
        .sources()
        .forEach((name, hash) -> sources.put(name, had(name, () -> environments.source(hash))));
    var files = new LinkedHashMap<String, Path>();
    environment.jars().forEach((name, hash) -> files.put(name, had(name, () -> jars.place(hash))));
    return new Unpacked(environment.id(), environment.imports(), sources, files);
  }

  private static <T> T had(String name, Supplier<T> content) {
    try {
      return content.get();
    } catch (FileProblem e) {
      var isGone = Set.of("Missing", "Corrupt").contains(e.type());
      var why =
          isGone
              ? name + " is not in Redis any more, or not as it was: enqueue with it again."
              : e.getMessage();
      throw new UncheckedIOException(why, new IOException(e));
    }
  }

  private static Outcome missing(RuntimeException e) {
    return Outcome.failed("NoEnvironment", Objects.requireNonNullElse(e.getMessage(), ""));
  }

  private void tell(Environment environment) {
    log.event("ENVIR", environment.id());
    log.detail("ENVIR", "PACKAGES " + listed(environment.imports(), environment.jars().keySet()));
    log.detail("ENVIR", "SOURCES " + listed(environment.sources().keySet(), List.of()));
  }

  /// Deletes the jars that it has fetched.
  @Override
  public void close() {
    jars.close();
  }

  private static String listed(Iterable<String> some, Iterable<String> more) {
    var all = new ArrayList<String>();
    some.forEach(all::add);
    more.forEach(all::add);
    return all.isEmpty() ? "(none)" : String.join(" ", all);
  }
}
