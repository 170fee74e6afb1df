package dev.muster.shared.redis;

import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;

/// Makes connections of which all that goes over them is counted.
class Connections extends ConnectionFactory {
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
  }

  @Override
  public PooledObject<Connection> makeObject() throws Exception {
    return new DefaultPooledObject<>(new Metered(sockets, config, meter));
  }
}
