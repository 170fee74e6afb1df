package dev.muster.app.files;

import dev.muster.app.controls.Phrases;
import dev.muster.shared.files.FileHash;
import dev.muster.shared.files.PackInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of the list of packs: one pack, or all of them together.
///
/// @param info the pack; null for all
/// @param files how many files
/// @param bytes how much they are together
record PackRow(@Nullable PackInfo info, int files, long bytes) {
  private static final int NAMED = 2;

  static PackRow of(PackInfo info) {
    var files = info.pack().files().values();
    return new PackRow(info, files.size(), files.stream().mapToLong(FileHash::size).sum());
  }

  /// All files, each once.
  static PackRow all(List<FileEntry> entries) {
    return new PackRow(
        null, entries.size(), entries.stream().mapToLong(entry -> entry.hash().size()).sum());
  }

  /// The pack's id; empty for all.
  String id() {
    return info == null ? "" : info.id();
  }

  /// The names, or the first of them and how many more.
  String title() {
    if (info == null) {
      return "All files";
    }
    var names = info.pack().files().keySet().stream().map(Plain::name).toList();
    return switch (names.size()) {
      case 0 -> "No files";
      case 1, NAMED -> String.join(", ", names);
      default -> names.getFirst() + " and " + Phrases.count(names.size() - 1L) + " more";
    };
  }
}
