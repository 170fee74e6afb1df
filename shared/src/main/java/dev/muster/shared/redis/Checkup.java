package dev.muster.shared.redis;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks at a Redis step by step, as one would who wants to know why it can't be used: each
/// [#next()] is one step and says what was found. It changes nothing there. Steps belong to one
/// thread; [#close()] may come from another.
public final class Checkup implements AutoCloseable {
  private static final String ALL_QUEUES = "muster:queues";
  private static final String TO_ALLOW = " Its administrator can allow it:";
  private static final double NEARLY_FULL = 0.9;

  private final RedisAddress address;
  private final boolean readOnly;
  private final String queue;
  private final Knock knock;
  private volatile @Nullable Redis client;
  private volatile boolean closed;
  private final Map<String, String> problems = new HashMap<>();
  private List<String> queues = List.of();
  private int done;

  /// What is looked at, in this order.
  public enum Step {
    RESOLVE,
    REACH,
    ENCRYPT,
    SPEAK,
    LOGIN,
    VERSION,
    MEMORY,
    RIGHTS,
    QUEUES
  }

  /// What came of a step. After a failure there is no next one.
  public enum Verdict {
    OK,
    WARNING,
    FAILED
  }

  /// What was found.
  ///
  /// @param words a sentence; where something is wrong, it says what to do
  /// @param paste what an administrator of that Redis can paste to mend it; empty for nothing
  public record Finding(Step step, Verdict verdict, String words, String paste) {
    static Finding ok(Step step, String words) {
      return new Finding(step, Verdict.OK, words, "");
    }

    static Finding warning(Step step, String words) {
      return new Finding(step, Verdict.WARNING, words, "");
    }

    static Finding failed(Step step, String words) {
      return new Finding(step, Verdict.FAILED, words, "");
    }

    Finding withPaste(String line) {
      return new Finding(step, verdict, words, line);
    }
  }

  /// Does nothing yet.
  ///
  /// @param readOnly whether the connection is meant to read only
  /// @param queue the queue that is meant; empty if none is chosen yet
  public Checkup(RedisAddress address, boolean readOnly, String queue) {
    this.address = address;
    this.readOnly = readOnly;
    this.queue = queue;
    this.knock = new Knock(address);
  }

  /// Whether there is another step.
  public boolean hasNext() {
    return done < Step.values().length;
  }

  /// The queues that were found, by name.
  public List<String> queues() {
    return queues;
  }

  /// Those of them that can't be opened by this program, each with why in a sentence.
  public Map<String, String> problems() {
    return Map.copyOf(problems);
  }

  /// Takes the next step; may take some seconds.
  public Finding next() {
    var step = Step.values()[done++];
    var finding = look(step);
    if (finding.verdict() == Verdict.FAILED) {
      done = Step.values().length;
    }
    return finding;
  }

