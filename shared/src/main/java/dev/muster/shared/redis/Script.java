package dev.muster.shared.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Lua script that changes several keys in one step. It begins with what it uses of `common.lua`,
/// so that all scripts tell the time, ring bells and sweep alike. It is put together when it is run
/// first: who starts needs few of them.
public final class Script {
  private final Class<?> owner;
  private final String name;

  /// Made twice if two threads come first, which is as good.
  private volatile @Nullable Whole whole;

  private record Whole(String body, String sha1) {}

  private Script(Class<?> owner, String name) {
    this.owner = owner;
    this.name = name;
  }

  /// The script in the file of that name beside a class.
  public static Script beside(Class<?> owner, String file) {
    return new Script(owner, file);
  }

  /// The whole text.
  public String body() {
    return whole().body;
  }

  private Whole whole() {
    var made = whole;
    if (made == null) {
      var body = new Prelude(text(Script.class, "common.lua")).before(text(owner, name));
      made = new Whole(body, sha1(body));
      whole = made;
    }
    return made;
  }

  /// A run of it on a queue. It gets `Q:protocol` as its one key.
  public Use on(Keys keys, Object... args) {
    var all = new ArrayList<Object>(List.of(1, keys.protocol()));
    all.addAll(List.of(args));
    return new Use(this, all);
  }

  /// A script with what it is run on.
  ///
  /// @param args the number of keys, the keys, the arguments
  public record Use(Script script, List<Object> args) {
    /// The call that runs it. Redis refuses that, and does nothing, while it doesn't know the
    /// script.
    public Call call() {
      return call("EVALSHA", script.whole().sha1);
    }

    /// The call that brings the script along.
    Call whole() {
      return call("EVAL", script.body());
    }

    private Call call(String command, String which) {
      var all = new ArrayList<Object>(args);
      all.addFirst(which);
      return new Call(command, all);
    }
  }

  private static String text(Class<?> owner, String file) {
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not beside " + owner);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha1(String body) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
