package dev.muster.app.demo;

import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.environments.Sources;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.RedisAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// A Redis of its own, two workers in folders of their own, and the tour played on them. Closing
/// it,
/// or the end of this process, leaves nothing behind.
public final class Demo implements AutoCloseable {
  /// The demo's queue.
  public static final String QUEUE = "myqueue";

  private static final Duration UP = Duration.ofSeconds(60);

  private final Consumer<String> say;
  private final Sandbox sandbox;
  private final EmbeddedRedis redis;
  private final RedisAddress address;

  private Demo(Consumer<String> say, Sandbox sandbox) {
    this.say = say;
    this.sandbox = sandbox;
    this.redis = EmbeddedRedis.start();
    this.address = RedisAddress.parse(redis.url());
  }

  /// Starts the Redis.
  ///
  /// @param say gets the transcript, line by line
  public static Demo start(Consumer<String> say) throws IOException {
    var home = System.getProperty("muster.home");
    if (home == null) {
      throw new QueueException(
          Reason.USAGE, "Start the demo with ./muster demo, which says where Muster is.");
    }
    var sandbox = Sandbox.make(Path.of(home).toAbsolutePath().normalize());
    try {
      return new Demo(say, sandbox);
    } catch (RuntimeException e) {
      sandbox.close();
      throw e;
    }
  }

  /// Where its Redis is, with the password.
  public RedisAddress address() {
    return address;
  }

  /// Its queue.
  public String queue() {
    return QUEUE;
  }

  /// Plays the tour, then leaves two workers with something to do, and messages on their way.
  ///
  /// @param meanwhile what to do while a task of the tour sleeps
  public void playTour(Runnable meanwhile) throws IOException, InterruptedException {
    say.accept("A Redis of its own is running at " + address.display() + ".");
    var sources = Sources.of(sandbox.samples().resolve("myfuns.java"));
    try (var queue = QueueClient.open(address, QUEUE, sources)) {
      var tour = new Tour(queue, sandbox, new Transcript(say));
      tour.workers();
      tour.ping();
      tour.task(meanwhile);
      tour.echo();
      tour.info();
      tour.dir();
      tour.pull(tour.push());
      // Begun now, it is up when the first one leaves.
      var another = sandbox.spawn(queue, "worker3", Tour.LIVELY);
      tour.eval();
      tour.stop();
      queue.workers().awaitAlive(List.of(another), UP);
      leaveWork(queue);
    }
    say.accept("");
    say.accept(
        "The tour is over. Two workers go on: one runs slowdouble(60) and will answer PING and DIR"
            + " afterwards.");
  }

  /// One worker gets a long task, so that of two messages its answers are still to come.
  private static void leaveWork(QueueClient queue) {
    queue.tasks().enqueue("primes(100)");
    queue.tasks().enqueue("greet(\"Muster\")");
    var busy = Sandbox.awaitStart(queue, queue.tasks().enqueue("slowdouble(60)"));
    queue.messages().sendToAll(Command.PING, null);
    var last = queue.messages().sendToAll(Command.DIR, null);
    for (var worker : last.targets()) {
      if (!worker.equals(busy)) {
        queue.messages().response(last.id(), worker, false, UP);
      }
    }
  }

  @Override
  public void close() {
    sandbox.close();
    redis.close();
  }
}