  private Finding look(Step step) {
    try {
      return switch (step) {
        case RESOLVE -> knock.resolve();
        case REACH -> knock.reach();
        case ENCRYPT -> knock.encrypt();
        case SPEAK -> knock.speak();
        case LOGIN -> login();
        case VERSION -> version();
        case MEMORY -> memory();
        case RIGHTS -> rights();
        case QUEUES -> queuesFound();
      };
    } catch (QueueException e) {
      return Finding.failed(step, Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  private Finding login() {
    try {
      redis().call("PING");
    } catch (QueueException e) {
      if (e.reason() == Reason.REFUSED && address.password() == null) {
        return Finding.failed(
            Step.LOGIN,
            "A password is wanted there: write it and test again, or set MUSTER_REDIS to"
                + " redis://:PASSWORD@host:port before Muster starts.");
      }
      throw e;
    }
    return Finding.ok(
        Step.LOGIN,
        address.password() == null ? "No password is wanted." : "Logged in as " + user() + ".");
  }

  private Redis redis() {
    var made = client;
    if (made == null) {
      made = new Redis(address, "muster", readOnly);
      client = made;
      if (closed) {
        made.close();
      }
    }
    return made;
  }

  private Finding version() {
    Map<String, Reply> about;
    try {
      about = redis().call("HELLO").map();
    } catch (QueueException e) {
      if (e.reason() != Reason.USAGE) {
        throw e;
      }
      about = Map.of();
    }
    var version = word(about, "version");
    if (word(about, "mode").equals("sentinel")) {
      return Finding.failed(
          Step.VERSION,
          "This is a Sentinel, which watches over a Redis and holds no queue: connect to the Redis"
              + " itself.");
    }
    if (!isNewEnough(version)) {
      return Finding.failed(
          Step.VERSION,
          (version.isEmpty() ? "This Redis is too old" : "Redis " + version + " is too old")
              + ": Muster needs 6.2 or newer.");
    }
    if (word(about, "mode").equals("cluster")) {
      return Finding.failed(
          Step.VERSION,
          "This Redis is part of a cluster, where the keys of a queue lie on several machines:"
              + " Muster needs one that stands alone.");
    }
    return word(about, "role").equals("replica")
        ? replica("Redis " + version)
        : Finding.ok(Step.VERSION, "Redis " + version + ".");
  }

  private static String word(Map<String, Reply> about, String name) {
    var word = about.get(name);
    return word == null ? "" : word.text();
  }

  private Finding replica(String version) {
    if (readOnly) {
      return Finding.warning(
          Step.VERSION, version + ", a replica: what is seen there may lag behind its master.");
    }
    var info = info("replication");
    var master = info.getOrDefault("master_host", "");
    return Finding.failed(
        Step.VERSION,
        "This is a replica, which takes no writes: connect to its master"
            + (master.isEmpty() ? "" : ", " + master + ":" + info.get("master_port"))
            + ", or switch on read-only to look.");
  }

  /// What Redis tells of itself; empty if this user may not ask.
  private Map<String, String> info(String section) {
    try {
      return redis()
          .call("INFO", section)
          .text()
          .lines()
          .map(line -> line.split(":", 2))
          .filter(parts -> parts.length == 2)
          .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1].strip(), (a, _) -> a));
    } catch (QueueException e) {
      if (e.reason() != Reason.DENIED) {
        throw e;
      }
      return Map.of();
    }
  }

  private Finding memory() {
    var info = info("memory");
    if (!info.containsKey("used_memory")) {
      return Finding.ok(Step.MEMORY, "This user may not ask how full it is.");
    }
    var used = Long.parseLong(info.get("used_memory"));
    var most = Long.parseLong(info.getOrDefault("maxmemory", "0"));
    var policy = info.getOrDefault("maxmemory_policy", "noeviction");
    if (most <= 0) {
      return Finding.ok(Step.MEMORY, megabytes(used) + " used, without a limit.");
    }
    var share = megabytes(used) + " used of " + megabytes(most);
    if (!policy.equals("noeviction")) {
      return Finding.warning(
              Step.MEMORY,
              share
                  + ". When it is full it evicts keys (maxmemory-policy is "
                  + policy
                  + "): tasks and messages would vanish. Set it to noeviction.")
          .withPaste("CONFIG SET maxmemory-policy noeviction");
    }
    if (used >= most && !readOnly) {
      return Finding.failed(
          Step.MEMORY, share + ": it takes no writes. Raise maxmemory or delete something.");
    }
    return used > most * NEARLY_FULL
        ? Finding.warning(Step.MEMORY, share + ": soon it takes no writes. Raise maxmemory.")
        : Finding.ok(Step.MEMORY, share + ".");
  }

  private static String megabytes(long bytes) {
    return "%,d MB".formatted((bytes + 999_999) / 1_000_000);
  }

  private static boolean isNewEnough(String version) {
    var parts = version.split("\\D+");
    return parts.length > 1
        && !parts[0].isEmpty()
        && Double.parseDouble(parts[0] + "." + parts[1]) >= 6.2;
  }

