package dev.muster.shared.redis;

import static java.util.regex.Pattern.DOTALL;
import static java.util.regex.Pattern.MULTILINE;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A Lua script that changes several keys in one step. It begins with what it uses of `common.lua`,
/// so that all scripts tell the time, ring bells and sweep alike. It is put together when it is run
/// first: who starts needs few of them.
public final class Script {
  private static final Pattern FUNCTION = Pattern.compile("^local function (\\w+)", MULTILINE);
  private static final Pattern SELDOM =
      Pattern.compile("^(local function seldom\\(\\)\n).*?^end\n", MULTILINE | DOTALL);

  /// What is no call, or one of what `seldom` makes.
  private static final Pattern UNCALLED = Pattern.compile("--.*|seldom\\(\\)\\.\\w+");
  private static final Pattern WORD = Pattern.compile("\\w+");
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
      var body = behind(text(Script.class, "common.lua"), text(owner, name));
      made = new Whole(body, sha1(body));
      whole = made;
    }
    return made;
  }

  /// Each run of a script makes all of its functions anew, which took Redis longer than most runs:
  /// those that it doesn't call are left out, and those that only its function `seldom` calls are
  /// made by that. What one calls stands above it, in the part before.
  private static String behind(String common, String own) {
    var seldom = SELDOM.matcher(own);
    if (!seldom.find()) {
      return String.join("\n\n", called(common, own)) + "\n\n" + own;
    }
    var head = seldom.group(1);
    var often = called(common, own.replace(seldom.group(), ""));
    var others = called(common, seldom.group());
    others.removeAll(often);
    return String.join("\n\n", often)
        + "\n\n"
        + own.replace(head, head + String.join("\n\n", others) + "\n\n");
  }

  private static List<String> called(String common, String own) {
    var parts = new ArrayList<String>();
    var words = words(own);
    for (var part : List.of(common.split("\n\n")).reversed()) {
      var function = FUNCTION.matcher(part);
      if (!function.find() || words.contains(function.group(1))) {
        parts.addFirst(part);
        words.addAll(words(part));
      }
    }
    return parts;
  }

  private static Set<String> words(String text) {
    return WORD.matcher(UNCALLED.matcher(text).replaceAll(""))
        .results()
        .map(MatchResult::group)
        .collect(toCollection(HashSet::new));
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
