package dev.muster.app.main;

import java.util.function.Consumer;

/// The ways out of a window on one queue.
///
/// @param queue opens another queue of the same Redis
/// @param connections leads to the screen of connections
/// @param edit leads there, to this connection's form
/// @param startHere leads there, to where a Redis is started on this machine
public record Ways(
    Consumer<String> queue, Runnable connections, Runnable edit, Runnable startHere) {
  /// None: nothing happens.
  public static Ways none() {
    return new Ways(_ -> {}, () -> {}, () -> {}, () -> {});
  }
}
