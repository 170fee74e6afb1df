package dev.muster.worker;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.redis.TlsFiles;
import dev.muster.worker.WorkerOptions.Allowed;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muster worker QUEUE`: runs one worker until it is stopped.
@Command(
    name = "muster worker",
    mixinStandardHelpOptions = true,
    versionProvider = WorkerMain.Versions.class,
    sortOptions = false,
    description =
        "Runs one worker of a queue: takes tasks, answers messages, until it gets STOP or a"
            + " signal.",
    footer = {
      "",
      "Exit code: 0 after STOP, TERM or Ctrl+C (which let the running task finish; a second one"
          + " does not wait), 2 for bad usage, 1 otherwise. Give a password by MUSTER_REDIS or"
          + " --password-file: arguments can be read by every user."
    })
public final class WorkerMain implements Callable<Integer> {
  private static final double SHORTEST_PERIOD = 0.1;
  private static final double LONGEST_PERIOD = 24 * 3600;
  private static final double LONGEST_EXPIRY = 30 * 24 * 3600;
  private static final Pattern NAME =
      Pattern.compile("[^\\p{Cc}\\u2028-\\u202E\\u2066-\\u2069]{1,128}");

  @Parameters(paramLabel = "QUEUE", description = "The queue's name: letters, digits and . _ -")
  private String queue = "";

  @Option(
      names = "--redis",
      paramLabel = "URL",
      description =
          "redis://user:password@host:port/db; default: MUSTER_REDIS, else redis://127.0.0.1:6379")
  private @Nullable String redis;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "a file whose first line is the password")
  private @Nullable Path passwordFile;

  @Option(
      names = "--tls-ca",
      paramLabel = "FILE",
      description =
          "for rediss://: the authorities that are trusted, as PEM; default: MUSTER_TLS_CA, else"
              + " those Java knows")
  private @Nullable Path tlsCa;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "for rediss://: its own certificate, as PEM; default: MUSTER_TLS_CERT")
  private @Nullable Path tlsCertificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "that one's key, as PEM; default: MUSTER_TLS_KEY, else in the same file")
  private @Nullable Path tlsKey;

  @Option(
      names = "--log-file",
      paramLabel = "FILE",
      description = "append the log to this file too")
  private @Nullable Path logFile;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "working folder of its code and files; default: here")
  private Path directory = Path.of("");

  @Option(names = "--name", paramLabel = "NAME", description = "its id; default: host::pid")
  private @Nullable String name;

  @Option(
      names = "--heartbeat-period",
      paramLabel = "S",
      description = "seconds between beats; default: ${DEFAULT-VALUE}")
  private double period = 30;

  @Option(
      names = "--heartbeat-expire",
      paramLabel = "S",
      description = "without a beat for so many seconds it counts as lost; default: three periods")
  private @Nullable Double expire;

  @Option(
      names = "--key-alive",
      paramLabel = "KEY",
      description = "push its id to this list, whose name begins with QUEUE:, once it is up")
  private @Nullable String aliveKey;

  @Option(
      names = "--allow",
      paramLabel = "WHAT",
      split = ",",
      description = "what it may do, of eval, tasks, commands, files; default: eval,tasks,files")
  private Set<String> allow = Set.of("eval", "tasks", "files");

  private final PrintStream out;
  private final PrintStream err;

  WorkerMain(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /// The program.
  public static void main(String[] args) {
    var out =
        new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.out),
            false,
            StandardCharsets.UTF_8);
    var err =
        new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
    System.exit(run(args, out, err));
  }

  /// The program without its end.
  static int run(String[] args, PrintStream out, PrintStream err) {
    return new CommandLine(new WorkerMain(out, err))
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(
            (e, unparsed) -> {
              err.println(e.getMessage() + " (muster worker --help lists the options)");
              return 2;
            })
        .setExecutionExceptionHandler(
            (e, line, parsed) -> {
              err.println(Objects.requireNonNullElse(e.getMessage(), e.toString()));
              return 1;
            })
        .execute(args);
  }

  @Override
  public Integer call() throws InterruptedException {
    WorkerOptions options;
    Console console;
    var clock = new RedisClock();
    try {
      options = options();
      console = new Console(out, isTerminal(), options.logFile(), clock);
    } catch (QueueException e) {
      err.println(e.getMessage());
      return 2;
    }
    return work(options, console, clock);
  }

  private int work(WorkerOptions options, Console console, RedisClock clock)
      throws InterruptedException {
    var worker = new java.util.concurrent.atomic.AtomicReference<@Nullable Worker>();
    try (var code = new Code(options)) {
      var connecting = new java.util.concurrent.CountDownLatch(1);
      Signals.onEnd(new Ending(worker, connecting, code));
      var opened =
          new Outage(console, connecting, options.expire())
              .through(
                  Optional.<Worker>empty(),
                  () -> Optional.of(new Worker(options, console, clock, code)));
      if (opened.isEmpty()) {
        return 0;
      }
      worker.set(opened.get());
      try (var started = opened.get()) {
        if (connecting.getCount() > 0) {
          started.run();
        }
        return 0;
      }
    } catch (QueueException e) {
      err.println(e.getMessage());
      // Its TLS files, for instance, are looked into as it connects.
      return worker.get() == null && e.reason() == Reason.USAGE ? 2 : 1;
    }
  }

  /// What a signal does: the first lets the worker finish, another one doesn't wait.
  private record Ending(
      java.util.concurrent.atomic.AtomicReference<@Nullable Worker> worker,
      java.util.concurrent.CountDownLatch connecting,
      Code code,
      AtomicInteger count)
      implements Runnable {
    Ending(
        java.util.concurrent.atomic.AtomicReference<@Nullable Worker> worker,
        java.util.concurrent.CountDownLatch connecting,
        Code code) {
      this(worker, connecting, code, new AtomicInteger());
    }

    @Override
    public void run() {
      connecting.countDown();
      var running = worker.get();
      if (count.incrementAndGet() == 1) {
        if (running != null) {
          running.end("signal");
        }
        return;
      }
      if (running != null) {
        running.abandon();
      } else {
        code.close();
      }
      Runtime.getRuntime().halt(0);
    }
  }

  private WorkerOptions options() {
    if (!(period >= SHORTEST_PERIOD) || period > LONGEST_PERIOD) {
      throw usage(
          "--heartbeat-period is a number of seconds from 0.1 to 86400 (a day), not "
              + period
              + ".");
    }
    var expiry = expire == null ? 3 * period : expire;
    if (expiry > LONGEST_EXPIRY) {
      throw usage("--heartbeat-expire is at most 2592000 seconds (30 days), not " + expiry + ".");
    }
    if (!(expiry >= 2 * period)) {
      throw usage(
          "--heartbeat-expire must be at least two periods, "
              + 2 * period
              + " s, not "
              + expiry
              + ": a single late beat would lose the worker.");
    }
    if (name != null && (name.isBlank() || !NAME.matcher(name).matches())) {
      throw usage(
          "--name is 1 to 128 characters, none of which controls a terminal or turns the text.");
    }
    var keys = new Keys(queue);
    if (aliveKey != null && !aliveKey.startsWith(keys.of(""))) {
      throw usage("--key-alive must begin with " + keys.of("") + ", the queue's own prefix.");
    }
    var folder = directory.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw usage("There is no folder " + folder + ": make it, or choose another --dir.");
    }
    return new WorkerOptions(
        queue,
        address(),
        name,
        folder,
        logFile == null ? null : logFile.toAbsolutePath(),
        seconds(period),
        seconds(expiry),
        aliveKey,
        allowed(),
        passwordFile,
        program());
  }

  private RedisAddress address() {
    var files = new TlsFiles(tlsCa, tlsCertificate, tlsKey);
    var address = RedisAddress.given(redis, files, System.getenv());
    var key = address.tlsFiles().secret();
    if (key != null) {
      warnIfOthersRead("key", key);
    }
    if (redis != null && address.password() != null) {
      err.println(
          "Warning: a password on the command line can be read by every user of this machine; use"
              + " MUSTER_REDIS or --password-file.");
    }
    if (passwordFile == null) {
      return address;
    }
    var given = address.withPasswordOf(passwordFile);
    warnIfOthersRead("password", passwordFile.toAbsolutePath());
    return given;
  }

  private void warnIfOthersRead(String what, Path file) {
    try {
      if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
        err.println(
            "Warning: the %s file %s can be read by other users; chmod 600 it."
                .formatted(what, file));
      }
    } catch (IOException | UnsupportedOperationException e) {
      // This system keeps its rights in another manner.
    }
  }

  private Set<Allowed> allowed() {
    var allowed = EnumSet.noneOf(Allowed.class);
    for (var word : allow) {
      try {
        allowed.add(Allowed.valueOf(word.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw usage(
            "--allow takes eval, tasks, commands and files, separated by commas, not \""
                + word
                + "\".");
      }
    }
    return allowed;
  }

  private static Path program() {
    try {
      return Path.of(WorkerMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  // Without a terminal there is no console, or one that says so: it depends on the JDK.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal() && System.getenv("NO_COLOR") == null;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private static QueueException usage(String sentence) {
    return new QueueException(Reason.USAGE, sentence);
  }

  /// The version that `--version` prints.
  static final class Versions implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"muster worker " + Version.get()};
    }
  }
}
