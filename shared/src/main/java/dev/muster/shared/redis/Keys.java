package dev.muster.shared.redis;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.util.regex.Pattern;

/// The names of a queue's keys, as `PROTOCOL.md` lists them.
///
/// @param queue the queue's name
public record Keys(String queue) {
  /// The version of the protocol that this library speaks.
  public static final int PROTOCOL = 1;

  /// The list of waiting tasks that any worker can run.
  public static final String DEFAULT = "default";

  /// The list of waiting tasks that are commands of the operating system.
  public static final String COMMANDS = "commands";

  private static final Pattern QUEUE =
      Pattern.compile("[A-Za-z0-9._-]{1,64}|\\{[A-Za-z0-9._-]{1,62}}");

  /// @throws QueueException (USAGE) if that can't be a queue's name
  public Keys {
    if (!isQueue(queue)) {
      throw new QueueException(
          Reason.USAGE,
          "A queue's name is 1 to 64 of the characters A-Z a-z 0-9 . _ - (or such a name in"
              + " braces), not \""
              + queue
              + "\".");
    }
  }

  /// Whether a queue can have that name.
  public static boolean isQueue(String name) {
    return QUEUE.matcher(name).matches();
  }

  /// The key that a name under this queue has.
  public String of(String name) {
    return queue + ":" + name;
  }

  public String protocol() {
    return of("protocol");
  }

  public String workerNames() {
    return of("workers:name");
  }

  public String workerStatus() {
    return of("workers:status");
  }

  public String workerInfo() {
    return of("workers:info");
  }

  public String workerTask() {
    return of("workers:task");
  }

  public String workerIncarnation() {
    return of("workers:incarnation");
  }

  public String workerPeriod() {
    return of("workers:period");
  }

  public String workerHeartbeat() {
    return of("workers:heartbeat");
  }

  public String workerDeadline() {
    return of("workers:deadline");
  }

  public String workerVitals() {
    return of("workers:vitals");
  }

  public String workerChanged() {
    return of("workers:changed");
  }

  public String workerIntroduced() {
    return of("workers:introduced");
  }

  /// Messages that a worker has not yet read.
  public String messages(String worker) {
    return of("workers:" + worker + ":message");
  }

  public String responses(String worker) {
    return of("workers:" + worker + ":response");
  }

  public String log(String worker) {
    return of("workers:" + worker + ":log");
  }

  public String output(String worker) {
    return of("workers:" + worker + ":output");
  }

  public String workerEnvironments(String worker) {
    return of("workers:" + worker + ":envir");
  }

  /// Ids of the messages that were sent.
  public String sent() {
    return of("messages");
  }

  public String sent(String message) {
    return of("messages:" + message);
  }

  public String replies(String message) {
    return of("messages:" + message + ":replies");
  }

  public String packs() {
    return of("packs");
  }

  public String files() {
    return of("files");
  }

  public String chunk(String sha256, int chunk) {
    return of("files:" + sha256 + ":" + chunk);
  }

  public String upload(String token, int chunk) {
    return of("upload:" + token + ":" + chunk);
  }

  public String environments() {
    return of("envirs");
  }

  /// Ids of environments by when a queue was last opened or a task enqueued with them.
  public String environmentsUsed() {
    return of("envirs:used");
  }

  public String task(String id) {
    return of("tasks:" + id);
  }

  public String taskBody(String id) {
    return of("tasks:" + id + ":body");
  }

  /// How a task's earlier attempts ended.
  public String taskAttempts(String id) {
    return of("tasks:" + id + ":attempts");
  }

  /// Ids of tasks that took their workers along again and again.
  public String poison() {
    return of("tasks:poison");
  }

  /// How many ids in each list of waiting tasks don't wait any more.
  public String skipped() {
    return of("tasks:skipped");
  }

  /// Ids of tasks that wait for their time, by when it comes.
  public String schedule() {
    return of("schedule");
  }

  /// What a worker is to interrupt.
  public String signals(String worker) {
    return of("workers:" + worker + ":signal");
  }

  /// Ids of the tasks in one status, by when they entered it.
  public String taskIndex(String status) {
    return of("tasks:index:" + status);
  }

  public String taskCounter() {
    return of("tasks:counter");
  }

  /// How long tasks are kept.
  public String retention() {
    return of("retention");
  }

  /// Ids of the tasks in a group.
  public String group(String name) {
    return of("group:" + name);
  }

  public String waits(String client) {
    return of("waits:" + client);
  }

  /// Ids that wait in a named queue.
  public String waiting(String name) {
    return of("queue:" + name);
  }

  public String bell(String name) {
    return of("bell:" + name);
  }
}
