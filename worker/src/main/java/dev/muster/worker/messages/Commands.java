package dev.muster.worker.messages;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueException;
import dev.muster.shared.files.FileProblem;
import dev.muster.shared.files.Files;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Message;
import dev.muster.shared.redis.Json;
import dev.muster.worker.Banner;
import dev.muster.worker.Code;
import dev.muster.worker.Worker;
import dev.muster.worker.WorkerLog;
import dev.muster.worker.WorkerOptions;
import dev.muster.worker.WorkerOptions.Allowed;
import dev.muster.worker.environments.EnvironmentLoader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Obeys messages. Whatever is wrong with one becomes a failure that its sender can test for; the
/// worker lives.
public final class Commands {
  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
  private static final Duration EVAL_LIMIT = Duration.ofSeconds(60);
  private static final double LONGEST_LIMIT = 7 * 24 * 3600.0;

  private final Worker worker;
  private final WorkerOptions options;
  private final FileCommands files;
  private final EnvironmentLoader environments;
  private final Code code;
  private final WorkerLog log;
  private final IdleLimit idle;

  /// For one worker.
  public Commands(
      Worker worker,
      WorkerOptions options,
      Files files,
      EnvironmentLoader environments,
      Code code,
      WorkerLog log,
      IdleLimit idle) {
    this.worker = worker;
    this.options = options;
    this.files = new FileCommands(options, files, log);
    this.environments = environments;
    this.code = code;
    this.log = log;
    this.idle = idle;
  }

  /// Does what a message says. Where Redis goes away meanwhile, that is the failure; the answer
  /// with it has to wait until it is back.
  public Outcome answer(Message message) throws InterruptedException {
    var command = Command.of(message.command());
    if (command.isEmpty() || !command.get().name().equals(message.command())) {
      return Outcome.failed(
          "UnknownCommand", "this worker knows no command \"" + message.command() + "\"");
    }
    try {
      return obey(command.get(), message);
    } catch (FileProblem e) {
      return new Outcome.Failed(e.failure());
    } catch (BadArgument e) {
      return Outcome.failed(e.type(), Objects.requireNonNullElse(e.getMessage(), ""));
    } catch (QueueException e) {
      return Outcome.failed("Redis", Objects.requireNonNullElse(e.getMessage(), ""));
    } catch (RuntimeException e) {
      LOG.error("{} failed: {}", message.command(), e.toString());
      return Outcome.failed(e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
    }
  }

  private Outcome obey(Command command, Message message) throws InterruptedException {
    var args = message.args();
    return switch (command) {
      case PING -> {
        none(command, args);
        log.printed("PONG", message.id());
        yield text("PONG");
      }
      case ECHO -> {
        log.printed(string(command, args), message.id());
        yield text("OK");
      }
      case INFO -> {
        none(command, args);
        worker.publish();
        log.plain(Banner.of(worker.info()));
        yield new Outcome.Ok(Json.tree(worker.info()));
      }
      case DIR -> allowed(Allowed.FILES, files.dir(args));
      case PUSH -> allowed(Allowed.FILES, files.push(args));
      case PULL -> allowed(Allowed.FILES, files.pull(args));
      case EVAL -> allowed(Allowed.EVAL, eval(args, message.id()));
      case STOP -> {
        worker.end(args == null ? "" : string(command, args));
        yield text("BYE");
      }
      case PAUSE -> {
        none(command, args);
        yield text(worker.pause(true) ? "OK" : "NOOP");
      }
      case RESUME -> {
        none(command, args);
        yield text(worker.pause(false) ? "OK" : "NOOP");
      }
      case ENVIR -> allowed(Allowed.TASKS, () -> envir(environments.load(string(command, args))));
      case REFRESH -> {
        none(command, args);
        yield allowed(Allowed.TASKS, () -> envir(environments.refresh()));
      }
      case TIMEOUT_SET -> {
        idle.set(args == null ? null : seconds(args));
        yield text("OK");
      }
      case TIMEOUT_GET -> {
        none(command, args);
        yield timeout();
      }
    };
  }

  /// Something that may be switched off.
  interface Work {
    Outcome run() throws InterruptedException;
  }

  private Outcome allowed(Allowed what, Work work) throws InterruptedException {
    return options.allows(what)
        ? work.run()
        : Outcome.failed(
            "NotAllowed",
            "this worker was started without --allow " + what.name().toLowerCase(Locale.ROOT));
  }

  private Work eval(@Nullable JsonNode args, String id) {
    var text = args != null && args.isObject() ? field(args) : string(Command.EVAL, args);
    var limit =
        args != null && args.isObject() && args.hasNonNull("timeout")
            ? seconds(args.get("timeout"))
            : EVAL_LIMIT;
    return () -> code.eval(id, text, limit, printed -> log.printed(printed, id));
  }

  private static String field(JsonNode args) {
    args.propertyNames()
        .forEach(
            name -> {
              if (!name.equals("code") && !name.equals("timeout")) {
                throw new BadArgument(
                    "UnusedArgument", "unused argument (" + name + " = " + args.get(name) + ")");
              }
            });
    return string(Command.EVAL, args.get("code"));
  }

  private Outcome envir(boolean loaded) {
    worker.publish();
    return text(loaded ? "ENVIR OK" : "ENVIR ERROR");
  }

  private Outcome timeout() {
    var fields = new LinkedHashMap<String, @Nullable Double>();
    fields.put("timeout", seconds(idle.limit()));
    fields.put("remaining", seconds(idle.remaining()));
    return new Outcome.Ok(Json.tree(fields));
  }

  private static @Nullable Double seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis() / 1000.0;
  }

  private static Duration seconds(JsonNode node) {
    if (!node.isNumber() || !(node.asDouble() > 0) || node.asDouble() > LONGEST_LIMIT) {
      throw new BadArgument(
          "BadArgument",
          "a time limit is a number of seconds above 0, at most a week, not " + node);
    }
    return Duration.ofMillis((long) Math.ceil(node.asDouble() * 1000));
  }

  private static void none(Command command, @Nullable JsonNode args) {
    if (args != null && !args.isEmpty()) {
      throw new BadArgument("UnusedArgument", command + " takes no arguments, not " + args);
    }
    if (args != null && args.isValueNode()) {
      throw new BadArgument("UnusedArgument", command + " takes no arguments, not " + args);
    }
  }

  private static String string(Command command, @Nullable JsonNode args) {
    if (args == null || !args.isString()) {
      throw new BadArgument(
          "BadArgument", command + " takes a text" + (args == null ? "" : ", not " + args));
    }
    return args.asString();
  }

  private static Outcome text(String value) {
    return new Outcome.Ok(Json.tree(value));
  }
}
