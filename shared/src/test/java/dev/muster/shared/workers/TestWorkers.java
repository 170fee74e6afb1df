package dev.muster.shared.workers;

import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.tasks.Claims;
import java.time.Duration;
import java.util.List;

/// Workers that are real on the wire and have no process.
public final class TestWorkers {
  private TestWorkers() {}

  /// One that has taken its name.
  public static Membership register(Redis redis, Keys keys, String name) {
    return register(redis, keys, name, Duration.ofSeconds(30), Duration.ofSeconds(90));
  }

  /// One that beats that often.
  public static Membership register(
      Redis redis, Keys keys, String name, Duration period, Duration expire) {
    var member = new Membership(redis, keys, name);
    var registered = member.register(info(keys, name, period, expire), period, expire, false);
    if (!(registered instanceof Membership.Registered.Taken)) {
      throw new AssertionError(name + " is taken: " + registered);
    }
    return member;
  }

  /// One that runs commands of the operating system too.
  public static Membership registerForCommands(Redis redis, Keys keys, String name) {
    var member = new Membership(redis, keys, name);
    var period = Duration.ofSeconds(30);
    var expire = Duration.ofSeconds(90);
    member.register(info(keys, name, period, expire), period, expire, false, true);
    return member;
  }

  /// Its side of tasks.
  public static Claims claims(Redis redis, Keys keys, Membership member) {
    return claims(redis, keys, member, Keys.DEFAULT);
  }

  /// The same for these lists of waiting tasks.
  public static Claims claims(Redis redis, Keys keys, Membership member, String... lists) {
    return new Claims(redis, keys, member.worker(), member.incarnation(), List.of(lists));
  }

  /// What it says of itself.
  public static WorkerInfo info(Keys keys, String name, Duration period, Duration expire) {
    return new WorkerInfo(
        "0.1.0",
        Keys.PROTOCOL,
        "amd64, Java 25",
        "Debian 12",
        "host",
        1,
        "127.0.0.1",
        6379,
        name,
        keys.queue(),
        period.toMillis() / 1000.0,
        expire.toMillis() / 1000.0,
        keys.messages(name),
        keys.responses(name),
        keys.log(name),
        List.of(),
        List.of("default"),
        "/tmp",
        0,
        2,
        1 << 20);
  }
}
