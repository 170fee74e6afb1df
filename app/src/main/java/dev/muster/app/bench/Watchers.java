package dev.muster.app.bench;

import dev.muster.app.background.Toolkit;
import dev.muster.app.background.VirtualBackground;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Cost;
import dev.muster.app.session.Session;
import dev.muster.shared.redis.RedisAddress;
import java.util.ArrayList;
import java.util.List;

/// Windows as Redis knows them: what is behind each, without what is drawn.
final class Watchers implements AutoCloseable {
  private static final int ROWS_SEEN = 30;
  private final List<Connection> connections = new ArrayList<>();

  Watchers(RedisAddress address, String queue, int number) throws Exception {
    for (int i = 0; i < number; i++) {
      var connection = new Connection(new VirtualBackground(), new Session(address, queue));
      connections.add(connection);
      Toolkit.run(
          () -> {
            connection.start();
            connection.session().fleet().addListener(_ -> see(connection.session()));
          });
    }
  }

  private static void see(Session session) {
    session.fleet().get().workers().stream()
        .limit(ROWS_SEEN)
        .filter(one -> !session.isSeen(one.worker()))
        .forEach(one -> session.see(one.worker(), true));
  }

  /// Of the first of them.
  Cost cost() throws Exception {
    return Toolkit.call(() -> connections.getFirst().session().cost().get());
  }

  @Override
  public void close() {
    Toolkit.later(() -> connections.forEach(Connection::close));
  }
}
