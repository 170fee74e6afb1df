package dev.muster.app.cli;

import dev.muster.app.App;
import dev.muster.app.bench.FirstLook;
import dev.muster.app.connections.Passwords;
import dev.muster.app.session.Place;
import dev.muster.app.settings.Settings;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `muster app`: the window alone.
@Command(
    name = "app",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Opens the window on a queue.")
final class AppCommand implements Callable<Integer> {
  private static final String PICTURES = "--pictures";
  private static final String UNTIL_FILLED = "--until-filled";

  @Mixin private RedisOption redis = new RedisOption();

  @Option(
      names = "--queue",
      paramLabel = "Q",
      description = "the queue; default: the only one there is, else you are asked")
  private @Nullable String queue;

  @Option(
      names = PICTURES,
      paramLabel = "DIR",
      description = "open no window: save a picture of each screen there, and end")
  private @Nullable Path pictures;

  @Option(
      names = "--after",
      paramLabel = "TIME",
      description = "watch for so long before taking pictures, such as 10s",
      converter = TimeOption.class)
  private Duration after = Duration.ZERO;

  @Option(
      names = UNTIL_FILLED,
      hidden = true,
      description = "open the window off-screen, say when its table is filled, and end")
  private boolean untilFilled;

  @Spec private @Nullable CommandSpec spec;

  /// Whether a word asks for a window that nobody sees.
  static boolean isOffScreen(String word) {
    return word.startsWith(PICTURES) || word.equals(UNTIL_FILLED);
  }

  @Override
  public Integer call() throws Exception {
    var address = redis.address();
    if (pictures != null) {
      var name = queue != null ? queue : onlyQueue(address);
      try (var window = Display.offScreen(address, name)) {
        window.take(pictures, after).forEach(this::say);
      }
      return 0;
    }
    if (untilFilled) {
      Display.offScreen();
      FirstLook.await(App.ahead(Place.of(address, queue != null ? queue : onlyQueue(address))));
      return 0;
    }
    if (!Display.isThere()) {
      throw new QueueException(
          Reason.FAILED,
          "There is no display to open a window on: set DISPLAY, or save pictures with --pictures"
              + " DIR.");
    }
    var passwords = Passwords.of(System.getenv());
    passwords.remember(address);
    Display.showWindow(Settings.in(Settings.folder()), passwords, begin(address));
    return 0;
  }

  /// Opens what is beyond doubt; else a person chooses.
  private Consumer<App> begin(RedisAddress address) {
    if (queue != null) {
      var ahead = App.ahead(Place.of(address, new Keys(queue).queue()));
      return window -> window.open(ahead);
    }
    try {
      var ahead = App.ahead(Place.of(address, onlyQueue(address)));
      return window -> window.open(ahead);
    } catch (QueueException e) {
      var wanted = redis.isGiven() ? Place.of(address, "") : null;
      return window -> window.choose(wanted).test();
    }
  }

  private static String onlyQueue(RedisAddress address) {
    try (var redis = new Redis(address, "muster", true)) {
      var queues = redis.call("SMEMBERS", "muster:queues").texts().stream().sorted().toList();
      if (queues.size() == 1) {
        return queues.getFirst();
      }
      throw new QueueException(
          Reason.USAGE,
          queues.isEmpty()
              ? "There is no queue at " + address.display() + " yet: name one with --queue."
              : "Which queue? Name one with --queue: " + String.join(", ", queues) + ".");
    }
  }

  private void say(Path picture) {
    if (spec != null) {
      spec.commandLine().getOut().println(picture);
    }
  }
}
