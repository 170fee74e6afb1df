package dev.muster.app.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/// Watches this program's heap.
final class Heap {
  private static final int LOOK_MILLIS = 100;
  private final AtomicLong most = new AtomicLong();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heap").factory());
  private final long begin = collected();

  private Heap() {
    clock.scheduleAtFixedRate(
        () -> most.accumulateAndGet(used(), Math::max), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  static Heap begin() {
    return new Heap();
  }

  void end(BiConsumer<String, Map<String, Object>> tell) {
    clock.shutdownNow();
    var line = new LinkedHashMap<String, Object>();
    line.put("begin_mb", begin / 1e6);
    line.put("end_mb", collected() / 1e6);
    line.put("most_mb", most.get() / 1e6);
    tell.accept("heap", line);
  }

  private static long collected() {
    System.gc();
    return used();
  }

  private static long used() {
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
