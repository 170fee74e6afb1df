package dev.muster.shared.testing;

import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A test with a queue of its own on a real Redis, open while each of its methods runs.
@RedisTest
public abstract class QueueTest {
  /// The connection behind the library's back.
  protected Redis redis;

  /// What stands where.
  protected Keys keys;

  /// The queue, as who uses the library has it.
  protected QueueClient queue;

  @BeforeEach
  void openQueue(TestRedis at) {
    var address = RedisAddress.parse(at.url());
    redis = new Redis(address, "test", false);
    keys = new Keys(at.queue());
    queue = QueueClient.open(address, at.queue());
  }

  @AfterEach
  void closeQueue() {
    queue.close();
    redis.close();
  }
}
