package dev.muster.shared.redis;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/// The connection to one Redis, shared by all threads: a command, several at once, or a script,
/// each in one round trip. Whatever goes wrong is a {@link QueueException} with a sentence. A
/// command that writes is never sent twice.
public final class Redis implements AutoCloseable {
  private static final Set<String> READS =
      Set.of(
          "GET",
          "GETRANGE",
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
          "SMISMEMBER",
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
          "HELLO",
          "DBSIZE");
  private static final int CONNECT_MILLIS = 3_000;
  private static final int ANSWER_MILLIS = 5_000;

  private final RedisAddress address;
  private final boolean readOnly;
  private final Meter meter = new Meter();
  private final ConnectionPool pool;
  private final WaitingConnections waiting;
  private final Explanation explanation;

  /// Doesn't connect yet: the first command does.
  ///
  /// @param name shown by `CLIENT LIST`
  /// @param readOnly refuse every command that writes, and every script
  /// @throws QueueException (USAGE) if a file of its encryption can't be used
  public Redis(RedisAddress address, String name, boolean readOnly) {
    this.address = address;
    this.readOnly = readOnly;
    this.explanation = new Explanation(address);
    var config = config(address, name);
    var settings = new GenericObjectPoolConfig<Connection>();
    settings.setMaxTotal(16);
    settings.setMaxIdle(16);
    settings.setJmxEnabled(false);
    settings.setMaxWait(Duration.ofMillis(ANSWER_MILLIS));
    var sockets = sockets(address, config);
    this.pool =
        new ConnectionPool(new Connections(sockets, config, meter, !address.tls()), settings);
    this.waiting = new WaitingConnections(sockets, config, meter);
  }

  private static JedisClientConfig config(RedisAddress address, String name) {
    return DefaultJedisClientConfig.builder()
        .user(address.user())
        .password(address.password())
        .database(address.database())
        .clientName(name)
        .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
        .connectionTimeoutMillis(CONNECT_MILLIS)
        .socketTimeoutMillis(ANSWER_MILLIS)
        .resp2()
        .autoNegotiateProtocol(false)
        .build();
  }

  private static JedisSocketFactory sockets(RedisAddress address, JedisClientConfig config) {
    var plain =
        new DefaultJedisSocketFactory(new HostAndPort(address.host(), address.port()), config);
    return address.tls() ? new Tls(address).over(plain) : plain;
  }

  /// Where it is.
  public RedisAddress address() {
    return address;
  }

  /// What has gone over it so far.
  public Traffic traffic() {
    return meter.traffic();
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
    allow(call);
    return patiently(
        isRead(call), connection -> checked(connection.executeCommand(call.arguments())));
  }

  /// Sends several commands at once and gives their answers in order.
  ///
  /// @throws QueueException for the first that failed; the others have been carried out
  public List<Reply> callAll(List<Call> calls) {
    calls.forEach(this::allow);
    var reads = calls.stream().allMatch(Redis::isRead);
    return patiently(
        reads,
        connection -> {
          calls.forEach(call -> connection.sendCommand(call.arguments()));
          return connection.getMany(calls.size()).stream().map(Redis::checked).toList();
        });
  }

  /// Runs a script on a queue. It gets `Q:protocol` as its one key.
  public Reply run(Script script, Keys keys, Object... args) {
    return run(script.on(keys, args));
  }

  /// Runs a script on what it was given.
  public Reply run(Script.Use use) {
    return runAll(List.of(), List.of(use)).getFirst();
  }

  /// Runs a script after other commands, all in one round trip; gives the script's answer.
  public Reply runAfter(List<Call> before, Script script, Keys keys, Object... args) {
    return runAll(before, List.of(script.on(keys, args))).getFirst();
  }

  /// Runs scripts after other commands, all in one round trip; gives the scripts' answers.
  public List<Reply> runAll(List<Call> before, List<Script.Use> scripts) {
    allow(Call.of("EVALSHA"));
    return patiently(
        false,
        connection -> {
          before.forEach(call -> connection.sendCommand(call.arguments()));
          scripts.forEach(use -> connection.sendCommand(use.call().arguments()));
          var answers = connection.getMany(before.size() + scripts.size());
          answers.subList(0, before.size()).forEach(Redis::checked);
          var replies = new ArrayList<Reply>(scripts.size());
          for (int i = 0; i < scripts.size(); i++) {
            replies.add(answer(connection, scripts.get(i), answers.get(before.size() + i)));
          }
          return replies;
        });
  }

  /// Sends the script itself where Redis doesn't know it.
  private static Reply answer(Connection connection, Script.Use use, Object answer) {
    return answer instanceof JedisNoScriptException
        ? checked(connection.executeCommand(use.whole().arguments()))
        : checked(answer);
  }

  /// A connection for reads that block.
  public Waiting waiting() {
    return new Waiting(this, waiting);
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
      if (e.reason() != Reason.DENIED && e.reason() != Reason.USAGE) {
        throw e;
      }
      // A user that may not read the configuration can't be warned about it.
    }
    return List.of();
  }

  @Override
  public void close() {
    pool.close();
    waiting.close();
  }

  /// A client error as an answer, which blocking and pipelined reads give as a value.
  static Reply checked(@Nullable Object answer) {
    if (answer instanceof JedisDataException e) {
      throw e;
    }
    return new Reply(answer);
  }

  QueueException explained(JedisException e, boolean mayHaveHappened) {
    return explanation.of(e, mayHaveHappened);
  }

  /// Refuses what isn't known to read only, before it is sent.
  void allow(Call call) {
    if (!isRead(call)) {
      refuseIfReadOnly();
    }
  }

  /// Refuses whatever would have something written, if this connection may only read.
  ///
  /// @throws QueueException (READ_ONLY) if so
  public void refuseIfReadOnly() {
    if (readOnly) {
      throw new QueueException(
          Reason.READ_ONLY,
          "Refused here, nothing was sent: this connection may only read. Connect without"
              + " read-only to write.");
    }
  }

  /// `CONFIG` and `MEMORY` hold commands of both kinds.
  private static boolean isRead(Call call) {
    return switch (call.command()) {
      case "CONFIG" -> isFirst(call, "GET");
      case "MEMORY" -> isFirst(call, "USAGE");
      default -> READS.contains(call.command());
    };
  }

  private static boolean isFirst(Call call, String word) {
    return !call.args().isEmpty() && word.equals(call.args().getFirst());
  }

  /// Says that a connection broke: the idle ones will be no better.
  void broken() {
    pool.clear();
    waiting.forget();
  }

  /// A read is asked again once, so that a connection that an earlier restart of Redis broke is not
  /// the caller's worry. A write can't be, so the connection that it takes is known to be whole.
  private <T> T patiently(boolean read, Function<Connection, T> command) {
    if (read) {
      try (var connection = pool.getResource()) {
        return command.apply(connection);
      } catch (JedisConnectionException e) {
        broken();
      } catch (JedisException e) {
        throw explained(e, false);
      }
    }
    try (var connection = whole()) {
      return command.apply(connection);
    } catch (JedisConnectionException e) {
      broken();
      throw explained(e, !read);
    } catch (JedisException e) {
      throw explained(e, !read);
    }
  }

  /// A connection that has just answered. Another thread may give back one that a restart broke at
  /// any time, so each is asked itself.
  private Connection whole() {
    try {
      while (true) {
        var connection = pool.getResource();
        if (Connections.isWhole(connection)) {
          return connection;
        }
        connection.close();
        broken();
      }
    } catch (JedisException e) {
      throw explained(e, false);
    }
  }
}
