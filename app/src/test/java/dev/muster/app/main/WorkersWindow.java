package dev.muster.app.main;

import dev.muster.app.testing.Fleets;
import dev.muster.app.testing.WindowTest;
import dev.muster.app.workers.FleetRow;
import java.time.Duration;
import javafx.scene.control.TableView;

/// A window on a large fleet that it is told of.
abstract class WorkersWindow extends WindowTest {
  static final String ADDRESS = "redis://:secret@queue.example.net:6380";

  void openOnALargeFleet() throws Exception {
    openOn(ADDRESS, 1_440, 900);
    inWindow(() -> session().heard(Fleets.large(), Duration.ofNanos(400_000)));
  }

  TableView<?> table() {
    return (TableView<?>) find(".workers-table");
  }

  javafx.scene.Node filter() {
    return find(".filter-field");
  }

  javafx.scene.Node find(String selector) {
    try {
      return node(selector);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static String name(Object row) {
    return ((FleetRow) row).summary().get().worker();
  }
}
