package dev.muster.app.cli;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.nio.file.Path;

/// The folder that Muster is built in, as its launcher tells it.
final class Home {
  private Home() {}

  static Path folder() {
    var home = System.getProperty("muster.home");
    if (home == null) {
      throw new QueueException(
          Reason.USAGE, "Start this with ./muster, which says where Muster is.");
    }
    return Path.of(home);
  }
}
