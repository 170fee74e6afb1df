package dev.muster.app.files;

import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.files.Pack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// The screen of files in a window of its own, over a queue with four workers.
abstract class FilesWindow extends WindowTest {
  @TempDir Path folder = Path.of("");
  final PretendedFleet fleet =
      new PretendedFleet("web1::3301", "web3::4411", "gpu1::2207", "db1::893");

  @AfterEach
  void endAll() {
    fleet.close();
  }

  void open() throws Exception {
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("Live");
    type(KeyCode.DIGIT5);
  }

  /// A worker puts files of its folder into Redis.
  Pack push(String worker, Map<String, byte[]> files) throws IOException {
    return fleet.push(folder, worker, files);
  }

  void select(String name) throws Exception {
    var table = (TableView<?>) node(".files-table");
    inWindow(
        () -> {
          for (int i = 0; i < table.getItems().size(); i++) {
            if (((FileEntry) table.getItems().get(i)).name().equals(name)) {
              table.getSelectionModel().clearAndSelect(i);
              return;
            }
          }
          throw new AssertionError(name + " isn't in the table.");
        });
  }

  void write(String selector, String text) throws Exception {
    var field = (TextField) node(selector);
    inWindow(() -> field.setText(text));
  }
}
