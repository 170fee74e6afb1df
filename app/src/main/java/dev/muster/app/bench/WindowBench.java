package dev.muster.app.bench;

import dev.muster.app.App;
import dev.muster.app.background.Toolkit;
import dev.muster.app.connections.Passwords;
import dev.muster.app.main.MainView;
import dev.muster.app.session.Place;
import dev.muster.app.settings.Settings;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.stage.Stage;

/// The window itself, on 10,000 simulated workers: drawn off-screen by software, over loopback, on
/// a Redis of its own; the workers are another process. That screen in memory copies each pixel,
/// which with the faster compiler alone, as windows have it, would be most of what is measured: so
/// it runs with both, but for `start`.
///
/// - `start`: from starting the program until its table is filled and drawn, beside a bare JavaFX
///   table of as many rows: one with the same flags and the same class cache, and one as Java
///   starts any program; on a fleet that is idle.
/// - `table`: drawings a second and the time between two, the processors that the window takes;
///   about 1,000 workers change each second.
/// - `state`, `reply`, `log`: from just before a worker tells Redis until a drawing of it was over.
///   What a drawing shows is what its nodes say after their layout.
/// - `click`: from the press of a button of the mouse until a drawing of its effect was over: a
///   row with its detail, a chip that filters all rows, a pane of the dock.
/// - `redis`: processor time of Redis for five windows, on top of what the fleet takes; the median
///   of five turns.
/// - `lines`: as `table`, with the logs of four workers beside each other, who print 100,000
///   lines a second.
/// - `lag`: during `lines`, how many were written and how many of these the window has read; and
///   each time that a drawing is over, how long ago the newest line of each pane was written into
///   Redis, by Redis' time.
/// - `fold`: away from the window's thread, 1,000 and 50,000 replies put in order and folded: all
///   equal but ten, all different, all compared with the two that agree; the median and the
///   slowest of 21, the first among them.
/// - `replies`: from choosing a message that 1,000 have answered until its replies were drawn.
/// - `heap`: after a collection as the load begins and as it ends, and at most between.
public final class WindowBench {
  private static final int WORKERS = 10_000;
  private static final int LINES = 100_000;
  private static final int REPLIES = 1_000;
  private static final int MANY_REPLIES = 50_000;
  private static final int STARTS = 5;
  private static final int WINDOWS = 5;
  private static final int ROUNDS = 5;

  /// What a window asks for when it opens is not what watching costs.
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private static final String FLEET = "fleet";
  private static final String PRINTERS = "printers";
  private final Consumer<String> out;
  private final Duration length;

  /// Prepares it.
  ///
  /// @param out takes a line of JSON for each figure
  /// @param length how long the window is under load
  public WindowBench(Consumer<String> out, Duration length) {
    this.out = out;
    this.length = length;
  }

  /// A window that is open.
  record Open(Stage stage, App app, Place place) implements AutoCloseable {
    static Open on(RedisAddress address, String queue) throws Exception {
      var place = Place.of(address, queue);
      var ahead = App.ahead(place);
      var open =
          Toolkit.call(
              () -> {
                var stage = new Stage();
                var app = new App(stage, Settings.inMemory(), new Passwords());
                app.open(ahead);
                return new Open(stage, app, place);
              });
      FirstLook.awaitFilled(open.stage.getScene());
      Toolkit.run(open::fit);
      return open;
    }

    private void fit() {
      // The screen in memory is smaller than a window with all its parts.
      stage.setWidth(App.WIDTH);
      stage.setHeight(App.HEIGHT);
      // The mouse reaches what is on the screen.
      stage.setX(0);
      stage.setY(0);
    }

    MainView view() throws Exception {
      return Toolkit.call(() -> (MainView) stage.getScene().lookup(".main-view"));
    }

    @Override
    public void close() {
      Toolkit.later(stage::close);
      app.close();
    }
  }

  /// Measures, and leaves nothing behind.
  public void run() throws Exception {
    try (var server = EmbeddedRedis.start()) {
      var address = RedisAddress.parse(server.url());
      try (var redis = new Redis(address, "bench", false)) {
        try (var _ = fleet(server, FLEET, WORKERS, "0%", 0)) {
          starts(server);
          Toolkit.start();
          try (var window = Open.on(address, FLEET)) {
            tell("replies", Collating.draw(window, REPLIES));
          }
        }
        try (var _ = fleet(server, FLEET, WORKERS, "10%", 1_000)) {
          onFleet(address, redis);
        }
        try (var _ = fleet(server, PRINTERS, 4, "50%", LINES)) {
          onLines(address);
        }
        // Last, for what it throws away makes the heap larger.
        tell("fold", Collating.fold(REPLIES));
        tell("fold", Collating.fold(MANY_REPLIES));
      }
    }
  }

  private static Program fleet(
      EmbeddedRedis server, String queue, int workers, String busy, int lines) throws IOException {
    var fleet =
        Program.muster(
            server.url(),
            "simulate",
            queue,
            "--workers",
            "" + workers,
            "--busy",
            busy,
            "--log-rate",
            "" + lines);
    fleet.line();
    return fleet;
  }

