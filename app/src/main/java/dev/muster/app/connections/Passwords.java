package dev.muster.app.connections;

import dev.muster.shared.QueueException;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.redis.TlsFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The passwords that were given since the program started: by its environment, or by hand. They
/// are written nowhere. Belongs to the window's thread.
public final class Passwords {
  private final Map<String, String> known = new HashMap<>();
  private String trouble = "";

  /// With that of the address in an environment, if there is one.
  public static Passwords of(Map<String, String> environment) {
    var passwords = new Passwords();
    if (RedisAddress.isIn(environment)) {
      try {
        passwords.remember(RedisAddress.given(null, TlsFiles.NONE, environment));
      } catch (QueueException e) {
        passwords.trouble = Objects.requireNonNullElse(e.getMessage(), "");
      }
    }
    return passwords;
  }

  /// Why the environment gave none though it meant to, in sentences; empty if nothing is wrong.
  String trouble() {
    return trouble;
  }

  /// Takes the password of an address, if it has one.
  public void remember(RedisAddress address) {
    if (address.password() != null) {
      known.put(server(address), Objects.requireNonNull(address.password()));
    }
  }

  /// The address with the password that it had before, unless it brings its own.
  public RedisAddress complete(RedisAddress address) {
    return address.password() == null
        ? of(address).map(address::withPassword).orElse(address)
        : address;
  }

  /// What is known of an address.
  public Optional<String> of(RedisAddress address) {
    return Optional.ofNullable(known.get(server(address)));
  }

  /// All databases of a server have the same users.
  private static String server(RedisAddress address) {
    return address.hostAndPort() + " " + Objects.requireNonNullElse(address.user(), "default");
  }
}
