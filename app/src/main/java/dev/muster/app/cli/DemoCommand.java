package dev.muster.app.cli;

import dev.muster.app.App;
import dev.muster.app.background.Toolkit;
import dev.muster.app.connections.Passwords;
import dev.muster.app.demo.Demo;
import dev.muster.app.session.Place;
import dev.muster.app.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `muster demo`: the whole thing on a Redis of its own.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Starts a Redis of its own and two workers, plays a tour on them, and opens the window on"
            + " what came of it. Nothing is left behind.")
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      description =
          "open no window: save a picture of each screen there, and end (without a display:"
              + " target/pictures)")
  private @Nullable Path pictures;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var folder = pictures;
    if (folder == null && !Display.isThere()) {
      say("There is no display, so the window is rendered into pictures.");
      folder = Path.of("target", "pictures");
    }
    try (var demo = Demo.start(this::say)) {
      if (folder != null) {
        takePictures(demo, folder);
      } else {
        demo.playTour(() -> {});
        say("The window is open; close it, or press Ctrl+C, to end the demo.");
        var ahead = App.ahead(Place.of(demo.address(), demo.queue()));
        Display.showWindow(Settings.inMemory(), new Passwords(), window -> window.open(ahead));
      }
    }
    return 0;
  }

  /// The window takes as long to make as the tour's task sleeps.
  private void takePictures(Demo demo, Path folder) throws Exception {
    var window = new FutureTask<>(() -> Display.offScreen(demo.address(), demo.queue()));
    demo.playTour(() -> Thread.ofPlatform().daemon().name("window").start(window));
    try (var pictures = Toolkit.await(window)) {
      for (var picture : pictures.take(folder, Duration.ZERO)) {
        say("picture " + picture.toAbsolutePath());
      }
    }
  }

  private void say(String line) {
    if (spec != null) {
      spec.commandLine().getOut().println(line);
    }
  }
}
