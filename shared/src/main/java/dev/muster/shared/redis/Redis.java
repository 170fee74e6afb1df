package dev.muster.shared.redis;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/// The connection to one Redis, shared by all threads: a command, several at once, or a script,
/// each
/// in one round trip. Whatever goes wrong is a {@link QueueException} with a sentence. A command
/// that
/// writes is never sent twice.
public final class Redis implements AutoCloseable {
  private static final Set<String> READS =
      Set.of(
          "GET",
          "HGET",
          "HMGET",
          "HGETALL",
          "HKEYS",
          "HLEN",
          "HEXISTS",
          "LLEN",
          "LRANGE",
          "LPOS",
          "SMEMBERS",
          "SISMEMBER",
          "SCARD",
          "ZRANGE",
          "ZCARD",
          "ZSCORE",
          "ZMSCORE",
          "ZCOUNT",
          "XRANGE",
          "XREVRANGE",
          "XREAD",
          "XLEN",
          "EXISTS",
          "TTL",
          "PTTL",
          "STRLEN",
          "TYPE",
          "TIME",
          "PING",
          "INFO",
          "SCAN",
          "MEMORY",
          "CONFIG",
          "DBSIZE");
  private static final int CONNECT_MILLIS = 3_000;
  private static final int ANSWER_MILLIS = 5_000;

  private final RedisAddress address;
  private final boolean readOnly;
  private final JedisClientConfig config;
  private final RedisClient client;

  /// Doesn't connect yet: the first command does.
  ///
  /// @param name shown by `CLIENT LIST`
  /// @param readOnly refuse every command that writes, and every script
  public Redis(RedisAddress address, String name, boolean readOnly) {
    this.address = address;
    this.readOnly = readOnly;
    this.config =
        DefaultJedisClientConfig.builder()
            .user(address.user())
            .password(address.password())
            .database(address.database())
            .sslOptions(address.tls() ? SslOptions.defaults() : null)
            .clientName(name)
            .connectionTimeoutMillis(CONNECT_MILLIS)
            .socketTimeoutMillis(ANSWER_MILLIS)
            .resp2()
            .autoNegotiateProtocol(false)
            .build();
    var pool = new GenericObjectPoolConfig<Connection>();
    pool.setMaxTotal(16);
    pool.setMaxIdle(16);
    pool.setJmxEnabled(false);
    pool.setMaxWait(Duration.ofMillis(ANSWER_MILLIS));
    this.client =
        RedisClient.builder()
            .hostAndPort(new HostAndPort(address.host(), address.port()))
            .clientConfig(config)
            .poolConfig(pool)
            .build();
  }

  /// Where it is.
  public RedisAddress address() {
    return address;
  }

  /// Whether it refuses to write.
  public boolean isReadOnly() {
    return readOnly;
  }

  /// Sends one command.
  ///
  /// @param args texts, numbers or byte arrays
  public Reply call(String command, Object... args) {
    return call(Call.of(command, args));
  }

  /// Sends one command.
  public Reply call(Call call) {
    allow(call.command());
    return patiently(
        READS.contains(call.command()), () -> checked(client.executeCommand(call.arguments())));
  }

  /// Sends several commands at once and gives their answers in order.
  ///
  /// @throws QueueException for the first that failed; the others have been carried out
  public List<Reply> callAll(List<Call> calls) {
    calls.forEach(call -> allow(call.command()));
    var reads = calls.stream().allMatch(call -> READS.contains(call.command()));
    return patiently(
        reads,
        () -> {
          var responses = new ArrayList<Response<Object>>(calls.size());
          try (var pipeline = client.pipelined()) {
            calls.forEach(call -> responses.add(pipeline.sendCommand(call.arguments())));
            pipeline.sync();
          }
          return responses.stream().map(response -> checked(response.get())).toList();
        });
  }

