package dev.muster.shared.tasks;

import dev.muster.shared.redis.Keys;
import dev.muster.shared.testing.QueueTest;
import dev.muster.shared.workers.Membership;
import dev.muster.shared.workers.TestWorkers;
import org.junit.jupiter.api.BeforeEach;

/// Tasks of a queue with one worker, which takes whatever there is.
abstract class OneWorkerTest extends QueueTest {
  protected Tasks tasks;
  protected Membership member;
  protected Claims claims;

  @BeforeEach
  void open() {
    tasks = queue.tasks();
    member = TestWorkers.registerForCommands(redis, keys, "a::1");
    claims = TestWorkers.claims(redis, keys, member, Keys.DEFAULT, Keys.COMMANDS);
  }
}