  private void starts(EmbeddedRedis server) throws IOException {
    var ours = new Times();
    var bare = new Times();
    var plain = new Times();
    for (int i = 0; i < STARTS; i++) {
      plain.add(start(() -> Program.plain(server.url(), BareTable.class.getName())));
      bare.add(start(() -> Program.start(server.url(), BareTable.class.getName())));
      ours.add(
          start(() -> Program.muster(server.url(), "app", "--queue", FLEET, "--until-filled")));
    }
    var line = new LinkedHashMap<String, Object>();
    line.put("n", ours.size());
    line.put("p50_ms", ours.millis(0.5));
    line.put("baseline", "a bare JavaFX table of 10,000 rows, with the flags and the class cache");
    line.put("baseline_p50_ms", bare.millis(0.5));
    line.put("ratio", ours.millis(0.5) / bare.millis(0.5));
    line.put("plain", "the same as Java starts it by itself");
    line.put("plain_p50_ms", plain.millis(0.5));
    line.put("plain_ratio", ours.millis(0.5) / plain.millis(0.5));
    tell("start", line);
  }

  /// Starts a program.
  private interface Starting {
    Program start() throws IOException;
  }

  private static long start(Starting starting) throws IOException {
    long begun = System.nanoTime();
    try (var program = starting.start()) {
      program.line();
      return System.nanoTime() - begun;
    }
  }

  private void onFleet(RedisAddress address, Redis redis) throws Exception {
    try (var probe = new Probe(redis, FLEET);
        var window = Open.on(address, FLEET)) {
      var heap = Heap.begin();
      frames("table", window, length.dividedBy(4));
      var latency = new Latency(window, probe);
      tell("state", times(latency.states(length.dividedBy(4)), latency.missed()));
      tell("click", times(latency.clicks(length.dividedBy(8)), latency.missed()));
      tell("reply", times(latency.replies(length.dividedBy(8)), latency.missed()));
      tell("log", times(latency.lines(length.dividedBy(8)), latency.missed()));
      heap.end(this::tell);
    }
    redis(address, redis);
  }

  /// The fleet's own share goes up and down by as much as the windows take: so by turns.
  private void redis(RedisAddress address, Redis redis) throws Exception {
    var part = length.dividedBy(4 * ROUNDS);
    var more = new Rates();
    var together = new Rates();
    var line = new LinkedHashMap<String, Object>();
    line.put("windows", WINDOWS);
    for (int i = 0; i < ROUNDS; i++) {
      double alone = ServerLoad.cores(redis, part);
      try (var windows = new Watchers(address, FLEET, WINDOWS)) {
        pass(SETTLED);
        double both = ServerLoad.cores(redis, part);
        together.add(both);
        more.add(both - alone);
        line.put("cmd_per_s_of_one", windows.cost().commands());
        line.put("bytes_per_s_of_one", windows.cost().bytes());
      }
    }
    line.put("cores", more.median());
    line.put("cores_with_fleet", together.median());
    tell("redis", line);
  }

  private void onLines(RedisAddress address) throws Exception {
    try (var window = Open.on(address, PRINTERS)) {
      var view = window.view();
      Toolkit.run(
          () ->
              view.showLogs(
                  view.answers().session().fleet().get().workers().stream()
                      .map(worker -> List.of(worker.worker()))
                      .toList()));
      var heap = Heap.begin();
      try (var lines = Lines.begin(window.stage().getScene(), view.logs())) {
        frames("lines", window, length.dividedBy(4));
        tell("lag", Toolkit.call(lines::tell));
      }
      heap.end(this::tell);
    }
  }

  private void frames(String name, Open window, Duration time) throws Exception {
    var me = ProcessHandle.current();
    try (var changes = new Changes(window.stage().getScene())) {
      var frames = Frames.begin();
      long begun = System.nanoTime();
      double cpu = cpu(me);
      pass(time);
      double seconds = (System.nanoTime() - begun) / 1e9;
      var times = frames.end();
      var line = new LinkedHashMap<String, Object>();
      line.put("workers_changed_per_s", changes.count() / seconds);
      line.put("frames_per_s", times.size() / seconds);
      line.put("p50_ms", times.millis(0.5));
      line.put("p95_ms", times.millis(0.95));
      line.put("p99_ms", times.millis(0.99));
      line.put("cores", (cpu(me) - cpu) / seconds);
      tell(name, line);
    }
  }

  private static double cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().map(time -> time.toNanos() / 1e9).orElse(0.0);
  }

  /// Nobody counts it down: this is only a wait that an interrupt ends.
  static void pass(Duration time) throws InterruptedException {
    var _ = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Map<String, Object> times(Times times, int missed) {
    var line = new LinkedHashMap<String, Object>();
    line.put("n", times.size());
    line.put("not_drawn", missed);
    if (times.size() > 0) {
      line.put("p50_ms", times.millis(0.5));
      line.put("p95_ms", times.millis(0.95));
    }
    return line;
  }

  private void tell(String name, Map<String, Object> figures) {
    var line = new LinkedHashMap<String, Object>();
    line.put("bench", name);
    figures.forEach(
        (key, value) ->
            line.put(key, value instanceof Double d ? Math.round(d * 1_000) / 1_000.0 : value));
    out.accept(Json.write(line));
  }
}