  /// Runs a script on a queue. It gets `Q:protocol` as its one key.
  public Reply run(Script script, Keys keys, Object... args) {
    allow("EVALSHA");
    return patiently(
        false,
        () -> {
          try {
            return checked(client.executeCommand(scriptCall("EVALSHA", script.sha1(), keys, args)));
          } catch (JedisNoScriptException e) {
            return checked(client.executeCommand(scriptCall("EVAL", script.body(), keys, args)));
          }
        });
  }

  /// Runs a script after other commands, all in one round trip; gives the script's answer.
  public Reply runAfter(List<Call> before, Script script, Keys keys, Object... args) {
    if (before.isEmpty()) {
      return run(script, keys, args);
    }
    allow("EVALSHA");
    return patiently(
        false,
        () -> {
          Response<Object> answer;
          var earlier = new ArrayList<Response<Object>>(before.size());
          try (var pipeline = client.pipelined()) {
            before.forEach(call -> earlier.add(pipeline.sendCommand(call.arguments())));
            answer = pipeline.sendCommand(scriptCall("EVALSHA", script.sha1(), keys, args));
            pipeline.sync();
          }
          earlier.forEach(response -> checked(response.get()));
          try {
            return checked(answer.get());
          } catch (JedisNoScriptException e) {
            return checked(client.executeCommand(scriptCall("EVAL", script.body(), keys, args)));
          }
        });
  }

  /// A connection for reads that block.
  public Waiting waiting() {
    return new Waiting(this);
  }

  /// Says why this Redis can't be used, if it can't: reaches it, logs in, looks for memory to end.
  ///
  /// @return warnings a person should see; empty where all is well
  /// @throws QueueException if it can't be reached, isn't Redis, or refuses
  public List<String> check() {
    call("PING");
    try {
      var policy = call("CONFIG", "GET", "maxmemory-policy").map().get("maxmemory-policy");
      var memory = call("CONFIG", "GET", "maxmemory").map().get("maxmemory");
      if (policy != null
          && memory != null
          && memory.number() > 0
          && !policy.text().equals("noeviction")) {
        return List.of(
            "This Redis may evict keys when its memory is full (maxmemory-policy is "
                + policy.text()
                + "): tasks and messages could vanish. Set it to noeviction.");
      }
    } catch (QueueException e) {
      if (e.reason() != Reason.REFUSED && e.reason() != Reason.USAGE) {
        throw e;
      }
      // A user that may not read the configuration can't be warned about it.
    }
    return List.of();
  }

  @Override
  public void close() {
    client.close();
  }

  Connection connection() {
    return new Connection(new HostAndPort(address.host(), address.port()), config);
  }

  /// A client error as an answer, which blocking and pipelined reads give as a value.
  static Reply checked(Object answer) {
    if (answer instanceof JedisDataException e) {
      throw e;
    }
    return new Reply(answer);
  }

  QueueException explained(JedisException e, boolean mayHaveHappened) {
    var message = String.valueOf(e.getMessage());
    var where = address.display();
    return switch (e) {
      case JedisAccessControlException denied ->
          new QueueException(
              Reason.REFUSED,
              "Redis at " + where + " refuses: " + plain(message) + loginHint(message),
              denied);
      case JedisDataException data -> explainedAnswer(data, message, where);
      default -> explainedConnection(e, message, where, mayHaveHappened);
    };
  }

  private QueueException explainedAnswer(JedisDataException e, String message, String where) {
    if (message.startsWith("NOAUTH") || message.contains("AUTH")) {
      return new QueueException(
          Reason.REFUSED,
          "Redis at " + where + " refuses: " + plain(message) + loginHint(message),
          e);
    }
    if (message.startsWith("LOADING")) {
      return new QueueException(
          Reason.UNREACHABLE, "Redis at " + where + " is still loading its data.", e);
    }
    if (message.contains("OOM ")) {
      return new QueueException(
          Reason.FULL,
          "Redis at " + where + " is out of memory: raise maxmemory or delete something.",
          e);
    }
    if (message.startsWith("READONLY")) {
      return new QueueException(
          Reason.REFUSED,
          "Redis at " + where + " is a replica and takes no writes: connect to its master.",
          e);
    }
    if (message.startsWith("NOPERM")) {
      return new QueueException(
          Reason.REFUSED, "Redis at " + where + " refuses: " + plain(message), e);
    }
    return new QueueException(
        Reason.USAGE, "Redis at " + where + " answered: " + plain(message), e);
  }

