package dev.muster.shared.redis;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Looks at a Redis step by step, as one would who wants to know why it can't be used: each
/// [#next()] is one step and says what was found. It changes nothing there. Steps belong to one
/// thread; [#close()] may come from another.
public final class Checkup implements AutoCloseable {
  private static final String ALL_QUEUES = "muster:queues";
  private static final int PATIENCE_MILLIS = 3_000;
  private static final int LONGEST_LINE = 200;

  private final RedisAddress address;
  private final boolean readOnly;
  private final String queue;
  private final Redis redis;
  private final Socket socket = new Socket();
  private @Nullable InetAddress host;
  private List<String> queues = List.of();
  private int done;

  /// What is looked at, in this order.
  public enum Step {
    RESOLVE,
    REACH,
    SPEAK,
    LOGIN,
    VERSION,
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
  public record Finding(Step step, Verdict verdict, String words) {}

  /// Does nothing yet.
  ///
  /// @param readOnly whether the connection is meant to read only
  /// @param queue the queue that is meant; empty if none is chosen yet
  public Checkup(RedisAddress address, boolean readOnly, String queue) {
    this.address = address;
    this.readOnly = readOnly;
    this.queue = queue;
    this.redis = new Redis(address, "muster", readOnly);
  }

  /// Whether there is another step.
  public boolean hasNext() {
    return done < Step.values().length;
  }

  /// The queues that were found, by name.
  public List<String> queues() {
    return queues;
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
        case RESOLVE -> resolve();
        case REACH -> reach();
        case SPEAK -> speak();
        case LOGIN -> login();
        case VERSION -> version();
        case RIGHTS -> rights();
        case QUEUES -> queuesFound();
      };
    } catch (QueueException e) {
      return failed(step, Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  private Finding resolve() {
    try {
      host = InetAddress.getByName(address.host());
      return ok(Step.RESOLVE, address.host() + " is " + host.getHostAddress() + ".");
    } catch (UnknownHostException e) {
      return failed(
          Step.RESOLVE, "The name " + address.host() + " is not known: look how it is spelt.");
    }
  }

  private Finding reach() {
    try {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress(host, address.port()), PATIENCE_MILLIS);
      return ok(Step.REACH, "Something listens on port " + address.port() + ".");
    } catch (SocketTimeoutException e) {
      return failed(
          Step.REACH,
          "No answer within 3 s: the machine is off, or a firewall drops what is sent there.");
    } catch (ConnectException e) {
      return failed(
          Step.REACH,
          "Refused: nothing listens on port " + address.port() + ". Is Redis running there?");
    } catch (IOException e) {
      return failed(Step.REACH, "It can't be reached: " + e.getMessage() + ".");
    }
  }

  /// Asked without a client, for one line of the answer tells Redis from others.
  private Finding speak() {
    if (address.tls()) {
      return ok(Step.SPEAK, "Seen at the login, for it is encrypted.");
    }
    try (socket) {
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      var answer = line();
      if (answer.startsWith("-DENIED")) {
        return failed(
            Step.SPEAK,
            "Redis is in protected mode there and lets in its own machine only: give it a"
                + " password, or name the address it may listen on (bind).");
      }
      return answer.startsWith("+") || answer.startsWith("-")
          ? ok(Step.SPEAK, "It answers as Redis does.")
          : failed(Step.SPEAK, "What answers there is not Redis: is it the right port?");
    } catch (SocketTimeoutException e) {
      return failed(
          Step.SPEAK, "It takes the connection but says nothing: that is not Redis, or it hangs.");
    } catch (IOException e) {
      return failed(Step.SPEAK, "It closed the connection at once: is it the right port?");
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    var in = socket.getInputStream();
    for (var one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
      line.append((char) one);
      if (line.length() == LONGEST_LINE) {
        break;
      }
    }
    return line.toString();
  }

  private Finding login() {
    try {
      redis.call("PING");
    } catch (QueueException e) {
      if (e.reason() == Reason.REFUSED && address.password() == null) {
        return failed(Step.LOGIN, "A password is wanted there: write it and test again.");
      }
      throw e;
    }
    return ok(
        Step.LOGIN,
        address.password() == null
            ? "No password is wanted."
            : "Logged in as " + Objects.requireNonNullElse(address.user(), "default") + ".");
  }

  private Finding version() {
    String version;
    try {
      var about = redis.call("HELLO").map();
      version = about.containsKey("version") ? about.get("version").text() : "";
    } catch (QueueException e) {
      if (e.reason() != Reason.USAGE) {
        throw e;
      }
      version = "";
    }
    return isNewEnough(version)
        ? ok(Step.VERSION, "Redis " + version + ".")
        : failed(
            Step.VERSION,
            (version.isEmpty() ? "This Redis is too old" : "Redis " + version + " is too old")
                + ": Muster needs 6.2 or newer.");
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
      return failed(Step.RIGHTS, mayNot(reads) + grant(name));
    }
    if (readOnly) {
      return ok(Step.RIGHTS, "May read; whether it may write was not tried.");
    }
    // Neither changes anything: there is no such script, and no such key.
    var writes =
        denied(
            Call.of("EVALSHA", "0".repeat(40), 1, key + ":nothing"),
            Call.of("SREM", key + ":nothing", "nothing"));
    return writes.isEmpty()
        ? ok(Step.RIGHTS, "May read and write.")
        : failed(
            Step.RIGHTS, mayNot(writes) + " Switch on read-only to look without it." + grant(name));
  }

  private List<String> denied(Call... calls) {
    var denied = new ArrayList<String>();
    for (var call : calls) {
      try {
        redis.call(call);
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
    return "User "
        + Objects.requireNonNullElse(address.user(), "default")
        + " may not do "
        + String.join(", ", commands)
        + " there.";
  }

  private static String grant(String queue) {
    return " To allow all that Muster needs: ~"
        + (queue.isEmpty() ? "QUEUE" : queue)
        + ":* ~"
        + ALL_QUEUES
        + " +@all -@dangerous.";
  }

  private Finding queuesFound() {
    try {
      queues = list();
    } catch (QueueException e) {
      if (e.reason() != Reason.DENIED) {
        throw e;
      }
      return new Finding(
          Step.QUEUES,
          queue.isEmpty() ? Verdict.WARNING : Verdict.OK,
          "This user can't see which queues there are: write the queue's name.");
    }
    if (readOnly && !queue.isEmpty() && redis.call("EXISTS", keyOf(queue)).number() == 0) {
      return failed(
          Step.QUEUES,
          "There is no queue " + queue + " there, and who may only read can't make it.");
    }
    return ok(
        Step.QUEUES,
        queues.isEmpty()
            ? "None yet: the one that you name is made."
            : queues.size() + (queues.size() == 1 ? " is there." : " are there."));
  }

  private static String keyOf(String queue) {
    return new Keys(queue).protocol();
  }

  private List<String> list() {
    return redis.call("SMEMBERS", ALL_QUEUES).texts().stream()
        .filter(Keys::isQueue)
        .sorted()
        .toList();
  }

  private static Finding ok(Step step, String words) {
    return new Finding(step, Verdict.OK, words);
  }

  private static Finding failed(Step step, String words) {
    return new Finding(step, Verdict.FAILED, words);
  }

  /// Gives up what is under way, and lets go.
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Then it is closed already.
    }
    redis.close();
  }
}
