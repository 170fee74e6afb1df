package dev.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.workers.TestWorkers;
import org.junit.jupiter.api.Test;

class QueueCountsTest {
  @Test
  void queuesStandByNameWithTheirWorkersAndWhatWaits() {
    try (var server = EmbeddedRedis.start();
        var redis = new Redis(RedisAddress.parse(server.url()), "test", false);
        var orders = QueueClient.open(redis.address(), "orders");
        var jobs = QueueClient.open(redis.address(), "jobs")) {
      orders.tasks().enqueue("1");
      orders.tasks().enqueue("2");
      TestWorkers.register(redis, new Keys("jobs"), "web1::1");
      assertThat(jobs.queues())
          .containsExactly(new QueueCounts("jobs", 1, 0), new QueueCounts("orders", 0, 2));
    }
  }

  @Test
  void whatIsNotThisUsersToReadIsNamedAndNotCounted() {
    try (var server = EmbeddedRedis.start();
        var admin = new Redis(RedisAddress.parse(server.url()), "admin", false);
        var orders = QueueClient.open(admin.address(), "orders");
        var jobs = QueueClient.open(admin.address(), "jobs")) {
      orders.tasks().enqueue("1");
      assertThat(jobs.created()).isTrue();
      admin.call("ACL", "SETUSER", "bob", "on", ">pw", "~orders:*", "~muster:queues", "+@all");
      var address = RedisAddress.parse("redis://bob:pw@" + admin.address().hostAndPort());
      try (var bob = QueueClient.watch(address, "orders")) {
        assertThat(bob.queues())
            .containsExactly(new QueueCounts("jobs", -1, -1), new QueueCounts("orders", 0, 1));
      }
    }
  }
}
