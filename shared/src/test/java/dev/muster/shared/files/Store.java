package dev.muster.shared.files;

import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.testing.TestRedis;
import java.util.List;

/// A queue's files on a real Redis, and a look at the keys themselves.
record Store(Redis redis, Keys keys, Files files, Contents contents) implements AutoCloseable {
  static Store at(String url, String queue) {
    var redis = new Redis(RedisAddress.parse(url), "files-test", false);
    var keys = new Keys(queue);
    return new Store(
        redis, keys, new Files(redis, keys, "me@here"), new Contents(redis, keys, "me@here"));
  }

  static Store at(TestRedis test) {
    return at(test.url(), test.queue());
  }

  /// Names of keys under the queue, sorted, without its name.
  List<String> keysLike(String pattern) {
    return redis.call("KEYS", keys.of(pattern)).list().stream()
        .map(Reply::text)
        .map(it -> it.substring(keys.of("").length()))
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    redis.close();
  }
}
