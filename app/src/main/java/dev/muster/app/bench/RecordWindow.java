package dev.muster.app.bench;

import dev.muster.app.Launcher;
import dev.muster.app.background.Pulses;
import dev.muster.app.background.Toolkit;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;

/// Run by the build: opens the window off-screen on a worker, then plays the demo, while the JVM
/// notes which classes that takes. It is here and not among the tests, for a class cache fits the
/// class path that it was made with.
final class RecordWindow {
  private static final String QUEUE = "record";

  /// So that what is made after the first look is made too.
  private static final int DRAWINGS = 60;

  private RecordWindow() {}

  /// @param args the command line of the demo
  public static void main(String[] args) throws Exception {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    try (var server = EmbeddedRedis.start()) {
      var address = RedisAddress.parse(server.url());
      Toolkit.start();
      try (var redis = new Redis(address, "record", false);
          var _ = new Probe(redis, QUEUE);
          var _ = WindowBench.Open.on(address, QUEUE)) {
        Pulses.await(DRAWINGS);
      }
    } catch (IllegalStateException e) {
      System.err.println("The window will start more slowly. " + e.getMessage());
    }
    Launcher.main(args);
  }
}
