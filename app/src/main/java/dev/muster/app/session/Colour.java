package dev.muster.app.session;

import dev.muster.shared.redis.RedisAddress;

/// What an environment looks like in the stripe along the window's top. None is the colour of a
/// state.
public enum Colour {
  LOCAL("Local"),
  STAGING("Staging"),
  PRODUCTION("Production");

  private final String word;

  Colour(String word) {
    this.word = word;
  }

  /// As a person reads it.
  public String word() {
    return word;
  }

  /// The style class that has it.
  public String style() {
    return "env-" + name().toLowerCase(java.util.Locale.ROOT);
  }

  /// What an address has unless a person chose.
  public static Colour of(RedisAddress address) {
    return address.isLocal() ? LOCAL : STAGING;
  }
}