  private Finding rights() {
    var known = queue.isEmpty() ? list() : List.of(queue);
    var name = known.isEmpty() ? "" : known.getFirst();
    var key = name.isEmpty() ? "muster:queues" : new Keys(name).of("checkup");
    var reads =
        denied(
            Call.of("TIME"),
            Call.of("GET", key + ":nothing"),
            Call.of("HGETALL", key + ":nothing"),
            Call.of("ZRANGE", key + ":nothing", 0, 0),
            Call.of("XRANGE", key + ":nothing", "-", "+"),
            Call.of("LRANGE", key + ":nothing", 0, 0),
            Call.of("SMEMBERS", key + ":nothing"));
    if (!reads.isEmpty()) {
      return Finding.failed(Step.RIGHTS, mayNot(reads) + TO_ALLOW).withPaste(grant(name));
    }
    if (readOnly) {
      return Finding.ok(Step.RIGHTS, "May read; whether it may write was not tried.");
    }
    // Neither changes anything: there is no such script, and no such key.
    var writes =
        denied(
            Call.of("EVALSHA", "0".repeat(40), 1, key + ":nothing"),
            Call.of("SREM", key + ":nothing", "nothing"));
    return writes.isEmpty()
        ? Finding.ok(Step.RIGHTS, "May read and write.")
        : Finding.failed(
                Step.RIGHTS, mayNot(writes) + " Switch on read-only to look without it." + TO_ALLOW)
            .withPaste(grant(name));
  }

  private List<String> denied(Call... calls) {
    var denied = new ArrayList<String>();
    for (var call : calls) {
      try {
        redis().call(call);
      } catch (QueueException e) {
        if (e.reason() == Reason.DENIED) {
          denied.add(call.command());
        } else if (e.reason() != Reason.USAGE) {
          throw e;
        }
      }
    }
    return denied;
  }

  private String mayNot(List<String> commands) {
    return "User " + user() + " may not do " + String.join(", ", commands) + " there.";
  }

  private String grant(String name) {
    return new Grant(user(), name, readOnly).line();
  }

  private String user() {
    return Objects.requireNonNullElse(address.user(), "default");
  }

  private Finding queuesFound() {
    var found = true;
    try {
      queues = list();
      problems.putAll(problems(queues));
    } catch (QueueException e) {
      if (e.reason() != Reason.DENIED) {
        throw e;
      }
      found = false;
    }
    if (!queue.isEmpty()) {
      var version = redis().call("GET", keyOf(queue)).textOrNull();
      if (version == null && readOnly) {
        return Finding.failed(
            Step.QUEUES,
            "There is no queue " + queue + " there, and who may only read can't make it.");
      }
      var problem = version == null ? "" : protocolProblem(queue, version);
      if (!problem.isEmpty()) {
        return Finding.failed(Step.QUEUES, problem);
      }
    }
    if (!found) {
      var words = "This user can't see which queues there are: write the queue's name.";
      return queue.isEmpty() ? Finding.warning(Step.QUEUES, words) : Finding.ok(Step.QUEUES, words);
    }
    return Finding.ok(
        Step.QUEUES,
        queues.isEmpty()
            ? "None yet: the one that you name is made."
            : queues.size() + (queues.size() == 1 ? " is there." : " are there."));
  }

  /// A user who may not read all of them learns of the others when they are opened.
  private Map<String, String> problems(List<String> all) {
    var found = new HashMap<String, String>();
    try {
      var versions = redis().callAll(all.stream().map(one -> Call.of("GET", keyOf(one))).toList());
      for (int i = 0; i < versions.size(); i++) {
        var version = versions.get(i).textOrNull();
        var problem = version == null ? "" : protocolProblem(all.get(i), version);
        if (!problem.isEmpty()) {
          found.put(all.get(i), problem);
        }
      }
    } catch (QueueException e) {
      if (e.isPassing()) {
        throw e;
      }
    }
    return found;
  }

  /// What keeps this program off a queue of that version, in a sentence; empty if nothing does.
  public static String protocolProblem(String queue, String version) {
    return version.equals(String.valueOf(Keys.PROTOCOL))
        ? ""
        : "Queue "
            + queue
            + " speaks protocol "
            + version
            + ", this program speaks "
            + Keys.PROTOCOL
            + ": use the version of Muster that made the queue.";
  }

  private static String keyOf(String queue) {
    return new Keys(queue).protocol();
  }

  private List<String> list() {
    return redis().call("SMEMBERS", ALL_QUEUES).texts().stream()
        .filter(Keys::isQueue)
        .sorted()
        .toList();
  }

  /// Gives up what is under way, and lets go.
  @Override
  public void close() {
    closed = true;
    knock.close();
    var made = client;
    if (made != null) {
      made.close();
    }
  }
}
