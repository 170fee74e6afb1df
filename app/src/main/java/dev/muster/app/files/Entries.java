package dev.muster.app.files;

import dev.muster.shared.files.FileHash;
import dev.muster.shared.files.Pack;
import dev.muster.shared.files.PackInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of packs as rows.
final class Entries {
  private Entries() {}

  /// The files of all packs, each name and content once, from the newest pack that has it.
  ///
  /// @param packs newest first
  static List<FileEntry> of(List<PackInfo> packs) {
    var named = new HashMap<String, Integer>();
    for (var pack : packs) {
      pack.pack().files().values().stream()
          .map(FileHash::sha256)
          .distinct()
          .forEach(sha256 -> named.merge(sha256, 1, Integer::sum));
    }
    var entries = new ArrayList<FileEntry>();
    var newest = new HashMap<String, String>();
    var seen = new HashSet<String>();
    for (var pack : packs) {
      for (var file : pack.pack().files().entrySet()) {
        var sha256 = file.getValue().sha256();
        var current = newest.computeIfAbsent(file.getKey(), _ -> sha256);
        var entry =
            new FileEntry(
                file.getKey(),
                file.getValue(),
                pack,
                named.getOrDefault(sha256, 1),
                !current.equals(sha256));
        if (seen.add(entry.key())) {
          entries.add(entry);
        }
      }
    }
    return entries;
  }

  /// The files of one pack.
  ///
  /// @param all what is known of all packs
  static List<FileEntry> of(PackInfo pack, List<FileEntry> all) {
    var known = new HashMap<String, FileEntry>();
    all.forEach(entry -> known.put(entry.key(), entry));
    return pack.pack().files().entrySet().stream().map(file -> entry(file, pack, known)).toList();
  }

  private static FileEntry entry(
      Map.Entry<String, FileHash> file, PackInfo pack, Map<String, FileEntry> known) {
    var alone = new FileEntry(file.getKey(), file.getValue(), pack, 1, false);
    var same = known.get(alone.key());
    return same == null
        ? alone
        : new FileEntry(file.getKey(), file.getValue(), pack, same.packs(), same.older());
  }

  /// A pack of just these; empty if two of them have one name and differ.
  static Optional<Pack> pack(List<FileEntry> entries) {
    var files = new LinkedHashMap<String, FileHash>();
    for (var entry : entries) {
      var other = files.put(entry.name(), entry.hash());
      if (other != null && !other.equals(entry.hash())) {
        return Optional.empty();
      }
    }
    return Optional.of(new Pack(files));
  }
}
