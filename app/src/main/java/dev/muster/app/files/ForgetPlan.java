package dev.muster.app.files;

import dev.muster.app.session.Connection;
import dev.muster.shared.files.PackInfo;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A pack that is about to be forgotten.
final class ForgetPlan implements Plan {
  private final Connection connection;
  private final PackInfo pack;
  private final Runnable forgotten;
  private final ReadOnlyBooleanWrapper going = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

  /// @param forgotten told when it is
  ForgetPlan(Connection connection, PackInfo pack, Runnable forgotten) {
    this.connection = connection;
    this.pack = pack;
    this.forgotten = forgotten;
  }

  PackInfo pack() {
    return pack;
  }

  ReadOnlyBooleanProperty going() {
    return going.getReadOnlyProperty();
  }

  /// Why it couldn't be, in a sentence; empty if it could.
  ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /// Forgets it.
  void go() {
    if (going.get()) {
      return;
    }
    going.set(true);
    trouble.set("");
    connection.ask(
        queue -> queue.files().forget(pack),
        _ -> {
          going.set(false);
          forgotten.run();
        },
        why -> {
          going.set(false);
          trouble.set(why);
        });
  }
}