  private QueueException explainedConnection(
      JedisException e, String message, String where, boolean mayHaveHappened) {
    if (message.contains("Unknown reply") || message.contains("Unexpected end of stream")) {
      var reason = message.contains("Unknown reply") ? Reason.REFUSED : reasonOf(mayHaveHappened);
      var what =
          message.contains("Unknown reply")
              ? "What answers at " + where + " is not Redis."
              : "The connection to Redis at "
                  + where
                  + " broke."
                  + (mayHaveHappened ? MAY_HAVE : "");
      return new QueueException(reason, what, e);
    }
    var root = rootOf(e);
    var connecting =
        message.contains("Failed to connect")
            || message.contains("Failed to create")
            || root instanceof java.net.ConnectException
            || root instanceof java.net.UnknownHostException;
    var why =
        switch (root) {
          case java.net.UnknownHostException u -> "its name is not known";
          case java.net.SocketTimeoutException t -> "no answer in time";
          case java.net.ConnectException c -> "refused; is it running there?";
          case javax.net.ssl.SSLException s -> "the encrypted connection failed: " + s.getMessage();
          default ->
              root.getMessage() == null
                  ? root.getClass().getSimpleName()
                  : root.getMessage().toLowerCase(Locale.ROOT);
        };
    return connecting || !mayHaveHappened
        ? new QueueException(
            Reason.UNREACHABLE, "Could not reach Redis at " + where + ": " + why + ".", e)
        : new QueueException(
            Reason.UNCERTAIN,
            "The connection to Redis at " + where + " broke: " + why + "." + MAY_HAVE,
            e);
  }

  private static final String MAY_HAVE =
      " What was asked may have happened: look before you try again.";

  private static Reason reasonOf(boolean mayHaveHappened) {
    return mayHaveHappened ? Reason.UNCERTAIN : Reason.UNREACHABLE;
  }

  private static Throwable rootOf(Throwable e) {
    var root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private String loginHint(String message) {
    if (message.contains("without any password configured")) {
      return " This server wants no password: leave it out.";
    }
    return address.password() == null
        ? " A password is wanted: give it by MUSTER_REDIS or --password-file."
        : " User or password is wrong.";
  }

  private static String plain(String message) {
    return message.strip().replaceAll("\\s+", " ").replaceAll("\\.?$", ".");
  }

  private void allow(String command) {
    if (readOnly && !READS.contains(command)) {
      throw new QueueException(
          Reason.READ_ONLY, "Refused here, nothing was sent: this connection may only read.");
    }
  }

  /// A read is asked again once, so that a connection that an earlier restart of Redis broke is not
  /// the caller's worry.
  private <T> T patiently(boolean read, Supplier<T> command) {
    try {
      return command.get();
    } catch (JedisConnectionException e) {
      client.getPool().clear();
      if (!read) {
        throw explained(e, true);
      }
    } catch (JedisException e) {
      throw explained(e, !read);
    }
    try {
      return command.get();
    } catch (JedisException e) {
      throw explained(e, false);
    }
  }

  private static CommandArguments scriptCall(
      String command, String script, Keys keys, Object... args) {
    var all = new ArrayList<Object>(args.length + 3);
    all.add(script);
    all.add(1);
    all.add(keys.protocol());
    all.addAll(List.of(args));
    return new Call(command, all).arguments();
  }
}
