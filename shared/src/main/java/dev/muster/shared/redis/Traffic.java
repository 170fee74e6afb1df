package dev.muster.shared.redis;

/// What has gone over all connections to one Redis since they began.
///
/// @param commands that were sent; a script is one
/// @param trips in which they were sent, several at once as a rule
/// @param bytes there and back
public record Traffic(long commands, long trips, long bytes) {
  /// Nothing yet.
  public static final Traffic NONE = new Traffic(0, 0, 0);

  /// What came on top of what was before.
  public Traffic since(Traffic before) {
    return new Traffic(commands - before.commands, trips - before.trips, bytes - before.bytes);
  }
}
