package dev.muster.shared.redis;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/// Turns what the client library throws into a sentence that says what was wrong and what to do.
final class Explanation {
  private static final String MAY_HAVE =
      " What was asked may have happened: look before you try again.";

  /// How an encrypted connection begins to complain.
  static final char TLS_ALERT = 0x15;

  private final RedisAddress address;

  Explanation(RedisAddress address) {
    this.address = address;
  }

  /// @param mayHaveHappened whether a command that writes was on its way
  QueueException of(JedisException e, boolean mayHaveHappened) {
    var message = String.valueOf(e.getMessage());
    return switch (e) {
      case JedisAccessControlException denied ->
          new QueueException(refused(message), refuses(message), denied);
      case JedisDataException data -> answer(data, message);
      default -> connection(e, message, mayHaveHappened);
    };
  }

  private QueueException answer(JedisDataException e, String message) {
    var where = address.display();
    if (message.contains("NOPERM") || message.contains("AUTH")) {
      return new QueueException(refused(message), refuses(message), e);
    }
    if (message.startsWith("LOADING")) {
      return new QueueException(
          Reason.UNREACHABLE,
          "Redis at " + where + " is still loading its data: wait a moment.",
          e);
    }
    if (message.contains("OOM ")) {
      return new QueueException(
          Reason.FULL,
          "Redis at " + where + " is out of memory: raise maxmemory or delete something.",
          e);
    }
    // What a script met is told in the middle of other words.
    if (message.contains("READONLY ")) {
      return new QueueException(
          Reason.DENIED,
          "Redis at " + where + " is a replica and takes no writes: connect to its master.",
          e);
    }
    return new QueueException(
        Reason.USAGE, "Redis at " + where + " answered: " + plain(message), e);
  }

  private QueueException connection(JedisException e, String message, boolean mayHaveHappened) {
    var where = address.display();
    var tls = TlsTrouble.in(e, address);
    if (tls.isPresent()) {
      return new QueueException(
          tls.get().passing() ? Reason.UNREACHABLE : Reason.REFUSED,
          "Could not reach Redis at " + where + ": " + tls.get().words(),
          e);
    }
    if (message.contains("Unknown reply: " + TLS_ALERT)) {
      return new QueueException(
          Reason.REFUSED, "What answers at " + where + " is encrypted: write rediss://.", e);
    }
    if (message.contains("Unknown reply")) {
      return new QueueException(
          Reason.REFUSED, "What answers at " + where + " is not Redis: look at host and port.", e);
    }
    var root = rootOf(e);
    var connecting =
        message.contains("Failed to connect")
            || message.contains("Failed to create")
            || root instanceof ConnectException
            || root instanceof UnknownHostException;
    if (connecting || !mayHaveHappened) {
      return new QueueException(
          Reason.UNREACHABLE, "Could not reach Redis at " + where + ": " + why(root), e);
    }
    return new QueueException(
        Reason.UNCERTAIN,
        "The connection to Redis at " + where + " broke: " + why(root) + MAY_HAVE,
        e);
  }

  /// The end of a sentence.
  private static String why(Throwable root) {
    return switch (root) {
      case UnknownHostException u -> "its name is not known.";
      case SocketTimeoutException t -> "no answer in time.";
      case ConnectException c -> "refused, for nothing listens there.";
      default ->
          Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName())
                  .toLowerCase(Locale.ROOT)
                  .replaceAll("\\.+$", "")
              + ".";
    };
  }

  /// The library keeps what a failed connect met as a suppressed exception, not as the cause. Where
  /// closing a broken pipeline throws too, the two of them can go round in a circle.
  private static Throwable rootOf(Throwable e) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var root = e;
    while (seen.add(root)) {
      var below = root.getCause();
      if (below == null && root.getSuppressed().length > 0) {
        below = root.getSuppressed()[0];
      }
      if (below == null || seen.contains(below)) {
        return root;
      }
      root = below;
    }
    return root;
  }

  private String refuses(String message) {
    return "Redis at " + address.display() + " refuses: " + plain(message) + hint(message);
  }

  private static Reason refused(String message) {
    return message.contains("NOPERM") ? Reason.DENIED : Reason.REFUSED;
  }

  private String hint(String message) {
    if (message.contains("NOPERM")) {
      return " Ask for that right, or connect as another user.";
    }
    if (message.contains("without any password configured")) {
      return " This server wants no password: leave it out.";
    }
    return address.password() == null
        ? " A password is wanted: give it by MUSTER_REDIS or --password-file."
        : " User or password is wrong.";
  }

  private static String plain(String message) {
    return message.strip().replaceAll("\\s+", " ").replaceAll("\\.*$", ".");
  }
}
