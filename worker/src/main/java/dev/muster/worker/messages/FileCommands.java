package dev.muster.worker.messages;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.files.DirQuery;
import dev.muster.shared.files.Files;
import dev.muster.shared.files.Folder;
import dev.muster.shared.files.Pack;
import dev.muster.shared.files.Progress;
import dev.muster.shared.redis.Json;
import dev.muster.worker.WorkerLog;
import dev.muster.worker.WorkerOptions;
import dev.muster.worker.messages.Commands.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// DIR, PUSH and PULL: within the worker's own folder, and within a time limit.
final class FileCommands {
  private static final Duration DIR_LIMIT = Duration.ofSeconds(60);
  private static final Duration COPY_LIMIT = Duration.ofMinutes(10);

  private final Folder folder;
  private final Files files;
  private final WorkerLog log;

  FileCommands(WorkerOptions options, Files files, WorkerLog log) {
    this.folder = new Folder(options.directory(), forbidden(options));
    this.files = files;
    this.log = log;
  }

  private static List<Path> forbidden(WorkerOptions options) {
    var paths = new ArrayList<Path>();
    paths.add(options.program());
    if (options.logFile() != null) {
      paths.add(options.logFile().toAbsolutePath());
    }
    if (options.passwordFile() != null) {
      paths.add(options.passwordFile().toAbsolutePath());
    }
    var key = options.redis().tlsFiles().secret();
    if (key != null) {
      paths.add(key);
    }
    return paths;
  }

  Work dir(@Nullable JsonNode args) {
    var query = DirQuery.of(args);
    return () -> within(DIR_LIMIT, () -> new Outcome.Ok(Json.tree(folder.list(query))));
  }

  Work push(@Nullable JsonNode args) {
    var names = names(args);
    return () -> {
      log.event("PUSH", "");
      return within(
          COPY_LIMIT, () -> new Outcome.Ok(Json.tree(files.pack(folder, names, Progress.NONE))));
    };
  }

  Work pull(@Nullable JsonNode args) {
    return () -> {
      var pack = args == null ? newest() : pack(args);
      log.event("PULL", "");
      return within(
          COPY_LIMIT,
          () -> {
            files.unpack(pack, folder, Progress.NONE);
            return new Outcome.Ok(Json.tree("OK"));
          });
    };
  }

  private Pack newest() {
    return files
        .newestPack()
        .orElseThrow(
            () ->
                new BadArgument(
                    "NoPack", "there is nothing to pull yet: pack files or PUSH some first"));
  }

  private static Pack pack(JsonNode args) {
    try {
      return Json.mapper().treeToValue(args, Pack.class);
    } catch (JacksonException e) {
      throw new BadArgument(
          "BadArgument", "PULL takes a pack: an object of names, each with md5, sha256 and size");
    }
  }

  private static List<String> names(@Nullable JsonNode args) {
    var names = new ArrayList<String>();
    if (args != null && args.isString()) {
      names.add(args.asString());
    } else if (args != null && args.isArray()) {
      for (var name : args) {
        if (!name.isString()) {
          throw new BadArgument("BadArgument", "PUSH takes file names, not " + name);
        }
        names.add(name.asString());
      }
    }
    if (names.isEmpty()) {
      throw new BadArgument(
          "BadArgument",
          "PUSH takes a file name or a list of file names" + (args == null ? "" : ", not " + args));
    }
    return names;
  }

  /// Runs on a thread that can be given up on.
  private static Outcome within(Duration limit, Callable<Outcome> work)
      throws InterruptedException {
    var task = new FutureTask<>(work);
    var thread = Thread.ofVirtual().name("files").start(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      return Outcome.failed("Timeout", "it took longer than " + limit.toSeconds() + " s");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new QueueException(Reason.FAILED, String.valueOf(e.getCause()), e);
    }
  }
}
