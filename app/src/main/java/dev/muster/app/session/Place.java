package dev.muster.app.session;

import dev.muster.shared.redis.RedisAddress;

/// What a window is opened on.
///
/// @param address where Redis is, with the password
/// @param queue the queue's name
/// @param name what a person calls the connection
/// @param colour of its stripe
/// @param readOnly whether the connection refuses to write
/// @param endsWithWindow whether this Redis was started for the window, and ends with it
public record Place(
    RedisAddress address,
    String queue,
    String name,
    Colour colour,
    boolean readOnly,
    boolean endsWithWindow) {
  /// As it is unless a person chose.
  public static Place of(RedisAddress address, String queue) {
    return new Place(address, queue, nameOf(address), Colour.of(address), false, false);
  }

  /// The same with another queue.
  public Place with(String other) {
    return new Place(address, other, name, colour, readOnly, endsWithWindow);
  }

  /// What an address is called unless a person named it.
  public static String nameOf(RedisAddress address) {
    return address.isLocal() ? "LOCAL" : address.host();
  }
}
