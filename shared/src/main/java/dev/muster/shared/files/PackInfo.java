package dev.muster.shared.files;

import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Reply;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A pack as it was recorded.
///
/// @param id its place among the packs; greater is newer
/// @param by who made it: a worker, or user@host
/// @param time when, by Redis' clock
public record PackInfo(String id, Pack pack, String by, Instant time) {
  /// From an entry of the stream; empty if somebody wrote something else there.
  static Optional<PackInfo> of(Reply entry) {
    var id = entry.list().getFirst().text();
    var fields = entry.list().getLast().map();
    var pack = fields.get("pack");
    var by = fields.get("by");
    if (pack == null || by == null) {
      return Optional.empty();
    }
    var time = Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-'))));
    return Json.read(pack.text(), Pack.class)
        .filter(it -> it.files().entrySet().stream().allMatch(PackInfo::hasHashes))
        .map(it -> new PackInfo(id, it, by.text(), time));
  }

  /// JSON can leave out what Java's types promise.
  private static boolean hasHashes(Map.Entry<String, FileHash> file) {
    return PackCheck.isHash(file.getValue());
  }
}
