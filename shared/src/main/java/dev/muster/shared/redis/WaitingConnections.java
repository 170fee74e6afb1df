package dev.muster.shared.redis;

import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;

/// Connections for reads that block: as many as are asked for at once. A few that nobody uses are
/// kept, for making one takes several round trips.
final class WaitingConnections implements AutoCloseable {
  private static final int KEPT = 4;

  private final ConnectionPool pool;

  WaitingConnections(JedisSocketFactory sockets, JedisClientConfig config, Meter meter) {
    var settings = new GenericObjectPoolConfig<Connection>();
    settings.setMaxTotal(-1);
    settings.setMaxIdle(KEPT);
    settings.setTestOnBorrow(true);
    settings.setJmxEnabled(false);
    this.pool =
        new ConnectionPool(
            new Connections(sockets, config, meter, false) {
              // The library's own way to ask tells of each that is not whole, with a trace.
              @Override
              public boolean validateObject(PooledObject<Connection> kept) {
                kept.getObject().setSoTimeout(config.getSocketTimeoutMillis());
                return isWhole(kept.getObject());
              }
            },
            settings);
  }

  /// Takes one that is whole. Closed, it is kept, unless it is broken.
  Connection take() {
    return pool.getResource();
  }

  /// Keeps none of those that nobody uses: one broke, and each of them might be asked in vain.
  void forget() {
    pool.clear();
  }

  @Override
  public void close() {
    pool.close();
  }
}
