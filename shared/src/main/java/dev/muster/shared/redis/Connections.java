package dev.muster.shared.redis;

import java.time.Duration;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.PushConsumerChain;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.RedisInputStream;

/// Makes connections of which all that goes over them is counted.
class Connections extends ConnectionFactory {
  /// A connection that answered this recently is taken for whole: no Redis restarts faster.
  private static final Duration FRESH = Duration.ofMillis(20);

  private final JedisSocketFactory sockets;
  private final JedisClientConfig config;
  private final Meter meter;

  /// @param eager whether to look for each answer before it is waited for; not through TLS, which
  /// can't tell that one is there
  Connections(JedisSocketFactory sockets, JedisClientConfig config, Meter meter, boolean eager) {
    super(sockets, config);
    this.sockets = () -> new MeteredSocket(sockets.createSocket(), meter, eager);
    this.config = config;
    this.meter = meter;
  }

  private static final class Metered extends Connection {
    private final Meter meter;
    private volatile long lastAnswer;

    Metered(JedisSocketFactory sockets, JedisClientConfig config, Meter meter) {
      // It logs in before its maker goes on.
      this.meter = meter;
      super(sockets, config);
    }

    @Override
    public void sendCommand(CommandArguments command) {
      meter.command();
      super.sendCommand(command);
    }

    @Override
    protected Object protocolRead(RedisInputStream from, PushConsumerChain pushed) {
      var answer = super.protocolRead(from, pushed);
      lastAnswer = System.nanoTime();
      return answer;
    }
  }

  /// Whether one of these still reaches Redis: it has just answered, or does so now.
  static boolean isWhole(Connection connection) {
    if (System.nanoTime() - ((Metered) connection).lastAnswer < FRESH.toNanos()) {
      return true;
    }
    try {
      connection.executeCommand(Protocol.Command.PING);
    } catch (JedisDataException e) {
      // Who refuses has answered.
    } catch (JedisConnectionException e) {
      return false;
    }
    return true;
  }

  @Override
  public PooledObject<Connection> makeObject() throws Exception {
    return new DefaultPooledObject<>(new Metered(sockets, config, meter));
  }
}
