package dev.muster.app.main;

/// The ways out of a window on one queue.
///
/// @param connections leads to the screen of connections
/// @param edit leads there, to this connection's form
/// @param startHere leads there, to where a Redis is started on this machine
public record Ways(Runnable connections, Runnable edit, Runnable startHere) {
  /// None: nothing happens.
  public static Ways none() {
    return new Ways(() -> {}, () -> {}, () -> {});
  }
}
