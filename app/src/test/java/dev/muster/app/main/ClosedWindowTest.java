package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.Fleets;
import dev.muster.app.testing.WindowTest;
import java.lang.ref.WeakReference;
import java.time.Duration;
import javafx.scene.Node;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// A window is large, and what is the same for all windows outlives it.
class ClosedWindowTest extends WindowTest {
  @Test
  void nothingKeepsAClosedWindowAlive() throws Exception {
    openOn("redis://queue.example.net:6379", 1_280, 800);
    inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
    see("40 live");
    var table = tableOfTheWindow();
    close();
    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(table.get()).isNull();
            });
  }

  private WeakReference<Node> tableOfTheWindow() throws Exception {
    return new WeakReference<>(node(".workers-table"));
  }
}
