package dev.muster.shared.testing;

import java.util.UUID;

/// The Redis of a test and a queue on it that no other test uses.
///
/// @param url the server's address, with its password if it has one
/// @param queue a random name, fresh for each test
public record TestRedis(String url, String queue) {
  /// One for a test that no extension hands it to.
  public static TestRedis fresh() {
    return at(TestServer.url());
  }

  static TestRedis at(String url) {
    return new TestRedis(url, "test-" + UUID.randomUUID());
  }

  /// Without the address, which may bear a password.
  @Override
  public String toString() {
    return queue;
  }
}
