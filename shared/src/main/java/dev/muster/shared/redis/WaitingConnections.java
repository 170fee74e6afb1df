package dev.muster.shared.redis;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisException;

/// Connections for reads that block: as many as are asked for at once. A few that nobody uses are
/// kept, for making one takes several round trips.
final class WaitingConnections implements AutoCloseable {
  private static final int KEPT = 4;

  private final Set<Connection> made = ConcurrentHashMap.newKeySet();
  private final ConnectionPool pool;

  /// A connection that is whole.
  ///
  /// @param isNew whether it was made just now, so that it tells nothing of older ones
  record Taken(Connection connection, boolean isNew) {}

  /// @param fresh a connection that was used within this time is taken for whole; an older one is
  /// asked first
  WaitingConnections(
      JedisSocketFactory sockets, JedisClientConfig config, Meter meter, Duration fresh) {
    var settings = new GenericObjectPoolConfig<Connection>();
    settings.setMaxTotal(-1);
    settings.setMaxIdle(KEPT);
    settings.setTestOnBorrow(true);
    settings.setJmxEnabled(false);
    this.pool =
        new ConnectionPool(
            new Connections(sockets, config, meter, false) {
              @Override
              public PooledObject<Connection> makeObject() throws Exception {
                var pooled = super.makeObject();
                made.add(pooled.getObject());
                return pooled;
              }

              @Override
              public boolean validateObject(PooledObject<Connection> kept) {
                kept.getObject().setSoTimeout(config.getSocketTimeoutMillis());
                return kept.getIdleDuration().compareTo(fresh) < 0 || isWhole(kept.getObject());
              }
            },
            settings);
  }

  /// The library's own way to ask tells of each that is not, with a trace.
  private static boolean isWhole(Connection kept) {
    try {
      return kept.ping();
    } catch (JedisException e) {
      return false;
    }
  }

  /// Takes one. Closed, it is kept, unless it is broken.
  Taken take() {
    var connection = pool.getResource();
    return new Taken(connection, made.remove(connection));
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
