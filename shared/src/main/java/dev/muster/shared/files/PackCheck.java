package dev.muster.shared.files;

import dev.muster.shared.redis.Json;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a pack must be before anything is done with it. One that comes out of Redis may have been
/// written by anybody.
final class PackCheck {
  private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private PackCheck() {}

  /// @throws FileProblem (BadPack, BadName, OutsideFolder, TooMany, TooLarge)
  static void pack(Pack pack) {
    names(pack.files().keySet());
    var total = 0L;
    for (var file : pack.files().entrySet()) {
      hash(file.getValue(), file.getKey());
      total += file.getValue().size();
      if (total > Limits.BYTES) {
        throw Limits.tooLargeTogether();
      }
    }
    if (Json.write(pack).getBytes(StandardCharsets.UTF_8).length > Limits.PACK_JSON) {
      throw new FileProblem(
          "TooMany", "The names of these files are too long for one pack: take fewer at a time.");
    }
  }

  /// That the names can stand side by side on any platform, also one that doesn't tell `A` from
  /// `a`.
  static void names(Collection<String> names) {
    if (names.isEmpty()) {
      throw bad("This pack has no files: name at least one.");
    }
    if (names.size() > Limits.FILES) {
      throw new FileProblem(
          "TooMany",
          "A pack has at most " + Limits.FILES + " files, not " + names.size() + ": take fewer.");
    }
    var seen = new HashMap<String, String>();
    var folders = new HashSet<String>();
    for (var name : names) {
      FileName.of(name);
      var folded = folded(name);
      var other = seen.put(folded, name);
      if (other != null && !other.equals(name)) {
        throw bad(
            FileName.quoted(other)
                + " and "
                + FileName.quoted(name)
                + " are the same file on some platforms: rename one.");
      }
      for (var slash = folded.indexOf('/'); slash > 0; slash = folded.indexOf('/', slash + 1)) {
        folders.add(folded.substring(0, slash));
      }
    }
    for (var name : seen.entrySet()) {
      if (folders.contains(name.getKey())) {
        throw bad(FileName.quoted(name.getValue()) + " can't be both a file and a folder.");
      }
    }
  }

  /// That a content can be addressed by it.
  static void hash(FileHash hash, String name) {
    if (!isHash(hash)) {
      throw bad(
          "A pack needs md5, sha256 and size of "
              + FileName.quoted(name)
              + ", in lower-case hex digits and bytes.");
    }
    if (hash.size() > Limits.BYTES) {
      throw Limits.tooLarge(name);
    }
  }

  /// Whether md5, sha256 and size are there and can be such.
  static boolean isHash(FileHash hash) {
    // JSON can leave out what Java's types promise.
    return hash != null
        && hash.md5() != null
        && hash.sha256() != null
        && MD5.matcher(hash.md5()).matches()
        && SHA256.matcher(hash.sha256()).matches()
        && hash.size() >= 0;
  }

  static void sha256(String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      throw bad("A SHA-256 has 64 hex digits in lower case, not " + FileName.quoted(sha256) + ".");
    }
  }

  private static String folded(String name) {
    var composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static FileProblem bad(String sentence) {
    return new FileProblem("BadPack", sentence);
  }
}
