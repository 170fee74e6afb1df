package dev.muster.shared.redis;

import static java.util.regex.Pattern.MULTILINE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// A Lua script that changes several keys in one step. It begins with what it uses of `common.lua`,
/// so that all scripts tell the time, ring bells and sweep alike.
///
/// @param name for error messages
/// @param body the whole text
/// @param sha1 what EVALSHA calls it by
public record Script(String name, String body, String sha1) {
  private static final Pattern FUNCTION = Pattern.compile("^local function (\\w+)", MULTILINE);

  /// The script in the file of that name beside a class.
  public static Script beside(Class<?> owner, String file) {
    var body = behind(text(Script.class, "common.lua"), text(owner, file));
    return new Script(file, body, sha1(body));
  }

  /// Each run of a script makes all of its functions anew, which took Redis longer than most runs:
  /// those that it doesn't call are left out. What one calls stands above it, in the part before.
  private static String behind(String common, String own) {
    var script = own;
    for (var part : List.of(common.split("\n\n")).reversed()) {
      var function = FUNCTION.matcher(part);
      if (!function.find() || isNamed(function.group(1), script)) {
        script = part + "\n\n" + script;
      }
    }
    return script;
  }

  private static boolean isNamed(String function, String script) {
    return Pattern.compile("\\b" + function + "\\b").matcher(script).find();
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
      return call("EVALSHA", script.sha1);
    }

    /// The call that brings the script along.
    Call whole() {
      return call("EVAL", script.body);
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
