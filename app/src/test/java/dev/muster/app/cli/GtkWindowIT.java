package dev.muster.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.app.cli.XConnection.Window;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.RealFleet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window as a desktop shows it: the launcher, JavaFX on GTK, an X server, and two workers.
@Tag("xvfb")
class GtkWindowIT {
  private static final Path LAUNCHER = Path.of("..", "muster").toAbsolutePath().normalize();
  private static final Path PICTURE = Path.of("target", "screenshots", "gtk.png");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int COLOURS = 100;

  @TempDir private Path folder = Path.of("");

  @Test
  void theWindowOpensOnAnXServerShowsTheQueueAndEndsWhenItIsClosed() throws Exception {
    try (var screen = new Xvfb();
        var eyes = screen.connect();
        var fleet = new RealFleet(folder, List.of("one", "two"))) {
      var app = open(screen.display(), fleet.server().url());
      try {
        // A window that takes another size while it is looked at can't be pictured.
        await()
            .atMost(PATIENCE)
            .ignoreExceptionsInstanceOf(IOException.class)
            .until(() -> !app.isAlive() || isDrawn(eyes));
        assertThat(app.isAlive()).as(said()).isTrue();
        var window = eyes.windows().getFirst();
        save(eyes.picture(window));
        assertThat(window.title())
            .isEqualTo("jobs on 127.0.0.1:" + fleet.server().port() + " · Muster");
        eyes.close(window);
        assertThat(app.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(said()).isTrue();
        assertThat(app.exitValue()).as(said()).isZero();
        assertThat(eyes.windows()).isEmpty();
        assertThat(said().lines().filter(line -> !line.startsWith("Picked up"))).isEmpty();
        assertThat(folder.resolve("temporary")).isEmptyDirectory();
        assertThat(fleet.queue().workers().list()).containsExactly("one", "two");
      } finally {
        app.destroyForcibly();
      }
    }
  }

  private Process open(String display, String redis) throws IOException {
    var builder =
        new ProcessBuilder(LAUNCHER.toString(), "app", "--queue", PretendedFleet.QUEUE)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile());
    var temporary = Files.createDirectory(folder.resolve("temporary"));
    var environment = builder.environment();
    environment.put("DISPLAY", display);
    environment.remove("WAYLAND_DISPLAY");
    environment.put("MUSTER_REDIS", redis);
    environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir='" + temporary + "'");
    return builder.start();
  }

  /// A window that has only just come is of few colours.
  private static boolean isDrawn(XConnection eyes) throws IOException {
    for (Window window : eyes.windows()) {
      var picture = eyes.picture(window);
      var pixels =
          picture.getRGB(
              0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
      var colours = new HashSet<Integer>();
      for (var pixel : pixels) {
        colours.add(pixel);
      }
      if (colours.size() > COLOURS) {
        return true;
      }
    }
    return false;
  }

  private static void save(BufferedImage picture) throws IOException {
    Files.createDirectories(PICTURE.getParent());
    ImageIO.write(picture, "png", PICTURE.toFile());
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("out.txt"));
  }
}
